package tests

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// fileOf requests a file of the network of the bundled data.
func fileOf(t *testing.T, hub *cachingHub, address string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), "GET", address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	hub.handler.ServeHTTP(w, r)
	return w
}

// edges of a file: from, to and kind of each, sorted.
type edges []string

func fromXML(t *testing.T, text string) (list edges, nodes map[string]bool) {
	t.Helper()
	nodes = map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(text))
	var edge []string
	key := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return list, nodes
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			value := func(name string) string {
				for _, a := range token.Attr {
					if a.Name.Local == name {
						return a.Value
					}
				}
				return ""
			}
			switch token.Name.Local {
			case "node":
				nodes[value("id")] = true
			case "edge":
				edge = []string{value("source"), value("target"), ""}
			case "attvalue":
				if edge != nil && value("for") == "kind" {
					edge[2] = value("value")
				}
			case "data":
				key = value("key")
			case "spell":
				for _, day := range []string{value("start"), value("end")} {
					if day != "" && len(day) != len("2024-01-16") {
						t.Errorf("a spell has %q, which is not a day", day)
					}
				}
			}
		case xml.CharData:
			if key == "e_kind" {
				edge[2] = string(token)
			}
		case xml.EndElement:
			key = ""
			if token.Name.Local == "edge" {
				if !nodes[edge[0]] || !nodes[edge[1]] {
					t.Errorf("the edge %v has an end that is not a node", edge)
				}
				list = append(list, strings.Join(edge, " "))
				edge = nil
			}
		}
	}
}

