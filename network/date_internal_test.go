package network

import (
	"testing"

	"govhub/scalar"
)

// TestPeriods checks on which days a link may hold, and its spell in a file.
func TestPeriods(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name       string
		from, to   string
		lasts      bool
		holds, not []string
		start, end string
	}{
		{"office of days", "2020-02-01", "2024-03-01", true, []string{"2020-02-01", "2024-02-29"}, []string{"2020-01-31", "2024-03-01"}, "2020-02-01", "2024-02-29"},
		{"office to the first of a year", "", "2024-01-01", true, []string{"2023-12-31"}, []string{"2024-01-01"}, "", "2023-12-31"},
		{"office to a year", "2020", "2024", true, []string{"2020-01-01", "2024-01-01", "2024-12-31"}, []string{"2019-12-31", "2025-01-01"}, "2020-01-01", "2024-12-31"},
		{"office to a month", "2020-05", "2024-02", true, []string{"2020-05-01", "2024-02-29"}, []string{"2020-04-30", "2024-03-01"}, "2020-05-01", "2024-02-29"},
		{"office of no day", "2024-05-07", "2024-05-07", true, nil, []string{"2024-05-06", "2024-05-07", "2024-05-08"}, "2024-05-07", "2024-05-07"},
		{"office that goes on", "2024-05-07", "", true, []string{"2024-05-07", "2099-01-01"}, []string{"2024-05-06"}, "2024-05-07", ""},
		{"forum of days", "2024-05-19", "2024-05-20", false, []string{"2024-05-19", "2024-05-20"}, []string{"2024-05-18", "2024-05-21"}, "2024-05-19", "2024-05-20"},
		{"change of a day", "2024-05-20", "2024-05-20", false, []string{"2024-05-20"}, []string{"2024-05-19", "2024-05-21"}, "2024-05-20", "2024-05-20"},
		{"cohort to a year", "2023-09", "2024", false, []string{"2023-09-01", "2024-12-31"}, []string{"2023-08-31", "2025-01-01"}, "2023-09-01", "2024-12-31"},
	} {
		since, err := parseDate([]byte(test.from))
		if err != nil {
			t.Fatal(err)
		}
		until, err := parseDate([]byte(test.to))
		if err != nil {
			t.Fatal(err)
		}
		if test.lasts {
			until = until.ended()
		}
		b := newBuilder(1)
		if err := b.link(link{b.node(0, []byte("a")), b.node(0, []byte("b")), b.basis(b.source([]byte("s")), since, until), 0}); err != nil {
			t.Fatal(err)
		}
		g := b.graph()
		check := func(days []string, want bool) {
			for _, text := range days {
				on := scalar.Date(text)
				v, err := g.view(Filter{On: &on})
				if err != nil {
					t.Fatal(err)
				}
				if got := v.holds(g.bases[0]); got != want {
					t.Errorf("%s: holds on %s: %t, want %t", test.name, text, got, want)
				}
			}
		}
		check(test.holds, true)
		check(test.not, false)
		link := g.sheetLink(g.arcs[0].link(0), func(v int32) int { return int(v) })
		if string(link.ValidFrom) != test.from || string(link.ValidTo) != test.to {
			t.Errorf("%s: told as %q to %q", test.name, link.ValidFrom, link.ValidTo)
		}
		if start, end := spell(link.ValidFrom, link.ValidTo, link.Lasts); start != test.start || end != test.end {
			t.Errorf("%s: the spell is %q to %q, want %q to %q", test.name, start, end, test.start, test.end)
		}
	}
}
