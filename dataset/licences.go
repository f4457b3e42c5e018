package dataset

import (
	"slices"
	"strings"
)

// licences are those that an exported package states: what the package was offered under, as long as the sources of its rows
// allow it, else what those sources state, share-alike first. A release that was amended by rows under CC BY-SA is not CC0.
func (p *exportedPackage) licences() []License {
	var stated []License
	own := true
	for _, s := range p.SourcesUsed {
		if s.License == "" || s.License == unknownLicence {
			continue
		}
		l := sourceLicence(s.License)
		free := l.Name == "CC0-1.0" || l.Name == "PDDL-1.0" || slices.Contains(freeTerms, strings.ToLower(strings.TrimSpace(s.License)))
		claims := slices.ContainsFunc(p.Licenses, func(o License) bool { return o.Name != "" && o.Name == l.Name || o.Title == s.License })
		own = own && (claims || free)
		if !free && !slices.Contains(stated, l) {
			stated = append(stated, l)
		}
	}
	if own {
		return p.Licenses
	}
	slices.SortStableFunc(stated, func(a, b License) int { return strictness(a) - strictness(b) })
	return stated
}

// unknownLicence is what a source has whose terms were looked for and not found. It leaves the rows as free as one that states none.
const unknownLicence = "UNKNOWN"

// sourceLicence reads what a source says of its licence. One that data packages know has a name: CC-BY-SA-4.0 of "CC BY-SA 4.0".
func sourceLicence(text string) License {
	name := strings.ReplaceAll(strings.TrimSpace(text), " ", "-")
	i := slices.IndexFunc(citable, func(known string) bool { return strings.EqualFold(known, name) })
	if i < 0 {
		return License{Title: text}
	}
	return License{Name: citable[i], Title: text}
}

// freeTerms leave rows free: those of official documents, and of single facts taken from a work. They are told as a whole only,
// for more text may take back what they grant, as in "CC BY-SA 4.0; single facts only". The bundle is CC0 because its sources
// state one of them, or nothing: it takes single facts, and names the licence of a work in the note of its source.
var freeTerms = []string{
	"public domain", "single facts only", "not subject to copyright", "official document, not subject to copyright",
	"official document, not subject to copyright (civil code of the russian federation, article 1259, paragraph 6)",
}

// strictness puts licences that bind everything made of the rows before others.
func strictness(l License) int {
	if strings.Contains(l.Name, "-SA-") || l.Name == "ODbL-1.0" {
		return 0
	}
	return 1
}
