package control

import (
	"context"
	"time"

	"github.com/lib/pq"
)

// Channel is notified with each move of the pointer to the current release.
const Channel = "govhub_release"

// Release is a row of the control tables.
type Release struct {
	Number         int32     `db:"number"`
	PublishedAt    time.Time `db:"published_at"`
	Package        string    `db:"package"`
	PackageVersion *string   `db:"package_version"`
	Fingerprint    string    `db:"schema_sha256"` // of the Table Schemas it was published with
	Current        bool      `db:"current"`
	Metadata       []byte    `db:"metadata"` // about the data package, as JSON
	Span
}

// Resource is a resource of a release.
type Resource struct {
	Release int32  `db:"release"` // 0 in Contents
	Name    string `db:"name"`
	Table   string `db:"table_name"` // in schema store
	Rows    int64  `db:"rows"`
	Bytes   int64  `db:"bytes"`  // size of the canonical CSV
	SHA256  string `db:"sha256"` // of the canonical CSV
}

// The columns and conditions of releases: $1 is the fingerprint of the program's Table Schemas, $2 are numbers of releases, 0 for the
// current one, NULL for all.
const (
	releaseColumns = `r.number, r.published_at, r.package, r.package_version, r.schema_sha256, c.number IS NOT NULL AS current, r.metadata,
		s.first, s.last, coalesce((SELECT number FROM govhub.table_schemas WHERE sha256 = $1), 0) AS own`
	fromReleases = `FROM govhub.release AS r
		JOIN govhub.release_schemas AS s ON s.release = r.number
		LEFT JOIN govhub.current_release AS c ON c.number = r.number`
	theReleases = `WHERE $2::integer[] IS NULL OR r.number = ANY($2) OR 0 = ANY($2) AND c.number IS NOT NULL`
)

// Releases lists the releases with these numbers, 0 for the current one, or all without numbers, newest first.
func Releases(ctx context.Context, q Queryer, fingerprint string, numbers ...int32) ([]*Release, error) {
	const query = `SELECT ` + releaseColumns + ` ` + fromReleases + ` ` + theReleases + ` ORDER BY r.number DESC`
	var found []*Release
	err := q(ctx, "release.list", &found, query, fingerprint, pq.Array(numbers))
	return found, err
}

// Pointer returns the number of the current release, 0 if there is none, and the numbers of all.
func Pointer(ctx context.Context, q Queryer) (current int32, published map[int32]bool, err error) {
	const query = `SELECT r.number, c.number IS NOT NULL AS current
		FROM govhub.release AS r LEFT JOIN govhub.current_release AS c USING (number)`
	var found []struct {
		Number  int32
		Current bool
	}
	if err := q(ctx, "release.pointer", &found, query); err != nil {
		return 0, nil, err
	}
	published = make(map[int32]bool, len(found))
	for _, r := range found {
		published[r.Number] = true
		if r.Current {
			current = r.Number
		}
	}
	return current, published, nil
}

// WhyMissing returns ErrReleasePruned for a release that is no longer there, or ErrReleaseNotFound for one that never was: numbers
// are consecutive.
func WhyMissing(ctx context.Context, q Queryer, number int32) error {
	const query = `SELECT number FROM govhub.release WHERE number > $1 LIMIT 1`
	var later []struct{ Number int32 }
	if err := q(ctx, "release.later", &later, query, number); err != nil {
		return err
	}
	if number < 1 || len(later) == 0 {
		return ErrReleaseNotFound
	}
	return ErrReleasePruned
}

// Content is a release with its resources, by name.
type Content struct {
	Release
	Resources []*Resource
}

// Contents is Releases with their resources.
func Contents(ctx context.Context, q Queryer, fingerprint string, numbers ...int32) ([]*Content, error) {
	const query = `SELECT ` + releaseColumns + `, h.name, h.table_name, h.rows, h.bytes, h.sha256
		` + fromReleases + `
		JOIN govhub.resource AS h ON h.release = r.number
		` + theReleases + ` ORDER BY r.number DESC, h.name COLLATE "C"`
	var found []struct {
		Release  `db:""`
		Resource `db:""`
	}
	if err := q(ctx, "release.contents", &found, query, fingerprint, pq.Array(numbers)); err != nil {
		return nil, err
	}
	var contents []*Content
	for i := range found {
		if i == 0 || found[i].Number != found[i-1].Number {
			contents = append(contents, &Content{Release: found[i].Release})
		}
		last := contents[len(contents)-1]
		r := found[i].Resource // a copy, so that the rest of the row can be freed
		last.Resources = append(last.Resources, &r)
	}
	return contents, nil
}

// Resources returns the resources of each release, by name.
func Resources(ctx context.Context, q Queryer, numbers []int32) (map[int32][]*Resource, error) {
	const query = `SELECT release, name, table_name, rows, bytes, sha256
		FROM govhub.resource WHERE release = ANY($1) ORDER BY release, name COLLATE "C"`
	var found []*Resource
	if err := q(ctx, "release.resources", &found, query, pq.Array(numbers)); err != nil {
		return nil, err
	}
	resources := make(map[int32][]*Resource, len(numbers))
	for _, r := range found {
		resources[r.Release] = append(resources[r.Release], r)
	}
	return resources, nil
}
