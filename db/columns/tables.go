package columns

import "sync"

// Tables are the tables of a release that are in memory. Releases share tables with the same rows.
type Tables struct {
	Room Room // for references; nil for any

	tables  map[string]*Table
	links   map[string]*Links
	derived map[expression]*Derived
	memo    memo

	mu      sync.Mutex
	targets map[reference][]int32
	sources map[reference][]int32
}

// reference is a column whose values are keys of another table.
type reference struct {
	from   *Table
	column string
	to     *Table
}

// expression is an expression over the rows of a table.
type expression struct {
	of    *Table
	value string
}

// NewTables returns the tables of a release.
func NewTables(tables map[string]*Table) *Tables {
	return &Tables{
		tables: tables, derived: map[expression]*Derived{}, memo: newMemo(),
		targets: map[reference][]int32{}, sources: map[reference][]int32{},
	}
}

// Derive adds columns of a table, by their expressions, that depend on other tables of the release too. No one may use the tables yet.
func (s *Tables) Derive(of *Table, columns map[string]*Derived) {
	for value, c := range columns {
		s.derived[expression{of, value}] = c
	}
}

// Derived returns the column of an expression over the rows of a table, nil if it is not in memory.
func (s *Tables) Derived(of *Table, value string) *Derived { return s.derived[expression{of, value}] }

// Table returns the table with the name, nil if it is not in memory. Nil Tables have none.
func (s *Tables) Table(name string) *Table {
	if s == nil {
		return nil
	}
	return s.tables[name]
}

// Targets returns the row of table to that each code of a column names, -1 if there is none; nil without room for them.
func (s *Tables) Targets(from *Table, column string, to *Table) []int32 {
	named := from.Column(column).(*Text)
	return s.reference(s.targets, reference{from, column, to}, named.Codes(), func(rows []int32) {
		for code := range rows {
			rows[code] = -1
			if code == 0 {
				continue
			}
			if row, ok := to.Row(named.Word(int32(code))); ok {
				rows[code] = row
			}
		}
	})
}

// Sources returns the code of the column in table from that names each row of table to, 0 if none does; nil without room for them.
func (s *Tables) Sources(from *Table, column string, to *Table) []int32 {
	targets := s.Targets(from, column, to)
	if targets == nil {
		return nil
	}
	return s.reference(s.sources, reference{from, column, to}, to.Rows(), func(codes []int32) {
		for code, row := range targets {
			if row >= 0 {
				codes[row] = int32(code)
			}
		}
	})
}

// Through returns the row of table to that each code of a column leads to by way of the row of between that it names, -1 if there
// is none; nil without room for what leads there.
func (s *Tables) Through(from *Table, column string, to, between *Table, reference string) []int32 {
	ways, targets := s.Targets(from, column, between), s.Targets(between, reference, to)
	if ways == nil || targets == nil {
		return nil
	}
	rows := make([]int32, len(ways))
	named := between.Column(reference).(*Text)
	for code, row := range ways {
		rows[code] = -1
		if row >= 0 {
			rows[code] = targets[named.Code(row)]
		}
	}
	return rows
}

// reference returns numbers that are kept, or finds them.
func (s *Tables) reference(kept map[reference][]int32, key reference, size int, find func([]int32)) []int32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept[key] == nil && s.Room.has(4*size) {
		list := make([]int32, size)
		find(list)
		kept[key] = list
	}
	return kept[key]
}

// Remembered returns the memory that answers and derived columns take.
func (s *Tables) Remembered() int64 {
	size := int64(s.memo.kept.WeightedSize())
	for _, c := range s.derived {
		size += c.Bytes()
	}
	return size
}

// Bytes returns the memory that the tables and their references take.
func (s *Tables) Bytes() (size int64) {
	for _, t := range s.tables {
		size += t.Bytes()
	}
	for _, l := range s.links {
		size += l.bytes()
	}
	for _, c := range s.derived {
		size += c.Bytes()
	}
	size += s.Remembered()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, kept := range []map[reference][]int32{s.targets, s.sources} {
		for _, list := range kept {
			size += int64(4 * cap(list))
		}
	}
	return size
}
