package columns

import "math/bits"

// numbering numbers keys in the order in which they first come: by a list of all possible keys if those are few, or else by a hash
// table.
type numbering struct {
	keys  []uint64 // by number
	known []int32  // 1 + number by key
	slots []slot   // of the hash table, a power of two
}

type slot struct {
	key    uint64
	number int32 // 1 + number, 0 if the slot is free
}

// newNumbering returns a numbering of keys below a bound, of which so many at most will come.
func newNumbering(bound uint64, most int) *numbering {
	if bound <= uint64(max(4096, 4*most)) {
		return &numbering{known: make([]int32, bound)}
	}
	return &numbering{slots: make([]slot, 1024)}
}

// number sets the number of each key, and adds those that are new.
func (n *numbering) number(numbers []int32, keys []uint64) {
	if n.slots != nil {
		n.hash(numbers, keys)
		return
	}
	numbers = numbers[:len(keys)]
	for i, key := range keys {
		number := n.known[key]
		if number == 0 {
			n.keys = append(n.keys, key)
			number = int32(len(n.keys))
			n.known[key] = number
		}
		numbers[i] = number - 1
	}
}

func (n *numbering) hash(numbers []int32, keys []uint64) {
	for len(n.slots) < 2*(len(n.keys)+len(keys)) {
		n.grow()
	}
	for i, key := range keys {
		s := n.slot(key)
		if s.number == 0 {
			n.keys = append(n.keys, key)
			*s = slot{key, int32(len(n.keys))}
		}
		numbers[i] = s.number - 1
	}
}

// slot returns the slot of a key: its own, or a free one.
func (n *numbering) slot(key uint64) *slot {
	high, low := bits.Mul64(key, 0x9e3779b97f4a7c15)
	mask := uint64(len(n.slots) - 1)
	for at := high ^ low>>32; ; at++ {
		if s := &n.slots[at&mask]; s.number == 0 || s.key == key {
			return s
		}
	}
}

func (n *numbering) grow() {
	n.slots = make([]slot, 4*len(n.slots))
	for i, key := range n.keys {
		*n.slot(key) = slot{key, int32(i + 1)}
	}
}

// has reports whether a key has come.
func (n *numbering) has(key uint64) bool {
	if n.slots != nil {
		return n.slot(key).number > 0
	}
	return n.known[key] > 0
}
