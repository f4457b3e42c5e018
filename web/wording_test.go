package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// Requests with the same wording share a prepared operation. Without a cache of answers each is executed, on the release of its
// time, and counted.
func TestRequestsWithTheSameWording(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for _, release := range []string{"7", "3"} {
		if release == "3" {
			f.releases.publish(3)
		}
		if got := f.post(t, "query Old {old}").body; got != `{"data":{"old":"test"},"extensions":{"release":`+release+`}}` {
			t.Errorf("on release %s: %s", release, got)
		}
	}
	if n := f.hub.answers.Load(); n != 2 {
		t.Errorf("%d executions, want 2", n)
	}
	if n := f.deprecatedUse(t)["Query.old"]; n != "2" {
		t.Errorf("%s uses of a deprecated field, want 2", n)
	}
	if n := strings.Count(f.log.String(), `"operation":"Old"`); n != 2 {
		t.Errorf("%d lines of the log have the operation, want 2", n)
	}
}

// Every request with a hash alone counts, also when its operation is kept.
func TestHashesWithTheSameWording(t *testing.T) {
	t.Parallel()
	f := setup(t, persisting)
	f.send(t, http.MethodGet, "{name}", byHash("{name}"))
	for range 3 {
		if got := f.send(t, http.MethodGet, "", byHash("{name}")); got.body != `{"data":{"name":"test"},"extensions":{"release":7}}` {
			t.Error(got.body)
		}
	}
	if hits := f.metric(t, `govhub_persisted_query_requests_total{outcome="hit"}`); hits != 3 {
		t.Errorf("%v hits, want 3", hits)
	}
}