// TestNetworkFiles compares the formats of the same links.
func TestNetworkFiles(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	for _, address := range []string{
		"/network/graph.?",
		"/network/neighbors.?of=award_season:service-2025",
		"/network/neighbors.?of=award_season:service-2025&kinds=WON,LAUREATE_OF&on=2025-01-01",
		"/network/paths.?from=program:school-of-mayors&to=award:service&limit=3",
		"/network/subgraph.?around=forum:smallhomeland-1,forum:smallhomeland-2&hops=2&maxNodes=30",
		"/network/co-participation.?type=MUNICIPALITY&via=AWARD_SEASON",
		"/network/paths.?from=person:putin-vladimir&to=award:service&maxHops=1",
	} {
		of := func(extension string) string {
			t.Helper()
			name, query, _ := strings.Cut(address, "?")
			w := fileOf(t, hub, name+extension+"?"+query)
			if w.Code != http.StatusOK {
				t.Fatalf("%s as %s: status %d: %s", address, extension, w.Code, w.Body)
			}
			if !strings.Contains(w.Header().Get("Content-Disposition"), "-release-1."+extension) {
				t.Errorf("%s: Content-Disposition %q", address, w.Header().Get("Content-Disposition"))
			}
			return w.Body.String()
		}
		var document struct {
			Nodes []struct{ ID, Name string }
			Links []struct{ From, To, Kind string }
		}
		if err := json.Unmarshal([]byte(of("json")), &document); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		var want edges
		for _, l := range document.Links {
			want = append(want, l.From+" "+l.To+" "+l.Kind)
		}
		if len(want) == 0 && !strings.HasSuffix(address, "maxHops=1") {
			t.Errorf("%s: no links", address)
		}
		for _, n := range document.Nodes {
			if n.Name == "" {
				t.Errorf("%s: %s has no name", address, n.ID)
			}
		}
		rows, err := csv.NewReader(strings.NewReader(of("csv"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var got edges
		for _, row := range rows[1:] {
			got = append(got, row[0]+" "+row[3]+" "+row[6])
		}
		compareEdges(t, address+" csv", want, got)
		for _, extension := range []string{"gexf", "graphml"} {
			got, nodes := fromXML(t, of(extension))
			compareEdges(t, address+" "+extension, want, got)
			if len(nodes) != len(document.Nodes) {
				t.Errorf("%s: %d nodes as %s, %d as json", address, len(nodes), extension, len(document.Nodes))
			}
		}
	}
}

func compareEdges(t *testing.T, what string, want, got edges) {
	t.Helper()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("%s: %d links, json has %d; the first: %v", what, len(got), len(want), got[:min(3, len(got))])
	}
}

func TestNetworkFileIsKept(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	first := fileOf(t, hub, "/network/neighbors.csv?of=award:service")
	etag := first.Header().Get("ETag")
	if etag == "" || first.Header().Get("Cache-Control") != "public, no-cache" {
		t.Fatalf("headers %v", first.Header())
	}
	if again := fileOf(t, hub, "/network/neighbors.csv?of=award:service", "If-None-Match", etag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("status %d, %d bytes", again.Code, again.Body.Len())
	}
	if other := fileOf(t, hub, "/network/neighbors.gexf?of=award:service", "If-None-Match", etag); other.Code != http.StatusOK {
		t.Errorf("another format: status %d", other.Code)
	}
	pinned := fileOf(t, hub, "/network/neighbors.csv?of=award:service&release=1")
	if got := pinned.Header().Get("Cache-Control"); got != "public, max-age=86400" {
		t.Errorf("pinned: Cache-Control %q", got)
	}
	if pinned.Body.String() != first.Body.String() {
		t.Error("the pinned file differs")
	}
}

func TestNetworkFileErrors(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	off := newCachingHub(t, slog.New(slog.DiscardHandler), "--network-links=0")
	for _, c := range []struct {
		hub     *cachingHub
		address string
		status  int
		code    string
	}{
		{hub, "/network/neighbors.gexf", 400, "VALIDATION_FAILED"},
		{hub, "/network/neighbors.gexf?of=municipality:00000000", 404, "NODE_NOT_FOUND"},
		{hub, "/network/neighbors.gexf?of=nothing", 400, "BAD_ID"},
		{hub, "/network/neighbors.gexf?of=award:service&kinds=FRIEND_OF", 400, "VALIDATION_FAILED"},
		{hub, "/network/neighbors.gexf?of=award:service&direction=UP", 400, "VALIDATION_FAILED"},
		{hub, "/network/neighbors.gexf?of=award:service&on=spring", 400, "VALIDATION_FAILED"},
		{hub, "/network/neighbors.gexf?of=award:service&colour=red", 400, "BAD_REQUEST"},
		{hub, "/network/neighbors.gexf?of=%zz", 400, "BAD_REQUEST"},
		{hub, "/network/neighbors.gexf?of=%00%FF", 400, "BAD_ID"},
		{hub, "/network/graph.gexf?kinds=FRIEND_OF", 400, "VALIDATION_FAILED"},
		{hub, "/network/graph.gexf?release=99", 404, "RELEASE_NOT_FOUND"},
		{hub, "/network/graph.gexf?release=0", 400, "VALIDATION_FAILED"},
		{hub, "/network/graph.gexf?release=99999999999", 400, "VALIDATION_FAILED"},
		{hub, "/network/paths.json?from=award:service&to=award:service&maxHops=77", 400, "NETWORK_LIMIT"},
		{hub, "/network/subgraph.json?around=award:service&maxNodes=9999999", 400, "NETWORK_LIMIT"},
		{hub, "/network/co-participation.csv?type=PLANET&via=FORUM", 400, "VALIDATION_FAILED"},
		{hub, "/network/graph.gexf?version=2", 400, "VALIDATION_FAILED"},
		{hub, "/network/graph.json?shape=flat", 400, "VALIDATION_FAILED"},
		{hub, "/network/graph.csv?version=1.2", 400, "BAD_REQUEST"},
		{hub, "/network/graph.xls", 404, "BAD_REQUEST"},
		{hub, "/network/everything.csv", 404, "BAD_REQUEST"},
		{hub, "/network/neighbors.csv?of=" + strings.Repeat("x", 9000), 414, "QUERY_TOO_LARGE"},
		{off, "/network/graph.csv", 400, "NETWORK_OFF"},
	} {
		w := fileOf(t, c.hub, c.address)
		var body struct {
			Errors []struct{ Extensions struct{ Code string } }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
			t.Errorf("%.80s: status %d, %v: %.200s", c.address, w.Code, err, w.Body)
			continue
		}
		if got := body.Errors[0].Extensions.Code; w.Code != c.status || got != c.code {
			t.Errorf("%.80s: status %d and %s, want %d and %s: %s", c.address, w.Code, got, c.status, c.code, w.Body)
		}
	}
}

// TestNetworkFileHead sends HEAD: the header is that of GET, and what GET refuses is refused, but no file is made.
func TestNetworkFileHead(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	head := func(address string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		hub.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "HEAD", address, nil))
		return w
	}
	head("/network/graph.json") // reads the network
	before := hub.statements.Load()
	var headers []http.Header
	addresses := []string{
		"/network/graph.json", "/network/neighbors.csv?of=award:service", "/network/paths.gexf?from=program:school-of-mayors&to=award:service",
		"/network/subgraph.graphml?around=forum:smallhomeland-1", "/network/co-participation.csv?type=MUNICIPALITY&via=AWARD_SEASON",
	}
	for _, address := range addresses {
		w := head(address)
		headers = append(headers, w.Header())
		if w.Code != http.StatusOK || w.Body.Len() > 0 {
			t.Errorf("HEAD %s: status %d, %d bytes", address, w.Code, w.Body.Len())
		}
	}
	if n := hub.statements.Load() - before; n != 0 {
		t.Errorf("%d queries for headers: files are made", n)
	}
	for i, address := range addresses {
		get := fileOf(t, hub, address)
		for _, name := range []string{"Content-Type", "Content-Disposition", "X-Truncated", "ETag", "Cache-Control"} {
			if got, want := headers[i].Get(name), get.Header().Get(name); got != want || want == "" {
				t.Errorf("HEAD %s: %s %q, of GET %q", address, name, got, want)
			}
		}
	}
	for _, address := range []string{
		"/network/graph.json?on=spring", "/network/graph.json?release=99", "/network/neighbors.csv?of=award:none",
		"/network/subgraph.json?around=award:service&hops=99", "/network/paths.json?from=award:service", "/network/graph.exe",
	} {
		w, get := head(address), fileOf(t, hub, address)
		if w.Code != get.Code || get.Code != http.StatusBadRequest && get.Code != http.StatusNotFound {
			t.Errorf("HEAD %s: status %d, of GET %d", address, w.Code, get.Code)
		}
	}
}

