package endpoint

import (
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"govhub/web/limits"
	"govhub/web/request"
	"govhub/web/table"
)

// Config is what the endpoint needs from the rest of the hub. Fields without a remark are required.
type Config struct {
	Schema  graphql.ExecutableSchema
	Present graphql.ErrorPresenterFunc
	Pin     request.Pin
	Logger  *slog.Logger

	Build                string   // version of the program: answers of different ones are never mixed up
	Live                 []string // fields of Query whose answers change while a release stands; none if empty
	CacheSize            uint64   // bytes of answers kept for the next request like them, in all their forms; 0 for none
	PersistedQueriesSize uint64   // bytes of queries kept for clients that send their hash; 0 for none
	Limits               Limits
	Tables               table.Limits // of downloads of queries

	Looked func(outcome string) // called for a look into the cache: hit, miss or joined; if set
	Hashed func(outcome string) // called for a query looked up by its hash: hit or miss; if set
}

// Limits bound one request.
type Limits struct {
	Query    limits.Limits
	Body     int64 // bytes of a POST body
	Address  int   // bytes of the query string of a GET
	Errors   int   // errors in an answer
	Response int   // bytes of the data of an answer
	Deadline time.Duration

	Turns    int           // large requests that are read at the same time, and as many introspections
	TurnWait time.Duration // for one of these turns

	Documents    int // validated documents kept for the next request with the same text
	DocumentText int // bytes of the longest text kept: a parsed document takes about 38 times its text
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
