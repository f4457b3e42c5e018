package main

import "fmt"

// scale is a data set: a multiple of a million observations, or the bundled data.
type scale int

const bundled scale = 0

func (s scale) String() string {
	if s == bundled {
		return "bundled data"
	}
	return fmt.Sprintf("scale %d", int(s))
}

// database is the name of the data set's database.
func (s scale) database() string {
	if s == bundled {
		return "bench_bundle"
	}
	return fmt.Sprintf("bench_scale_%d", int(s))
}
