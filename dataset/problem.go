package dataset

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Codes of problems, in the vocabulary of Frictionless.
const (
	CodePackage        = "package-error"     // datapackage.json is invalid
	CodeResource       = "resource-error"    // an entry of resources cannot be used
	CodeFile           = "file-error"        // a file is missing or cannot be read
	CodeByteCount      = "byte-count"        // a file has another size than datapackage.json says
	CodeHashCount      = "hash-count"        // a file has another checksum than datapackage.json says
	CodeCompression    = "compression-error" // broken gzip, or too large
	CodeEncoding       = "encoding-error"    // not UTF-8, or forbidden characters
	CodeSource         = "source-error"      // not CSV
	CodeBlankLabel     = "blank-label"       // a column without a name
	CodeDuplicateLabel = "duplicate-label"   // a column given twice
	CodeExtraLabel     = "extra-label"       // a column that is not in the Table Schema
	CodeMissingLabel   = "missing-label"     // a column of the Table Schema is missing
	CodeBlankRow       = "blank-row"         // a row without any value
	CodeExtraCell      = "extra-cell"        // a row longer than the header
	CodeMissingCell    = "missing-cell"      // a row shorter than the header
	CodeType           = "type-error"        // a value of another type
	CodeConstraint     = "constraint-error"  // a value that its field does not allow
	CodeUnique         = "unique-error"      // a value given twice
	CodePrimaryKey     = "primary-key"       // a key given twice
	CodeForeignKey     = "foreign-key"       // a reference to a missing row, or a cycle
)

// Problem is one reason why a data package was refused.
type Problem struct {
	File    string // path within the package
	Line    int    // first is 1; 0 if it concerns the file
	Column  string // empty if it concerns the row or the file
	Code    string // from the vocabulary of Frictionless
	Value   string // what was found, shortened; empty if there is nothing to show
	Message string // what is wrong, and what to do
}

// String returns the problem on one line.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(printable(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Column != "" {
		b.WriteString(": " + printable(p.Column))
	}
	b.WriteString(": ")
	if p.Value != "" {
		fmt.Fprintf(&b, "%q ", p.Value)
	}
	fmt.Fprintf(&b, "%s (%s)", p.Message, p.Code)
	return b.String()
}

// RejectedError says that data breaks rules. Nothing was published.
type RejectedError struct {
	Package  string
	Problems []Problem
	More     int // problems found beyond those listed
}

func (e *RejectedError) Error() string {
	first := "no problem listed"
	if len(e.Problems) > 0 {
		first = e.Problems[0].String()
	}
	n := len(e.Problems) + e.More
	if n == 1 {
		return fmt.Sprintf("data package %q was refused: %s", e.Package, first)
	}
	return fmt.Sprintf("data package %q was refused: %d problems, the first: %s", e.Package, n, first)
}

// Report lists the problems, one a line.
func (e *RejectedError) Report() string {
	var b strings.Builder
	for _, p := range e.Problems {
		b.WriteString(p.String() + "\n")
	}
	if e.More > 0 {
		fmt.Fprintf(&b, "and %d more\n", e.More)
	}
	return b.String()
}

// Bounds of the listed problems: in all, and of one kind (file, column, code), so that one kind does not hide the others.
const (
	maxListed       = 100
	maxListedOfKind = 5
)

const maxShown = 100

type kind struct{ file, column, code string }

// problems collects the problems of a data package.
type problems struct {
	listed []Problem
	more   int
	kinds  map[kind]int
}

func (ps *problems) add(p Problem) {
	k := kind{p.File, p.Column, p.Code}
	if len(ps.listed) >= maxListed || ps.kinds[k] >= maxListedOfKind {
		ps.more++
		return
	}
	if ps.kinds == nil {
		ps.kinds = map[kind]int{}
	}
	ps.kinds[k]++
	p.Value, p.Column = Shorten(p.Value), Shorten(p.Column)
	ps.listed = append(ps.listed, p)
}

// clone returns an independent copy.
func (ps *problems) clone() problems {
	return problems{listed: slices.Clone(ps.listed), more: ps.more, kinds: maps.Clone(ps.kinds)}
}

// count returns how many problems were found.
func (ps *problems) count() int { return len(ps.listed) + ps.more }

// err returns a RejectedError, nil if there is no problem.
func (ps *problems) err(pkg string) error {
	if ps.count() == 0 {
		return nil
	}
	return &RejectedError{Package: pkg, Problems: ps.listed, More: ps.more}
}

// printable quotes a name from the data package that cannot be shown on a line.
func printable(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}

// Shorten shortens a value for a problem.
func Shorten(value string) string {
	n := 0
	for i := range value {
		if n == maxShown {
			return value[:i] + "…"
		}
		n++
	}
	return value
}
