package tests

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"govhub/cli"
	"govhub/dataset"
)

// TestCitedAddresses follows the address in the citation of a row of each type: it answers with that row. Errors are reported to
// the address of the operator.
func TestCitedAddresses(t *testing.T) {
	t.Parallel()
	const public = "https://hub.example.org/data"
	h := newCachingHub(t, slog.New(slog.DiscardHandler), "--public-url="+public, "--corrections-url=https://example.org/errors?about={id}&release={release}&title={title}")
	for _, s := range dataset.Schemas() {
		if s.GraphQL.Type == "" {
			continue
		}
		var listed struct {
			Data map[string]struct {
				Nodes []struct{ ID, Citation, ReportErrorURL string }
			}
		}
		query := fmt.Sprintf("{%s(first: 1) {nodes {id citation reportErrorUrl}}}", s.GraphQL.Plural)
		if err := json.Unmarshal(h.get(t, query, "").Body.Bytes(), &listed); err != nil {
			t.Fatal(err)
		}
		for _, row := range listed.Data[s.GraphQL.Plural].Nodes {
			if report := "https://example.org/errors?about=" + url.QueryEscape(row.ID) + "&release=1&title="; !strings.HasPrefix(row.ReportErrorURL, report) {
				t.Errorf("%s: errors go to %s, want %s…", row.ID, row.ReportErrorURL, report)
			}
			path := "/releases/1/records/" + row.ID
			if s.Name != "source" && !strings.Contains(row.Citation, " "+public+path+" ") { // sources have addresses of their own
				t.Errorf("%s: %s", row.ID, row.Citation)
			}
			if strings.Contains(strings.ReplaceAll(row.Citation, path, ""), row.ID) {
				t.Errorf("%s: the citation names the identifier: %s", row.ID, row.Citation)
			}
			follow := func(accept string) *httptest.ResponseRecorder {
				r := httptest.NewRequestWithContext(t.Context(), "GET", path, nil)
				r.Header.Set("Accept", accept)
				rec := httptest.NewRecorder()
				h.handler.ServeHTTP(rec, r)
				return rec
			}
			page := httptest.NewRecorder()
			location := follow("text/html,*/*").Header().Get("Location")
			h.handler.ServeHTTP(page, httptest.NewRequestWithContext(t.Context(), "GET", location, nil))
			if page.Code != 200 {
				t.Errorf("%s: browsers are led to %s, which answers %d", path, location, page.Code)
			}
			r := httptest.NewRequestWithContext(t.Context(), "GET", follow("*/*").Header().Get("Location"), nil)
			rec := httptest.NewRecorder()
			h.handler.ServeHTTP(rec, r)
			var found struct {
				Data   struct{ Node struct{ ID string } }
				Errors []any
			}
			if err := json.Unmarshal(rec.Body.Bytes(), &found); err != nil || found.Data.Node.ID != row.ID || len(found.Errors) > 0 {
				t.Errorf("%s: %v, %s", path, err, rec.Body)
			}
		}
	}
	// The address of a release.
	if got := h.get(t, "{release {citation}}", "").Body.String(); !strings.Contains(got, public+"/releases/1/package.zip") {
		t.Error(got)
	}
}

// TestAddressesAreChecked refuses flags whose addresses would be wrong in every citation.
func TestAddressesAreChecked(t *testing.T) {
	t.Parallel()
	for flag, want := range map[string]string{
		"--public-url=hub.example.org":                    "is not the address of a hub",
		"--corrections-url=https://example.org/?id={key}": "may hold {id}, {release} and {title}",
	} {
		if code, _, stderr := govhub(t, "serve", flag); code == cli.ExitDone || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %s", flag, code, stderr)
		}
	}
}
