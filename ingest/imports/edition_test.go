package imports

import "testing"

func TestNewest(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"districts_2018_2024.csv":              "2024",
		"districts-2018-2024.csv":              "2024",
		"data-20210730-structure-20150128.csv": "2021-07-30",
		"section1_2019-04.csv":                 "2019-04",
		"city_2021-10-11.csv.gz":               "2021-10-11",
		"list.csv":                             "",
		"form1203.csv":                         "",
		"oktmo_2021-13.csv":                    "2021",
		"oktmo_2021-02-31.csv":                 "2021",
		"population.csv#sha256=2019":           "2019",
	} {
		if got := newest(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
