package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseStat(t *testing.T) {
	t.Parallel()
	const stat = "7 (a) b (c) S 3 7 7 0 -1 4194560 100 200 0 0 150 50 30 20 20 0 1 0 5000 1000000 500"
	got, err := parseStat(7, []byte(stat))
	if err != nil {
		t.Fatal(err)
	}
	want := process{pid: 7, parent: 3, own: 2 * time.Second, ended: 500 * time.Millisecond}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(process{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, bad := range []string{"", "7 (a", "7 (a) S 3 7", "7 (a) S x 7 7 0 -1 4194560 100 200 0 0 150 50 30 20 20"} {
		if _, err := parseStat(7, []byte(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
