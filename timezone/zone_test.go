package timezone_test

import (
	"encoding/csv"
	"testing"
	"time"
	_ "time/tzdata"

	"govhub/data"
	"govhub/timezone"
)

func TestOffset(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"UTC+3": "+03:00", "UTC+12": "+12:00", "UTC-1": "-01:00"} {
		if got := timezone.Offset(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	for oktmo, want := range map[string]string{
		"92000000": "Europe/Moscow",      // Tatarstan
		"92701000": "Europe/Moscow",      // Kazan
		"11800000": "Europe/Moscow",      // Nenets, within another region
		"71876000": "Asia/Yekaterinburg", // Surgut
		"64000000": "",                   // Sakhalin, which has the Northern Kurils
		"64701000": "Asia/Sakhalin",
		"64743000": "Asia/Srednekolymsk",
		"98000000": "", // Sakha
		"98701000": "Asia/Yakutsk",
		"98616101": "Asia/Vladivostok", // a settlement of Verkhoyansky
		"98999000": "",                 // of which nothing is known
		"74000000": "",                 // Kherson: the database has no zone with the offset
	} {
		if got := timezone.Of(oktmo); got != want {
			t.Errorf("%s is in %q, want %q", oktmo, got, want)
		}
	}
}

// TestZones compares the offsets of zones with those that the bundle states.
func TestZones(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"region.csv", "municipality.csv"} {
		for _, place := range rows(t, file) {
			name, stated := timezone.Of(place["oktmo"]), place["time_zone"]
			if name == "" || stated == "" {
				continue
			}
			zone, err := time.LoadLocation(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := time.Date(2025, 1, 1, 0, 0, 0, 0, zone).Format("-07:00"); got != timezone.Offset(stated) {
				t.Errorf("%s is in %s, which is %s, but has the offset %s", place["name_ru"], name, got, stated)
			}
		}
	}
}

func rows(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := data.FS.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range list[1:] {
		row := map[string]string{}
		for i, name := range list[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}
