package network

import (
	"reflect"
	"slices"
)

// lists are lists of numbers in one array.
type lists struct {
	first []int32 // start of each list, and the total
	next  []int32
}

func (l lists) len() int { return len(l.first) - 1 }

func (l lists) at(i int32) []int32 { return l.next[l.first[i]:l.first[i+1]] }

// add puts a number at the end of the list that is still open.
func (l *lists) add(n int32) { l.next = append(l.next, n) }

// close ends the list that is open.
func (l *lists) close() { l.first = append(l.first, int32(len(l.next))) }

// size is the memory of the lists.
func (l lists) size() int { return bytesOf(l.first) + bytesOf(l.next) }

// bytesOf is the memory of a list. The allocator gives whole pages to large ones, and small ones share theirs with some waste.
func bytesOf[T any](list []T) int {
	const page, small = 8 << 10, 32 << 10
	bytes := cap(list) * int(reflect.TypeFor[T]().Size())
	if bytes > small {
		return (bytes + page - 1) / page * page
	}
	return bytes + bytes/16
}

// clip drops spare capacity.
func (l lists) clip() lists { return lists{clone(l.first), clone(l.next)} }

// numbers are those from 0 to n-1.
func numbers(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}

// turned inverts lists: for each of n numbers from start it returns the lists that contain it.
func (l lists) turned(start int32, n int) lists {
	t := lists{first: make([]int32, n+1), next: make([]int32, len(l.next))}
	for _, number := range l.next {
		t.first[number-start+1]++
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	at := slices.Clone(t.first[:n])
	for i := range int32(l.len()) {
		for _, number := range l.at(i) {
			t.next[at[number-start]] = i
			at[number-start]++
		}
	}
	return t
}
