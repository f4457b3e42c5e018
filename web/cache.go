package web

import (
	"bytes"
	"math"

	"github.com/maypok86/otter/v2"
	"github.com/maypok86/otter/v2/stats"
)

// entryBytes is about what the cache takes for an entry beside the answer itself.
const entryBytes = 200

// cache keeps answers without errors. It is nil if it is off.
type cache struct {
	answers *otter.Cache[identity, []byte]
}

// newCache returns a cache bounded by bytes.
func newCache(size uint64) (*cache, error) {
	answers, err := otter.New(&otter.Options[identity, []byte]{
		MaximumWeight: size,
		Weigher:       func(_ identity, body []byte) uint32 { return uint32(min(len(body)+entryBytes, math.MaxUint32)) },
		StatsRecorder: stats.NewCounter(),
	})
	if err != nil {
		return nil, err
	}
	return &cache{answers}, nil
}

// find returns the body of an answer, which nobody may change.
func (c *cache) find(id identity) ([]byte, bool) { return c.answers.GetIfPresent(id) }

// keep stores the body of an answer, and returns the copy that it stores: the original may have room to spare.
func (c *cache) keep(id identity, body [][]byte) []byte {
	whole := bytes.Join(body, nil)
	c.answers.Set(id, whole)
	return whole
}

// cacheSize is what the cache holds.
type cacheSize struct {
	entries          int
	bytes, evictions uint64
}

func (c *cache) size() cacheSize {
	if c == nil {
		return cacheSize{}
	}
	c.answers.CleanUp() // evictions that are due
	return cacheSize{c.answers.EstimatedSize(), c.answers.WeightedSize(), c.answers.Stats().Evictions}
}
