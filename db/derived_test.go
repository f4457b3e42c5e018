package db_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"govhub/awaittest"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/session"
)

// TestBuildOutlivesRequest cancels the request that began a build: the build continues, and a later request finds its value.
func TestBuildOutlivesRequest(t *testing.T) {
	t.Parallel()
	h := bundletest.New(t).Hub(t)
	r := current(t, h)
	var builds atomic.Int32
	begun, finish := make(chan struct{}), make(chan struct{})
	derived := db.Derive(func(ctx context.Context, _ *db.Release) (int32, error) {
		close(begun)
		<-finish
		return builds.Add(1), ctx.Err()
	})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		_, err := derived.Of(ctx, r)
		left <- err
	}()
	<-begun
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the request that left: error %v", err)
	}
	close(finish)
	if got, err := derived.Of(t.Context(), r); got != 1 || err != nil {
		t.Errorf("a later request gets build %d, error %v", got, err)
	}
}

// TestOneBuildAtATime derives several values from several releases at once.
func TestOneBuildAtATime(t *testing.T) {
	t.Parallel()
	h, _ := hubOfFour(t)
	var running, built atomic.Int32
	build := func(context.Context, *db.Release) (int32, error) {
		defer running.Add(-1)
		if n := running.Add(1); n > 1 {
			t.Errorf("%d builds run at once", n)
		}
		return built.Add(1), nil
	}
	var requests sync.WaitGroup
	for _, derived := range []*db.Derived[int32]{db.Derive(build), db.Derive(build), db.Derive(build)} {
		for number := range int32(4) {
			requests.Go(func() {
				r, err := h.Acquire(t.Context(), number+1)
				if err != nil {
					t.Error(err)
					return
				}
				defer r.Done()
				if _, err := derived.Of(t.Context(), r); err != nil {
					t.Error(err)
				}
			})
		}
	}
	requests.Wait()
	if built.Load() < 12 {
		t.Errorf("%d builds, want 12", built.Load())
	}
}

// TestCurrentKeepsWhatIsDerived pins three older releases: the current release and the two older ones used last keep their
// derived values.
func TestCurrentKeepsWhatIsDerived(t *testing.T) {
	t.Parallel()
	h, held := hubOfFour(t)
	var builds [5]int
	var mu sync.Mutex
	derived := db.Derive(func(_ context.Context, r *db.Release) (int32, error) {
		mu.Lock()
		defer mu.Unlock()
		builds[r.Number]++
		return r.Number, nil
	})
	for _, number := range []int32{4, 1, 2, 3, 4, 3, 2, 1, 4} {
		if got, err := derived.Of(t.Context(), held[number]); got != number || err != nil {
			t.Fatalf("release %d: %d, error %v", number, got, err)
		}
	}
	h.BuildersIdle()
	if want := [5]int{0, 2, 1, 1, 1}; builds != want {
		t.Errorf("builds by release: %v, want %v", builds, want)
	}
}

// TestBuildsCountWithoutRequests cancels each request while its build runs: still, the two older releases built last keep their
// derived values.
func TestBuildsCountWithoutRequests(t *testing.T) {
	t.Parallel()
	h, held := hubOfFour(t)
	var builds [5]atomic.Int32
	var leave context.CancelFunc
	finish := make(chan struct{}, len(builds))
	derived := db.Derive(func(_ context.Context, r *db.Release) (int32, error) {
		leave()
		<-finish
		return builds[r.Number].Add(1), nil
	})
	for number := range int32(3) {
		ctx, cancel := context.WithCancel(t.Context())
		leave = cancel
		if _, err := derived.Of(ctx, held[number+1]); !errors.Is(err, context.Canceled) {
			t.Errorf("the request that left: error %v", err)
		}
		finish <- struct{}{}
		h.BuildersIdle()
	}
	finish <- struct{}{}
	for _, number := range []int32{3, 2, 1} {
		want := int32(1)
		if number == 1 {
			want = 2
		}
		if got, err := derived.Of(t.Context(), held[number]); got != want || err != nil {
			t.Errorf("release %d: build %d, want %d, error %v", number, got, want, err)
		}
	}
}

