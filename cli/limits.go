package cli

import (
	"database/sql"
	"fmt"
	"reflect"
	"runtime"
	"time"

	"govhub/db"
	"govhub/db/session"
	"govhub/network"
	"govhub/web"
	"govhub/web/endpoint"
	"govhub/web/table"
)

// limits bound the cost of one request, and of all together.
type limits struct {
	MaxBody       int64 `env:"GOVHUB_MAX_BODY" default:"102400" help:"Bytes of a POST body."`
	MaxURL        int   `name:"max-url" env:"GOVHUB_MAX_URL" default:"8192" help:"Bytes of the query string of a GET."`
	MaxTokens     int   `env:"GOVHUB_MAX_TOKENS" default:"1000" help:"Tokens of a document."`
	MaxDepth      int   `env:"GOVHUB_MAX_DEPTH" default:"12" help:"Levels of nested fields."`
	MaxAliases    int   `env:"GOVHUB_MAX_ALIASES" default:"30" help:"Aliases of a query."`
	MaxRootFields int   `env:"GOVHUB_MAX_ROOT_FIELDS" default:"20" help:"Fields of Query that a query asks for."`
	MaxDirectives int   `env:"GOVHUB_MAX_DIRECTIVES" default:"50" help:"Directives of a query."`
	MaxSelections int   `env:"GOVHUB_MAX_SELECTIONS" default:"2000" help:"Fields of a query with its fragments expanded."`
	MaxNodes      int   `env:"GOVHUB_MAX_NODES" default:"10000" help:"Rows that the pages of a query can hold in all."`
	MaxWork       int   `env:"GOVHUB_MAX_WORK" default:"2500" help:"Units of work that the filters, groups and searches of a query may cost."`
	MaxValues     int   `env:"GOVHUB_MAX_VALUES" default:"5000" help:"Values of all arguments of a query, with its variables in their places."`
	MaxString     int   `env:"GOVHUB_MAX_STRING" default:"1000" help:"Characters of a string in a query or a variable, unless the schema allows its argument more."`
	MaxList       int   `env:"GOVHUB_MAX_LIST" default:"1000" help:"Items of a list in a query or a variable."`
	MaxSearch     int   `name:"max-search-steps" env:"GOVHUB_MAX_SEARCH_STEPS" default:"5000000" help:"Steps of a search or of the names of resolve: names looked at, words and letters compared."`
	MaxErrors     int   `env:"GOVHUB_MAX_ERRORS" default:"20" help:"Errors in an answer."`
	MaxResponse   int   `env:"GOVHUB_MAX_RESPONSE" default:"10485760" help:"Bytes of the data of an answer."`

	RequestTimeout   time.Duration `env:"GOVHUB_REQUEST_TIMEOUT" default:"8s" help:"Time to answer a query."`
	HeaderTimeout    time.Duration `env:"GOVHUB_HEADER_TIMEOUT" default:"5s" help:"Time to read the header of a request."`
	ReadTimeout      time.Duration `env:"GOVHUB_READ_TIMEOUT" default:"10s" help:"Time to read a request."`
	WriteTimeout     time.Duration `env:"GOVHUB_WRITE_TIMEOUT" default:"30s" help:"Time to write an answer; of a download, time in which it must go on."`
	IdleTimeout      time.Duration `env:"GOVHUB_IDLE_TIMEOUT" default:"120s" help:"Time that an unused connection is kept."`
	DrainTimeout     time.Duration `env:"GOVHUB_DRAIN_TIMEOUT" default:"15s" help:"Time that open requests get to finish on shutdown."`
	StatementTimeout time.Duration `env:"GOVHUB_STATEMENT_TIMEOUT" default:"5s" help:"Time of one SQL query."`
	ConnectTimeout   time.Duration `env:"GOVHUB_CONNECT_TIMEOUT" default:"2s" help:"Time to connect to PostgreSQL."`
	SocketTimeout    time.Duration `env:"GOVHUB_SOCKET_TIMEOUT" default:"10s" help:"Time to wait for any answer of PostgreSQL."`
	AcquireTimeout   time.Duration `env:"GOVHUB_ACQUIRE_TIMEOUT" default:"2s" help:"Time to wait for a free connection to PostgreSQL."`
	PoolSize         int           `env:"GOVHUB_POOL_SIZE" default:"16" help:"Connections to PostgreSQL for requests."`
	OpenTimeout      time.Duration `env:"GOVHUB_OPEN_TIMEOUT" default:"5m" help:"Time to read each part of what a release keeps in memory."`
	DownloadMakers   int           `env:"GOVHUB_DOWNLOAD_MAKERS" default:"2" help:"Downloads of releases made at the same time, and as many of queries and the network together."`
	DownloadTimeout  time.Duration `env:"GOVHUB_DOWNLOAD_TIMEOUT" default:"10m" help:"Time to make a file for downloads, of a release or of a query."`
	DownloadSize     int64         `env:"GOVHUB_DOWNLOAD_SIZE" default:"4294967296" help:"Bytes of the files that are kept for downloads."`
	MaxDownloadRows  int           `env:"GOVHUB_MAX_DOWNLOAD_ROWS" default:"1000000" help:"Rows of a download of a query."`
	MaxDownloadBytes int64         `env:"GOVHUB_MAX_DOWNLOAD_BYTES" default:"1073741824" help:"Bytes of a download of a query, before compression."`
	MeasureMemory    int64         `env:"GOVHUB_MEASURE_MEMORY" default:"268435456" help:"Bytes that communities, co-participation and centrality take while they are computed, for all queries together."`
	ConnLifetime     time.Duration `env:"GOVHUB_CONN_LIFETIME" default:"5m" help:"Time after which a connection to PostgreSQL is renewed."`
}

