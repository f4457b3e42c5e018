package endpoint

import (
	"bytes"
	"math"

	"github.com/maypok86/otter/v2"
	"github.com/maypok86/otter/v2/stats"

	"govhub/web/request"
)

// entryBytes is about what a store takes for an entry beside its value.
const entryBytes = 200

// stringBytes is what a string takes beside its text, which the schema has anyway.
const stringBytes = 16

// store keeps values, bounded by bytes. As an interface it keeps otter out of the packages that import this one: each would
// compile all of it again for each K and V.
type store[K comparable, V any] interface {
	GetIfPresent(key K) (V, bool)
	Set(key K, value V) (V, bool)
	CleanUp()
	EstimatedSize() int
	WeightedSize() uint64
	Stats() stats.Stats
}

// newStore returns a store that drops what is asked for least.
func newStore[K comparable, V any](size uint64, weigh func(V) int) (store[K, V], error) {
	return otter.New(&otter.Options[K, V]{
		MaximumWeight: size,
		Weigher:       func(_ K, v V) uint32 { return uint32(min(weigh(v)+entryBytes, math.MaxUint32)) },
		StatsRecorder: stats.NewCounter(),
	})
}

// Kept is what is kept for later requests.
type Kept struct {
	Entries          int
	Bytes, Evictions uint64
}

func sizeOf[K comparable, V any](store store[K, V]) Kept {
	store.CleanUp() // evictions that are due
	return Kept{store.EstimatedSize(), store.WeightedSize(), store.Stats().Evictions}
}

// form is one form of an answer: as it is, or under an encoding.
type form struct {
	id request.Identity
	as encoding
}

// cache keeps answers without errors, and which question is behind the wording of a request, so that a request like one
// that was answered is neither parsed nor checked again. It is nil if it is off.
type cache struct {
	answers   store[form, []byte]
	questions store[wording, question]
}

// newCache returns a cache bounded by bytes, of which questions get a sixteenth.
func newCache(size uint64) (*cache, error) {
	share := max(size/16, 1)
	answers, err := newStore[form](max(size-share, 1), func(body []byte) int { return len(body) })
	if err != nil {
		return nil, err
	}
	questions, err := newStore[wording](share, func(q question) int { return len(q.operation) + stringBytes*len(q.deprecated) })
	if err != nil {
		return nil, err
	}
	return &cache{answers, questions}, nil
}

// question finds what was asked in the same words before.
func (c *cache) question(asked wording) (question, bool) {
	if c == nil {
		return question{}, false
	}
	return c.questions.GetIfPresent(asked)
}

// remember notes what words ask, once they have led to an answer without errors.
func (c *cache) remember(asked wording, q question) {
	if c != nil {
		c.questions.Set(asked, q)
	}
}

// find returns the body of an answer, which nobody may change, and how it is encoded: as wanted if it is large enough. The
// first request that wants an encoding makes it, since most answers are never asked for again.
func (c *cache) find(id request.Identity, want encoding) (body []byte, as encoding, ok bool) {
	if want != "" {
		if body, ok = c.answers.GetIfPresent(form{id, want}); ok {
			return body, want, true
		}
	}
	body, ok = c.answers.GetIfPresent(form{id, ""})
	if !ok || want == "" || len(body) < compressedFrom {
		return body, "", ok
	}
	packed, err := compress(body, want)
	if err != nil { // the writers fail only where they write to, and this is memory
		return body, "", true
	}
	c.answers.Set(form{id, want}, packed)
	return packed, want, true
}

// keep stores the body of an answer, and returns the copy that it stores: the original may have room to spare.
func (c *cache) keep(id request.Identity, body [][]byte) []byte {
	whole := bytes.Join(body, nil)
	c.answers.Set(form{id, ""}, whole)
	return whole
}

func (c *cache) size() Kept {
	if c == nil {
		return Kept{}
	}
	size := sizeOf(c.answers)
	size.Bytes += sizeOf(c.questions).Bytes
	return size
}
