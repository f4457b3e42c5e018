package citation

import (
	"slices"

	"govhub/dataset"
	"govhub/db/control"
)

// Erratum is an error in a release, as a later one states it.
type Erratum struct {
	CorrectedBy *control.Release
	Text        string
	Subject     *string // identifier of a node
}

// Errata returns the errata of a release that others state, the first first. Amended releases keep the errata of those before:
// the first release that has an erratum states it.
func Errata(r *control.Release, all []*control.Release) ([]*Erratum, error) {
	var errata []*Erratum
	told := map[dataset.Erratum]bool{}
	for _, later := range slices.Backward(all) { // newest first
		if later.Number <= r.Number {
			continue
		}
		var metadata dataset.Metadata
		if err := metadata.Scan(later.Metadata); err != nil {
			return nil, err
		}
		for _, e := range metadata.Errata {
			version := r.PackageVersion != nil && e.Version == *r.PackageVersion && later.Package == r.Package
			if e.Release != r.Number && !version || told[e] {
				continue
			}
			told[e] = true
			found := &Erratum{CorrectedBy: later, Text: e.Text}
			if e.Subject != "" {
				found.Subject = &e.Subject
			}
			errata = append(errata, found)
		}
	}
	return errata, nil
}
