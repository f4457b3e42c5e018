package search

import "hash/maphash"

// interned are distinct texts, numbered in the order in which they were added. Their numbers are found by hash.
type interned struct {
	texts
	slots []uint32 // numbers plus one, 0 where there is none
}

// seed makes hashes of this process differ from those of others: nobody can choose texts of the same one.
var seed = maphash.MakeSeed()

func (t *interned) find(text string) (number int32, ok bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	place := t.slots[t.slot([]byte(text))]
	return int32(place) - 1, place > 0
}

// add returns the number of a text, which is new unless it was added before.
func (t *interned) add(text string) (number int32) {
	if number, ok := t.find(text); ok {
		return number
	}
	if t.size() >= t.room() {
		t.spread(2*t.size() + 16)
	}
	t.texts.add(text)
	t.slots[t.slot([]byte(text))] = uint32(t.size())
	return int32(t.size()) - 1
}

// slot returns where the number of a text is, or would be.
func (t *interned) slot(text []byte) int {
	for i := int(maphash.Bytes(seed, text) % uint64(len(t.slots))); ; i = (i + 1) % len(t.slots) {
		if place := t.slots[i]; place == 0 || string(t.at(int32(place)-1)) == string(text) {
			return i
		}
	}
}

// room returns how many texts may be found in the slots, of which a quarter stays empty.
func (t *interned) room() int { return len(t.slots) / 4 * 3 }

// spread makes slots for so many texts.
func (t *interned) spread(texts int) {
	t.slots = make([]uint32, (texts/3+1)*4)
	for i := range t.ends {
		t.slots[t.slot(t.at(int32(i)))] = uint32(i) + 1
	}
}
