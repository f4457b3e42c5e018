package search

import (
	"encoding/binary"
	"sort"
	"unicode/utf8"

	"govhub/pace"
)

// dictionary is a sorted list of texts, each written as what it does not share with the one before it (front coding). The first text of
// each block is written in full, so that a text is found by its place or by halving. A walk over the list is one over the trie of its
// texts: what a text shares with the one before it is the way that it need not go again.
type dictionary struct {
	bytes  []byte
	starts []uint32 // of blocks
	least  []uint8  // letters that all texts of a block share with the one before each
	size   int32
}

// blockSize is the number of texts in a block. More save memory, but take longer to look up.
const blockSize = 16

// mostShared bounds the letters that are not written again.
const mostShared = 255

// add adds a text, which must not be before the last one.
func (d *dictionary) add(last, text []byte) {
	shared, bytes := sharedLetters(last, text)
	if d.size%blockSize == 0 {
		d.starts, d.least = append(d.starts, uint32(len(d.bytes))), append(d.least, shared)
		bytes = 0
	}
	block := len(d.least) - 1
	d.least[block] = min(d.least[block], shared)
	d.bytes = append(d.bytes, shared)
	d.bytes = binary.AppendUvarint(d.bytes, uint64(len(text)-bytes))
	d.bytes = append(d.bytes, text[bytes:]...)
	d.size++
}

// stepsOfText is about the number of steps to sort a text and to add it.
const stepsOfText = 50

// dictionaryOf returns a dictionary of texts in the given order, which sorts them.
func dictionaryOf(list *texts, order []int32, p *pace.Pace) (d dictionary, err error) {
	var last []byte
	for _, number := range order {
		text := list.at(number)
		d.add(last, text)
		last = text
		if err := p.Step(stepsOfText); err != nil {
			return d, err
		}
	}
	d.bytes, d.starts, d.least = fit(d.bytes), fit(d.starts), fit(d.least)
	return d, nil
}

// sharedLetters returns how many letters two texts share at their start, and their bytes.
func sharedLetters(a, b []byte) (letters uint8, bytes int) {
	for bytes < len(a) && letters < mostShared {
		_, size := utf8.DecodeRune(b[bytes:])
		if size == 0 || len(a) < bytes+size || string(a[bytes:bytes+size]) != string(b[bytes:bytes+size]) {
			break
		}
		letters, bytes = letters+1, bytes+size
	}
	return letters, bytes
}

// entry reads what is written of a text: the number of letters that it shares with the one before, and the rest or, at the start of a block,
// all of it.
func (d *dictionary) entry(at uint32) (shared uint8, rest []byte, next uint32) {
	size, start := uint32(d.bytes[at+1]), at+2
	if size >= utf8.RuneSelf {
		long, bytes := binary.Uvarint(d.bytes[at+1:])
		size, start = uint32(long), at+1+uint32(bytes)
	}
	return d.bytes[at], d.bytes[start : start+size], start + size
}

// reader reads the texts of a dictionary in order.
type reader struct {
	*dictionary
	place int32 // of the text
	text  []byte
	next  uint32
}

// room is where a text is read, which makes reading most texts no garbage.
type room [64]byte

// read returns a reader at the first text of a block. It reads into a room if its texts are not longer.
func (d *dictionary) read(block int, in []byte) reader {
	return reader{dictionary: d, place: int32(block * blockSize), text: in}.load()
}

func (r reader) ended() bool { return r.place >= r.size }

// step returns a reader at the next text, which replaces that of this one.
func (r reader) step() reader {
	r.place++
	return r.load()
}

func (r reader) load() reader {
	if r.ended() {
		return r
	}
	first := r.place%blockSize == 0
	if first {
		r.next = r.starts[r.place/blockSize]
	}
	shared, rest, next := r.entry(r.next)
	kept := 0
	for ; shared > 0 && !first; shared-- {
		_, size := utf8.DecodeRune(r.text[kept:])
		kept += size
	}
	r.text, r.next = append(r.text[:kept], rest...), next
	return r
}

