package dataset

import (
	"encoding/json"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"govhub/db/dbtest"
)

var update = flag.Bool("update", false, "write what was found to want.txt of the archives and to CITATION.cff")

// Each archive of testdata/broken is applied to testdata/base.txt: files replace files, and resources.json replaces entries of the
// descriptor by name, removes those that are null, and adds the others. Binary files are in a folder beside it.
func TestBrokenPackages(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/broken/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatalf("cases: %v, %v", cases, err)
	}
	db := dbtest.New(t).Owner(t)
	for _, golden := range cases {
		dir := strings.TrimSuffix(golden, ".txt")
		t.Run(filepath.Base(dir), func(t *testing.T) {
			archive, err := txtar.ParseFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			files := basePackage(t)
			addFiles(files, archive)
			if _, err := os.Stat(dir); err == nil {
				maps.Copy(files, readFiles(t, dir))
			}
			overlayResources(t, files)
			got := report(t, files, func(p *Package) error {
				_, err := Publish(t.Context(), db, p, Options{})
				return err
			})
			want := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want.txt" })
			if want < 0 {
				t.Fatal("the archive has no want.txt: add an empty one and run the test with -update")
			}
			if *update {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[want].Data), got); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
		})
	}
	if n := storeTables(t, db); n != 0 {
		t.Errorf("%d tables were left behind", n)
	}
	if n := one[int](t, db, "SELECT count(*) FROM govhub.import_run WHERE status <> 'REJECTED'"); n != 0 {
		t.Errorf("%d runs are not entered as rejected", n)
	}
}

// report returns why the files are refused.
func report(t *testing.T, files fstest.MapFS, publish func(*Package) error) string {
	t.Helper()
	p, err := OpenFS(files, "test")
	if err == nil {
		err = publish(p)
	}
	rejected, ok := errors.AsType[*RejectedError](err)
	if !ok {
		t.Fatalf("error = %v, want a RejectedError", err)
	}
	return rejected.Report()
}

func overlayResources(t *testing.T, files fstest.MapFS) {
	t.Helper()
	if files["resources.json"] == nil {
		return
	}
	var changes map[string]json.RawMessage
	if err := json.Unmarshal(files["resources.json"].Data, &changes); err != nil {
		t.Fatal(err)
	}
	var base struct {
		Name      string            `json:"name"`
		Resources []json.RawMessage `json:"resources"`
	}
	if err := json.Unmarshal(files[descriptorFile].Data, &base); err != nil {
		t.Fatal(err)
	}
	base.Resources = slices.DeleteFunc(base.Resources, func(entry json.RawMessage) bool {
		var r resourceDescriptor
		if err := json.Unmarshal(entry, &r); err != nil {
			t.Fatal(err)
		}
		_, replaced := changes[r.Name]
		return replaced
	})
	for _, entry := range changes {
		if string(entry) != "null" {
			base.Resources = append(base.Resources, entry)
		}
	}
	text, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	files[descriptorFile] = &fstest.MapFile{Data: text}
}

// The valid base makes the reports above complete: each shows only the defect of its case.
func TestBaseIsValid(t *testing.T) {
	t.Parallel()
	result := mustPublish(t, dbtest.New(t).Owner(t), basePackage(t))
	if !result.Published || result.Release != 1 {
		t.Errorf("result = %+v, want release 1", result)
	}
}
