package search

import (
	"slices"
	"strings"
	"testing"

	"govhub/db"
)

// TestCalled finds municipalities by their exact names, with or without words for their kinds.
func TestCalled(t *testing.T) {
	t.Parallel()
	region := func(oktmo, name string) db.Name {
		return db.Name{Resource: "region", Row: oktmo, Ru: &name, Region: db.Ref(oktmo)}
	}
	english := func(n db.Name, name string) db.Name {
		n.En = &name
		return n
	}
	peopled := func(n db.Name, people int32) db.Name {
		n.Population = &people
		return n
	}
	x := indexOf(t, []db.Name{
		region("29000000", "Калужская область"), region("33000000", "Кировская область"), region("54000000", "Орловская область"),
		region("80000000", "Республика Башкортостан"), region("92000000", "Республика Татарстан"),
		english(municipality("92701000", "URBAN_OKRUG", "Казань", "Казань", "92000000", 1318604), "Kazan"),
		peopled(municipality("33701000", "URBAN_OKRUG", "город Киров", "Киров", "33000000", 475000), 475000),
		municipality("29614101", "URBAN_SETTLEMENT", "город Киров", "Киров", "29000000", 29000),
		municipality("07525000", "MUNICIPAL_OKRUG", "Кировский муниципальный округ", "Новопавловск", "33000000", 0),
		municipality("54701000", "URBAN_OKRUG", "город Орёл", "Орёл", "54000000", 0),
		peopled(municipality("80735000", "URBAN_OKRUG", "город Октябрьский", "Октябрьский", "80000000", 0), 115000),
		municipality("33641000", "MUNICIPAL_DISTRICT", "Октябрьский муниципальный район", "Каменоломни", "33000000", 0),
		municipality("80615434", "RURAL_SETTLEMENT", "Октябрьский сельсовет", "", "80000000", 0),
		former(municipality("80615000", "MUNICIPAL_DISTRICT", "Октябрьский муниципальный район", "", "80000000", 0)),
		lived(former(municipality("54615000", "MUNICIPAL_DISTRICT", "Волжский муниципальный район", "", "54000000", 0)), "", "2020-01-01"),
		lived(municipality("54715000", "MUNICIPAL_OKRUG", "Волжский муниципальный округ", "", "54000000", 0), "2020-01-01", ""),
		lived(former(municipality("33615000", "MUNICIPAL_DISTRICT", "Волжский муниципальный район", "", "33000000", 0)), "", "2010-01-01"),
		former(municipality("46651000", "MUNICIPAL_DISTRICT", "Серпуховский муниципальный район", "Серпухов", "33000000", 0)),
		municipality("33605000", "RURAL_SETTLEMENT", "Посёлок", "", "33000000", 0),
	})
	if _, err := x.Called(strings.Repeat("а", maxQuery+1), "", ""); err == nil {
		t.Error("a name longer than any is looked up")
	}
	for _, tt := range []struct {
		name, region, day string
		want              []string
	}{
		{"Казань", "", "", []string{"92701000"}},
		{"  казань ", "92000000", "", []string{"92701000"}},
		{"Казань", "33000000", "", nil},
		{"Kazan", "", "", []string{"92701000"}},
		{"г. Казань", "", "", []string{"92701000"}},
		{"ГО город Казань", "", "", []string{"92701000"}},
		{"село Казань", "", "", nil},
		{"Казань и другие", "", "", nil},
		{"Казан", "", "", nil},
		{"Казани", "", "", nil},
		{"Орел", "", "", []string{"54701000"}},
		{"ОРЁЛ", "", "", []string{"54701000"}},
		{"Киров", "", "", []string{"33701000", "29614101"}},
		{"Киров", "29000000", "", []string{"29614101"}},
		{"Новопавловск", "", "", nil}, // a seat is no name
		{"Октябрьский", "", "", []string{"80735000", "33641000", "80615434"}},
		{"Октябрьский р-н", "", "", []string{"33641000"}},
		{"Октябрьский район", "80000000", "", []string{"80615000 former"}},
		{"Серпуховский", "", "", []string{"46651000 former"}},
		{"Волжский", "", "", []string{"54715000"}},
		{"Волжский", "", "2021-01-01", []string{"54715000"}},
		{"Волжский", "", "2015-01-01", []string{"54615000 former"}},
		{"Волжский", "", "2005-01-01", []string{"33615000 former", "54615000 former"}},
		{"Волжский", "33000000", "2015-01-01", []string{"33615000 former"}}, // none of that day
		{"поселок", "", "", []string{"33605000"}},
		{"", "", "", nil},
		{"!", "", "", nil},
		{"город", "", "", nil},
	} {
		found, err := x.Called(tt.name, tt.region, tt.day)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			if !f.Exists {
				f.OKTMO += " former"
			}
			got = append(got, f.OKTMO)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q in %q: %q, want %q", tt.name, tt.region, got, tt.want)
		}
	}
}

// lived sets the days from which a municipality exists and does not.
func lived(n db.Name, began, ended string) db.Name {
	n.Began, n.Ended = began, ended
	return n
}
