package dataset

import (
	"context"
	"database/sql"
	"fmt"
)

// Base is what the inputs of an import amend: the current release, while nothing else can change it.
type Base struct {
	tx      *sql.Tx
	current currentRelease
}

// Keys returns the keys of a resource in the current release, to which rows that amend it may refer. The resource must have
// a key of one field.
func (b *Base) Keys(ctx context.Context, resource string) (_ map[string]bool, err error) {
	defer wrap(&err, "read the keys of %s", resource)
	s, err := singleKey(resource)
	if err != nil {
		return nil, err
	}
	if err := b.current.amendable(); err != nil {
		return nil, err
	}
	rows, err := b.tx.QueryContext(ctx, fmt.Sprintf("-- name: dataset.keys\nSELECT %s FROM %s",
		quote(s.PrimaryKey[0]), stored(b.current.resources[resource].Table)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := map[string]bool{}
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys[key] = true
	}
	return keys, rows.Err()
}

// Names reports whether the descriptor names a resource.
func (p *Package) Names(resource string) bool { return p.named[resource] }

// Keys returns the keys of a resource in the package, none if it cannot be read: publishing tells why. The resource must
// have a key of one field.
func (p *Package) Keys(resource string) (map[string]bool, error) {
	s, err := singleKey(resource)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	file, ok := p.file(s)
	if !ok {
		return keys, nil
	}
	key := s.field(s.PrimaryKey[0])
	for row := range p.rows(file, true, func(Problem) {}) {
		keys[row.values[key]] = true
	}
	return keys, nil
}

func singleKey(resource string) (*Schema, error) {
	s := schemaOf(resource)
	if s == nil || len(s.PrimaryKey) != 1 {
		return nil, fmt.Errorf("%q is no resource with a key of one field", resource)
	}
	return s, nil
}

// References returns the schema's references to other rows, by field: each to a key of one of several resources, or to a
// value of Except.
func (s *Schema) References() []PlaceKey {
	references := append([]PlaceKey{}, s.PlaceKeys...)
	for _, k := range s.ForeignKeys {
		references = append(references, PlaceKey{Field: k.Field, Resources: []string{k.Resource}})
	}
	return references
}
