package db

import (
	"context"
	"errors"
	"slices"
	"strings"

	"govhub/db/control"
	"govhub/db/rel"
	"govhub/db/session"
)

// Revision is a release in which a row differs from the release before it that is kept.
type Revision struct {
	Release *control.Release
	Kind    RowChangeKind
	Fields  []*FieldChange
}

// Revisions lists the releases up to this one in which the row with the identifier was added, changed or removed, newest first. The
// oldest release that is kept is compared with none. It takes two queries, whatever the number of releases.
func (r *Release) Revisions(ctx context.Context, id string) (_ []*Revision, err error) {
	defer wrap(&err, "revisions of %q", id)
	if err := CheckID(id); err != nil {
		return nil, err
	}
	resource, key, _ := strings.Cut(id, ":")
	l, _ := layoutOf(resource)
	for {
		contents, err := r.hub.editions(ctx, r.Number, resource)
		if err != nil {
			return nil, err
		}
		states, err := r.states(ctx, l, key, contents)
		if errors.Is(err, ErrReleaseNotFound) {
			continue // one was pruned meanwhile: fewer are left
		}
		if err != nil {
			return nil, err
		}
		return revisions(l, contents, states)
	}
}

// editions lists the readable releases up to a number whose content of a resource differs from the release before, oldest first.
func (h *Hub) editions(ctx context.Context, last int32, resource string) ([]*control.Content, error) {
	contents, err := control.Contents(ctx, h.control, h.config.Fingerprint)
	if err != nil {
		return nil, err
	}
	slices.Reverse(contents)
	contents = slices.DeleteFunc(contents, func(c *control.Content) bool {
		return c.Number > last || h.config.readable(&c.Release) != nil
	})
	return slices.CompactFunc(contents, func(a, b *control.Content) bool {
		return digestOf(a, resource) == digestOf(b, resource)
	}), nil
}

// digestOf returns the checksum of a resource of a release, empty if the release lacks it.
func digestOf(c *control.Content, resource string) string {
	for _, r := range c.Resources {
		if r.Name == resource {
			return r.SHA256
		}
	}
	return ""
}

// states returns the values of a row in the releases that have it.
func (r *Release) states(ctx context.Context, l rel.Layout, key string, contents []*control.Content) (map[int32][]byte, error) {
	values := new(rel.Params)
	wanted := values.Add(key)
	selects := make([]string, len(contents))
	for i, c := range contents {
		selects[i] = rel.SQL("SELECT {number} AS release, {values} AS row FROM {table} AS a WHERE a.{key} = {wanted}",
			"number", values.Add(c.Number)+"::integer", "values", l.Values("a"), "table", schemaOf(c.Number)+"."+l.Name, "key", l.Key[0], "wanted", wanted)
	}
	var found []struct {
		Release int32
		Row     []byte
	}
	// The text names releases, so it is not worth preparing.
	if err := r.Query(session.PlannedAnew(ctx), "revisions", &found, strings.Join(selects, " UNION ALL "), values.Values...); err != nil {
		return nil, err
	}
	states := map[int32][]byte{}
	for _, f := range found {
		states[f.Release] = f.Row
	}
	return states, nil
}

// revisions compares the states of a row in consecutive releases.
func revisions(l rel.Layout, contents []*control.Content, states map[int32][]byte) ([]*Revision, error) {
	found := []*Revision{}
	for i := len(contents) - 1; i > 0; i-- {
		before, after := states[contents[i-1].Number], states[contents[i].Number]
		fields, err := fieldChanges(l, before, after)
		if err != nil {
			return nil, err
		}
		if len(fields) > 0 {
			found = append(found, &Revision{Release: &contents[i].Release, Kind: kindOf(before != nil, after != nil), Fields: fields})
		}
	}
	return found, nil
}
