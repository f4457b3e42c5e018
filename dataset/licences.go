package dataset

import (
	"slices"
	"strings"
)

// licences are those of an exported data package: the licence of the published one, as long as the sources of its rows allow it,
// else those of the sources, share-alike first. A release that was amended by rows under CC BY-SA is not CC0.
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

// unknownLicence is the licence of a source whose terms were not found. It leaves rows as free as no licence.
const unknownLicence = "UNKNOWN"

// sourceLicence reads the licence of a source. Those that data packages know get a name: CC-BY-SA-4.0 for "CC BY-SA 4.0".
func sourceLicence(text string) License {
	name := strings.ReplaceAll(strings.TrimSpace(text), " ", "-")
	i := slices.IndexFunc(citable, func(known string) bool { return strings.EqualFold(known, name) })
	if i < 0 {
		return License{Title: text}
	}
	return License{Name: citable[i], Title: text}
}

// freeTerms leave rows free: those of official documents, and of single facts taken from a work. They count only as a whole text,
// since more text may restrict them, as in "CC BY-SA 4.0; single facts only". The bundle is CC0 because its sources state one of
// them, or nothing: it takes single facts, and names the licence of a work in the note of its source.
var freeTerms = []string{
	"public domain", "single facts only", "not subject to copyright", "official document, not subject to copyright",
	"official document, not subject to copyright (civil code of the russian federation, article 1259, paragraph 6)",
}

// strictness orders licences: first those that bind everything made of the rows.
func strictness(l License) int {
	if strings.Contains(l.Name, "-SA-") || l.Name == "ODbL-1.0" {
		return 0
	}
	return 1
}
