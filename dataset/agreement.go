package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"govhub/db/rel"
)

// checkAgreement reports rows of a file that contradict an earlier one of the same edition: neither is newer.
func (p *publication) checkAgreement(ctx context.Context, t *loadedTable, l *layer) error {
	if !l.input.dated() || !t.schema.sourced() {
		return nil
	}
	for _, other := range t.layers {
		if other == l || other.input.Edition != l.input.Edition {
			continue
		}
		for i, f := range t.schema.Fields {
			if !l.stated[i] || !other.stated[i] || f.Name == "source" || f.Name == "note" || slices.Contains(t.schema.PrimaryKey, f.Name) {
				continue
			}
			if err := p.apply(ctx, contradicts(t, l, other, f.Name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func contradicts(t *loadedTable, l, other *layer, field string) rule {
	key := t.schema.PrimaryKey
	file, _ := other.input.place(other.file.path, 0)
	return rule{
		table: t, layers: []*layer{l}, fields: key, code: CodeConstraint,
		message: fmt.Sprintf("has another %s in %s, which is of the same edition, %s: say which is newer, as in NAME@2021-07=PATH, or correct one",
			field, file, l.input.Edition),
		query: rel.SQL(`-- name: dataset.check_agreement
			SELECT sum(count(*)) OVER (), {keys} FROM {one} AS one JOIN {other} AS other USING ({key})
			WHERE one.{field} <> other.{field} GROUP BY {key} ORDER BY {key} LIMIT {most}`,
			"keys", strings.Join(quoteAll(key), ", "), "key", strings.Join(quoteAll(key), ", "), "one", quote(l.incoming), "other", quote(other.incoming),
			"field", quote(field), "most", fmt.Sprint(maxListed),
		),
	}
}
