package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"govhub/web/files"
	"govhub/web/request"
)

// MetricDoc describes a metric, for the registry and the reference.
type MetricDoc struct {
	Name   string
	Type   string
	Labels []string
	Help   string
}

// MetricDocs lists every metric of the hub, besides the usual go_ and process_ ones.
func MetricDocs() []MetricDoc {
	return []MetricDoc{
		{"govhub_http_requests_total", "counter", []string{"route", "method", "status"}, "HTTP requests answered."},
		{"govhub_http_request_duration_seconds", "histogram", []string{"route"}, "Time to answer an HTTP request."},
		{"govhub_http_requests_in_flight", "gauge", nil, "HTTP requests being answered."},
		{"govhub_graphql_errors_total", "counter", []string{"code"}, "Errors in answers, by extensions.code."},
		{"govhub_deprecated_requests_total", "counter", []string{"member"}, "Valid requests that use a deprecated member of the schema."},
		{"govhub_cache_requests_total", "counter", []string{"outcome"}, "Cache lookups of queries; the outcome is hit, miss, or joined for a query that waited for the same answer to another."},
		{"govhub_cache_evictions_total", "counter", nil, "Answers evicted from the cache, counting each encoding."},
		{"govhub_cache_entries", "gauge", nil, "Answers in the cache, counting each encoding."},
		{"govhub_cache_bytes", "gauge", nil, "Bytes of the cache."},
		{"govhub_persisted_query_requests_total", "counter", []string{"outcome"}, "Queries looked up by their hash alone; the outcome is hit or miss."},
		{"govhub_persisted_query_evictions_total", "counter", nil, "Persisted queries evicted."},
		{"govhub_persisted_query_entries", "gauge", nil, "Persisted queries kept."},
		{"govhub_persisted_query_bytes", "gauge", nil, "Bytes of persisted queries."},
		{"govhub_downloads_made_total", "counter", []string{"outcome"}, "Files made for downloads; the outcome is ok, error, refused for lack of a turn or space, or canceled because all readers left."},
		{"govhub_download_make_duration_seconds", "histogram", nil, "Time to make a file for downloads, including the wait for a turn."},
		{"govhub_download_sent_bytes_total", "counter", nil, "Bytes of downloads sent."},
		{"govhub_download_files", "gauge", nil, "Files kept for downloads, including those being made."},
		{"govhub_download_file_bytes", "gauge", nil, "Bytes of these files on disk."},
		{"govhub_download_evictions_total", "counter", nil, "Files dropped to free space."},
		{"govhub_memory_bytes", "gauge", []string{"part"}, "Bytes of what releases keep in memory, by part."},
		{"govhub_memory_max_bytes", "gauge", nil, "Maximum of these bytes."},
		{"govhub_memory_build_seconds", "gauge", []string{"part"}, "Time of the last build of a part."},
		{"govhub_memory_builds_total", "counter", []string{"part", "outcome"}, "Builds of parts; the outcome is ok, error, no_room or canceled."},
		{"govhub_memory_missing_tables", "gauge", []string{"table", "reason"}, "1 for each table of the current release that only PostgreSQL has; the reason is off, no_room or error."},
		{"govhub_release_current", "gauge", nil, "Number of the current release, 0 if none is open."},
		{"govhub_sql_statements_total", "counter", []string{"statement", "outcome"}, "SQL queries run, by name; the outcome is ok or error."},
		{"govhub_sql_statement_duration_seconds", "histogram", nil, "Time of an SQL query, including the wait for a connection."},
		{"govhub_sql_connections", "gauge", []string{"state"}, "Connections to the current release; the state is idle or in_use."},
		{"govhub_sql_connections_max", "gauge", nil, "Maximum number of connections to the current release."},
		{"govhub_sql_connection_waits_total", "counter", nil, "Number of waits for a free connection to the current release."},
		{"govhub_sql_connection_wait_seconds_total", "counter", nil, "Time of waits for a free connection to the current release."},
	}
}

