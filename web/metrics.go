package web

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"govhub/web/downloads"
)

// MetricDoc describes one metric, for the registry and for the reference alike.
type MetricDoc struct {
	Name   string
	Type   string
	Labels []string
	Help   string
}

const (
	metricRequests           = "govhub_http_requests_total"
	metricDuration           = "govhub_http_request_duration_seconds"
	metricInFlight           = "govhub_http_requests_in_flight"
	metricErrors             = "govhub_graphql_errors_total"
	metricDeprecated         = "govhub_deprecated_requests_total"
	metricCache              = "govhub_cache_requests_total"
	metricEvictions          = "govhub_cache_evictions_total"
	metricEntries            = "govhub_cache_entries"
	metricBytes              = "govhub_cache_bytes"
	metricPersisted          = "govhub_persisted_query_requests_total"
	metricPersistedEvictions = "govhub_persisted_query_evictions_total"
	metricPersistedEntries   = "govhub_persisted_query_entries"
	metricPersistedBytes     = "govhub_persisted_query_bytes"
	metricDownloads          = "govhub_downloads_made_total"
	metricDownloadTime       = "govhub_download_make_duration_seconds"
	metricDownloadSent       = "govhub_download_sent_bytes_total"
	metricDownloadFiles      = "govhub_download_files"
	metricDownloadBytes      = "govhub_download_file_bytes"
	metricDownloadEvictions  = "govhub_download_evictions_total"
	metricRelease            = "govhub_release_current"
	metricStatements         = "govhub_sql_statements_total"
	metricSQL                = "govhub_sql_statement_duration_seconds"
	metricPool               = "govhub_sql_connections"
	metricPoolMax            = "govhub_sql_connections_max"
	metricPoolWaits          = "govhub_sql_connection_waits_total"
	metricPoolWaited         = "govhub_sql_connection_wait_seconds_total"
)

// MetricDocs lists every metric of the hub beside the usual go_ and process_ ones.
func MetricDocs() []MetricDoc {
	return []MetricDoc{
		{metricRequests, "counter", []string{"route", "method", "status"}, "HTTP requests answered."},
		{metricDuration, "histogram", []string{"route"}, "Time to answer an HTTP request."},
		{metricInFlight, "gauge", nil, "HTTP requests being answered."},
		{metricErrors, "counter", []string{"code"}, "Errors in answers, by extensions.code."},
		{metricDeprecated, "counter", []string{"member"}, "Valid requests that use a deprecated member of the schema."},
		{metricCache, "counter", []string{"outcome"}, "Queries that looked into the cache of answers; the outcome is hit, miss, or joined for one that waited for the answer to another like it."},
		{metricEvictions, "counter", nil, "Answers dropped from the cache to make room, each encoding for itself."},
		{metricEntries, "gauge", nil, "Answers in the cache, each encoding for itself."},
		{metricBytes, "gauge", nil, "Bytes that the cache takes."},
		{metricPersisted, "counter", []string{"outcome"}, "Queries looked up by their hash alone; the outcome is hit or miss."},
		{metricPersistedEvictions, "counter", nil, "Persisted queries dropped to make room."},
		{metricPersistedEntries, "gauge", nil, "Persisted queries kept."},
		{metricPersistedBytes, "gauge", nil, "Bytes that persisted queries take."},
		{metricDownloads, "counter", []string{"outcome"}, "Files made for downloads; the outcome is ok, error, refused for one that found no turn or no room, or canceled for one whose readers all left."},
		{metricDownloadTime, "histogram", nil, "Time to make a file for downloads, with the wait for the turn."},
		{metricDownloadSent, "counter", nil, "Bytes of downloads sent."},
		{metricDownloadFiles, "gauge", nil, "Files kept for downloads, those in the making included."},
		{metricDownloadBytes, "gauge", nil, "Bytes that they take on disk."},
		{metricDownloadEvictions, "counter", nil, "Files dropped to make room."},
		{metricRelease, "gauge", nil, "Number of the release that answers, 0 if none is open."},
		{metricStatements, "counter", []string{"statement", "outcome"}, "SQL statements run, by name; the outcome is ok or error."},
		{metricSQL, "histogram", nil, "Time of an SQL statement, with the wait for a connection."},
		{metricPool, "gauge", []string{"state"}, "Connections to the current release; the state is idle or in_use."},
		{metricPoolMax, "gauge", nil, "Most connections to the current release."},
		{metricPoolWaits, "counter", nil, "Times that a statement waited for a free connection to the current release."},
		{metricPoolWaited, "counter", nil, "Time that statements waited for a free connection to the current release."},
	}
}

