package search

import (
	"reflect"

	"govhub/scalar"
)

// Size returns the bytes that the index takes, without the scratch of searches.
func (x *Index) Size() (bytes int64) {
	bytes = bytesOf(x.things) + x.ids.bytesTaken() + bytesOf(x.names) + bytesOf(x.words) + x.patterns.bytesTaken() + bytesOf(x.origins) + bytesOf(x.lives)
	for _, o := range x.origins {
		if n := o.other; n != nil {
			bytes += sizeOf(*n) + int64(len(n.Place)+len(n.Ru))
			if n.En != nil {
				bytes += sizeOf(*n.En) + int64(len(*n.En))
			}
			for _, day := range []*scalar.PartialDate{n.ValidFrom, n.ValidTo} {
				if day != nil {
					bytes += sizeOf(*day) + int64(len(*day))
				}
			}
		}
	}
	for _, life := range x.lives {
		bytes += sizeOf(*life) + int64(len(life.Began)+len(life.Ended)+len(life.Unconfirmed))
	}
	for _, list := range x.kindWords {
		bytes += sizeOf(list) + bytesOf(list)
	}
	for code, list := range x.codes {
		bytes += sizeOf(code) + int64(len(code)) + sizeOf(list) + bytesOf(list)
		for _, c := range list {
			bytes += int64(len(c.text))
		}
	}
	return bytes + x.lexicon.bytesTaken()
}

func (l *lexicon) bytesTaken() (bytes int64) {
	for _, f := range []*forms{&l.texts, &l.stems, &l.keys} {
		bytes += bytesOf(f.bytes) + bytesOf(f.starts) + bytesOf(f.least) + bytesOf(f.words)
	}
	for _, list := range l.concepts {
		bytes += sizeOf(list) + bytesOf(list)
	}
	return bytes + bytesOf(l.marks) + bytesOf(l.weights) + bytesOf(l.things.starts) + bytesOf(l.things.things)
}

func (t *texts) bytesTaken() int64 { return bytesOf(t.bytes) + bytesOf(t.ends) }

func (t *interned) bytesTaken() int64 { return t.texts.bytesTaken() + bytesOf(t.slots) }

// bytesOf returns what the items of a list take.
func bytesOf[T any](list []T) int64 { return int64(cap(list)) * int64(reflect.TypeFor[T]().Size()) }

// sizeOf returns what a value takes, without what it points to.
func sizeOf[T any](T) int64 { return int64(reflect.TypeFor[T]().Size()) }
