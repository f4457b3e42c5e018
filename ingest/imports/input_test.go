package imports

import (
	"fmt"
	"testing"

	"govhub/dataset"
)

// TestNameOf keeps names of releases as short as those of data packages must be, since exports carry them.
func TestNameOf(t *testing.T) {
	t.Parallel()
	long := []*Input{{source: "districts"}, {source: "districts"}}
	for i := range 12 {
		long = append(long, &Input{source: fmt.Sprintf("municipal-%02d", i)})
	}
	for want, inputs := range map[string][]*Input{
		"districts":                     long[:2],
		"bundle_districts_municipal-00": {{source: "package", pkg: &dataset.Package{Name: "bundle"}}, long[1], long[2]},
		"districts_municipal-00_municipal-01_municipal-02_municipal-03_municipal-04_municipal-05_and-6-more": long,
	} {
		if got := nameOf(inputs); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"places.csv":             {"package", "places.csv"},
		"districts=places.csv":   {"districts", "places.csv"},
		"districts=a=b.csv":      {"districts", "a=b.csv"},
		"./a=b.csv":              {"package", "./a=b.csv"},
		"=b.csv":                 {"package", "=b.csv"},
		"dir/visits.json=v.csv":  {"dir/visits.json", "v.csv"},
		"v.json@2024-06=v.csv":   {"v.json@2024-06", "v.csv"},
		"http://host/a?b=c":      {"package", "http://host/a?b=c"},
		`C:\places=2024.csv`:     {"package", `C:\places=2024.csv`},
		"oktmo=http://host/?a=b": {"oktmo", "http://host/?a=b"},
	} {
		if source, path := (Options{Source: "package"}).parse(text); source != want[0] || path != want[1] {
			t.Errorf("%s: got %q and %q, want %q", text, source, path, want)
		}
	}
}
