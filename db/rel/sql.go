package rel

import "strings"

// SQL replaces each {name} in the text by the element after the name in parts.
func SQL(text string, parts ...string) string {
	var sql strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		sql.WriteString(before)
		if !found {
			return sql.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		sql.WriteString(part(name, parts))
		text = after
	}
}

func part(name string, parts []string) string {
	for i := 0; i < len(parts); i += 2 {
		if parts[i] == name {
			return parts[i+1]
		}
	}
	panic("rel: the SQL has a part {" + name + "} that is not given")
}

// And joins conditions.
func And(conditions ...string) string {
	if len(conditions) == 0 {
		return "true"
	}
	return strings.Join(conditions, " AND ")
}

// Qualified writes columns of an alias.
func Qualified(alias string, columns []string) string {
	return alias + "." + strings.Join(columns, ", "+alias+".")
}

// AsRow writes columns of an alias with the names of the field Row, of a Child or a ranked row.
func AsRow(alias string, columns []string) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = alias + "." + c + ` AS "row.` + c + `"`
	}
	return strings.Join(list, ", ")
}
