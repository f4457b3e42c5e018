package snapshot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"govhub/db/snapshot"
)

// setup is a store of a test.
type setup struct {
	*snapshot.Store

	pinned  atomic.Pointer[[]snapshot.Key]
	refused atomic.Int32 // times that a part was refused
}

// open returns a store with a budget, for parts of which none is pinned.
func open(t *testing.T, budget int64) *setup {
	t.Helper()
	s := new(setup)
	s.pin()
	s.Store = snapshot.New(snapshot.Config{
		Budget: budget, Timeout: time.Minute, Now: time.Now,
		Context: func(ctx context.Context) context.Context { return ctx },
		Pinned:  func(k snapshot.Key) bool { return slices.Contains(*s.pinned.Load(), k) },
		Changed: func() {},
		Refused: func(string) { s.refused.Add(1) },
	})
	t.Cleanup(s.Close)
	return s
}

func (s *setup) pin(keys ...snapshot.Key) { s.pinned.Store(&keys) }

var (
	index = &snapshot.Kind{Name: "index"}
	other = &snapshot.Kind{Name: "other"}
	table = &snapshot.Kind{Name: "table", Optional: true}
)

// wanted is a part that takes so many bytes.
func wanted(kind *snapshot.Kind, content string, bytes int64) snapshot.Wanted {
	return snapshot.Wanted{Key: snapshot.Key{Kind: kind, Content: content}, Build: func(context.Context, *snapshot.Space) (snapshot.Part, error) {
		return snapshot.Part{Value: content, Bytes: func() int64 { return bytes }}, nil
	}}
}

// built is a part whose build calls run.
func built(kind *snapshot.Kind, content string, run func(ctx context.Context) error) snapshot.Wanted {
	return snapshot.Wanted{Key: snapshot.Key{Kind: kind, Content: content}, Build: func(ctx context.Context, _ *snapshot.Space) (snapshot.Part, error) {
		return snapshot.Part{Value: content}, run(ctx)
	}}
}

// get waits for a part.
func (s *setup) get(t *testing.T, w snapshot.Wanted) {
	t.Helper()
	if got, err := s.Join(w, false).Wait(t.Context()); got != w.Content || err != nil {
		t.Errorf("%s %s: got %v, error %v", w.Kind.Name, w.Content, got, err)
	}
}

// has lists which of the contents of a kind are in memory.
func (s *setup) has(kind *snapshot.Kind, contents string) (list string) {
	for _, c := range contents {
		if s.Lookup(snapshot.Key{Kind: kind, Content: string(c)}) != nil {
			list += string(c)
		}
	}
	return list
}

func (s *setup) bytes() (bytes int64) {
	for _, stat := range s.Stats() {
		bytes += stat.Bytes
	}
	return bytes
}

// TestBuildOutlivesRequest cancels the request that began a build: the build continues, and a later request finds its value.
func TestBuildOutlivesRequest(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	var builds atomic.Int32
	begun, finish := make(chan struct{}), make(chan struct{})
	w := built(index, "a", func(ctx context.Context) error {
		builds.Add(1)
		close(begun)
		<-finish
		return ctx.Err()
	})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		_, err := s.Join(w, false).Wait(ctx)
		left <- err
	}()
	<-begun
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the request that left: error %v", err)
	}
	close(finish)
	s.get(t, w)
	if n := builds.Load(); n != 1 {
		t.Errorf("%d builds, want 1", n)
	}
}

// TestOneBuildAtATime wants parts of several kinds and contents at once, each twice.
func TestOneBuildAtATime(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	var running, builds atomic.Int32
	build := func(context.Context) error {
		defer running.Add(-1)
		if n := running.Add(1); n > 1 {
			t.Errorf("%d builds run at once", n)
		}
		builds.Add(1)
		return nil
	}
	kinds := []*snapshot.Kind{{Name: "a"}, {Name: "b"}, {Name: "c"}}
	var requests sync.WaitGroup
	for _, kind := range kinds {
		s.pin(append(*s.pinned.Load(), snapshot.Key{Kind: kind, Content: "x"}, snapshot.Key{Kind: kind, Content: "y"})...)
	}
	for range 2 {
		for _, kind := range kinds {
			for _, content := range []string{"x", "y"} {
				requests.Go(func() { s.get(t, built(kind, content, build)) })
			}
		}
	}
	requests.Wait()
	if n := builds.Load(); n != 6 {
		t.Errorf("%d builds, want one for each of 6 parts", n)
	}
}

