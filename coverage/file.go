package coverage

import (
	"context"

	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/rel"
	"govhub/scalar"
)

// File is a file of a publisher that rows of a release came from.
type File struct {
	Input                                string
	Source                               *db.Source // nil if the release lacks it
	Edition                              *scalar.PartialDate
	Read, Accepted, Quarantined, Skipped int64
	Reasons                              []*dataset.Reason
	Release                              *int32 // number of the one that the import made, nil if another hub imported it
}

// Files returns the files that the rows of a release came from, the newest import last.
func Files(ctx context.Context, hub *db.Hub, of *control.Release) ([]*File, error) {
	var metadata dataset.Metadata
	if err := metadata.Scan(of.Metadata); err != nil || len(metadata.Imports) == 0 {
		return nil, err
	}
	keys := make([]string, len(metadata.Imports))
	for i := range metadata.Imports {
		keys[i] = metadata.Imports[i].Source
	}
	release, err := hub.Acquire(ctx, of.Number)
	if err != nil {
		return nil, err
	}
	defer release.Done()
	sources, err := db.Sources.ByKeys(rel.WithAllColumns(ctx), release, keys)
	if err != nil {
		return nil, err
	}
	files := make([]*File, len(keys))
	for i := range metadata.Imports {
		in := &metadata.Imports[i]
		f := &File{Input: in.Input, Source: sources[i], Read: in.Read, Accepted: in.Accepted, Quarantined: in.Quarantined, Skipped: in.Skipped}
		if edition := scalar.PartialDate(in.Edition); edition != "" {
			f.Edition = &edition
		}
		if in.Release != 0 {
			f.Release = &in.Release
		}
		for n := range in.Reasons {
			f.Reasons = append(f.Reasons, &in.Reasons[n])
		}
		files[i] = f
	}
	return files, nil
}