// at returns the text at a place.
func (d *dictionary) at(place int32, in []byte) []byte {
	r := d.read(int(place/blockSize), in)
	for r.place < place {
		r = r.step()
	}
	return r.text
}

// seek returns a reader at the first text that is not before the given one.
func (d *dictionary) seek(text string, in []byte) reader {
	block := sort.Search(len(d.starts), func(block int) bool {
		_, first, _ := d.entry(d.starts[block])
		return string(first) >= text
	})
	r := d.read(max(block-1, 0), in)
	for !r.ended() && string(r.text) < text {
		r = r.step()
	}
	return r
}

// longestCorrected bounds the letters of a text for near, which keeps a bit for each of its prefixes.
const longestCorrected = 40

// walked is the state of a walk after a letter. Bit j of within[e] says that the letters so far are at most e edits from the first j
// letters of the text searched for.
type walked struct {
	within [3]uint64
	mask   uint64 // bits of the positions of the last letter in the text
}

// near visits the texts that are at most limit edits away, two at most: letters inserted, deleted, replaced, or two neighbours swapped
// (the optimal string alignment distance). It skips texts that begin like one that differs too much. A letter takes a few bit operations,
// however long the text is (Wu and Manber, Fast text searching: allowing errors, 1992).
func (d *dictionary) near(text string, limit int, p *pace.Pace, visit func(place int32, edits int)) error {
	want := []rune(text)
	var masks masks
	for j, r := range want {
		masks.add(r, j)
	}
	deepest := len(want) + limit
	all, end := uint64(2)<<len(want)-1, uint64(1)<<len(want)
	var path [longestCorrected + 4]walked // by number of letters
	for e := range limit + 1 {
		path[0].within[e] = uint64(2)<<e - 1
	}
	steps, differs := 0, 0 // the number of letters that differ too much, 0 if the last text may be near
	for block, at := range d.starts {
		if steps++; differs > 0 && int(d.least[block]) >= differs {
			continue
		}
		first := int32(block * blockSize)
		beyond := min(first+blockSize, d.size)
		for place := first; place < beyond; place++ {
			if steps++; steps >= pace.Every {
				if err := p.Step(steps); err != nil {
					return err
				}
				steps = 0
			}
			shared, rest, next := d.entry(at)
			at = next
			if differs > 0 && int(shared) >= differs {
				continue
			}
			differs = 0
			depth, known := int(shared), 0
			if place == first {
				known = depth
			}
			for len(rest) > 0 {
				r, size := utf8.DecodeRune(rest)
				rest = rest[size:]
				if known > 0 { // written again at the start of a block
					known--
					continue
				}
				if depth++; depth > deepest {
					differs = depth
					break
				}
				steps++
				mask := masks.of(r)
				last, now := &path[depth-1], &path[depth]
				now.mask = mask
				now.within[0] = last.within[0] << 1 & mask
				for e := 1; e <= limit; e++ {
					bits := last.within[e]<<1&mask | last.within[e-1] | last.within[e-1]<<1 | now.within[e-1]<<1
					if depth > 1 {
						bits |= path[depth-2].within[e-1] << 2 & (mask << 1) & last.mask
					}
					now.within[e] = bits & all
				}
				if now.within[limit] == 0 {
					differs = depth
					break
				}
			}
			if now := &path[depth]; differs == 0 && depth > 0 && now.within[limit]&end != 0 {
				edits := 0
				for now.within[edits]&end == 0 {
					edits++
				}
				visit(place, edits)
			}
		}
	}
	return p.Step(steps)
}

// masks are the positions of each letter in a text, as bits.
type masks struct {
	common [0x460]uint64 // by letter, up to the end of the modern Cyrillic ones
	rare   map[rune]uint64
}

func (m *masks) add(letter rune, position int) {
	bit := uint64(2) << position
	if int(letter) < len(m.common) {
		m.common[letter] |= bit
		return
	}
	if m.rare == nil {
		m.rare = map[rune]uint64{}
	}
	m.rare[letter] |= bit
}

func (m *masks) of(letter rune) uint64 {
	if int(letter) < len(m.common) {
		return m.common[letter]
	}
	return m.rare[letter]
}
