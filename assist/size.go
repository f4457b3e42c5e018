package assist

import "reflect"

// Size returns the bytes that the index takes.
func (x *Index) Size() (bytes int64) {
	bytes = bytesOf(x.documents) + x.places.size()
	for i := range x.documents {
		d := &x.documents[i]
		bytes += int64(len(d.ID)) + bytesOf(d.Fields)
		for _, f := range d.Fields {
			bytes += int64(len(f.Text))
		}
	}
	for term, list := range x.postings {
		bytes += inMap(term, list) + int64(len(term)) + bytesOf(list)
	}
	return bytes
}

func (g *gazetteer) size() (bytes int64) {
	bytes = bytesOf(g.places) + g.words.size() + bytesOf(g.names) + bytesOf(g.used) + g.first.size()
	regions := map[string]bool{}
	for _, p := range g.places {
		bytes += int64(len(p.id))
		if !regions[p.region] {
			regions[p.region] = true
			bytes += int64(len(p.region))
		}
	}
	for stem, at := range g.stems {
		bytes += inMap(stem, at) + int64(len(stem))
	}
	for at, form := range g.exact {
		bytes += inMap(at, form) + int64(len(form))
	}
	return bytes
}

func (l lists) size() int64 { return bytesOf(l.ends) + bytesOf(l.numbers) }

// bytesOf returns what the items of a list take.
func bytesOf[T any](list []T) int64 { return int64(cap(list)) * int64(reflect.TypeFor[T]().Size()) }

// inMap returns what an entry of a map takes, whose groups of eight are two thirds full on average.
func inMap[K, V any](K, V) int64 {
	entry := reflect.TypeFor[struct {
		key   K
		value V
	}]().Size()
	return int64(entry+1) * 3 / 2
}
