package rel

import (
	"testing"
	"unsafe"
)

func TestShare(t *testing.T) {
	t.Parallel()
	type row struct {
		Key  string  `db:"key"`
		Kind string  `db:"kind"`
		Zone *string `db:"zone"`
		Size *int32  `db:"size"`
	}
	text := func(s string) string { return string([]byte(s)) } // bytes of its own
	var rows []row
	for i := range int32(10) {
		zone, size := text("UTC+3"), i%2
		rows = append(rows, row{Key: text(string(rune('a' + i))), Kind: text("OKRUG"), Zone: &zone, Size: &size})
	}
	rows[3].Zone = nil
	share(rows)
	for i, r := range rows {
		if r.Key != string(rune('a'+i)) || r.Kind != "OKRUG" || *r.Size != int32(i%2) || (r.Zone == nil) != (i == 3) || i != 3 && *r.Zone != "UTC+3" {
			t.Errorf("row %d became %+v", i, r)
		}
		if unsafe.StringData(r.Kind) != unsafe.StringData(rows[0].Kind) || i != 3 && r.Zone != rows[0].Zone || r.Size != rows[i%2].Size {
			t.Errorf("row %d has values of its own", i)
		}
	}
}
