package reforms

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/scalar"
)

// told makes a history of lines such as "slug 2019 A B > B". A municipality within another one is written A/B.
func told(lines string) *history {
	var sides []side
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		var on *scalar.PartialDate
		if f[1] != "?" {
			on = new(scalar.PartialDate(f[1]))
		}
		at := "BEFORE"
		for _, code := range f[2:] {
			if code == ">" {
				at = "AFTER"
				continue
			}
			s := side{Change: f[0], OccurredOn: on, Code: code, Side: at}
			if parent, child, within := strings.Cut(code, "/"); within {
				s.Code, s.Parent = child, &parent
			}
			sides = append(sides, s)
		}
	}
	return newHistory(sides)
}

func TestAreaOf(t *testing.T) {
	t.Parallel()
	const (
		merger   = "merger 2019 A B > B"
		newCode  = "status 2020-03-15 A > B"
		chain    = "first 2015 A B > C\nsecond 2019 C D > E"
		division = "division 2021 A > B C"
		cession  = "cession 2021 A > A B"
		noDay    = "status ? A > B"
		district = "district 2020 D D/S D/T > O"
	)
	for name, test := range map[string]struct {
		changes, place, period string
		borders                Borders
		values                 string // of whom a value for the period is known
		want                   string // codes, or what the reason says
		note                   string
	}{
		"long before a merger":           {merger, "B", "2018", Now, "A B", "A B", ""},
		"the same municipality then":     {merger, "B", "2018", Then, "A B", "B", ""},
		"after a merger":                 {merger, "B", "2020", Now, "B", "B", ""},
		"year of a merger, both codes":   {merger, "B", "2019", Now, "A B", "A B", "the change took effect in 2019, and A, which it ended, has a value for 2019: values are for the borders before"},
		"year of a merger, one code":     {merger, "B", "2019", Now, "B", "B", "the change took effect in 2019, and no municipality that it ended has a value for 2019: values are for the borders after"},
		"quarter within a year":          {merger, "B", "2019-Q2", Now, "B", "B", "the change took effect in 2019, and no municipality that it ended has a value for 2019-Q2: values are for the borders after"},
		"new code, before":               {newCode, "B", "2019", Now, "A", "A", ""},
		"new code, before, then":         {newCode, "B", "2019", Then, "A", "A", ""},
		"year of a dated merger":         {"merger 2019-05-01 A B > B", "B", "2019", Now, "B", "B", "the change took effect on 2019-05-01, and no municipality that it ended has a value for 2019: values are for the borders after"},
		"month before a day":             {newCode, "B", "2020-02", Now, "A", "A", ""},
		"month after a day":              {newCode, "B", "2020-04", Now, "B", "B", ""},
		"day of the change":              {newCode, "B", "2020-03-15", Now, "B", "B", ""},
		"two mergers":                    {chain, "E", "2014", Now, "A B D", "A B D", ""},
		"between two mergers":            {chain, "E", "2016", Now, "C D", "C D", ""},
		"several became it":              {merger + "\nmerged 2022 B C > D", "D", "2020", Then, "B C", "D was made of B, C in 2022: ask for the borders NOW, or for one of them", ""},
		"part of a divided municipality": {division, "B", "2020", Now, "A", "B was part of A until 2021: what part of its values was within its borders is not known", ""},
		"it lost a part":                 {cession, "A", "2020", Now, "A", "A lost a part in 2021: what part of its values before was within the borders after is not known", ""},
		"it lost a part, then":           {cession, "A", "2020", Then, "A", "A", ""},
		"day unknown, old code":          {noDay, "B", "2018", Now, "A", "A", ""},
		"day unknown, new code":          {noDay, "B", "2022", Now, "B", "B", ""},
		"day unknown, merger, both":      {"merger ? A B > A", "A", "2015", Now, "A B", "A B", "the change took effect in an unknown year, and B, which it ended, has a value for 2015: values are for the borders before"},
		"day unknown, behind a known":    {"first 2010 X > B\nmerger ? A B > B", "B", "2015", Now, "A B", "A B", "the change took effect in an unknown year, and A, which it ended, has a value for 2015: values are for the borders before"},
		"days unknown, in a row":         {"b ? A > B\na ? B > C", "C", "2015", Now, "A", "A", ""},
		"year of a division, one code":   {"division 2021 A > A B", "A", "2021", Now, "A", "A lost a part in 2021: what part of its values before was within the borders after is not known", "the change took effect in 2021, and no municipality that it made has a value for 2021: values are for the borders before"},
		"year of a division, both codes": {"division 2021 A > A B", "A", "2021", Now, "A B", "A", "the change took effect in 2021, and a municipality that it made has a value for 2021: values are for the borders after"},
		"settlements of a district":      {district, "O", "2018", Now, "D S T", "D", ""},
		"renamed":                        {"rename 2020 A > A", "A", "2020", Now, "A", "A", ""},
		"never changed":                  {"", "A", "2020", Now, "A", "A", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := told(test.changes).areaOf(test.place, test.borders, test.period, func(code string) bool {
				return strings.Contains(" "+test.values+" ", " "+code+" ")
			})
			got := strings.Join(a.codes, " ")
			if a.reason != "" {
				got += a.reason
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.note, strings.Join(a.notes, "; ")); diff != "" {
				t.Errorf("note (-want +got):\n%s", diff)
			}
		})
	}
}

// TestToday follows a municipality by changes that concern no other one.
func TestToday(t *testing.T) {
	t.Parallel()
	h := told("one 2015 A > B\ntwo 2019 B > C\nmerger 2021 C D > E\nback 2015 X > Y\nforth 2019 Y > X")
	for place, want := range map[string]string{"A": "C", "B": "C", "C": "C", "D": "D", "E": "E", "Z": "Z"} {
		if got := h.today(place); got != want {
			t.Errorf("%s is %s today, want %s", place, got, want)
		}
	}
	if got := h.today("X"); got != "X" && got != "Y" {
		t.Errorf("X is %s today", got)
	}
}
