package db

import "context"

// Succession is a municipality that became another by a territorial change.
type Succession struct {
	Before string `db:"before"`
	After  string `db:"after"`
}

// Successions returns those of a release, in order.
func Successions(ctx context.Context, r *Release) (list []Succession, err error) {
	defer wrap(&err, "read successions")
	const query = `SELECT DISTINCT b.municipality AS before, a.municipality AS after
		FROM change_event_municipality AS b
		JOIN change_event_municipality AS a ON a.change_event = b.change_event AND a.side = 'AFTER'
		WHERE b.side = 'BEFORE' AND a.municipality <> b.municipality
		ORDER BY 1, 2`
	return list, r.Query(ctx, "municipality.successions", &list, query)
}
