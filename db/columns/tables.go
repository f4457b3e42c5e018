package columns

import "sync"

// Tables are the tables of a release that are in memory. Releases share tables with the same rows.
type Tables struct {
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

// Targets returns the row of table to that each code of a column names, -1 if there is none.
func (s *Tables) Targets(from *Table, column string, to *Table) []int32 {
	return s.reference(s.targets, reference{from, column, to}, func() []int32 {
		named := from.Column(column).(*Text)
		rows := make([]int32, named.Codes())
		for code := range rows {
			rows[code] = -1
			if code == 0 {
				continue
			}
			if row, ok := to.Row(named.Word(int32(code))); ok {
				rows[code] = row
			}
		}
		return rows
	})
}

// Sources returns the code of the column in table from that names each row of table to, 0 if none does.
func (s *Tables) Sources(from *Table, column string, to *Table) []int32 {
	targets := s.Targets(from, column, to)
	return s.reference(s.sources, reference{from, column, to}, func() []int32 {
		codes := make([]int32, to.Rows())
		for code, row := range targets {
			if row >= 0 {
				codes[row] = int32(code)
			}
		}
		return codes
	})
}

// Through returns the row of table to that each code of a column leads to by way of the row of between that it names, -1 if there
// is none.
func (s *Tables) Through(from *Table, column string, to, between *Table, reference string) []int32 {
	rows := make([]int32, from.Column(column).(*Text).Codes())
	named, targets := between.Column(reference).(*Text), s.Targets(between, reference, to)
	for code, row := range s.Targets(from, column, between) {
		rows[code] = -1
		if row >= 0 {
			rows[code] = targets[named.Code(row)]
		}
	}
	return rows
}

func (s *Tables) reference(kept map[reference][]int32, key reference, find func() []int32) []int32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept[key] == nil {
		kept[key] = find()
	}
	return kept[key]
}

// Bytes returns the memory that the tables and their references take.
func (s *Tables) Bytes() (size int64) {
	for _, t := range s.tables {
		size += t.Bytes()
	}
	for _, l := range s.links {
		size += l.bytes()
	}
	size += int64(s.memo.kept.WeightedSize())
	for _, c := range s.derived {
		size += c.Bytes()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, kept := range []map[reference][]int32{s.targets, s.sources} {
		for _, list := range kept {
			size += int64(4 * cap(list))
		}
	}
	return size
}