// Validate is called by kong. A limit of zero or less would forbid everything, or mean no limit at all.
func (l limits) Validate() error {
	v := reflect.ValueOf(l)
	for i := range v.NumField() {
		if v.Field(i).Int() <= 0 {
			return fmt.Errorf("%s must be greater than 0", v.Type().Field(i).Tag.Get("env"))
		}
	}
	return nil
}

func (l limits) database(c db.Config) db.Config {
	c.PoolSize = l.PoolSize
	c.AcquireTimeout = l.AcquireTimeout
	c.StatementTimeout = l.StatementTimeout
	c.OpenTimeout = l.OpenTimeout
	c.ConnectTimeout = l.ConnectTimeout
	c.ReadTimeout = l.SocketTimeout
	c.ConnLifetime = l.ConnLifetime
	return c
}

// downloads opens separate connections for files of releases, so that these and queries do not wait for each other.
func (l limits) downloads(c db.Config) (*sql.DB, error) {
	c = l.database(c)
	c.PoolSize = l.DownloadMakers + 1 // for files of releases, and to look up releases
	c.StatementTimeout, c.ReadTimeout = l.DownloadTimeout, l.DownloadTimeout
	return session.OpenReader(c.Config)
}

// measures leave half of the processors to everything else.
func (l limits) measures() network.Bounds {
	b := network.DefaultBounds(runtime.GOMAXPROCS(0))
	b.Memory = l.MeasureMemory
	b.Wait = l.AcquireTimeout
	return b
}

func (l limits) tables() table.Limits {
	return table.Limits{Rows: l.MaxDownloadRows, Bytes: l.MaxDownloadBytes}
}

func (l limits) requests() endpoint.Limits {
	w := endpoint.DefaultLimits()
	w.Body = l.MaxBody
	w.Address = l.MaxURL
	w.Errors = l.MaxErrors
	w.Response = l.MaxResponse
	w.Deadline = l.RequestTimeout
	w.Turns = max(1, runtime.GOMAXPROCS(0)/2) // other processors serve small requests
	w.TurnWait = l.AcquireTimeout
	w.Query.Tokens = l.MaxTokens
	w.Query.Depth = l.MaxDepth
	w.Query.Aliases = l.MaxAliases
	w.Query.RootFields = l.MaxRootFields
	w.Query.Directives = l.MaxDirectives
	w.Query.Selections = l.MaxSelections
	w.Query.Nodes = l.MaxNodes
	w.Query.Work = l.MaxWork
	w.Query.Values = l.MaxValues
	w.Query.StringLength = l.MaxString
	w.Query.ListLength = l.MaxList
	return w
}

func (l limits) timeouts() web.Timeouts {
	t := web.DefaultTimeouts()
	t.Header = l.HeaderTimeout
	t.Read = l.ReadTimeout
	t.Write = l.WriteTimeout
	t.Idle = l.IdleTimeout
	t.Drain = l.DrainTimeout
	return t
}