// Metrics are the metrics of the hub. They exist before the database is opened, because it reports to them.
type Metrics struct {
	registry   *prometheus.Registry
	docs       map[string]MetricDoc
	requests   *prometheus.CounterVec
	duration   *prometheus.HistogramVec
	inFlight   prometheus.Gauge
	errors     *prometheus.CounterVec
	deprecated *prometheus.CounterVec
	cache      *prometheus.CounterVec
	texts      *prometheus.CounterVec
	statements *prometheus.CounterVec
	sql        prometheus.Histogram
	downloads  *prometheus.CounterVec
	making     prometheus.Histogram
	sent       prometheus.Counter
	watchOnce  sync.Once
}

// NewMetrics returns metrics with a registry of their own.
func NewMetrics() *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), docs: map[string]MetricDoc{}}
	for _, d := range MetricDocs() {
		m.docs[d.Name] = d
	}
	counter := func(name string) *prometheus.CounterVec {
		d := m.doc(name)
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: d.Name, Help: d.Help}, d.Labels)
	}
	histogram := func(name string, buckets []float64) *prometheus.HistogramVec {
		d := m.doc(name)
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: d.Name, Help: d.Help, Buckets: buckets}, d.Labels)
	}
	m.requests = counter("govhub_http_requests_total")
	m.errors = counter("govhub_graphql_errors_total")
	m.deprecated = counter("govhub_deprecated_requests_total")
	m.cache = counter("govhub_cache_requests_total")
	for _, outcome := range []string{"hit", "miss", "joined"} {
		m.cache.WithLabelValues(outcome) // start from 0
	}
	m.texts = counter("govhub_persisted_query_requests_total")
	for _, outcome := range []string{"hit", "miss"} {
		m.texts.WithLabelValues(outcome)
	}
	m.statements = counter("govhub_sql_statements_total")
	m.duration = histogram("govhub_http_request_duration_seconds", []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10})
	statements := histogram("govhub_sql_statement_duration_seconds", []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5})
	m.sql = statements.WithLabelValues().(prometheus.Histogram)
	m.downloads = counter("govhub_downloads_made_total")
	for _, outcome := range []string{"ok", "error", "refused", "canceled"} {
		m.downloads.WithLabelValues(outcome)
	}
	making := histogram("govhub_download_make_duration_seconds", []float64{.01, .05, .1, .5, 1, 5, 10, 30, 60, 300, 600})
	m.making = making.WithLabelValues().(prometheus.Histogram)
	m.sent = prometheus.NewCounter(prometheus.CounterOpts{Name: "govhub_download_sent_bytes_total", Help: m.doc("govhub_download_sent_bytes_total").Help})
	m.inFlight = prometheus.NewGauge(prometheus.GaugeOpts{Name: "govhub_http_requests_in_flight", Help: m.doc("govhub_http_requests_in_flight").Help})
	m.registry.MustRegister(
		m.requests, m.duration, m.inFlight, m.errors, m.deprecated, m.cache, m.texts, m.statements, statements, m.downloads, making, m.sent,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// doc returns the description of a metric, which must exist.
func (m *Metrics) doc(name string) MetricDoc {
	d, ok := m.docs[name]
	if !ok {
		panic("no description of the metric " + name)
	}
	return d
}

// Statement counts an SQL query. It is for db.Config.Observe.
func (m *Metrics) Statement(name string, took time.Duration, err error) {
	outcome := "ok"
	if err != nil {
		outcome = "error"
	}
	m.statements.WithLabelValues(name, outcome).Inc()
	m.sql.Observe(took.Seconds())
}

// deprecate starts the counters of deprecated members at 0: a member that stays there can be removed.
func (m *Metrics) deprecate(members []string) {
	for _, member := range members {
		m.deprecated.WithLabelValues(member)
	}
}

// cached counts a cache lookup.
func (m *Metrics) cached(outcome string) { m.cache.WithLabelValues(outcome).Inc() }

// persisted counts a query looked up by its hash.
func (m *Metrics) persisted(outcome string) { m.texts.WithLabelValues(outcome).Inc() }

// made counts a file made for a download.
func (m *Metrics) made(took time.Duration, err error) {
	outcome := "ok"
	switch {
	case errors.Is(err, files.ErrBusy), errors.Is(err, files.ErrFull), errors.Is(err, files.ErrTooLarge):
		outcome = "refused"
	case errors.Is(err, context.Canceled):
		outcome = "canceled"
	case err != nil:
		outcome = "error"
	}
	m.downloads.WithLabelValues(outcome).Inc()
	m.making.Observe(took.Seconds())
}

// sentBytes counts bytes sent to clients of downloads.
func (m *Metrics) sentBytes(n int) { m.sent.Add(float64(n)) }

// measure counts each request and the errors in its answer.
func (m *Metrics) measure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := record(w)
		m.inFlight.Inc()
		defer func() {
			m.inFlight.Dec()
			q := request.From(r.Context())
			m.requests.WithLabelValues(q.Route, method(r.Method), strconv.Itoa(q.Status(r.Context(), rec.status))).Inc()
			m.duration.WithLabelValues(q.Route).Observe(time.Since(start).Seconds())
			for _, code := range q.Codes {
				m.errors.WithLabelValues(code).Inc()
			}
			for _, member := range q.Deprecated {
				m.deprecated.WithLabelValues(member).Inc()
			}
		}()
		next.ServeHTTP(rec, r)
	})
}

