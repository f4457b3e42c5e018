package network

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
)

// statement says how rows that state links are read. The row itself is where links go out from, unless it is no node.
type statement struct {
	name     string
	resource string // of the row's node, or of the node that the column key refers to
	key      string // SQL of its key
	from     string // SQL
	state    string // SQL of what decides about kinds; empty if nothing does
	since    string // SQL of the period of the links
	until    string
	lasts    bool // until is the first day on which the links no longer hold, else the last day of what happened
}

// statements are run in this order. What happened has the period in which it happened: an entry that of its season, an
// appearance the day of its session. What lasts has the period for which it holds: a position, the state of a municipality.
var statements = []statement{
	{name: "adoption", since: "t.adopted_on"},
	{
		name: "appearance", state: "t.role", since: "coalesce(CAST(s.held_on AS text), f.starts_on)", until: "coalesce(CAST(s.held_on AS text), f.ends_on)",
		from: "appearance AS t JOIN forum AS f ON f.slug = t.forum LEFT JOIN forum_session AS s ON s.slug = t.session",
	},
	{name: "award", since: "CAST(t.established_on AS text)"},
	{
		name: "award_entry", state: "t.status", since: "s.applications_from", until: "CAST(s.ceremony_on AS text)",
		from: "award_entry AS t JOIN award_season AS s ON s.slug = t.season",
	},
	{name: "award_season", since: "t.applications_from", until: "CAST(t.ceremony_on AS text)"},
	{name: "change_event"},
	{
		name: "change_event_municipality", resource: "change_event", key: "t.change_event", state: "t.side", since: "c.occurred_on", until: "c.occurred_on",
		from: "change_event_municipality AS t JOIN change_event AS c ON c.slug = t.change_event",
	},
	{name: "cohort", since: "t.starts_on", until: "t.ends_on"},
	{name: "conferral", since: "CAST(t.conferred_on AS text)"},
	{name: "federal_district"},
	{name: "forum", since: "t.starts_on", until: "t.ends_on"},
	{
		name: "forum_session", since: "coalesce(CAST(t.held_on AS text), f.starts_on)", until: "coalesce(CAST(t.held_on AS text), f.ends_on)",
		from: "forum_session AS t JOIN forum AS f ON f.slug = t.forum",
	},
	{name: "initiative"},
	{name: "initiative_regulation", resource: "initiative", key: "t.initiative"},
	{name: "municipality", since: "CAST(t.valid_from AS text)", until: "CAST(t.valid_to AS text)", lasts: true},
	{
		name: "nomination", since: "s.applications_from", until: "CAST(s.ceremony_on AS text)",
		from: "nomination AS t JOIN award_season AS s ON s.slug = t.season",
	},
	{name: "organization"},
	{
		name: "participation", state: "t.role", since: "c.starts_on", until: "c.ends_on",
		from: "participation AS t JOIN cohort AS c ON c.slug = t.cohort",
	},
	{name: "person"},
	{name: "position", since: "t.valid_from", until: "t.valid_to", lasts: true},
	{name: "practice"},
	{name: "program", since: "t.started_on"},
	{name: "region"},
	{name: "regulation"},
	{ // each municipality that a change ended, to each that it formed
		name: "succession", resource: "municipality", key: "t.municipality", since: "c.occurred_on",
		from: `change_event_municipality AS t JOIN change_event AS c ON c.slug = t.change_event
	JOIN (SELECT change_event, municipality AS after FROM change_event_municipality WHERE side = 'AFTER') AS a USING (change_event)
	WHERE t.side = 'BEFORE' AND t.municipality <> a.after ORDER BY t.municipality, a.after, c.slug`,
	},
}

// stated is a reference with the kind that it states.
type stated struct {
	reference
	kind   uint8
	column int // place among the columns read
	target int // place in resources
}

// complete fills in what follows from the name.
func (s statement) complete() statement {
	if s.resource == "" {
		s.resource = s.name
		s.key = "t." + resources[resourceNamed(s.name)].key
	}
	if s.from == "" {
		s.from = s.name + " AS t"
	}
	for _, text := range []*string{&s.state, &s.since, &s.until} {
		if *text == "" {
			*text = "NULL"
		}
	}
	return s
}

// text returns the statement, how many columns it reads and what they state.
func (s statement) text() (text string, width int, references []stated) {
	columns := []string{s.key, "t.source", s.state, s.since, s.until}
	for k := range Kinds {
		for _, r := range Kinds[k].references {
			if r.rows != s.name {
				continue
			}
			column := r.column
			if !strings.Contains(column, ".") {
				column = "t." + column
			}
			at := slices.Index(columns, column)
			if at < fixed {
				at = len(columns)
				columns = append(columns, column)
			}
			references = append(references, stated{r, uint8(k), at, resourceNamed(r.target)})
		}
	}
	return "SELECT " + strings.Join(columns, ", ") + "\nFROM " + s.from, len(columns), references
}

// fixed is how many columns each statement begins with: key, source, state, since, until.
const fixed = 5

// read reads the network of a release, unless it has more links than most.
func read(ctx context.Context, r *db.Release, most int) (*Graph, error) {
	b := newBuilder(most)
	for _, s := range statements {
		if err := b.read(ctx, r, s.complete()); err != nil {
			return nil, err
		}
	}
	return b.graph(), nil
}

func (b *builder) read(ctx context.Context, r *db.Release, s statement) error {
	text, width, references := s.text()
	resource := resourceNamed(s.resource)
	values, dest := make([]sql.RawBytes, width), make([]any, width)
	for i := range values {
		dest[i] = &values[i]
	}
	return r.Stream(ctx, "network."+s.name, text, func(scan func(...any) error) error {
		if err := scan(dest...); err != nil {
			return err
		}
		from := b.node(resource, values[0])
		if len(references) == 0 {
			return nil
		}
		since, err := parseDate(values[3])
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.name, values[0], err)
		}
		until, err := parseDate(values[4])
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.name, values[0], err)
		}
		if s.lasts {
			until = until.ended()
		}
		source := b.source(values[1])
		for _, ref := range references {
			target := values[ref.column]
			if len(target) == 0 || ref.when != "" && ref.when != string(values[2]) {
				continue
			}
			if err := b.link(from, b.node(ref.target, target), ref.kind, source, since, until); err != nil {
				return err
			}
		}
		return nil
	})
}
