//go:build real

package tests

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// checkFacts compares what the hub says after the import with tests/testdata/real.txt.
func checkFacts(t *testing.T, h *cachingHub) {
	t.Helper()
	const path = "tests/testdata/real.txt"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	found := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		name, isQuery := strings.CutSuffix(f.Name, ".graphql")
		if !isQuery {
			continue
		}
		var got bytes.Buffer
		if err := json.Indent(&got, h.get(t, string(f.Data), "").Body.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
		found.Files = append(found.Files, f, txtar.File{Name: name + ".json", Data: got.Bytes()})
		if diff := cmp.Diff(want[name+".json"], got.String()); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(found), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
