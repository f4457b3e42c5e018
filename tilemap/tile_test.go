package tilemap_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"govhub/data"
	"govhub/tilemap"
)

// TestGrid holds that every region has a cell of its own.
func TestGrid(t *testing.T) {
	t.Parallel()
	f, err := data.FS.Open("region.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	regions, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	taken := map[tilemap.Tile]string{}
	for _, region := range regions[1:] {
		name, code := region[2], region[4]
		tile := tilemap.Of(code)
		if tile == nil {
			t.Errorf("%s has no tile", name)
			continue
		}
		if other := taken[*tile]; other != "" {
			t.Errorf("%s and %s share a tile", name, other)
		}
		taken[*tile] = name
	}
	if len(taken) != 89 {
		t.Errorf("%d regions have tiles, want 89", len(taken))
	}
	if tilemap.Of("00") != nil {
		t.Error("a region that does not exist has a tile")
	}
}

// TestBorders holds that at least 85 of 100 land borders are borders of tiles.
func TestBorders(t *testing.T) {
	t.Parallel()
	f, err := os.Open("testdata/borders.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	borders, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	borders = borders[1:]
	touching := 0
	for _, border := range borders {
		a, b := tilemap.Of(border[0]), tilemap.Of(border[1])
		if max(distance(a.Column, b.Column), distance(a.Row, b.Row)) == 1 {
			touching++
		}
	}
	if t.Logf("%d of %d borders", touching, len(borders)); touching*100 < 85*len(borders) {
		t.Errorf("only %d of %d land borders are borders of tiles", touching, len(borders))
	}
	for code := 1; code < 100; code++ { // Kaliningrad has no land border with another region
		apart, other := tilemap.Of("39"), tilemap.Of(fmt.Sprintf("%02d", code))
		if other != nil && max(distance(apart.Column, other.Column), distance(apart.Row, other.Row)) == 1 {
			t.Errorf("Kaliningrad touches %02d", code)
		}
	}
}

func distance(a, b int32) int32 { return max(a-b, b-a) }
