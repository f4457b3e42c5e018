package db

import (
	"context"
	"time"

	"github.com/lib/pq"

	"govhub/db/session"
)

// ReleaseInfo is what the control tables say of a release.
type ReleaseInfo struct {
	Number         int32     `db:"number"`
	PublishedAt    time.Time `db:"published_at"`
	Package        string    `db:"package"`
	PackageVersion *string   `db:"package_version"`
	Current        bool      `db:"current"`

	// What the package says of itself.
	Title        *string      `db:"title"`
	Homepage     *string      `db:"homepage"`
	Contributors contributors `db:"contributors"`
}

// ReleaseResource is one resource of a release: its size and the checksum of its canonical CSV.
type ReleaseResource struct {
	Release int32  `db:"release"`
	Name    string `db:"name"`
	Rows    int64  `db:"rows"`
	Bytes   int64  `db:"bytes"`
	SHA256  string `db:"sha256"`
}

const releaseInfo = `SELECT r.number, r.published_at, r.package, r.package_version, c.number IS NOT NULL AS current,
		r.metadata->>'title' AS title, r.metadata->>'homepage' AS homepage, r.metadata->'contributors' AS contributors
	FROM govhub.release AS r LEFT JOIN govhub.current_release AS c USING (number)`

// Releases lists what can be pinned, the newest first.
func (h *Hub) Releases(ctx context.Context) ([]*ReleaseInfo, error) {
	var rows []*ReleaseInfo
	err := h.query(ctx, session.AnySchema, "release.list", &rows, releaseInfo+` ORDER BY r.number DESC`)
	return rows, err
}

// ReleaseInfo describes one release. It returns ErrReleaseNotFound if there is none with the number.
func (h *Hub) ReleaseInfo(ctx context.Context, number int32) (*ReleaseInfo, error) {
	var rows []*ReleaseInfo
	if err := h.query(ctx, session.AnySchema, "release.info", &rows, releaseInfo+` WHERE r.number = $1`, number); err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, ErrReleaseNotFound
	}
	return rows[0], nil
}

// Resources lists what each release holds, by name, with one statement.
func (h *Hub) Resources(ctx context.Context, releases []*ReleaseInfo) ([][]*ReleaseResource, error) {
	numbers := make([]int32, len(releases))
	for i, r := range releases {
		numbers[i] = r.Number
	}
	const query = `SELECT release, name, rows, bytes, sha256
		FROM govhub.resource WHERE release = ANY($1) ORDER BY release, name`
	var rows []*ReleaseResource
	if err := h.query(ctx, session.AnySchema, "release.resources", &rows, query, pq.Array(numbers)); err != nil {
		return nil, err
	}
	byRelease := make(map[int32][]*ReleaseResource, len(releases))
	for _, row := range rows {
		byRelease[row.Release] = append(byRelease[row.Release], row)
	}
	resources := make([][]*ReleaseResource, len(releases))
	for i, number := range numbers {
		resources[i] = byRelease[number]
	}
	return resources, nil
}
