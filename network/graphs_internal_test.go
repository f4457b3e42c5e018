package network

import (
	"errors"
	"log/slog"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
)

// manyLinks is more links than any release in the tests has.
const manyLinks = 5_000_000

// TestNetworkHoldsAllRows compares the network with the numbers of rows of the release.
func TestNetworkHoldsAllRows(t *testing.T) {
	t.Parallel()
	hub := bundletest.New(t).Hub(t)
	r, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Done()
	g, err := New(manyLinks).Of(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, resource := range r.Resources() {
		if i := resourceNamed(resource.Name); i >= 0 && int64(g.starts[i+1]-g.starts[i]) != resource.Rows {
			t.Errorf("%d nodes of %s, which has %d rows", g.starts[i+1]-g.starts[i], resource.Name, resource.Rows)
		}
	}
}

func TestGraphsAreShared(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	store := New(manyLinks)
	graphs := make([]*Graph, 8)
	hub := d.Hub(t)
	done := make(chan error)
	for i := range graphs {
		go func() {
			r, err := hub.Acquire(t.Context(), 0)
			if err == nil {
				graphs[i], err = store.Of(t.Context(), r)
				r.Done()
			}
			done <- err
		}()
	}
	for range graphs {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range graphs {
		if g != graphs[0] {
			t.Error("one release has several networks")
		}
	}
}

func TestNetworkTooLarge(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for _, most := range []int{0, 100} {
		store, config := New(most), d.Config()
		config.Parts = []db.Prepared{store}
		hub, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatalf("%d links: the release does not become current: %v", most, err)
		}
		defer hub.Close()
		r, err := hub.Acquire(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Done()
		if _, err := store.Of(t.Context(), r); !errors.Is(err, ErrOff) {
			t.Errorf("%d links: error %v, want %v", most, err, ErrOff)
		}
	}
}
