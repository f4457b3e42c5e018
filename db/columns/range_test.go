package columns_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/db/columns"
)

// TestRange finds the rows whose keys begin with a part, of keys in one column and in two. A hyphen precedes the slash.
func TestRange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfNDistinct(rapid.StringMatching(`[ab-]{1,2}/[ab-]{1,2}`), 0, 40, rapid.ID).Draw(t, "keys")
		slices.Sort(keys)
		whole, first, second := columns.NewText(), columns.NewText(), columns.NewText()
		for _, key := range keys {
			a, b, _ := strings.Cut(key, "/")
			whole.Append(key, true)
			first.Append(a, true)
			second.Append(b, true)
		}
		composed := &columns.Composed{Parts: []*columns.Text{first.ByBytes(), second.ByBytes()}}
		part := rapid.StringMatching(`[ab-]{1,2}`).Draw(t, "part")
		var want []int32
		for row, key := range keys {
			if strings.HasPrefix(key, part+"/") {
				want = append(want, int32(row))
			}
		}
		for _, key := range []columns.Column{whole.ByBytes(), composed} {
			table := columns.NewTable("sample", "key", len(keys), map[string]columns.Column{"key": key})
			start, end := table.Range(part)
			if diff := cmp.Diff(want, table.Select(start, end, columns.And{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", part, diff)
			}
		}
	})
}
