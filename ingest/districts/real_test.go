//go:build real

package districts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// realFile is the edition of 2018 to 2024 in the folder of real data.
const realFile = "oktmo/sberindex_municipal_districts_2018_2024.csv"

// openReal opens the dictionary as published, which the licence keeps out of the repository.
func openReal(t *testing.T) *os.File {
	t.Helper()
	dir := os.Getenv("GOVHUB_REAL_DATA")
	if dir == "" {
		t.Fatalf("GOVHUB_REAL_DATA is not set: name the folder that holds %s", realFile)
	}
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(realFile)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// The numbers were counted without this package.
func TestReal(t *testing.T) {
	t.Parallel()
	s := &counter{tally: newTally(t), counts: map[string]int{}, regions: map[string]bool{}}
	if err := Read(t.Context(), realFile, openReal(t), Options{}, s); err != nil {
		t.Fatal(err)
	}
	s.finish(3101)
	want := map[string]int{
		"source": 1, "municipality": 3063, "skip": 38, "change_event": 466, "change_event_municipality": 957,
		"current": 2594, "valid from": 446, "valid to": 469, "without coordinates": 267,
		"MUNICIPAL_DISTRICT": 1760, "FEDERAL_TERRITORY": 1, "URBAN_OKRUG": 640, "MUNICIPAL_OKRUG": 395, "INTRACITY_TERRITORY": 267,
		"MERGE": 23, "SPLIT": 1, "STATUS_CHANGE": 438, "RENAME": 4, "former names": 10, "codes alone": 1,
	}
	if diff := cmp.Diff(want, s.counts); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if len(s.regions) != 85 {
		t.Errorf("%d regions, want 85", len(s.regions))
	}
}

func TestRealTerritories(t *testing.T) {
	t.Parallel()
	territories, err := Territories(t.Context(), realFile, openReal(t))
	if err != nil {
		t.Fatal(err)
	}
	versions, current := 0, map[string]bool{}
	for id, list := range territories {
		versions += len(list)
		for i, v := range list {
			if v.To == forever {
				current[v.OKTMO] = true
			}
			if i > 0 && list[i-1].To != v.From {
				t.Errorf("territory %d: %+v does not follow %+v", id, v, list[i-1])
			}
		}
	}
	if len(territories) != 2660 || versions != 3101 || len(current) != 2594 {
		t.Errorf("%d territories, %d versions, %d current codes, want 2,660, 3,101 and 2,594", len(territories), versions, len(current))
	}
	saratov := []Version{{OKTMO: "63701000", From: 2022, To: 2023}}
	if diff := cmp.Diff(saratov, territories[2877]); diff != "" {
		t.Errorf("Saratov (-want +got):\n%s", diff)
	}
}

// Changes known from other publications.
func TestRealChanges(t *testing.T) {
	t.Parallel()
	var r recorder
	if err := Read(t.Context(), realFile, openReal(t), Options{}, &r); err != nil {
		t.Fatal(err)
	}
	told := strings.Join(r.log, "\n") + "\n"
	for _, row := range []string{
		"change_event sberindex-union-19|MERGE|2023||", // Saratovsky district into Saratov
		"change_event_municipality sberindex-union-19|63643000|BEFORE|",
		"change_event_municipality sberindex-union-19|63701000|BEFORE|",
		"change_event_municipality sberindex-union-19|63701000|AFTER|",
		"change_event sberindex-disunion-1|SPLIT|2021||", // Sirius out of Sochi
		"change_event_municipality sberindex-disunion-1|03726000|BEFORE|",
		"change_event_municipality sberindex-disunion-1|03726000|AFTER|",
		"change_event_municipality sberindex-disunion-1|03731000|AFTER|",
		"change_event_municipality sberindex-transfer-5|71918000|BEFORE|",
		"change_event_municipality sberindex-transfer-5|71938000|AFTER|",
		"change_event sberindex-territory-208-2024|STATUS_CHANGE|2024||", // Belomorsky
		"change_event sberindex-territory-473-2020|RENAME|2020|96631000 was named Сунженский муниципальный район until then.|",
	} {
		if !strings.Contains(told, row) {
			t.Errorf("no row %s", row)
		}
	}
}