// method bounds the label: clients may invent methods.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return m
	}
	return "other"
}

// watch adds the metrics that are read from the hub at each scrape.
func (m *Metrics) watch(s *Server) {
	m.watchOnce.Do(func() { m.registry.MustRegister(watcher{m, s}) })
}

type watcher struct {
	metrics *Metrics
	server  *Server
}

// Describe sends nothing, so that the registry accepts whatever Collect sends.
func (c watcher) Describe(chan<- *prometheus.Desc) {}

func (c watcher) Collect(out chan<- prometheus.Metric) {
	send := func(name string, kind prometheus.ValueType, value float64, labels ...string) {
		d := c.metrics.doc(name)
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(d.Name, d.Help, d.Labels, nil), kind, value, labels...)
	}
	s := c.server.config.Stats()
	send("govhub_sql_connections", prometheus.GaugeValue, float64(s.Idle), "idle")
	send("govhub_sql_connections", prometheus.GaugeValue, float64(s.InUse), "in_use")
	send("govhub_sql_connections_max", prometheus.GaugeValue, float64(s.MaxOpenConnections))
	send("govhub_sql_connection_waits_total", prometheus.CounterValue, float64(s.WaitCount))
	send("govhub_sql_connection_wait_seconds_total", prometheus.CounterValue, s.WaitDuration.Seconds())
	memory := c.server.config.Snapshot()
	send("govhub_memory_max_bytes", prometheus.GaugeValue, float64(memory.Budget))
	for _, part := range memory.Parts {
		send("govhub_memory_bytes", prometheus.GaugeValue, float64(part.Bytes), part.Name)
		send("govhub_memory_build_seconds", prometheus.GaugeValue, part.Took.Seconds(), part.Name)
		for outcome, builds := range part.Builds {
			send("govhub_memory_builds_total", prometheus.CounterValue, float64(builds), part.Name, string(outcome))
		}
	}
	for table, reason := range memory.Missing {
		send("govhub_memory_missing_tables", prometheus.GaugeValue, 1, table, string(reason))
	}
	kept := c.server.endpoint.Answers()
	send("govhub_cache_evictions_total", prometheus.CounterValue, float64(kept.Evictions))
	send("govhub_cache_entries", prometheus.GaugeValue, float64(kept.Entries))
	send("govhub_cache_bytes", prometheus.GaugeValue, float64(kept.Bytes))
	texts := c.server.endpoint.Queries()
	send("govhub_persisted_query_evictions_total", prometheus.CounterValue, float64(texts.Evictions))
	send("govhub_persisted_query_entries", prometheus.GaugeValue, float64(texts.Entries))
	send("govhub_persisted_query_bytes", prometheus.GaugeValue, float64(texts.Bytes))
	downloads := c.server.files.Stats()
	send("govhub_download_files", prometheus.GaugeValue, float64(downloads.Files))
	send("govhub_download_file_bytes", prometheus.GaugeValue, float64(downloads.Bytes))
	send("govhub_download_evictions_total", prometheus.CounterValue, float64(downloads.Evictions))
	send("govhub_release_current", prometheus.GaugeValue, float64(c.current()))
}

func (c watcher) current() int32 {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	pinned, err := c.server.config.Pin(ctx, 0)
	if err != nil {
		return 0
	}
	defer pinned.Done()
	return pinned.Number
}
