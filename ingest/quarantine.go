package ingest

import (
	"cmp"
	"slices"

	"govhub/dataset"
)

// Bounds of what is kept of the quarantined rows of an input. Rows of further reasons count together by code and field; with more kinds of
// observations than these it is not known which are lost.
const (
	maxReasons = 50
	maxLost    = 2000
)

// quarantine tells why rows of an input were quarantined, and which observations are lost.
type quarantine struct {
	reasons map[dataset.Reason]*dataset.Reason // by code, field and message
	lost    map[dataset.Lost]int64
	unknown bool // too many kinds of observations
}

func (q *quarantine) add(p dataset.Problem, lost []dataset.Lost) {
	if q.reasons == nil {
		q.reasons, q.lost = map[dataset.Reason]*dataset.Reason{}, map[dataset.Lost]int64{}
	}
	key := dataset.Reason{Code: p.Code, Field: dataset.Shorten(p.Column), Message: p.Message}
	if q.reasons[key] == nil && len(q.reasons) >= maxReasons {
		key.Message = ""
	}
	if q.reasons[key] == nil {
		first := key
		first.Example = dataset.Shorten(p.Value)
		q.reasons[key] = &first
	}
	q.reasons[key].Count++
	for _, l := range lost {
		if _, known := q.lost[l]; !known && len(q.lost) >= maxLost {
			q.unknown = true
			continue
		}
		q.lost[l]++
	}
}

// Imported is what the metadata of the release keeps of the input.
func (in *Input) Imported() *dataset.Imported {
	i := &dataset.Imported{
		Read: in.Read, Accepted: in.Accepted, Quarantined: in.Quarantined, Skipped: in.Skipped, LostUnknown: in.quarantine.unknown,
	}
	for _, r := range in.quarantine.reasons {
		i.Reasons = append(i.Reasons, *r)
	}
	slices.SortFunc(i.Reasons, func(a, b dataset.Reason) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Message, b.Message))
	})
	if i.LostUnknown {
		return i
	}
	for l, n := range in.quarantine.lost {
		l.Values = n
		i.Lost = append(i.Lost, l)
	}
	slices.SortFunc(i.Lost, func(a, b dataset.Lost) int {
		return cmp.Or(cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Breakdown, b.Breakdown), cmp.Compare(a.Level, b.Level), cmp.Compare(a.Period, b.Period))
	})
	return i
}

// lost returns the observation that a quarantined row of the table states, none if it is another row.
func (t *table) lost(row []string) []dataset.Lost {
	if t.resource != "observation" {
		return nil
	}
	cell := func(field string) string { return row[slices.Index(t.columns, field)] }
	return []dataset.Lost{{
		Indicator: cell("indicator"), Breakdown: cell("breakdown"), Level: dataset.LevelOf(cell("place")), Period: cell("period"),
	}}
}
