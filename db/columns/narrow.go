package columns

// Tables and columns for that lists by code pay: shorter tables are soon walked through, and few codes leave long lists.
const (
	narrowedRows  = 64
	narrowedCodes = 16
)

// Narrow finds a condition that all rows have the same code of a column, among conditions that all hold: the lists by the codes of that
// column have few rows to test. Of several columns it takes the one with most codes.
func (t *Table) Narrow(conditions And) (column string, code int32, ok bool) {
	if t.rows < narrowedRows {
		return "", 0, false
	}
	most := narrowedCodes - 1
	for _, c := range conditions {
		e, is := c.(equal)
		if !is {
			continue
		}
		for name, other := range t.columns {
			text, is := other.(*Text)
			if is && &text.codes == e.values && text.Codes() > most {
				most, column, code, ok = text.Codes(), name, int32(e.value), true
			}
		}
	}
	return column, code, ok
}
