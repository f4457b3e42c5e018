package endpoint

import (
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"govhub/citation"
	"govhub/web/limits"
	"govhub/web/request"
	"govhub/web/table"
)

// Config is what the endpoint needs from the rest of the hub. Fields are required unless their comment says otherwise.
type Config struct {
	Schema  graphql.ExecutableSchema
	Present graphql.ErrorPresenterFunc
	Pin     request.Pin
	Logger  *slog.Logger

	Build                string   // version of the program: answers of different versions are kept apart
	Live                 Live     // fields of Query whose answers change within a release; may be nil
	CacheSize            uint64   // bytes of cached answers, in all encodings; 0 for none
	PersistedQueriesSize uint64   // bytes of queries kept by hash; 0 for none
	Known                []string // queries that are always known by hash, those of the explorer
	UnknownHash          int      // status of an unknown hash of a query; 0 for that of other requests that are not executed
	Shared               request.Shared
	Limits               Limits
	Tables               table.Limits       // of downloads of queries
	Addresses            citation.Addresses // as citations give them

	Looked func(outcome string) // called after a cache lookup: hit, miss or joined; may be nil
	Hashed func(outcome string) // called after a lookup by hash: hit or miss; may be nil
}

// Live names fields of Query whose answers change within a release: with any of the members given, with all if none is, and always
// with arguments, which may name another release.
type Live map[string][]string

// Limits bound one request.
type Limits struct {
	Query    limits.Limits
	Body     int64 // bytes of a POST body
	Address  int   // bytes of the query string of a GET
	Errors   int   // errors in an answer
	Response int   // bytes of the data of an answer
	Deadline time.Duration

	Turns    int           // large requests that are read at the same time, and likewise introspections
	TurnWait time.Duration // for one of these turns

	Documents    int // validated documents kept by text, and prepared operations by wording
	DocumentText int // bytes of the longest text kept: a parsed document is about 38 times as large
}

// DefaultLimits returns the documented limits.
func DefaultLimits() Limits {
	return Limits{
		Query:        limits.Default(),
		Body:         100 << 10,
		Address:      8 << 10,
		Errors:       20,
		Response:     10 << 20,
		Deadline:     8 * time.Second,
		Turns:        1,
		TurnWait:     2 * time.Second,
		Documents:    200,
		DocumentText: 4 << 10,
	}
}