// occupy runs a build until finish is closed.
func (s *setup) occupy(t *testing.T) (finish chan struct{}) {
	t.Helper()
	begun, finish := make(chan struct{}), make(chan struct{})
	ticket := s.Join(built(other, "occupied", func(context.Context) error {
		close(begun)
		<-finish
		return nil
	}), false)
	<-begun
	t.Cleanup(func() { _, _ = ticket.Wait(context.Background()) })
	return finish
}

// TestUnwantedBuildsAreSkipped cancels the request for a build that has not begun.
func TestUnwantedBuildsAreSkipped(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	finish := s.occupy(t)
	var builds atomic.Int32
	w := built(index, "a", func(context.Context) error { builds.Add(1); return nil })
	left, leave := context.WithCancel(t.Context())
	leave()
	for range 2 { // the second request needs the skipped build
		if _, err := s.Join(w, false).Wait(left); !errors.Is(err, context.Canceled) {
			t.Errorf("the request that left: error %v", err)
		}
	}
	close(finish)
	s.get(t, wanted(index, "b", 0)) // comes after all that were queued
	if n := builds.Load(); n != 0 {
		t.Errorf("%d builds, want none", n)
	}
	s.get(t, w)
}

// TestNextReleaseGoesFirst queues two builds, the second of which a release that is about to become current needs.
func TestNextReleaseGoesFirst(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	finish := s.occupy(t)
	order := make(chan string, 2)
	var tickets []snapshot.Ticket
	for _, content := range []string{"a", "b"} {
		tickets = append(tickets, s.Join(built(index, content, func(context.Context) error { order <- content; return nil }), content == "b"))
	}
	close(finish)
	for _, ticket := range tickets {
		if _, err := ticket.Wait(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if first := <-order; first != "b" {
		t.Errorf("%s went first", first)
	}
}

// TestFailures fails only those who wait for the build, and builds again for the next.
func TestFailures(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	for name, run := range map[string]func(context.Context) error{
		"no such luck":             func(context.Context) error { panic("no such luck") },
		"refused":                  func(context.Context) error { return errors.New("refused") },
		"which --open-timeout can": func(ctx context.Context) error { return ctx.Err() },
	} {
		if strings.Contains(name, "timeout") {
			s = open(t, 0)
			s.Timeout = 0
		}
		if _, err := s.Join(built(index, name, run), false).Wait(t.Context()); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got error %v", name, err)
		}
		s.Timeout = time.Minute
		s.get(t, wanted(index, name, 1))
	}
}

// TestClose fails those who wait, running builds among them.
func TestClose(t *testing.T) {
	t.Parallel()
	s := open(t, 0)
	begun := make(chan struct{})
	running := s.Join(built(index, "a", func(ctx context.Context) error { close(begun); <-ctx.Done(); return ctx.Err() }), false)
	<-begun
	queued := s.Join(wanted(index, "b", 1), false)
	s.Close()
	if _, err := running.Wait(t.Context()); !errors.Is(err, context.Canceled) {
		t.Errorf("running: error %v", err)
	}
	for name, ticket := range map[string]snapshot.Ticket{"queued": queued, "late": s.Join(wanted(index, "c", 1), false)} {
		if _, err := ticket.Wait(t.Context()); !errors.Is(err, snapshot.ErrClosed) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestBudget keeps what is pinned, and of the rest what was used last.
func TestBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := open(t, 100)
		s.pin(snapshot.Key{Kind: table, Content: "p"})
		for _, content := range []string{"p", "a", "b", "c"} {
			s.get(t, wanted(table, content, 25))
			time.Sleep(time.Second)
		}
		if got := s.has(table, "pabc"); got != "pabc" || s.bytes() != 100 {
			t.Errorf("%s with %d bytes are in memory, want all with 100", got, s.bytes())
		}
		s.Use(func(k snapshot.Key) bool { return k.Content == "a" })
		time.Sleep(time.Second)
		s.get(t, wanted(table, "d", 50))
		if got := s.has(table, "pabcd"); got != "pad" {
			t.Errorf("%s are in memory, want pad", got)
		}
		_, err := s.Join(wanted(table, "e", 76), false).Wait(t.Context())
		if got := s.has(table, "pade"); !errors.Is(err, snapshot.ErrNoRoom) || got != "pad" {
			t.Errorf("a part larger than all that may go: error %v, %s are in memory", err, got)
		}
		time.Sleep(time.Second)
		s.DropIdle(time.Now())
		if got := s.has(table, "pad"); got != "p" || s.bytes() != 25 {
			t.Errorf("of idle parts %s with %d bytes are in memory, want p with 25", got, s.bytes())
		}
	})
}

