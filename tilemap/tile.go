// Package tilemap places regions in a map of equal tiles, which shows each at the same size.
package tilemap

import (
	_ "embed"
	"encoding/csv"
	"strconv"
	"strings"
)

// Tile is a place in the map, from 0 in the north-west.
type Tile struct{ Column, Row int32 }

// The grid is the project's own work: 89 tiles by the codes of regions, those of disputed status as the others.
//
//go:embed tiles.csv
var grid string

var tiles = read(grid)

func read(text string) map[string]*Tile {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err)
	}
	tiles := make(map[string]*Tile, len(rows))
	for _, row := range rows[1:] {
		tiles[row[0]] = &Tile{number(row[2]), number(row[3])}
	}
	return tiles
}

func number(text string) int32 {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		panic(err)
	}
	return int32(n)
}

// Of returns the tile of a region by its code, such as 16; nil if it has none.
func Of(code string) *Tile { return tiles[code] }
