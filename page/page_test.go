package page_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/page"
)

func TestSize(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		args     page.Args
		size     int
		backward bool
		err      string
		tooLarge bool
	}{
		{name: "default", size: page.DefaultSize},
		{name: "first", args: page.Args{First: new(int32(7))}, size: 7},
		{name: "last", args: page.Args{Last: new(int32(7))}, size: 7, backward: true},
		{name: "many", args: page.Args{First: new(int32(1000)), Largest: 1000}, size: 1000},
		{name: "nothing", args: page.Args{First: new(int32(0))}},
		{name: "both", args: page.Args{First: new(int32(1)), Last: new(int32(1))}, err: `argument "last" cannot be combined with first: give one of them`},
		{name: "negative", args: page.Args{First: new(int32(-1))}, err: `argument "first" is -1, but must not be negative`},
		{
			name: "too large", args: page.Args{Last: new(int32(101))}, tooLarge: true,
			err: `argument "last" is 101, but a page holds at most 100: ask for the next page with after`,
		},
		{name: "as many groups as a page holds", args: page.Args{First: new(int32(1000)), Largest: page.MaxGroups}, size: 1000},
		{
			name: "too many groups", args: page.Args{First: new(int32(1001)), Largest: page.MaxGroups}, tooLarge: true,
			err: `argument "first" is 1001, but a page holds at most 1000: ask for the next page with after`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			size, backward, err := test.args.Size()
			if err != nil {
				var wrong *page.ArgumentError
				if !errors.As(err, &wrong) || wrong.Error() != test.err || wrong.TooLarge != test.tooLarge {
					t.Errorf("got error %v, want %q", err, test.err)
				}
				return
			}
			if test.err != "" || size != test.size || backward != test.backward {
				t.Errorf("got %d, %v without an error; want %d, %v, %q", size, backward, test.size, test.backward, test.err)
			}
		})
	}
}

// list counts its calls.
type list struct {
	totals map[string]int32
	asked  int
}

func (l *list) Totals(_ context.Context, parents []string) ([]int32, error) {
	l.asked++
	var totals []int32
	for _, p := range parents {
		totals = append(totals, l.totals[p])
	}
	return totals, nil
}

func TestTotalCountsAskEachListOnce(t *testing.T) {
	t.Parallel()
	type row struct{}
	one, other := &list{totals: map[string]int32{"a": 1, "b": 2}}, &list{totals: map[string]int32{"c": 3}}
	of := func(l *list, parent string) *page.Connection[row] {
		return page.New[row](nil, false, false, nil, l, parent)
	}
	got, err := page.TotalCounts(t.Context(), []*page.Connection[row]{of(one, "b"), of(other, "c"), of(one, "a"), of(one, "b")})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int32{2, 3, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if one.asked != 1 || other.asked != 1 {
		t.Errorf("asked %d and %d times, want once each", one.asked, other.asked)
	}
}

// TestMade makes texts of numbers. The page and its cursors stay.
func TestMade(t *testing.T) {
	t.Parallel()
	numbers := page.New([]*int{new(1), new(2)}, true, false, func(n *int) string { return fmt.Sprint("after ", *n) }, nil, "")
	counted := &list{totals: map[string]int32{"": 9}}
	texts := page.Made(numbers, func(n *int) *string { return new(fmt.Sprint(*n)) }, counted)
	if info := texts.PageInfo(); *texts.Nodes[1] != "2" || !info.HasNextPage || *info.EndCursor != "after 2" || texts.Edges()[0].Cursor != "after 1" {
		t.Errorf("got %s, %+v", *texts.Nodes[1], info)
	}
	if total, err := page.TotalCounts(t.Context(), []*page.Connection[string]{texts}); err != nil || total[0] != 9 {
		t.Errorf("%d rows, error %v", total[0], err)
	}
}

func TestCursorRoundTrip(t *testing.T) {
	t.Parallel()
	for _, c := range []page.Cursor{
		{Field: "NAME", Direction: "ASC", Value: new("Ёлкино \"и\" \x7f"), Key: "92701000"},
		{Field: "VOTES", Direction: "DESC", Key: "service-2025-x"},
	} {
		got, err := page.ParseCursor("after", c.String(), c.Field, c.Direction)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, got); diff != "" {
			t.Error(diff)
		}
		if _, err := page.ParseCursor("after", c.String(), c.Field, "OTHER"); err == nil {
			t.Error("a cursor of another order was accepted")
		}
	}
}

// FuzzParseCursor parses invented cursors. An accepted one must keep its meaning when encoded again.
func FuzzParseCursor(f *testing.F) {
	f.Add(page.Cursor{Field: "NAME", Direction: "ASC", Value: new("x"), Key: "k"}.String())
	f.Add("WyJOQU1FIiwiQVNDIixudWxsLCJrIl0")
	f.Add("")
	f.Add("W10")
	f.Add("bnVsbA")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := page.ParseCursor("after", text, "NAME", "ASC")
		if err != nil {
			return
		}
		again, err := page.ParseCursor("after", c.String(), "NAME", "ASC")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, again); diff != "" {
			t.Error(diff)
		}
	})
}
