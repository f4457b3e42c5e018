package db

import "govhub/tilemap"

// Tile returns the place of the region in a map of equal tiles, nil if it has none.
func (r *Region) Tile() *tilemap.Tile { return tilemap.Of(r.Code) }
