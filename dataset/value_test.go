package dataset

import (
	"math/big"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"govhub/catalogue"
)

func TestParseCell(t *testing.T) {
	t.Parallel()
	const refused = "\x00" // no value is this
	for _, c := range []struct {
		field Field
		cell  string
		want  string
	}{
		{Field{Type: "integer"}, "0", "0"},
		{Field{Type: "integer"}, "-0", "0"},
		{Field{Type: "integer"}, "+007", "7"},
		{Field{Type: "integer"}, "-007", "-7"},
		{Field{Type: "integer"}, "2147483647", "2147483647"},
		{Field{Type: "integer"}, "-2147483648", "-2147483648"},
		{Field{Type: "integer"}, "2147483648", refused},
		{Field{Type: "integer"}, "1.0", refused},
		{Field{Type: "integer"}, "1_000", refused},
		{Field{Type: "integer"}, "٣", refused},
		{Field{Type: "integer"}, "--1", refused},
		{Field{Type: "integer"}, "+-1", refused},
		{Field{Type: "integer"}, "", ""},
		{Field{Type: "integer", Constraints: Constraints{Required: true}}, "", refused},
		{Field{Type: "integer", Constraints: Constraints{Minimum: "1"}}, "0", refused},
		{Field{Type: "integer", Constraints: Constraints{Minimum: "1"}}, "1", "1"},
		{Field{Type: "integer", Constraints: Constraints{Maximum: "9"}}, "10", refused},
		{Field{Type: "number"}, "1.50", "1.5"},
		{Field{Type: "number"}, "-0.00", "0"},
		{Field{Type: "number"}, "000.10", "0.1"},
		{Field{Type: "number"}, "-00.10", "-0.1"},
		{Field{Type: "number"}, "100", "100"},
		{Field{Type: "number"}, ".5", refused},
		{Field{Type: "number"}, "5.", refused},
		{Field{Type: "number"}, "1e3", refused},
		{Field{Type: "number"}, "NaN", refused},
		{Field{Type: "number"}, "Infinity", refused},
		{Field{Type: "number"}, "1,5", refused},
		{Field{Type: "number"}, "0x10", refused},
		{Field{Type: "number"}, strings.Repeat("9", 38), strings.Repeat("9", 38)},
		{Field{Type: "number"}, strings.Repeat("9", 39), refused},
		{Field{Type: "number"}, "0." + strings.Repeat("0", 38) + "1", refused},
		{Field{Type: "number", Constraints: Constraints{Maximum: "0.1"}}, "0.1000000000000000000001", refused},
		{Field{Type: "boolean"}, "true", "true"},
		{Field{Type: "boolean"}, "True", refused},
		{Field{Type: "boolean"}, "1", refused},
		{Field{Type: "date"}, "2024-02-29", "2024-02-29"},
		{Field{Type: "date"}, "2023-02-29", refused},
		{Field{Type: "date"}, "2024-2-9", refused},
		{Field{Type: "date"}, "0000-01-01", refused},
		{Field{Type: "date"}, "2024-01-01T00:00:00Z", refused},
		{Field{Type: "string"}, "Ёж", "Ёж"},
		{Field{Type: "string"}, "Е\u0308ж", "Ёж"},
		{Field{Type: "string", Multiline: true}, "a\nb\tc", "a\nb\tc"},
		{Field{Type: "string"}, "a\nb", refused},
		{Field{Type: "string"}, "a\tb", refused},
		{Field{Type: "string"}, "a\rb", refused},
		{Field{Type: "string"}, "a\x00b", refused},
		{Field{Type: "string"}, "a\u0085b", refused},
		{Field{Type: "string"}, "\xff", refused},
		{Field{Type: "string"}, "a\uFFFDb", refused},
		{Field{Type: "string"}, "a ", refused},
		{Field{Type: "string"}, "\u00a0a", refused},
		{Field{Type: "string"}, " ", refused},
		{Field{Type: "string", Constraints: Constraints{MaxLength: 2}}, "ёё", "ёё"},
		{Field{Type: "string", Constraints: Constraints{MaxLength: 2}}, "ёёё", refused},
		{Field{Type: "string", Constraints: Constraints{Pattern: "a|bc"}}, "bc", "bc"},
		{Field{Type: "string", Constraints: Constraints{Pattern: "a|bc"}}, "abc", refused},
		{Field{Type: "string", Multiline: true, Constraints: Constraints{Pattern: "a"}}, "a\na", refused},
		{Field{Type: "string", Constraints: Constraints{Enum: []string{"A", "B"}}}, "B", "B"},
		{Field{Type: "string", Constraints: Constraints{Enum: []string{"A", "B"}}}, "b", refused},
		{Field{Type: "string", Format: "uri"}, "https://пример.рф/a?b#c", "https://пример.рф/a?b#c"},
		{Field{Type: "string", Format: "uri"}, "ftp://example.org", refused},
		{Field{Type: "string", Format: "uri"}, "https://", refused},
		{Field{Type: "string", Format: "uri"}, "https://example.org/a b", refused},
		{Field{Type: "string", Scalar: "PartialDate"}, "2024", "2024"},
		{Field{Type: "string", Scalar: "PartialDate"}, "2024-12", "2024-12"},
		{Field{Type: "string", Scalar: "PartialDate"}, "2024-12-31", "2024-12-31"},
		{Field{Type: "string", Scalar: "PartialDate"}, "2024-12-32", refused},
		{Field{Type: "string", Scalar: "PartialDate"}, "24", refused},
		{Field{Type: "string", Filter: "PeriodFilter"}, "2024-Q1", "2024-Q1"},
		{Field{Type: "string", Filter: "PeriodFilter"}, "2024-02-29", "2024-02-29"},
		{Field{Type: "string", Filter: "PeriodFilter"}, "2023-02-29", refused},
	} {
		c.field.Name = "f"
		if err := c.field.Constraints.Compile(); err != nil {
			t.Fatal(err)
		}
		p := newCellParser(&Schema{&catalogue.Schema{Fields: []Field{c.field}}}, &c.field)
		for range 2 { // the second time from memory
			got, flaw := p.parse(c.cell)
			if flaw != nil {
				got = refused
			}
			if got != c.want {
				t.Errorf("%+v: %q = %q, want %q", c.field, c.cell, got, c.want)
			}
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, cell := range []string{"0", "-0.00", "+1.50", "007", "1e5", ".5", "-", "1.2.3", strings.Repeat("9", 40)} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		value, message := Decimal(cell)
		if message != "" {
			return
		}
		before, ok := new(big.Rat).SetString(cell)
		if !ok {
			t.Fatalf("%q was taken for a number", cell)
		}
		after, ok := new(big.Rat).SetString(value)
		if !ok || before.Cmp(after) != 0 {
			t.Fatalf("%q became %q", cell, value)
		}
		if again, message := Decimal(value); again != value || message != "" {
			t.Fatalf("%q is not canonical: it becomes %q, %s", value, again, message)
		}
	})
}

func FuzzParseCell(f *testing.F) {
	for _, cell := range []string{"", "Ёж", "Е\u0308", "\xff", "a\rb", " a", "2024-02-30", "https://example.org", "true", "-1.50"} {
		f.Add(cell)
	}
	var parsers []*cellParser
	for _, s := range Schemas() {
		for i := range s.Fields {
			parsers = append(parsers, newCellParser(s, &s.Fields[i]))
		}
	}
	f.Fuzz(func(t *testing.T, cell string) {
		for _, p := range parsers {
			value, flaw := p.parse(cell)
			if flaw != nil {
				if flaw.code == "" || flaw.message == "" {
					t.Fatalf("%q: %+v says too little", cell, flaw)
				}
				continue
			}
			if !norm.NFC.IsNormalString(value) {
				t.Fatalf("%q is not in form C", value)
			}
			if again, flaw := p.parse(value); again != value || flaw != nil {
				t.Fatalf("%s: %q became %q, which is not canonical: %q, %+v", p.field.Name, cell, value, again, flaw)
			}
		}
	})
}
