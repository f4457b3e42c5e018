package search

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"govhub/errorcode"
	"govhub/page"
)

// maxQuery bounds the characters of a query. Names are not longer.
const maxQuery = 500

// Search returns a page of the hits of a query, best first. A query without a letter or digit has none.
func (x *Index) Search(ctx context.Context, query string, o Options, args page.Args) (*Connection, error) {
	size, _, err := args.Size()
	if err != nil {
		return nil, err
	}
	order := cursorOf(query, o)
	var after *page.Cursor
	if args.After != nil {
		c, err := page.ParseCursor("after", *args.After, order.Field, order.Direction)
		if err != nil {
			return nil, &page.ArgumentError{Argument: "after", Reason: "is not a cursor of this search: take one from pageInfo or edges of the same query"}
		}
		after = &c
	}
	var (
		hits  []*Hit
		total int
		more  bool
	)
	s := x.search(ctx, o)
	err = s.find(query, 0, func(f *finding, ranked []candidate) {
		total = len(ranked)
		ranked = ranked[x.following(ranked, after):]
		more = len(ranked) > size
		for _, c := range ranked[:min(size, len(ranked))] {
			hits = append(hits, f.hit(c))
		}
	})
	if err != nil {
		return nil, err
	}
	s.end()
	write := func(h *Hit) string {
		c, score := order, formatScore(h.Score)
		c.Value, c.Key = &score, h.ID
		return c.String()
	}
	return page.New(hits, more, args.After != nil, write, count(total), ""), nil
}

// cursorOf returns the prefix of all cursors of a search, by which other searches refuse them.
func cursorOf(query string, o Options) page.Cursor {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %q %q", query, o.Types, o.Region, o.Lang, o.On, o.States))
	return page.Cursor{Field: "SEARCH", Direction: base64.RawURLEncoding.EncodeToString(sum[:9])}
}

func formatScore(score float64) string { return strconv.FormatFloat(score, 'f', 2, 64) }

// following returns the position of the candidates after a cursor. If the release no longer has the hit of the cursor, they begin
// with the next lower score.
func (x *Index) following(ranked []candidate, after *page.Cursor) int {
	if after == nil {
		return 0
	}
	if i := slices.IndexFunc(ranked, func(c candidate) bool { return x.idOf(c.thing) == after.Key }); i >= 0 {
		return i + 1
	}
	if i := slices.IndexFunc(ranked, func(c candidate) bool {
		return after.Value == nil || formatScore(c.share()) < *after.Value
	}); i >= 0 {
		return i
	}
	return len(ranked)
}

// count is the number of hits, in the form of a connection's count.
type count int

// Totals returns the number for each parent.
func (n count) Totals(_ context.Context, parents []string) ([]int32, error) {
	return slices.Repeat([]int32{int32(n)}, len(parents)), nil
}

// checkLength refuses queries longer than any name.
func checkLength(query string) error {
	if n := utf8.RuneCountInString(query); n > maxQuery {
		return &errorcode.InputError{
			Code: errorcode.ValueTooLong, Reason: fmt.Sprintf("a text to search for has %d characters, but may have %d: shorten it to a name", n, maxQuery),
		}
	}
	return nil
}
