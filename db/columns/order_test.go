package columns_test

import (
	"sync"
	"testing"

	"govhub/db/columns"
)

// TestOrdersAreMadeBesideReaders reads one order and the size of the table while another order is made, which is made once for all who
// wait for it.
func TestOrdersAreMadeBesideReaders(t *testing.T) {
	t.Parallel()
	key, text := columns.NewText(), columns.NewText()
	for _, k := range []string{"a", "b", "c"} {
		key.Append(k, true)
		text.Append(k, true)
	}
	table := columns.NewTable("sample", "key", 3, map[string]columns.Column{"key": key.ByBytes(), "text": text.ByBytes()})
	if !table.Orders("", "key") {
		t.Fatal("the table does not know the order of its key")
	}
	made := 0
	table.Room = func(int64) bool { // asked while the order is made
		made++
		return table.Orders("", "key") && table.Bytes() > 0
	}
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			if !table.Orders("", "text") {
				t.Error("the table does not know the order of its text")
			}
		})
	}
	readers.Wait()
	if made != 1 {
		t.Errorf("the order was made %d times", made)
	}
}
