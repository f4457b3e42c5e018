package rel

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/lib/pq"
)

// Conditions writes the conditions of a filter, which may be nil, on the row of an alias. The relations of a query count together.
func Conditions(row string, f Filter, p *Params) ([]string, error) {
	conditions, err := (&Where{relations: p.relations}).conditionsOf(f)
	if err != nil {
		return nil, err
	}
	return written(row, conditions, p), nil
}

// written writes conditions on the row of an alias.
func written(row string, conditions []condition, p *Params) []string {
	return writer{params: p, row: row}.all(conditions)
}

// writer writes conditions as SQL. Rows, totals, groups and relations share it.
type writer struct {
	params *Params
	row    string // its alias
	depth  int
}

func (w writer) all(conditions []condition) []string {
	var texts []string
	for _, c := range conditions {
		w.params.conditions++
		texts = append(texts, c.sql(w))
	}
	return texts
}

// nested writes conditions one level deeper as one expression.
func (w writer) nested(row string, conditions []condition) string {
	return And(writer{w.params, row, w.depth + 1}.all(conditions)...)
}

// relation counts a relation and names its alias, which the depth makes unique.
func (w writer) relation() string {
	w.params.relations++
	return "r" + strconv.Itoa(w.depth+1)
}

func (w writer) operand(o operand) string { return o.sql(w.row) }

func (c comparison) sql(w writer) string {
	return w.operand(c.operand) + " " + string(c.operator) + " " + w.params.Add(c.text) + "::" + c.sqlType
}

func (c among) sql(w writer) string {
	return w.operand(c.operand) + " = ANY(" + w.params.Add(pq.Array(c.texts)) + "::" + c.sqlType + "[])"
}

func (c floatComparison) sql(w writer) string {
	return w.operand(c.operand) + " " + string(c.operator) + " " + w.params.Add(c.number)
}

func (c truth) sql(w writer) string { return w.operand(c.operand) + " = " + w.params.Add(c.value) }

func (c nullity) sql(w writer) string {
	if c.null {
		return w.operand(c.operand) + " IS NULL"
	}
	return w.operand(c.operand) + " IS NOT NULL"
}

// ILIKE would fold the case of the whole pattern for every row, which takes seconds for a long one. This pattern is a constant
// that PostgreSQL folds once, by the collation of the column: coalesce never returns the column, but gives its collation to the
// text. Text without letters has no case, so an index may serve a prefix.
func (c like) sql(w writer) string {
	w.params.patterns++
	pattern := likeEscaper.Replace(c.text) + "%"
	if c.anywhere {
		pattern = "%" + pattern
	}
	value, pattern := w.operand(c.operand), w.params.Add(pattern)
	if strings.ContainsFunc(c.text, mayHaveCase) {
		return SQL("lower({value}) LIKE lower(coalesce({pattern}, {value}))", "value", value, "pattern", pattern)
	}
	return value + " LIKE " + pattern
}

// mayHaveCase reports whether lower may change the character, or produce it from another one.
func mayHaveCase(r rune) bool {
	return r > unicode.MaxASCII || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

func (c allOf) sql(w writer) string { return "(" + w.nested(w.row, c.conditions) + ")" }

func (c anyOf) sql(w writer) string {
	texts := make([]string, len(c.alternatives))
	for i, conditions := range c.alternatives {
		texts[i] = allOf{conditions}.sql(w)
	}
	return "(" + strings.Join(texts, " OR ") + ")"
}

func (c notTrue) sql(w writer) string { return allOf(c).sql(w) + " IS NOT TRUE" }

func (never) sql(writer) string { return "false" }

func (c one) sql(w writer) string {
	alias := w.relation()
	return SQL("EXISTS (SELECT FROM {view} AS {alias} WHERE {alias}.{key} = {row}.{column} AND {condition})",
		"view", c.table.view, "alias", alias, "key", c.table.key, "row", w.row, "column", c.column,
		"condition", w.nested(alias, c.conditions))
}

func (c oneThrough) sql(w writer) string {
	alias := w.relation()
	return SQL(`{row}.{column} IN (SELECT named.key FROM {view} AS {alias} CROSS JOIN LATERAL
	(SELECT {alias}.{key} UNION ALL SELECT o.{otherKey} FROM {other} AS o WHERE o.{reference} = {alias}.{key}) AS named(key)
	WHERE {condition})`, "row", w.row, "column", c.column, "view", c.table.view, "alias", alias, "key", c.table.key,
		"otherKey", c.other.key, "other", c.other.view, "reference", c.reference, "condition", w.nested(alias, c.conditions))
}

func (c many) sql(w writer) string {
	alias, exists := w.relation(), "EXISTS"
	if c.none {
		exists = "NOT EXISTS"
	}
	condition := c.relation.on(alias, w.row+"."+c.column)
	if len(c.conditions) > 0 {
		condition += " AND " + w.nested(alias, c.conditions)
	}
	return SQL("{exists} (SELECT FROM {view} AS {alias} WHERE {condition})",
		"exists", exists, "view", c.relation.child.view, "alias", alias, "condition", condition)
}
