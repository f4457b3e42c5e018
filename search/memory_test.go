package search

import (
	"context"
	"math"
	"runtime"
	"testing"

	"govhub/db"
)

// TestMemory weighs the index of made-up municipalities.
func TestMemory(t *testing.T) {
	checkMemory(t, syntheticNames(t, municipalities), 390)
}

// mostWhileBuilt is the most memory that building an index may take, times what stays of it.
const mostWhileBuilt = 1.5

// checkMemory builds an index, and compares what it takes for each thing, and what building it takes, with the most that it may. Other
// tests must not run beside.
func checkMemory(t *testing.T, names []db.Name, mostBytes int64) {
	t.Helper()
	before, allocated := heap()
	w := &watched{Context: t.Context()}
	x := indexIn(w, t, names, nil, nil)
	after, allocatedAfter := heap()
	stays := after - before
	built := float64(w.most-before) / float64(stays)
	t.Logf("%d things with %d names: %d bytes a thing, %d a name; building takes %.2f times as much (at %d looks), and allocates %.1f times as much in all",
		len(x.things), len(x.names), stays/int64(len(x.things)), stays/int64(len(x.names)), built, w.looks, float64(allocatedAfter-allocated)/float64(stays))
	if bytes := stays / int64(len(x.things)); bytes > mostBytes {
		t.Errorf("%d bytes a thing, want %d at most", bytes, mostBytes)
	}
	if counted := x.Size(); math.Abs(float64(counted-stays)) > .15*float64(stays) {
		t.Errorf("%d bytes are counted, %d in use: more than 15 %% apart", counted, stays)
	}
	if built > mostWhileBuilt {
		t.Errorf("building takes %.2f times the memory of the index, want %.1f at most", built, mostWhileBuilt)
	}
	runtime.KeepAlive(names) // they were there before
	runtime.KeepAlive(x)
}

// watched is a context that notes the most memory in use at some of the looks at it.
type watched struct {
	context.Context
	looks int
	most  int64
}

func (w *watched) Err() error {
	if w.looks++; w.looks%4 == 0 { // a collection takes long
		inUse, _ := heap()
		w.most = max(w.most, inUse)
	}
	return nil
}

// heap returns the bytes in use, and those that were ever allocated.
func heap() (inUse, allocated int64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc), int64(m.TotalAlloc)
}
