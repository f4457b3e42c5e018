package db

import (
	"context"
	"fmt"

	"govhub/scalar"
)

// AmbiguousError means that a code led to several municipalities on a day.
type AmbiguousError struct {
	OKTMO      string
	On         scalar.Date
	Candidates []Candidate // by code
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("the code %s led to %d municipalities on %s", e.OKTMO, len(e.Candidates), e.On)
}

// Candidate is a municipality that a code may mean.
type Candidate struct {
	OKTMO     string       `db:"oktmo" json:"oktmo"`
	Name      string       `db:"name_ru" json:"name"`
	ValidFrom *scalar.Date `db:"valid_from" json:"validFrom"`
	EndedOn   *scalar.Date `db:"ended_on" json:"validTo"`
}

// MunicipalityOn returns the municipality that a code led to on a day: its own if it was valid then, else the one that
// territorial changes lead to, forwards from a code that had ended, and backwards from one that had not begun. It returns
// ErrNotFound for an unknown code or if no municipality was valid on the day, and an *AmbiguousError if several were.
//
// A change with a code on both sides neither ends nor begins that code, so the walk does not follow it from there. Each code is
// visited once, because changes may form cycles.
func MunicipalityOn(ctx context.Context, r *Release, oktmo string, on scalar.Date) (_ *Municipality, err error) {
	defer wrap(&err, "municipality %q on %s", oktmo, on)
	const query = `WITH RECURSIVE walk AS (
			SELECT m.oktmo, m.valid_from, m.ended_on, coalesce(m.ended_on <= $2::date, false) AS onwards
			FROM municipality AS m WHERE m.oktmo = $1
		UNION
			SELECT m.oktmo, m.valid_from, m.ended_on, w.onwards
			FROM walk AS w
			JOIN change_event_municipality AS l
				ON l.municipality = w.oktmo AND l.side = CASE WHEN w.onwards THEN 'BEFORE' ELSE 'AFTER' END
			JOIN change_event_municipality AS o ON o.change_event = l.change_event AND o.side <> l.side
			JOIN municipality AS m ON m.oktmo = o.municipality
			WHERE CASE WHEN w.onwards THEN w.ended_on <= $2::date ELSE w.valid_from > $2::date END
			AND NOT EXISTS (SELECT FROM change_event_municipality AS s
				WHERE s.change_event = l.change_event AND s.municipality = l.municipality AND s.side <> l.side)
		)
		SELECT w.oktmo, m.name_ru, w.valid_from, w.ended_on
		FROM walk AS w JOIN municipality AS m USING (oktmo)
		WHERE coalesce(w.valid_from <= $2::date, true) AND coalesce(w.ended_on > $2::date, true)
		ORDER BY w.oktmo`
	var found []Candidate
	if err := r.Query(ctx, "municipality.on", &found, query, oktmo, string(on)); err != nil {
		return nil, err
	}
	switch len(found) {
	case 0:
		return nil, ErrNotFound
	case 1:
		return Municipalities.ByKey(ctx, r, found[0].OKTMO)
	}
	return nil, &AmbiguousError{OKTMO: oktmo, On: on, Candidates: found}
}
