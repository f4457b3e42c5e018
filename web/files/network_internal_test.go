package files

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"govhub/web/request"
)

// TestNetworkParamsAreNormal composes a decomposed й, which releases never have.
func TestNetworkParamsAreNormal(t *testing.T) {
	t.Parallel()
	const typed, normal = "и\u0306", "й"
	p := &netParams{values: url.Values{"of": {typed}, "around": {typed + ",a", typed}}}
	if got := p.text("of"); got != normal {
		t.Errorf("of: %+q", got)
	}
	if got := p.list("around"); !slices.Equal(got, []string{normal, "a", normal}) {
		t.Errorf("around: %+q", got)
	}
}

// TestKeptNetworkFileIsNotComputedAgain requests a kept file from a hub without a network to compute it from.
func TestKeptNetworkFileIsNotComputedAgain(t *testing.T) {
	t.Parallel()
	store, err := NewStore(Options{Dir: t.TempDir(), Size: 1 << 20, Turns: Turns{Makers: 1, Wait: time.Minute, Timeout: time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	h := Network{
		Queue: store.Queue(), Address: 1000, Deadline: time.Minute,
		Pin: func(ctx context.Context, _ int32) (request.Pinned, error) {
			return request.Pinned{Number: 1, Digest: "content", Context: ctx, Done: func() {}}, nil
		},
	}
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/network/subgraph.csv?around=award:service", nil)
	r.SetPathValue("file", "subgraph.csv")
	key := request.Digest("", r.URL.Path, r.URL.Query().Encode(), "1", "content").ETag()
	made := h.Queue.Open(key, "true", func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "kept")
		return err
	})
	defer made.Close()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 200 || w.Body.String() != "kept" || w.Header().Get("X-Truncated") != "true" {
		t.Errorf("status %d, %q, headers %v", w.Code, w.Body, w.Header())
	}
	head := httptest.NewRecorder()
	r.Method = "HEAD"
	h.ServeHTTP(head, r)
	if length := head.Header().Get("Content-Length"); head.Code != 200 || length != "" {
		t.Errorf("HEAD: status %d, and a length of %q, which GET does not have once compressed", head.Code, length)
	}
}

// TestFileOfNoRelease makes a file that depends on no release.
func TestFileOfNoRelease(t *testing.T) {
	t.Parallel()
	store, err := NewStore(Options{
		Dir: t.TempDir(), Size: 1 << 20, Turns: Turns{Makers: 1, Wait: time.Minute, Timeout: time.Minute},
		Hold: func(context.Context, int32) (func(), error) { return nil, errors.New("no such release") },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	for release, want := range map[int32]string{0: "made", 1: ""} {
		var text strings.Builder
		err := store.Queue().make(t.Context(), File{Release: release, Make: func(_ context.Context, w io.Writer) error {
			_, err := io.WriteString(w, "made")
			return err
		}}, &text)
		if text.String() != want || (err == nil) != (want != "") {
			t.Errorf("release %d: %q, %v", release, text.String(), err)
		}
	}
}
