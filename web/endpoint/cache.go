package endpoint

import (
	"bytes"
	"math"

	"github.com/maypok86/otter/v2"
	"github.com/maypok86/otter/v2/stats"

	"govhub/web/request"
)

// entryBytes estimates the bytes of an entry in a store, without its value.
const entryBytes = 200

// stringBytes is the size of a string without its text, which the schema shares.
const stringBytes = 16

// store keeps values, bounded by bytes. The interface keeps otter out of the packages that import this one: each would compile
// all of it again for each K and V.
type store[K comparable, V any] interface {
	GetIfPresent(key K) (V, bool)
	Set(key K, value V) (V, bool)
	CleanUp()
	EstimatedSize() int
	WeightedSize() uint64
	Stats() stats.Stats
}

// newStore returns a store that evicts the least used values.
func newStore[K comparable, V any](size uint64, weigh func(V) int) (store[K, V], error) {
	return otter.New(&otter.Options[K, V]{
		MaximumWeight: size,
		Weigher:       func(_ K, v V) uint32 { return uint32(min(weigh(v)+entryBytes, math.MaxUint32)) },
		StatsRecorder: stats.NewCounter(),
	})
}

// Kept is the state of a store.
type Kept struct {
	Entries          int
	Bytes, Evictions uint64
}

func sizeOf[K comparable, V any](store store[K, V]) Kept {
	store.CleanUp() // pending evictions
	return Kept{store.EstimatedSize(), store.WeightedSize(), store.Stats().Evictions}
}

// form is one form of an answer: plain, or encoded.
type form struct {
	id request.Identity
	as encoding
}

// cache keeps answers without errors, and the question of each wording, so that a repeated request is neither parsed nor
// validated again. A nil cache is off.
type cache struct {
	answers   store[form, []byte]
	questions store[wording, question]
}

// newCache returns a cache bounded by bytes, a sixteenth of which is for questions.
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

// question returns the earlier question with the same wording.
func (c *cache) question(asked wording) (question, bool) {
	if c == nil {
		return question{}, false
	}
	return c.questions.GetIfPresent(asked)
}

// remember keeps the question of a wording, once it has led to an answer without errors.
func (c *cache) remember(asked wording, q question) {
	if c != nil {
		c.questions.Set(asked, q)
	}
}

// find returns the body of an answer, which callers must not change, and its encoding: the preferred one if the body is large
// enough. Encodings are made on first use, because most answers are not requested again.
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
	if err != nil { // only writing can fail, and this writes to memory
		return body, "", true
	}
	c.answers.Set(form{id, want}, packed)
	return packed, want, true
}

// keep stores a copy of an answer's body and returns it: the original may have spare capacity.
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
