package db

import (
	"context"

	"govhub/db/rel"
)

// Name is a name of a row with the data to find it by.
type Name struct {
	Resource   string  `db:"-"`
	Row        string  `db:"key"`
	Ru         *string `db:"name_ru"`
	En         *string `db:"name_en"`
	Alias      *string `db:"alias"`       // short name, or the seat of a municipality
	KeywordsRu *string `db:"keywords_ru"` // separated by semicolons
	KeywordsEn *string `db:"keywords_en"`
	Region     Ref     `db:"region"`
	Within     Ref     `db:"within"` // identifier of the node that the row is part of

	Kind       string `db:"kind"`
	Population *int32 `db:"population"`
	Residents  *int32 `db:"centre_population"` // of the seat
	State      string `db:"state"`             // whether it exists, empty for what always does
	Holder     Ref    `db:"holder"`            // identifier of the person who holds an office

	// Days from which it exists or the office is held, no longer is, and is no longer confirmed; empty if none is known.
	Began       string `db:"began"`
	Ended       string `db:"ended"`
	Unconfirmed string `db:"unconfirmed"`

	Capital Ref `db:"capital_municipality"` // of a region

	// Codes of a region.
	Code           *string `db:"code"`
	ISO            *string `db:"iso"`
	ISOAlternative *string `db:"iso_alternative"`
	OKATO          *string `db:"okato"`
}

// ID returns the identifier of the node.
func (n *Name) ID() string { return globalID(n.Resource, n.Row) }

// namesAtOnce is the number of names per query, which bounds its time, and the memory of what it returns.
const namesAtOnce = 2000

// NamedResources are those whose rows have names.
func NamedResources() []string {
	list := make([]string, len(named))
	for i, n := range named {
		list[i] = n.resource
	}
	return list
}

// EachName visits the names of a release, resource by resource, in key order.
func EachName(ctx context.Context, r *Release, visit func(*Name)) (err error) {
	defer wrap(&err, "read names")
	for _, n := range named {
		text := rel.SQL("SELECT t.{key} AS key, {columns}\nFROM {from} WHERE t.{key} > $1 ORDER BY t.{key} LIMIT $2",
			"key", n.key, "columns", n.columns, "from", n.from)
		for after, more := "", true; more; {
			var rows []Name
			if err := r.Query(ctx, n.resource+".names", &rows, text, after, namesAtOnce); err != nil {
				return err
			}
			for i := range rows {
				rows[i].Resource = n.resource
				if rows[i].Ru != nil {
					visit(&rows[i])
				}
			}
			if more = len(rows) == namesAtOnce; more {
				after = rows[len(rows)-1].Row
			}
		}
	}
	return nil
}
