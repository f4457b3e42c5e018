package search

import (
	"strings"
	"testing"

	"govhub/db"
	"govhub/scalar"
)

// other returns a former name of a place in a period, or a common name if that is "common".
func other(place, name, from, to string) *db.OtherName {
	n := &db.OtherName{Place: place, Ru: name, Kind: "FORMER"}
	if from == "common" {
		n.Kind = "COMMON"
		return n
	}
	for end, text := range map[**scalar.PartialDate]string{&n.ValidFrom: from, &n.ValidTo: to} {
		if day := scalar.PartialDate(text); text != "" {
			*end = &day
		}
	}
	return n
}

// TestOtherNames resolves former and common names among present ones, today and on a day.
func TestOtherNames(t *testing.T) {
	t.Parallel()
	region := func(oktmo, name string, people int32) db.Name {
		return db.Name{Resource: "region", Row: oktmo, Ru: &name, Region: db.Ref(oktmo), Population: &people}
	}
	okrug := municipality("46733000", "URBAN_OKRUG", "Истра", "Истра", "46000000", 0)
	okrug.Began = "2017-01-01"
	district := former(municipality("46618000", "MUNICIPAL_DISTRICT", "Истринский муниципальный район", "Истра", "46000000", 0))
	district.Ended = "2017-01-01"
	town := former(within(municipality("46618101", "URBAN_SETTLEMENT", "Истра", "", "46000000", 0), "46618000"))
	town.Ended = "2017-01-01"
	absorbed := former(municipality("07658101", "URBAN_SETTLEMENT", "Рыздвяный", "", "07000000", 0))
	absorbed.Ended = "2017-01-01"
	x := indexWith(t, []db.Name{
		region("36000000", "Самарская область", 3_000_000), region("50000000", "Новосибирская область", 2_800_000),
		region("07000000", "Ставропольский край", 2_800_000), region("46000000", "Московская область", 8_000_000),
		municipality("36701000", "URBAN_OKRUG_WITH_DIVISION", "Самара", "Самара", "36000000", 1_100_000),
		municipality("36740000", "URBAN_OKRUG", "Тольятти", "Тольятти", "36000000", 660_000),
		municipality("36750000", "URBAN_OKRUG", "Чапаевск", "Чапаевск", "36000000", 70_000),
		municipality("50630000", "MUNICIPAL_DISTRICT", "Куйбышевский муниципальный район", "Куйбышев", "50000000", 40_000),
		municipality("50630101", "URBAN_SETTLEMENT", "город Куйбышев", "", "50000000", 0),
		municipality("50640101", "URBAN_SETTLEMENT", "город Троцк", "", "50000000", 0),
		municipality("07701000", "URBAN_OKRUG", "город Ставрополь", "Ставрополь", "07000000", 550_000),
		okrug, district, town, absorbed,
	}, []*db.OtherName{
		other("municipality:36701000", "Куйбышев", "1935", "1991-01-25"),
		other("region:36000000", "Куйбышевская область", "1936", "1991"),
		other("municipality:36740000", "Ставрополь", "", "1964"),
		other("municipality:36740000", "Тлт", "common", ""),
		other("municipality:36750000", "Иващенково", "", ""),
		other("municipality:36750000", "Троцк", "1919", "1928"),
		other("municipality:07701000", "Ворошиловск", "1935", "1943"),
		other("municipality:46618101", "Воскресенск", "", "1930"),
	}, db.Succession{Before: "46618000", After: "46733000"}, db.Succession{Before: "07658101", After: "07701000"})
	for _, test := range []struct {
		name, on string
		decision Decision
		first    string // the candidate, without its type
		reason   Reason
	}{
		{"Рыздвяный", "", Matched, "07701000", Predecessor},
		{"Рыздвяный", "2010-01-01", Matched, "07658101", Exact}, // the name is its own while it exists
		{"Куйбышев", "", Ambiguous, "50630000", Alias},          // a town in Siberia has the name
		{"г. Куйбышев, Самарская область", "", Matched, "36701000", FormerName},
		{"Куйбышев, Куйбышевская область", "", Matched, "36701000", FormerName},
		{"Куйбышевская область", "", Matched, "36000000", FormerName},
		{"Ставрополь", "", Matched, "07701000", Words}, // no less important than Tolyatti
		{"Троцк", "", Matched, "50640101", Words},      // a former name of a town of its size counts less
		{"ТЛТ", "", Matched, "36740000", CommonName},
		{"Иващенково", "", Matched, "36750000", FormerName},
		{"Воскресенск", "", Matched, "46733000", FormerName}, // of the town that ended with its district

		{"Куйбышев", "1970-06-01", Ambiguous, "36701000", Exact},
		{"Куйбышев", "1991-01-24", Ambiguous, "36701000", Exact},
		{"Куйбышев", "1991-01-25", Ambiguous, "50630000", Alias},
		{"Ставрополь", "1950-01-01", Ambiguous, "36740000", Exact},
		{"Ставрополь", "1964-12-31", Ambiguous, "36740000", Exact},
		{"Ставрополь", "1965-01-01", Matched, "07701000", Words},
		{"Ворошиловск", "1934-12-31", None, "", ""},
		{"Ворошиловск", "1935-01-01", Matched, "07701000", Exact},
		{"Ворошиловск", "1943-12-31", Matched, "07701000", Exact}, // the source states the year alone
		{"Ворошиловск", "1944-01-01", Matched, "07701000", FormerName},
		{"г. Ворошиловск", "1935-01-01", Matched, "07701000", Words},
		{"Иващенково", "1900-01-01", Matched, "36750000", FormerName}, // nobody states when
		{"Воскресенск", "1925-01-01", Matched, "46618101", Exact},
		{"Истра", "2016-12-31", Matched, "46618101", Exact},
		{"Истра", "2017-01-01", Matched, "46733000", Exact},
		{"Истринский район", "2016-12-31", Matched, "46618000", Words},
		{"Истринский район", "2017-01-01", Matched, "46733000", Predecessor},
	} {
		list, err := x.Resolve(t.Context(), []string{test.name}, Options{On: scalar.Date(test.on)}, 5)
		if err != nil {
			t.Fatal(err)
		}
		r := list[0]
		if r.Decision != test.decision || test.first != "" && (len(r.Candidates) == 0 ||
			!strings.HasSuffix(r.Candidates[0].ID, ":"+test.first) || r.Candidates[0].Matched.Reason != test.reason) {
			t.Errorf("%s on %q is %s, not %s with %s %s first:%s", test.name, test.on, r.Decision, test.decision, test.first, test.reason, candidatesOf(r))
		}
	}
}
