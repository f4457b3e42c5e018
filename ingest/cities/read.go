package cities

import (
	"context"
	"io"
	"strings"
	"unicode"

	"govhub/ingest"
	"govhub/romanise"
)

// Slug is the key of the list among the sources.
const Slug = "hflabs-cities"

// Edition is the day of the list that the publisher has offered since.
const Edition = "2021-10-11"

// Read reads the list of cities into rows: the source itself, the municipalities whose centres the cities are, and for other cities names
// of the municipalities that they lie in.
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
	names := &ingest.Table{Resource: "place_name", Columns: []string{"slug", "municipality", "name_ru", "name_en", "kind", "source"}}
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
			if m := x.around(c); m != nil {
				en := romanise.Text(c.name)
				err = sink.Row(names, c.line, []string{slug(en + " " + m.OKTMO), m.OKTMO, c.name, en, "LOCALITY", Slug})
			} else {
				err = sink.Skip(c.line)
			}
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

// slug returns the letters and digits of an English text as a key.
func slug(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}
