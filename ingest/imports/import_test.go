package imports

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/data"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/ingest"
	"govhub/ingest/inputs"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// Lines of a dictionary of districts, and of the populations of its territories.
const (
	dictionary = "territory_id,oktmo,municipal_district_name_short,municipal_district_name,municipal_district_type," +
		"municipal_district_status,municipal_district_center,municipal_district_center_lat,municipal_district_center_lon," +
		"region_code,region_name,shape,shape_linked_oktmo,source_rosstat,year_from,year_to,change_id_from,change_id_to\n" +
		"8,92-699-000-000,,Лесной муниципальный район,муниципальный район,,с Лесное,55.5,49.5,16,,,,,2018,9999,,\n"
	populations = "territory_id,oktmo8,year,population_total,population_men,population_women\n" +
		"8,92699000,2023,300,100,200\n" +
		"9,92698000,2023,300,100,200\n"
)

func newOpener(t *testing.T) *inputs.Opener {
	t.Helper()
	o := inputs.New(inputs.Options{MaxSize: 1 << 20, Timeout: time.Minute, Logger: slog.New(slog.DiscardHandler)})
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// folder has a data package of a municipality, a dictionary and a file of populations.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"datapackage.json": `{"name": "corrections", "resources": [{"name": "municipality", "path": "municipality.csv"}]}`,
		"municipality.csv": "oktmo,name_ru\n92699000,Лесной район\n",
		"places.csv":       dictionary,
		"people.csv":       populations,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestOpen compares the mode of each input, and whether it is a data package.
func TestOpen(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	places, people := filepath.Join(dir, "places.csv"), filepath.Join(dir, "people.csv")
	for name, test := range map[string]struct {
		options Options
		want    []string
	}{
		"a package":            {Options{Source: "package", Paths: []string{dir}}, []string{"whole package"}},
		"packages":             {Options{Source: "package", Paths: []string{dir, dir}}, []string{"whole package", "upsert package"}},
		"a file before one":    {Options{Source: "package", Paths: []string{"districts=" + places, dir}}, []string{"upsert file", "upsert package"}},
		"a mode for packages":  {Options{Source: "package", Mode: dataset.Replace, Paths: []string{dir, "districts=" + places}}, []string{"replace package", "upsert file"}},
		"files":                {Options{Source: "districts", Mode: dataset.Upsert, Paths: []string{places}}, []string{"upsert file"}},
		"a package by name":    {Options{Source: "districts", Paths: []string{places, "package=" + dir}}, []string{"upsert file", "upsert package"}},
		"a dictionary":         {Options{Source: "municipal-population", Dictionary: places, Paths: []string{people}}, []string{"upsert file"}},
		"an input of the kind": {Options{Source: "municipal-population", Paths: []string{people, "districts=" + places}}, []string{"upsert file", "upsert file"}},
	} {
		m, err := Open(t.Context(), newOpener(t), test.options)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, in := range m.Inputs {
			kind := "file"
			if in.pkg != nil && in.reader == nil {
				kind = "package"
			}
			got = append(got, string(in.mode)+" "+kind)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	places := filepath.Join(dir, "places.csv")
	for want, options := range map[string]Options{
		"--mode=replace is for packages":        {Source: "districts", Mode: dataset.Replace, Paths: []string{places}},
		"a package is published whole or not":   {Source: "package", Report: "report.jsonl", Paths: []string{dir}},
		"are for files of a source: a package ": {Source: "package", MaxRejects: Limit{Rows: 1}, Paths: []string{dir, dir}},
		`"moon" is not a source`:                {Source: "package", Paths: []string{dir, "moon=" + places}},
		"nowhere":                               {Source: "package", Paths: []string{filepath.Join(dir, "nowhere")}},
	} {
		if _, err := Open(t.Context(), newOpener(t), options); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want %q", err, want)
		}
	}
}

// TestPublish makes a release of a file that needs a later one, that one, and a data package that amends it.
func TestPublish(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	owner := d.Owner(t)
	dir := folder(t)
	people := filepath.Join(dir, "people.csv")
	options := Options{
		Source: "package", Report: "report.jsonl", MaxRejects: Limit{Rows: 1},
		Paths: []string{"municipal-population=" + people, "districts=" + filepath.Join(dir, "places.csv"), dir},
	}
	var watched []string
	watch := func(in *Input, file io.Reader) io.Reader {
		watched = append(watched, in.Name)
		return file
	}
	publish := func() (*Import, string, error) {
		t.Helper()
		m, err := Open(t.Context(), newOpener(t), options)
		if err != nil {
			t.Fatal(err)
		}
		var report strings.Builder
		_, err = m.Publish(t.Context(), owner, &report, watch, dataset.Options{})
		return m, report.String(), err
	}
	m, report, err := publish()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{filepath.Join(dir, "places.csv"), people}, watched); diff != "" {
		t.Errorf("files that were read (-want +got):\n%s", diff)
	}
	var counts []ingest.Counts
	for _, in := range m.Inputs {
		counts = append(counts, in.Counts)
	}
	want := []ingest.Counts{{Read: 9, Accepted: 8, Quarantined: 1}, {Read: 2, Accepted: 2}, {Read: 1, Accepted: 1}}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if strings.Count(report, "\n") != 1 || !strings.Contains(report, `"fieldName":"territory_id"`) {
		t.Errorf("report: %s", report)
	}
	var name, place string
	if err := owner.QueryRow(`SELECT package, name_ru || ' ' || centre FROM govhub.release, release_2.municipality
		WHERE number = 2 AND oktmo = '92699000'`).Scan(&name, &place); err != nil {
		t.Fatal(err)
	}
	if name != "municipal-population_districts_corrections" || place != "Лесной район Лесное" {
		t.Errorf("the release is called %q, its municipality %q", name, place)
	}

	// What is imported again replaces its older entry. Folders of the user do not get into the release.
	const more = populations + "9,92698000,2024,,100,200\n"
	if err := os.WriteFile(people, []byte(strings.Replace(more, "300", "301", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	options.MaxRejects, options.Paths = Limit{Rows: 2}, options.Paths[:2]
	if _, _, err := publish(); err != nil {
		t.Fatal(err)
	}
	info, err := dataset.Release(t.Context(), owner, 0)
	if err != nil {
		t.Fatal(err)
	}
	lost := func(breakdown, period string) dataset.Lost {
		return dataset.Lost{Indicator: "municipal-population", Breakdown: breakdown, Level: "MUNICIPALITY", Period: period, Values: 1}
	}
	const reason = "has no OKTMO code in %d: look it up in the dictionary of municipal districts"
	kept := []dataset.Imported{
		{
			Input: "people.csv", Source: "sberindex-municipal-population", Edition: "2023", Read: 10, Accepted: 8, Quarantined: 2, Release: 3,
			Reasons: []dataset.Reason{
				{Code: "foreign-key", Field: "territory_id", Message: fmt.Sprintf(reason, 2023), Count: 1, Example: "9"},
				{Code: "foreign-key", Field: "territory_id", Message: fmt.Sprintf(reason, 2024), Count: 1, Example: "9"},
			},
			Lost: []dataset.Lost{lost("F", "2023"), lost("F", "2024"), lost("M", "2023"), lost("M", "2024"), lost("_T", "2023")},
		},
		{Input: "places.csv", Source: "sberindex-municipal-dictionary-2018-2024", Read: 2, Accepted: 2, Release: 3},
	}
	if diff := cmp.Diff(kept, info.Metadata.Imports); diff != "" {
		t.Errorf("imports of the release (-want +got):\n%s", diff)
	}

	// A data package that is all data has none of them.
	bundletest.Publish(t, d)
	if info, err = dataset.Release(t.Context(), owner, 0); err != nil || info.Number != 4 || info.Metadata.Imports != nil {
		t.Errorf("release %d of the bundle has the imports %v, error %v", info.Number, info.Metadata.Imports, err)
	}

	options.MaxRejects = Limit{}
	_, _, err = publish()
	quarantined, ok := errors.AsType[*QuarantinedError](err)
	if !ok || *quarantined != (QuarantinedError{Rows: 2, Report: "report.jsonl"}) {
		t.Errorf("with fewer rejects: %v", err)
	}
	for report, want := range map[string]string{"": "see why with --report FILE", "x": "x says why"} {
		if err := (&QuarantinedError{Rows: 1, Report: report}); !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want %q", err, want)
		}
	}
}

// TestPublishAmendsTheBundle imports a file where nothing is published yet.
func TestPublishAmendsTheBundle(t *testing.T) {
	t.Parallel()
	owner := dbtest.New(t).Owner(t)
	options := Options{
		Source: "districts", Paths: []string{filepath.Join(folder(t), "places.csv")},
		Bundle: func() (*dataset.Package, error) { return dataset.OpenFS(data.FS, BundleName) },
	}
	var names []string
	for range 2 { // the second has a release to amend
		m, err := Open(t.Context(), newOpener(t), options)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Publish(t.Context(), owner, io.Discard, func(_ *Input, file io.Reader) io.Reader { return file }, dataset.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, in := range m.Inputs {
			names = append(names, filepath.Base(in.Name))
		}
		if amends := len(m.Inputs) == 2; m.Amends() != amends {
			t.Errorf("%d inputs, amends the bundle: %v", len(m.Inputs), m.Amends())
		}
	}
	if diff := cmp.Diff([]string{BundleName, "places.csv", "places.csv"}, names); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	var regions, found int
	if err := owner.QueryRow(`SELECT (SELECT count(*) FROM release_1.region),
		(SELECT count(*) FROM release_1.municipality WHERE oktmo = '92699000')`).Scan(&regions, &found); err != nil {
		t.Fatal(err)
	}
	if regions != 89 || found != 1 {
		t.Errorf("release 1 has %d regions of the bundle, %d municipalities of the file", regions, found)
	}
}
