package batch

import (
	"strings"
	"testing"
)

func FuzzSplit(f *testing.F) {
	f.Add("", 0)
	f.Add("", 1)
	f.Add("a\x1f\x1e\x1f\x1fb", 4)
	f.Add("a\x1fb", 1)
	f.Fuzz(func(t *testing.T, joined string, rows int) {
		if rows < 0 || rows > 1000 {
			return
		}
		var c Column
		if err := c.split(joined, rows); err != nil || rows == 0 {
			return
		}
		cells := make([]string, len(c.Texts))
		for i, text := range c.Texts {
			if cells[i] = text; c.Null(i) {
				cells[i] = null
			}
		}
		if got := strings.Join(cells, string(separator)); len(cells) != rows || got != joined {
			t.Errorf("%d cells of %d, joined %q, want %q", len(cells), rows, got, joined)
		}
	})
}
