package db_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/session"
	"govhub/db/snapshot"
)

// counting is a part that counts its builds by release.
func counting(resources []string) (part *db.Part[int32], builds func() [5]int) {
	var counts [5]int
	var mu sync.Mutex
	build := func(_ context.Context, r *db.Release) (int32, error) {
		mu.Lock()
		defer mu.Unlock()
		counts[r.Number]++
		return r.Number, nil
	}
	part = db.NewPart("counting", resources, build, func(int32) int64 { return 0 })
	return part, func() [5]int { mu.Lock(); defer mu.Unlock(); return counts }
}

// TestPartsAreShared uses parts in four releases that differ in their regions.
func TestPartsAreShared(t *testing.T) {
	t.Parallel()
	_, held := hubOfFour(t)
	for name, test := range map[string]struct {
		resources []string
		want      [5]int
	}{
		"what differs":  {[]string{"municipality", "region"}, [5]int{0, 1, 1, 1, 1}},
		"what does not": {[]string{"municipality", "source"}, [5]int{0, 1, 0, 0, 0}},
		"all":           {nil, [5]int{0, 1, 1, 1, 1}},
	} {
		part, builds := counting(test.resources)
		for _, number := range []int32{1, 2, 3, 4, 4, 3, 2, 1} {
			if _, err := part.Of(t.Context(), held[number]); err != nil {
				t.Fatal(err)
			}
		}
		if got := builds(); got != test.want {
			t.Errorf("%s: builds by release: %v, want %v", name, got, test.want)
		}
	}
}

// TestPreparedParts has a part of each release built before that becomes current; if that fails, it does not.
func TestPreparedParts(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := d.Config()
	part, builds := counting(nil)
	config.Parts = []db.Prepared{part}
	h := opened(t, config)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	follow(t, h)
	until(t, h, 2)
	if got := builds(); got != [5]int{0, 1, 1} {
		t.Errorf("builds by release: %v", got)
	}

	refusal := errors.New("no such luck")
	config.Parts = append(config.Parts, db.NewPart("refusing", nil, func(context.Context, *db.Release) (int, error) { return 0, refusal }, nil))
	if _, err := db.Open(t.Context(), config, discard); !errors.Is(err, refusal) {
		t.Errorf("got error %v", err)
	}
}

// TestClosedHub says that it is unavailable.
func TestClosedHub(t *testing.T) {
	t.Parallel()
	h, err := db.Open(t.Context(), bundletest.New(t).Config(), discard)
	if err != nil {
		t.Fatal(err)
	}
	r, err := h.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	h.Close()
	part, _ := counting(nil)
	if _, err := part.Of(t.Context(), r); !errors.Is(err, session.ErrUnavailable) || !errors.Is(err, snapshot.ErrClosed) {
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
