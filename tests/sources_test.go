package tests

import (
	"cmp"
	"encoding/json"
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

// TestExportOfSourcesUnderLicences exports the bundle, which is CC0 but for what one publisher states, before and after files under CC BY-SA added to it: one cited
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
		for release, want := range map[string]map[string]string{
			"1": {"": "CC-BY-4.0 CC0-1.0 UNKNOWN", "municipality": "CC0-1.0", "government_model": "CC0-1.0 UNKNOWN"},
			"2": {"": "CC-BY-SA-4.0 CC-BY-4.0 official", "municipality": "CC-BY-SA-4.0 official", "government_model": "CC0-1.0 UNKNOWN"},
		} {
			dir := filepath.Join(t.TempDir(), "export")
			if code, _, stderr := govhub(t, "export", "--database-url", d.DSN(), "--release", release, dir); code != cli.ExitDone {
				t.Fatalf("%s: exit %d: %s", source, code, stderr)
			}
			got := licencesOf(t, dir)
			for resource, licences := range want {
				if !strings.HasPrefix(got[resource], licences) || strings.Contains(got[resource], "CC0") != strings.Contains(licences, "CC0") {
					t.Errorf("%s, release %s: %q is under %s, want %s first", source, release, resource, got[resource], licences)
				}
			}
			text, err := os.ReadFile(filepath.Join(dir, "CITATION.cff"))
			if err != nil {
				t.Fatal(err)
			}
			strictest, _, _ := strings.Cut(want[""], " ")
			if !strings.Contains(string(text), "\nlicense: \""+strictest+"\"\n") {
				t.Errorf("%s, release %s: CITATION.cff does not state %s", source, release, strictest)
			}
		}
	}
}

// licencesOf reads the licences of each resource of a data package, and those of all under no name: their names, or the first words
// of terms without one.
func licencesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	type licensed struct {
		Name     string
		Licenses []struct{ Name, Title string }
	}
	var described struct {
		licensed
		Resources []licensed
	}
	if err := json.Unmarshal(text, &described); err != nil {
		t.Fatal(err)
	}
	described.Name = ""
	licences := map[string]string{}
	for _, part := range append(described.Resources, described.licensed) {
		var names []string
		for _, l := range part.Licenses {
			first, _, _ := strings.Cut(l.Title, " ")
			if first != "UNKNOWN" {
				first = strings.ToLower(first)
			}
			names = append(names, cmp.Or(l.Name, first))
		}
		licences[part.Name] = strings.Join(names, " ")
	}
	return licences
}
