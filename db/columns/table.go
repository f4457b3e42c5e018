package columns

// Table is a table of a release. It does not change, but for the lists that it keeps.
type Table struct {
	Name string
	Room Room // for lists; nil for any

	rows    int
	keyName string
	key     Column
	columns map[string]Column
	lists   lists
}

// Room makes room in memory for so many bytes. It reports false if there is none.
type Room func(bytes int64) bool

func (r Room) has(bytes int) bool { return r == nil || r(int64(bytes)) }

// NewTable makes a table of columns. Its rows must be in the order of their keys.
func NewTable(name, key string, rows int, columns map[string]Column) *Table {
	return &Table{Name: name, rows: rows, keyName: key, key: columns[key], columns: columns}
}

// Rows returns the number of rows.
func (t *Table) Rows() int { return t.rows }

// Key returns the column of keys.
func (t *Table) Key() Column { return t.key }

// Keys returns the column of keys as one that rows can be ordered by.
func (t *Table) Keys() Column { return keys{t.key, t} }

// Column returns the column with the name, nil if there is none.
func (t *Table) Column(name string) Column { return t.columns[name] }

// Find returns the row whose column, the key or another unique Text, has the value, -1 if there is none. It reports false if there is no
// room for what it needs.
func (t *Table) Find(column, value string) (row int32, ok bool) {
	if column == t.keyName {
		if row, ok = t.Row(value); !ok {
			row = -1
		}
		return row, true
	}
	if !t.Orders(column, t.keyName) {
		return 0, false
	}
	if code := t.columns[column].(*Text).Find(value); code > 0 {
		return t.Of(column, code, Order{Column: t.keyName}).At(0), true
	}
	return -1, true
}

// Row returns the row with the key. It reports false if there is none.
func (t *Table) Row(key string) (int32, bool) {
	if text, ok := t.key.(*Text); ok { // each row has the code after the one before
		code := text.Find(key)
		return code - 1, code > 0
	}
	row := t.Floor(key)
	var place [128]byte
	if int(row) == t.rows || string(t.key.AppendText(place[:0], row)) != key {
		return 0, false
	}
	return row, true
}

// blockRows is the number of rows that are tested at once.
const blockRows = 1024

// Matches tells for each row whether a condition matches.
func (t *Table) Matches(c Condition) []bool { return matches(t.rows, c) }

// matches tells for each of the first rows whether a condition matches.
func matches(rows int, c Condition) []bool {
	hits := make([]bool, rows)
	for row := range hits {
		hits[row] = true
	}
	var block [blockRows]int32
	for start := 0; start < rows; start += blockRows {
		n := min(blockRows, rows-start)
		for i := range n {
			block[i] = int32(start + i)
		}
		c.Test(block[:n], hits[start:start+n])
	}
	return hits
}

// Bytes returns the memory that the table takes, with the lists made so far.
func (t *Table) Bytes() int64 {
	size := t.lists.bytes()
	for _, c := range t.columns {
		size += c.Bytes()
	}
	return size
}

// keys is the column of keys of a table, whose rows are in their order.
type keys struct {
	Column
	of *Table
}

// ranks returns nil: the order of the keys is that of the rows.
func (keys) ranks() *packed { return nil }

func (k keys) place(value string) (least, after uint64, ok bool) {
	least = uint64(k.of.Floor(value)) + 1
	if _, known := k.of.Row(value); known {
		return least, least + 1, true
	}
	return least, least, true
}

// Composed is the column of keys that have the values of several columns, with a slash between them.
type Composed struct{ Parts []*Text }

const slash = '/'

// Null reports false: a key has a value.
func (c *Composed) Null(int32) bool { return false }

// AppendText appends the key of a row.
func (c *Composed) AppendText(dst []byte, row int32) []byte {
	for i, part := range c.Parts {
		if i > 0 {
			dst = append(dst, slash)
		}
		dst = part.AppendText(dst, row)
	}
	return dst
}

// AppendJSON appends the key of a row as JSON.
func (c *Composed) AppendJSON(dst []byte, row int32) []byte {
	start := len(dst)
	return Quote(c.AppendText(dst, row), start)
}

// Bytes returns 0: the parts are columns of their own.
func (c *Composed) Bytes() int64 { return 0 }
