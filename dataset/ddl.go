package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lib/pq"
)

const generatedKey = "key"

var quote = pq.QuoteIdentifier

// stored is the SQL name of a table of schema store.
func stored(table string) string { return "store." + quote(table) }

// sqlType is the SQL type of the field's column with its collation.
func sqlType(f *Field) string {
	if c := collation(f); c != "" {
		return baseType(f) + " COLLATE " + quote(c)
	}
	return baseType(f)
}

func baseType(f *Field) string {
	switch f.Type {
	case "integer", "boolean", "date":
		return f.Type
	case "number":
		return "numeric"
	}
	return "text"
}

// collation is empty for types other than text. Codes and keys compare by bytes, text in the order of its language.
func collation(f *Field) string {
	switch {
	case baseType(f) != "text":
		return ""
	case f.Lang == "ru", f.Lang == "en":
		return f.Lang + "-x-icu"
	}
	return "C"
}

// createTable returns the SQL that makes an empty table for the resource, without keys and indexes.
func (s *Schema) createTable(table string) string {
	var columns []string
	for i := range s.Fields {
		f := &s.Fields[i]
		column := quote(f.Name) + " " + sqlType(f)
		if f.Constraints.Required {
			column += " NOT NULL"
		}
		columns = append(columns, column)
	}
	if s.GeneratedKey {
		columns = append(columns, fmt.Sprintf(`%s text COLLATE "C" NOT NULL GENERATED ALWAYS AS (%s) STORED`,
			quote(generatedKey), strings.Join(quoteAll(s.PrimaryKey), " || '/' || ")))
	}
	return fmt.Sprintf("CREATE TABLE %s (\n\t%s\n)", stored(table), strings.Join(columns, ",\n\t"))
}

// copyInto returns the SQL that fills a table made in the same transaction. FREEZE spares PostgreSQL a later pass over all rows.
func (s *Schema) copyInto(table string) string {
	return fmt.Sprintf("COPY %s (%s) FROM STDIN WITH (FREEZE)", stored(table), strings.Join(quoteAll(s.fieldNames()), ", "))
}

// index is an index of a resource's table.
type index struct {
	fields  []string // fields that it serves
	columns []string // with the key that breaks ties
	unique  bool
	primary bool
}

// tableKey returns the columns that identify a row of the table.
func (s *Schema) tableKey() []string {
	if s.GeneratedKey {
		return []string{generatedKey}
	}
	return s.PrimaryKey
}

// indexes returns the indexes of the table: its key, unique fields, and, each followed by the key to serve ordered pages too,
// every foreign key and every entry of Indexes. An index that is a prefix of another is left out.
func (s *Schema) indexes() []index {
	key := s.tableKey()
	list := []index{{fields: key, columns: key, primary: true, unique: true}}
	for _, f := range s.Fields {
		if f.Constraints.Unique && !slices.Equal(key, []string{f.Name}) {
			list = append(list, index{fields: []string{f.Name}, columns: []string{f.Name}, unique: true})
		}
	}
	add := func(fields ...string) {
		columns := slices.Clone(fields)
		for _, k := range key {
			if !slices.Contains(columns, k) {
				columns = append(columns, k)
			}
		}
		list = append(list, index{fields: fields, columns: columns})
	}
	for _, k := range s.ForeignKeys {
		add(k.Field)
	}
	for _, fields := range s.Indexes {
		add(fields...)
	}

	kept := make([]index, 0, len(list))
	for i, x := range list {
		served := slices.ContainsFunc(list[i+1:], func(o index) bool { return hasPrefix(o.columns, x.columns) }) ||
			slices.ContainsFunc(kept, func(o index) bool { return hasPrefix(o.columns, x.columns) })
		if x.unique || !served {
			kept = append(kept, x)
		}
	}
	return kept
}

func hasPrefix(columns, prefix []string) bool {
	return len(columns) >= len(prefix) && slices.Equal(columns[:len(prefix)], prefix)
}

// create returns the SQL that makes the index.
func (x index) create(table string) string {
	columns := strings.Join(quoteAll(x.columns), ", ")
	if x.primary {
		return fmt.Sprintf("ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (%s)", stored(table), quote(x.name(table)), columns)
	}
	unique := ""
	if x.unique {
		unique = "UNIQUE "
	}
	return fmt.Sprintf("CREATE %sINDEX %s ON %s (%s)", unique, quote(x.name(table)), stored(table), columns)
}

// name is unique in schema store, since tables and fields are. PostgreSQL cuts it at 63 bytes.
func (x index) name(table string) string {
	switch {
	case x.primary:
		return table + "_pkey"
	case x.unique:
		return table + "_" + strings.Join(x.fields, "_") + "_unique"
	}
	return table + "_" + strings.Join(x.fields, "_")
}

// definition is all of a table except its name and rows.
func (s *Schema) definition() string {
	var b strings.Builder
	b.WriteString(s.createTable(s.Name))
	for _, x := range s.indexes() {
		b.WriteString(";\n" + x.create(s.Name))
	}
	return b.String()
}

// tableName is the hash of a table's definition and content: equal content shares a table.
func (s *Schema) tableName(contentSHA256 string) string {
	sum := sha256.Sum256([]byte(s.definition() + "\n" + contentSHA256))
	return s.Name + "_" + hex.EncodeToString(sum[:])[:12]
}

// Fingerprint returns the sha256 of what views of releases are made from: columns, and how older releases provide them. It does
// not cover indexes, so an older program keeps working when only they change.
func Fingerprint() string { return fingerprint() }

var fingerprint = sync.OnceValue(func() string { return fingerprintOf(schemas()) })

func fingerprintOf(schemas []*Schema) string {
	hash := sha256.New()
	for _, s := range schemas {
		fmt.Fprintf(hash, "%s\nremoved %q\n", s.createTable(s.Name), s.RemovedFields)
		for _, f := range s.Fields {
			if len(f.FormerNames) > 0 || f.Missing != "" {
				fmt.Fprintf(hash, "%q formerly %q, missing %q\n", f.Name, f.FormerNames, f.Missing)
			}
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func (s *Schema) fieldNames() []string {
	names := make([]string, len(s.Fields))
	for i := range s.Fields {
		names[i] = s.Fields[i].Name
	}
	return names
}

func quoteAll(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	return quoted
}
