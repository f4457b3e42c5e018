package tests

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"govhub/cli"
	"govhub/dataset/bundletest"
)

// Made-up files of publishers.
const (
	madeDictionary = "territory_id,oktmo,municipal_district_name_short,municipal_district_name,municipal_district_type," +
		"municipal_district_status,municipal_district_center,municipal_district_center_lat,municipal_district_center_lon," +
		"region_code,region_name,shape,shape_linked_oktmo,source_rosstat,year_from,year_to,change_id_from,change_id_to\n" +
		"1,36-701-000-000,,город Самара,городской округ,,г Самара,53.2,50.1,63,,,,,2018,9999,,\n" +
		"1491,46-608-000-000,,Дмитровский муниципальный район,муниципальный район,,г Дмитров,56.3,37.5,50,,,,,2018,2019,,\n" +
		"1491,46-715-000-000,,Дмитровский городской округ,городской округ,,г Дмитров,56.3,37.5,50,,,,,2019,9999,,\n"

	madeCities = "address,postal_code,country,federal_district,region_type,region,area_type,area,city_type,city,settlement_type," +
		"settlement,kladr_id,fias_id,fias_level,capital_marker,okato,oktmo,tax_office,timezone,geo_lat,geo_lon,population,foundation_year\n" +
		"г Самара,,Россия,,,,,,г,Самара,,,,,4,2,,36701000,,UTC+4,53.25,50.125,1000000,1586\n"
)

var madeSources = map[string]string{"districts": madeDictionary, "cities": madeCities}

// TestSourcesOverTheBundle imports made-up lines of two sources on top of the bundle: an okrug that is divided in the bundle
// stays so, although the dictionary does not say so, a change of the bundle is not duplicated, and a city adds to the
// municipality whose centre it is.
func TestSourcesOverTheBundle(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for source, text := range madeSources {
		file := filepath.Join(t.TempDir(), source+".csv")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, stderr := govhub(t, "import", "--database-url", d.DSN(), "--source", source, file); code != cli.ExitDone {
			t.Fatalf("%s: exit %d: %s", source, code, stderr)
		}
	}
	h := newCachingHubOn(t, d, slog.New(slog.DiscardHandler))
	for query, want := range map[string]string{
		`{ municipality(by: {oktmo: "36701000"}) { kind centre centrePopulation timeZone population } }`:                `{"municipality":{"kind":"URBAN_OKRUG_WITH_DIVISION","centre":"Самара","centrePopulation":1000000,"timeZone":"UTC+4","population":null}}`,
		`{ municipality(by: {oktmo: "46715000"}) { changes { totalCount } predecessors { nodes { oktmo validTo } } } }`: `{"municipality":{"changes":{"totalCount":1},"predecessors":{"nodes":[{"oktmo":"46608000","validTo":"2019-01-01"}]}}}`,
	} {
		got := strings.TrimSpace(h.get(t, query, "").Body.String())
		if want = `{"data":` + want + `,"extensions":{"release":3}}`; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}

// TestExportOfSourcesUnderLicences exports the bundle, which is CC0, before and after files under CC BY-SA added to it: one cited
// by its own rows, and one that adds to rows of others.
func TestExportOfSourcesUnderLicences(t *testing.T) {
	t.Parallel()
	for source, text := range madeSources {
		d := bundletest.New(t)
		file := filepath.Join(t.TempDir(), source+".csv")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, stderr := govhub(t, "import", "--database-url", d.DSN(), "--source", source, file); code != cli.ExitDone {
			t.Fatalf("%s: exit %d: %s", source, code, stderr)
		}
		for release, want := range map[string]string{"1": "CC0-1.0", "2": "CC-BY-SA-4.0"} {
			dir := filepath.Join(t.TempDir(), "export")
			if code, _, stderr := govhub(t, "export", "--database-url", d.DSN(), "--release", release, dir); code != cli.ExitDone {
				t.Fatalf("%s: exit %d: %s", source, code, stderr)
			}
			for _, name := range []string{"datapackage.json", "CITATION.cff"} {
				text, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(string(text), want) || strings.Contains(string(text), "CC0") != (want == "CC0-1.0") {
					t.Errorf("%s, release %s: %s does not state %s alone", source, release, name, want)
				}
			}
		}
	}
}