// TestLeastBytes skips a build that cannot fit.
func TestLeastBytes(t *testing.T) {
	t.Parallel()
	s := open(t, 100)
	w := built(table, "a", func(context.Context) error { t.Error("it is built"); return nil })
	w.Least = 101
	if _, err := s.Join(w, false).Wait(t.Context()); !errors.Is(err, snapshot.ErrNoRoom) {
		t.Errorf("error %v", err)
	}
	if stats := s.Stats(); len(stats) != 1 || stats[0].Builds[snapshot.NoRoom] != 1 {
		t.Errorf("statistics: %+v", stats)
	}
}

// TestRequiredParts are built whatever the budget. Tables make room for them, and of each kind the one used last stays.
func TestRequiredParts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := open(t, 100)
		s.pin(snapshot.Key{Kind: index, Content: "p"})
		for _, w := range []snapshot.Wanted{
			wanted(table, "a", 40), wanted(index, "p", 100), wanted(index, "a", 30), wanted(other, "a", 30), wanted(index, "b", 30),
		} {
			s.get(t, w)
			time.Sleep(time.Second)
		}
		if got := fmt.Sprint(s.has(table, "a"), " ", s.has(index, "pab"), " ", s.has(other, "a")); got != " pb a" {
			t.Errorf("in memory are %q", got)
		}
	})
}

// TestGrow lets a part grow into what is kept free for it, and beyond while there is room.
func TestGrow(t *testing.T) {
	t.Parallel()
	s := open(t, 100)
	key := snapshot.Key{Kind: table, Content: "p"}
	s.pin(key)
	var space *snapshot.Space
	s.get(t, snapshot.Wanted{Key: key, Build: func(_ context.Context, given *snapshot.Space) (snapshot.Part, error) {
		space = given
		return snapshot.Part{Value: "p", Bytes: func() int64 { return 40 }, Later: 40}, nil
	}})
	if _, err := s.Join(wanted(table, "a", 30), false).Wait(t.Context()); !errors.Is(err, snapshot.ErrNoRoom) {
		t.Errorf("another part gets what is kept free: error %v", err)
	}
	s.get(t, wanted(table, "b", 20))
	if !space.Grow(40) || !space.Grow(20) {
		t.Error("the part may not grow though there is room")
	}
	if got := s.has(table, "b"); got != "" || s.bytes() != 100 {
		t.Errorf("%q is in memory, %d bytes in all, want 100 of the part that has grown", got, s.bytes())
	}
	for range 3 {
		if space.Grow(1) {
			t.Error("the part grows beyond the budget")
		}
	}
	if n := s.refused.Load(); n != 1 {
		t.Errorf("it is said %d times, want once", n)
	}
	s.pin()
	s.DropIdle(time.Now().Add(time.Second))
	if space.Grow(1) || s.bytes() != 0 {
		t.Errorf("a part that was dropped grows, or takes %d bytes", s.bytes())
	}
}

// TestSpaces are counted like parts.
func TestSpaces(t *testing.T) {
	t.Parallel()
	s := open(t, 100)
	space := s.Open("lists", func() int64 { return 60 })
	if space.Grow(41) || !space.Grow(40) {
		t.Error("the space does not grow to the budget")
	}
	space.Close()
	if space.Grow(1) || s.bytes() != 0 {
		t.Error("the space is still counted")
	}
}
