package districts

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"govhub/ingest"
)

// Slug is the key of the dictionary among the sources. The bundled data package cites it too.
const Slug = "sberindex-municipal-dictionary-2018-2024"

// Options says what is known of municipalities from other files.
type Options struct {
	// Divided reports whether an urban okrug has intracity districts; nil if unknown. The dictionary calls both kinds
	// "городской округ".
	Divided func(oktmo string) bool
}

// Read reads the dictionary into rows: the source itself, municipalities, and the changes between them. The sink gets each
// line below the header once, as a municipality, a skip or a reject; earlier versions of a code that goes on and lines of
// empty cells are skips. A change follows the last of the lines that state it. Read returns an *ingest.LayoutError if the
// file is something else, or the error of the sink.
func Read(ctx context.Context, file string, r io.Reader, o Options, sink ingest.Sink) error {
	d, err := read(ctx, file, r)
	if err != nil {
		return err
	}
	events, err := d.events()
	if err != nil {
		return err
	}
	w := newWriter(sink)
	w.divided = o.Divided
	if err := w.source(); err != nil {
		return err
	}
	for _, e := range d.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.entry(d, e); err != nil {
			return err
		}
		for ; len(events) > 0 && events[0].line == e.line; events = events[1:] {
			if err := w.event(&events[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

// Territories returns the versions of each territory by id, earliest first, for adapters whose files name territories so.
// Lines that [Read] rejects are left out. The error is an *ingest.LayoutError if the file is something else.
func Territories(ctx context.Context, file string, r io.Reader) (map[int][]Version, error) {
	d, err := read(ctx, file, r)
	if err != nil {
		return nil, err
	}
	territories := make(map[int][]Version, len(d.territories))
	for id, versions := range d.territories {
		list := make([]Version, len(versions))
		for i, v := range versions {
			list[i] = v.Version
		}
		slices.SortFunc(list, func(v, w Version) int { return cmp.Compare(v.From, w.From) })
		territories[id] = list
	}
	return territories, nil
}

// writer turns what was read into rows.
type writer struct {
	sink    ingest.Sink
	divided func(oktmo string) bool

	sources, municipalities, changes, members *ingest.Table
}

func newWriter(sink ingest.Sink) *writer {
	return &writer{
		sink: sink,
		sources: &ingest.Table{
			Resource: "source", Columns: []string{"slug", "title", "publisher", "licence", "covers_from"},
		},
		municipalities: &ingest.Table{
			Resource: "municipality",
			Columns:  []string{"oktmo", "kind", "name_ru", "region", "centre", "lat", "lon", "valid_from", "valid_to", "source", "note"},
			Clears:   []string{"valid_from", "valid_to"},
		},
		changes: &ingest.Table{
			Resource: "change_event", Columns: []string{"slug", "kind", "occurred_on", "note", "source"},
		},
		members: &ingest.Table{
			Resource: "change_event_municipality", Columns: []string{"change_event", "municipality", "side", "source"},
		},
	}
}

// source writes the source itself. Its address stays as the release has it: the file names none.
func (w *writer) source() error {
	return w.sink.Row(w.sources, 1, []string{
		Slug, "Границы и изменения муниципальных образований, 2018–2024", "СберИндекс", "CC BY-SA 4.0", strconv.Itoa(firstYear),
	})
}

func (w *writer) entry(d *dictionary, e entry) error {
	switch v := e.version; {
	case e.problem != nil:
		return w.sink.Reject(*e.problem)
	case v == nil:
		return w.sink.Skip(e.line)
	default:
		from, last := lifetime(d.codes[v.OKTMO])
		if v != last {
			return w.sink.Skip(e.line)
		}
		return w.municipality(v, from)
	}
}

// lifetime returns the first year of a code, and its last version.
func lifetime(versions []*version) (from int, last *version) {
	from, last = versions[0].From, versions[0]
	for _, v := range versions[1:] {
		from = min(from, v.From)
		if v.From > last.From {
			last = v
		}
	}
	return from, last
}

// municipality writes the last version of a code, and the year in which the code began.
func (w *writer) municipality(v *version, from int) error {
	var validFrom, validTo string
	if from > firstYear {
		validFrom = newYear(from)
	}
	if v.To != forever {
		validTo = newYear(v.To)
	}
	kind := v.kind
	if kind == urbanOkrug && w.divided != nil && w.divided(v.OKTMO) {
		kind = dividedOkrug
	}
	name, note := ingest.CleanName(v.name, Slug)
	return w.sink.Row(w.municipalities, v.line, []string{
		v.OKTMO, kind, name, v.region, v.centre, v.lat, v.lon, validFrom, validTo, Slug, note,
	})
}

func newYear(year int) string { return fmt.Sprintf("%04d-01-01", year) }

func (w *writer) event(e *event) error {
	err := w.sink.Row(w.changes, e.line, []string{e.slug, e.kind, strconv.Itoa(e.year), e.note, Slug})
	if err != nil {
		return err
	}
	for _, code := range e.before {
		if err := w.sink.Row(w.members, e.line, []string{e.slug, code, "BEFORE", Slug}); err != nil {
			return err
		}
	}
	for _, code := range e.after {
		if err := w.sink.Row(w.members, e.line, []string{e.slug, code, "AFTER", Slug}); err != nil {
			return err
		}
	}
	return nil
}