// slowReader is a client that reads nothing until allowed. Deadlines are counted.
type slowReader struct {
	*httptest.ResponseRecorder
	began     chan struct{} // closed with the first write
	once      sync.Once
	letGo     chan struct{}
	deadlines atomic.Int32
}

func (s *slowReader) Write(b []byte) (int, error) {
	s.once.Do(func() { close(s.began) })
	<-s.letGo
	return s.ResponseRecorder.Write(b)
}

func (s *slowReader) SetWriteDeadline(time.Time) error { s.deadlines.Add(1); return nil }
func (s *slowReader) SetReadDeadline(time.Time) error  { return nil }

// TestNetworkFilesOfSlowReaders has more readers that read nothing than files made at a time: others get theirs.
func TestNetworkFilesOfSlowReaders(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler), "--download-makers=1")
	var group sync.WaitGroup
	var readers []*slowReader
	for _, address := range []string{"/network/graph.json", "/network/graph.csv", "/network/graph.gexf"} {
		s := &slowReader{ResponseRecorder: httptest.NewRecorder(), began: make(chan struct{}), letGo: make(chan struct{})}
		readers = append(readers, s)
		group.Go(func() { hub.handler.ServeHTTP(s, httptest.NewRequestWithContext(t.Context(), "GET", address, nil)) })
		<-s.began
	}
	before := hub.statements.Load()
	quick := fileOf(t, hub, "/network/graph.graphml")
	if quick.Code != http.StatusOK || quick.Header().Get("X-Truncated") != "false" {
		t.Errorf("beside slow readers: status %d, %v", quick.Code, quick.Header())
	}
	made := hub.statements.Load() - before
	again := fileOf(t, hub, "/network/graph.json") // a slow reader has requested it
	if n := hub.statements.Load() - before - made; n != 0 {
		t.Errorf("the same file was made again, by %d statements", n)
	}
	for _, s := range readers {
		close(s.letGo)
	}
	group.Wait()
	for _, s := range readers {
		if s.Code != http.StatusOK || s.deadlines.Load() < 2 {
			t.Errorf("status %d after %d deadlines: each write has its own", s.Code, s.deadlines.Load())
		}
	}
	if readers[0].Body.String() != again.Body.String() {
		t.Error("the slow reader has another file")
	}
}
