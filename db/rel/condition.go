package rel

import "govhub/db/columns"

// condition is a condition on a row: true, false, or unknown for a NULL. Conditions are plain data, without row types.
type condition interface {
	// sql writes it for PostgreSQL.
	sql(w writer) string
	// in returns it for the rows of a table in memory. It reports false if only PostgreSQL can tell.
	in(d decider, t *columns.Table) (columns.Condition, bool)
}

// operand is what a condition compares, or a list is ordered by: a column of the row or, if it has no column, an SQL expression over {row}.
type operand struct {
	column     string
	english    string // column whose texts count before those of the column, empty if none
	expression string
}

func (o operand) sql(row string) string {
	switch {
	case o.column == "":
		return SQL(o.expression, "row", row)
	case o.english != "":
		return SQL(shownInEnglish, "row", row, "english", o.english, "russian", o.column)
	}
	return row + "." + o.column
}

// name is the name of the column in memory.
func (o operand) name() string {
	if o.english != "" {
		return o.english + " or " + o.column
	}
	return o.column
}

// reads lists the columns that it is read from.
func (o operand) reads() []string {
	if o.english != "" {
		return []string{o.column, o.english}
	}
	return []string{o.column}
}

// operator compares a value that is not NULL, and different also NULL.
type operator string

const (
	equal     operator = "="
	different operator = "IS DISTINCT FROM"
	more      operator = ">"
	moreEqual operator = ">="
	less      operator = "<"
	lessEqual operator = "<="
)

// Conditions on one value.
type (
	// comparison compares it with the text of a value of a type.
	comparison struct {
		operand
		operator operator
		sqlType  string
		text     string
	}
	// among is true for the values with one of the texts.
	among struct {
		operand
		sqlType string
		texts   []string
	}
	// floatComparison compares it with a floating-point number.
	floatComparison struct {
		operand
		operator operator
		number   float64
	}
	// truth is true for this boolean.
	truth struct {
		operand
		value bool
	}
	// like is true for the texts that have a text in any case: anywhere, or as a prefix.
	like struct {
		operand
		text     string
		anywhere bool
	}
	// nullity is true for NULL, or for anything else. It is never unknown.
	nullity struct {
		operand
		null bool
	}
)

// Conditions of other conditions, of which each list must hold as a whole.
type (
	allOf struct{ conditions []condition }
	anyOf struct{ alternatives [][]condition }
	// notTrue is true if the inner conditions are false or unknown.
	notTrue struct{ conditions []condition }
	// never is an OR without alternatives.
	never struct{}
)

// Conditions on related rows.
type (
	// one holds if the row of the table that the column names exists and meets the conditions.
	one struct {
		column     string
		table      *table
		conditions []condition
	}
	// oneThrough is one for a column that names a row of the table, or else one of another table that refers to it.
	oneThrough struct {
		one
		other     *table
		reference string
	}
	// many holds if some row of the relation meets the conditions, or if none does. The column has the key of the parent.
	many struct {
		column     string
		relation   *relation
		none       bool
		conditions []condition
	}
)