// TestUnwantedBuildsAreSkipped cancels the request for a build that has not begun.
func TestUnwantedBuildsAreSkipped(t *testing.T) {
	t.Parallel()
	h, held := hubOfFour(t)
	finish := occupy(t, held[4])
	var builds atomic.Int32
	derived := db.Derive(func(context.Context, *db.Release) (int32, error) { return builds.Add(1), nil })
	left, leave := context.WithCancel(t.Context())
	leave()
	for range 2 { // the second request needs the skipped build
		if _, err := derived.Of(left, held[1]); !errors.Is(err, context.Canceled) {
			t.Errorf("the request that left: error %v", err)
		}
		if n := h.QueuedBuilds(); n != 0 {
			t.Errorf("%d builds are queued that nobody waits for", n)
		}
	}
	close(finish)
	h.BuildersIdle()
	if n := builds.Load(); n != 0 {
		t.Errorf("%d builds, want none", n)
	}
	if got, err := derived.Of(t.Context(), held[1]); got != 1 || err != nil {
		t.Errorf("a later request gets build %d, error %v", got, err)
	}
}

// TestNextReleaseGoesFirst queues builds of two older releases, the second of which is about to become current again.
func TestNextReleaseGoesFirst(t *testing.T) {
	t.Parallel()
	h, held := hubOfFour(t)
	finish := occupy(t, held[4])
	built := make(chan int32, 2)
	derived := db.Derive(func(_ context.Context, r *db.Release) (int32, error) {
		built <- r.Number
		return r.Number, nil
	})
	var requests sync.WaitGroup
	for number := range int32(2) {
		requests.Go(func() {
			if _, err := derived.Of(t.Context(), held[number+1]); err != nil {
				t.Error(err)
			}
		})
		awaittest.Until(t, "the build is queued", func() bool { return h.QueuedBuilds() == int(number)+1 })
	}
	ctx, leave := context.WithCancel(session.Control(t.Context()))
	leave()
	if _, err := derived.Of(ctx, held[2]); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	close(finish)
	requests.Wait()
	if first := <-built; first != 2 {
		t.Errorf("release %d went first, want 2", first)
	}
}

// TestBuildInTheMakingIsKept requests a value that is being computed again, after two other releases were used.
func TestBuildInTheMakingIsKept(t *testing.T) {
	t.Parallel()
	h, held := hubOfFour(t)
	begun, finish := make(chan struct{}, 2), make(chan struct{})
	var builds atomic.Int32
	slow := db.Derive(func(context.Context, *db.Release) (int32, error) {
		begun <- struct{}{}
		<-finish
		return builds.Add(1), nil
	})
	h.Use(held[1])
	var request sync.WaitGroup
	ask := func() {
		if got, err := slow.Of(t.Context(), held[1]); got != 1 || err != nil {
			t.Errorf("build %d, error %v, want the first", got, err)
		}
	}
	request.Go(ask)
	<-begun
	h.Use(held[2])
	h.Use(held[3])
	close(finish)
	ask()
	request.Wait()
}

// occupy runs a build of a release until finish is closed.
func occupy(t *testing.T, r *db.Release) (finish chan struct{}) {
	t.Helper()
	begun, finish := make(chan struct{}), make(chan struct{})
	var requests sync.WaitGroup
	requests.Go(func() {
		_, err := db.Derive(func(context.Context, *db.Release) (int, error) {
			close(begun)
			<-finish
			return 0, nil
		}).Of(context.WithoutCancel(t.Context()), r)
		if err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(requests.Wait)
	<-begun
	return finish
}

// TestBuildPanics fails only the requests that wait for the build.
func TestBuildPanics(t *testing.T) {
	t.Parallel()
	r := current(t, bundletest.New(t).Hub(t))
	derived := db.Derive(func(context.Context, *db.Release) (int, error) { panic("no such luck") })
	if _, err := derived.Of(t.Context(), r); err == nil || !strings.Contains(err.Error(), "no such luck") {
		t.Errorf("got error %v", err)
	}
}

// hubOfFour opens a hub with four releases, the last of which is current, and acquires them all.
func hubOfFour(t *testing.T) (*db.Hub, map[int32]*db.Release) {
	t.Helper()
	d := bundletest.New(t)
	for _, capital := range []string{"II", "III", "IV"} {
		publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan "+capital+","))
	}
	h := d.Hub(t)
	held := map[int32]*db.Release{4: current(t, h)}
	for number := range int32(3) {
		r, err := h.Acquire(t.Context(), number+1)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Done)
		held[number+1] = r
	}
	return h, held
}
