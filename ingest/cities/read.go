package cities

import (
	"context"
	"io"

	"govhub/ingest"
)

// Slug is the key of the list among the sources.
const Slug = "hflabs-cities"

// Edition is the day of the list that the publisher has offered since.
const Edition = "2021-10-11"

// Read reads the list of cities into rows: the source itself, and the municipalities whose centres the cities are.
// Municipalities are those of the current release. The sink gets each line below the header as one or two rows, a skip or a
// reject. Read returns an *ingest.LayoutError if the file is something else, or the error of the sink.
func Read(ctx context.Context, file string, r io.Reader, municipalities []ingest.Municipality, sink ingest.Sink) error {
	list, err := read(ctx, file, r)
	if err != nil {
		return err
	}
	err = sink.Row(&ingest.Table{Resource: "source", Columns: []string{"slug", "title", "publisher", "url", "licence"}}, 0, []string{
		Slug, "Города России", "HFLabs", "https://github.com/hflabs/city", "CC BY-SA 4.0",
	})
	if err != nil {
		return err
	}
	table := &ingest.Table{
		Resource: "municipality", Columns: []string{"oktmo", "centre", "lat", "lon", "centre_population", "time_zone"},
	}
	x := newIndex(municipalities, list)
	for _, c := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		of, problem := x.take(c)
		switch {
		case problem != nil:
			problem.File, problem.Line = file, c.line
			err = sink.Reject(*problem)
		case len(of) == 0:
			err = sink.Skip(c.line)
		}
		if err != nil {
			return err
		}
		for _, m := range of {
			if err := sink.Row(table, c.line, []string{m.OKTMO, c.name, c.lat, c.lon, c.residents, c.zone}); err != nil {
				return err
			}
		}
	}
	return nil
}
