package dataset

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Licence is a licence of rows, with the keys of the sources that state them.
type Licence struct {
	License
	Sources []string
}

// Text is the licence as people read it.
func (l Licence) Text() string { return cmp.Or(l.Title, l.Name) }

// Address is where its text is, empty if unknown.
func (l Licence) Address() string { return webAddress(l.Path) }

// Line is an entry of a list for people, with the sources.
func (l Licence) Line() string {
	line := "- " + l.Text()
	if address := l.Address(); address != "" {
		line += " " + address
	}
	if strictness(l.License) == strictnessUnknown {
		line += " (no terms were found: ask the publisher)"
	}
	if len(l.Sources) > 0 {
		line += ": " + strings.Join(l.Sources, ", ")
	}
	return line
}

// StatedLicence is the licence that a source states, UNKNOWN for none.
func StatedLicence(text string) string { return cmp.Or(strings.TrimSpace(text), unknownLicence) }

// ShareAlike reports whether what is made of the rows must carry the same licence.
func (l Licence) ShareAlike() bool { return strictness(l.License) == strictnessShareAlike }

// Terms are those of a data package: the licences that it states itself, of which some are those of its sources.
type Terms struct {
	own         []License
	compilation []License // of the publisher's, for what no source states
}

// NewTerms returns the terms of a data package that states these licences, with the licence of each of its sources by key.
func NewTerms(own []License, sources map[string]string) Terms {
	t := Terms{own: own}
	for _, l := range own {
		if !slices.ContainsFunc(slices.Collect(maps.Values(sources)), l.is) || l.Name != "" && strictness(l) == strictnessFree {
			t.compilation = append(t.compilation, l)
		}
	}
	return t
}

// Of returns the licences of rows that these sources state, with the licence of each by key: those of the compilation, as long as
// all sources allow it, and those of the sources, share-alike first. Rows under CC BY-SA are not CC0. Every source is under exactly
// one: what is free is under the compilation's, and UNKNOWN is a licence like others, because nobody knows.
func (t Terms) Of(sources map[string]string) []Licence {
	var found []Licence
	allowed := !slices.ContainsFunc(slices.Collect(maps.Values(sources)), func(text string) bool {
		l := sourceLicence(text)
		return strictness(l) < strictnessFree && !slices.ContainsFunc(t.own, func(o License) bool { return o.is(text) })
	})
	if allowed {
		for _, l := range t.compilation {
			found = append(found, Licence{License: l})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(sources)) {
		text := StatedLicence(sources[key])
		l := sourceLicence(text)
		if i := slices.IndexFunc(t.own, func(o License) bool { return o.is(text) }); i >= 0 {
			l = t.own[i]
		} else if allowed && len(t.compilation) > 0 && strictness(l) == strictnessFree {
			l = t.compilation[0]
		}
		i := slices.IndexFunc(found, func(f Licence) bool { return f.License == l })
		if i < 0 {
			i, found = len(found), append(found, Licence{License: l})
		}
		found[i].Sources = append(found[i].Sources, key)
	}
	slices.SortStableFunc(found, func(a, b Licence) int { return strictness(a.License) - strictness(b.License) })
	return found
}

// is reports whether a licence is that of a source, by its name or its text.
func (l License) is(text string) bool {
	name := sourceLicence(text).Name
	return name != "" && l.Name == name || l.Title != "" && l.Title == text
}

// unknownLicence is the licence of a source whose terms were not found. It leaves rows as free as no licence.
const unknownLicence = "UNKNOWN"

// sourceLicence reads the licence of a source. Those that data packages know get a name and an address: CC-BY-SA-4.0 for
// "CC BY-SA 4.0".
func sourceLicence(text string) License {
	name := licenceName(text)
	i := slices.IndexFunc(citable, func(known string) bool { return strings.EqualFold(known, name) })
	if i < 0 {
		return License{Title: text}
	}
	return License{Name: citable[i], Title: text, Path: licenceText(citable[i])}
}

func licenceName(text string) string { return strings.ReplaceAll(strings.TrimSpace(text), " ", "-") }

// citable are the data licences that Data Package and CFF know by the same name.
var citable = func() []string {
	names := []string{"CC0-1.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0"}
	for _, kind := range []string{"BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"} {
		for _, version := range []string{"1.0", "2.0", "2.5", "3.0", "4.0"} {
			names = append(names, "CC-"+kind+"-"+version)
		}
	}
	return names
}()

// licenceText is the address of the text of a citable licence.
func licenceText(name string) string {
	switch name {
	case "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	case "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0":
		short, _, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(name, "ODC-")), "-")
		return "https://opendatacommons.org/licenses/" + short + "/1-0/"
	}
	kind := strings.ToLower(strings.TrimPrefix(name, "CC-"))
	at := strings.LastIndexByte(kind, '-')
	return "https://creativecommons.org/licenses/" + kind[:at] + "/" + kind[at+1:] + "/"
}

// namedLike matches texts that are written as the identifier of a licence of these families, with a version.
var namedLike = regexp.MustCompile(`(?i)^(CC-?0|CC-BY|CC-SA|CC-NC|CC-ND|ODbL|ODC|PDDL)(-[A-Z]+)*-?v?[0-9]+(\.[0-9]+)*$`)

// unknownLicenceName reports whether a text is written as the name of a licence that does not exist, such as CC-BY-5.0. Terms in
// words are never such a name.
func unknownLicenceName(text string) bool {
	return namedLike.MatchString(licenceName(text)) && sourceLicence(text).Name == ""
}

// freeTerms leave rows free: those of official documents, and of single facts taken from a work. They count only as a whole text,
// since more text may restrict them, as in "CC BY-SA 4.0; single facts only". The bundle is CC0 because its sources state one of
// them, or nothing: it takes single facts, and names the licence of a work in the note of its source.
var freeTerms = []string{
	"public domain", "single facts only", "not subject to copyright", "official document, not subject to copyright",
	"official document, not subject to copyright (civil code of the russian federation, article 1259, paragraph 6)",
}

// How much licences bind, most first.
const (
	strictnessShareAlike = iota
	strictnessBound
	strictnessFree
	strictnessUnknown
)

// strictness orders licences: first those that bind everything made of the rows.
func strictness(l License) int {
	switch {
	case strings.Contains(l.Name, "-SA-") || l.Name == "ODbL-1.0":
		return strictnessShareAlike
	case l.Name == "CC0-1.0" || l.Name == "PDDL-1.0" || l.Name == "" && slices.Contains(freeTerms, strings.ToLower(strings.TrimSpace(l.Title))):
		return strictnessFree
	case l.Name == "" && (l.Title == "" || l.Title == unknownLicence):
		return strictnessUnknown
	}
	return strictnessBound
}