// Metrics counts what the hub does. It is made before the database is opened, because that reports to it.
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
		d := m.docs[name]
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: d.Name, Help: d.Help}, d.Labels)
	}
	histogram := func(name string, buckets []float64) *prometheus.HistogramVec {
		d := m.docs[name]
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: d.Name, Help: d.Help, Buckets: buckets}, d.Labels)
	}
	m.requests = counter(metricRequests)
	m.errors = counter(metricErrors)
	m.deprecated = counter(metricDeprecated)
	m.cache = counter(metricCache)
	for _, outcome := range []string{"hit", "miss", "joined"} {
		m.cache.WithLabelValues(outcome) // from 0 on
	}
	m.texts = counter(metricPersisted)
	for _, outcome := range []string{"hit", "miss"} {
		m.texts.WithLabelValues(outcome)
	}
	m.statements = counter(metricStatements)
	m.duration = histogram(metricDuration, []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10})
	statements := histogram(metricSQL, []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5})
	m.sql = statements.WithLabelValues().(prometheus.Histogram)
	m.downloads = counter(metricDownloads)
	for _, outcome := range []string{"ok", "error", "refused", "canceled"} {
		m.downloads.WithLabelValues(outcome)
	}
	making := histogram(metricDownloadTime, []float64{.01, .05, .1, .5, 1, 5, 10, 30, 60, 300, 600})
	m.making = making.WithLabelValues().(prometheus.Histogram)
	m.sent = prometheus.NewCounter(prometheus.CounterOpts{Name: metricDownloadSent, Help: m.docs[metricDownloadSent].Help})
	m.inFlight = prometheus.NewGauge(prometheus.GaugeOpts{Name: metricInFlight, Help: m.docs[metricInFlight].Help})
	m.registry.MustRegister(
		m.requests, m.duration, m.inFlight, m.errors, m.deprecated, m.cache, m.texts, m.statements, statements, m.downloads, making, m.sent,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// Statement counts an SQL statement; it fits db.Config.Observe.
func (m *Metrics) Statement(name string, took time.Duration, err error) {
	outcome := "ok"
	if err != nil {
		outcome = "error"
	}
	m.statements.WithLabelValues(name, outcome).Inc()
	m.sql.Observe(took.Seconds())
}

// deprecate lets deprecated members be counted, from 0 on: one that stays there can go.
func (m *Metrics) deprecate(members []string) {
	for _, member := range members {
		m.deprecated.WithLabelValues(member)
	}
}

// cached counts a query that looked into the cache.
func (m *Metrics) cached(outcome string) { m.cache.WithLabelValues(outcome).Inc() }

// persisted counts a query that was looked up by its hash.
func (m *Metrics) persisted(outcome string) { m.texts.WithLabelValues(outcome).Inc() }

// made counts a file made for downloads.
func (m *Metrics) made(took time.Duration, err error) {
	outcome := "ok"
	switch {
	case errors.Is(err, downloads.ErrBusy), errors.Is(err, downloads.ErrFull), errors.Is(err, downloads.ErrTooLarge):
		outcome = "refused"
	case errors.Is(err, context.Canceled):
		outcome = "canceled"
	case err != nil:
		outcome = "error"
	}
	m.downloads.WithLabelValues(outcome).Inc()
	m.making.Observe(took.Seconds())
}

// measure counts each request and the errors in its answer.
func (m *Metrics) measure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := record(w)
		m.inFlight.Inc()
		defer func() {
			m.inFlight.Dec()
			q := requestFrom(r.Context())
			m.requests.WithLabelValues(q.route, method(r.Method), strconv.Itoa(q.status(r.Context(), rec))).Inc()
			m.duration.WithLabelValues(q.route).Observe(time.Since(start).Seconds())
			for _, code := range q.codes {
				m.errors.WithLabelValues(code).Inc()
			}
			for _, member := range q.deprecated {
				m.deprecated.WithLabelValues(member).Inc()
			}
		}()
		next.ServeHTTP(rec, r)
	})
}

// method keeps invented methods from making series without number.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return m
	}
	return "other"
}

// watch adds the metrics that are read from the hub at each scrape.
func (m *Metrics) watch(stats func() sql.DBStats, pin Pin, kept *cache, texts *persisted, files *downloads.Store) {
	m.watchOnce.Do(func() {
		m.registry.MustRegister(&watcher{metrics: m, stats: stats, pin: pin, cache: kept, texts: texts, files: files})
	})
}

type watcher struct {
	metrics *Metrics
	stats   func() sql.DBStats
	pin     Pin
	cache   *cache
	texts   *persisted
	files   *downloads.Store
}

// Describe announces nothing, which tells the registry to take what Collect brings.
func (c *watcher) Describe(chan<- *prometheus.Desc) {}

func (c *watcher) Collect(out chan<- prometheus.Metric) {
	send := func(name string, kind prometheus.ValueType, value float64, labels ...string) {
		d := c.metrics.docs[name]
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(d.Name, d.Help, d.Labels, nil), kind, value, labels...)
	}
	s := c.stats()
	send(metricPool, prometheus.GaugeValue, float64(s.Idle), "idle")
	send(metricPool, prometheus.GaugeValue, float64(s.InUse), "in_use")
	send(metricPoolMax, prometheus.GaugeValue, float64(s.MaxOpenConnections))
	send(metricPoolWaits, prometheus.CounterValue, float64(s.WaitCount))
	send(metricPoolWaited, prometheus.CounterValue, s.WaitDuration.Seconds())
	kept := c.cache.size()
	send(metricEvictions, prometheus.CounterValue, float64(kept.evictions))
	send(metricEntries, prometheus.GaugeValue, float64(kept.entries))
	send(metricBytes, prometheus.GaugeValue, float64(kept.bytes))
	texts := c.texts.size()
	send(metricPersistedEvictions, prometheus.CounterValue, float64(texts.evictions))
	send(metricPersistedEntries, prometheus.GaugeValue, float64(texts.entries))
	send(metricPersistedBytes, prometheus.GaugeValue, float64(texts.bytes))
	files := c.files.Stats()
	send(metricDownloadFiles, prometheus.GaugeValue, float64(files.Files))
	send(metricDownloadBytes, prometheus.GaugeValue, float64(files.Bytes))
	send(metricDownloadEvictions, prometheus.CounterValue, float64(files.Evictions))
	send(metricRelease, prometheus.GaugeValue, float64(c.current()))
}

func (c *watcher) current() int32 {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	pinned, err := c.pin(ctx, 0)
	if err != nil {
		return 0
	}
	defer pinned.Done()
	return pinned.Number
}
