package dataset

import (
	"slices"
	"strconv"
	"strings"

	"govhub/db"
)

// Imported is what one file of a publisher gave to a release, and what was left out of it. The metadata of releases keeps it.
type Imported struct {
	Input       string   `json:"input"`   // name of the file, or its address; without the user's folders and secrets
	Source      string   `json:"source"`  // key of the publication that it is
	Edition     string   `json:"edition"` // day, month or year as of which it states facts
	Read        int64    `json:"read"`
	Accepted    int64    `json:"accepted"`
	Quarantined int64    `json:"quarantined"`
	Skipped     int64    `json:"skipped"`
	Release     int32    `json:"release,omitempty"` // that it made; 0 if another hub imported it
	Reasons     []Reason `json:"reasons,omitempty"` // the most frequent first
	Lost        []Lost   `json:"lost,omitempty"`    // quarantined observations
	LostUnknown bool     `json:"lostUnknown,omitempty"`
}

// Reason is why rows were quarantined.
type Reason struct {
	Code    string `json:"code"`              // in the vocabulary of Frictionless
	Field   string `json:"field,omitempty"`   // empty if it concerns the row
	Message string `json:"message,omitempty"` // what is wrong; empty for the rest of many
	Count   int64  `json:"count"`
	Example string `json:"example,omitempty"` // a cell
}

// Lost are quarantined observations of one indicator, breakdown, level and period.
type Lost struct {
	Indicator string        `json:"indicator"`
	Breakdown string        `json:"breakdown"`
	Level     db.PlaceLevel `json:"level"`
	Period    string        `json:"period"`
	Values    int64         `json:"values"`
}

// LevelOf returns the level of an OKTMO code, or of RU, the whole country.
func LevelOf(place string) db.PlaceLevel {
	switch {
	case place == db.WholeCountry:
		return db.LevelCountry
	case strings.HasSuffix(place, "00000"):
		return db.LevelRegion
	}
	return db.LevelMunicipality
}

// amendImports returns the imports of a release with newer ones: a file that is imported again replaces its older entry.
func amendImports(before, newer []Imported) []Imported {
	all := slices.Clone(before)
	for _, n := range newer {
		all = slices.DeleteFunc(all, func(i Imported) bool { return i.Source == n.Source && i.Input == n.Input })
		all = append(all, n)
	}
	return all
}

// foreign returns imports of a data package: the numbers of releases are those of another hub.
func foreign(imports []Imported) []Imported {
	all := slices.Clone(imports)
	for i := range all {
		all[i].Release = 0
	}
	return all
}

// clean returns the import with texts that the metadata of a release may hold: names of files and cells may hold anything.
func (i Imported) clean() Imported {
	i.Input = cleanLine(i.Input)
	i.Reasons = slices.Clone(i.Reasons)
	for n := range i.Reasons {
		r := &i.Reasons[n]
		r.Field, r.Message, r.Example = cleanLine(r.Field), cleanLine(r.Message), cleanLine(r.Example)
	}
	return i
}

func cleanLine(text string) string {
	if checkText(text, maxLength, false) != nil {
		return Shorten(strings.Trim(strconv.QuoteToASCII(text), `"`))
	}
	return text
}

// texts yields the texts of an import.
func (i *Imported) texts() []string {
	all := []string{i.Input, i.Source, i.Edition}
	for _, r := range i.Reasons {
		all = append(all, r.Code, r.Field, r.Message, r.Example)
	}
	for _, l := range i.Lost {
		all = append(all, l.Indicator, l.Breakdown, string(l.Level), l.Period)
	}
	return all
}

// flaw says why an import cannot be kept, empty if it can.
func (i *Imported) flaw() string {
	switch {
	case i.Input == "" || i.Source == "":
		return "has an entry without `input` or `source`: name the file and the publication that it is"
	case min(i.Read, i.Accepted, i.Quarantined, i.Skipped) < 0 || i.Read != i.Accepted+i.Quarantined+i.Skipped:
		return "has an entry whose counts do not add up: `read` is the sum of `accepted`, `quarantined` and `skipped`"
	}
	return ""
}
