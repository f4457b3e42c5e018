package tests

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"govhub/dataset/bundletest"
)

const officialDoc = "docs/how-to/import-official-files.md"

// officialFiles is the number of files that the guide imports with one command.
const officialFiles = 10

// officialImport is the command of the guide: its arguments, and the names of its files.
func officialImport(t *testing.T) (args, files []string) {
	t.Helper()
	for _, b := range blocksIn(t, officialDoc) {
		args = strings.Fields(strings.ReplaceAll(b.text, "\\\n", " "))
		if b.info != "sh" || len(args) < officialFiles || args[0] != "govhub" {
			continue
		}
		files = nil
		for _, arg := range args {
			if _, file, ok := strings.Cut(arg, "="); ok && !strings.HasPrefix(arg, "--") {
				files = append(files, file)
			}
		}
		if len(files) == officialFiles {
			return args[1:], files
		}
	}
	t.Fatalf("%s has no command that imports %d files", officialDoc, officialFiles)
	return nil, nil
}

// runOfficialImport runs the command of the guide in a folder with its files and returns its output.
func runOfficialImport(t *testing.T, dir, dsn string) string {
	t.Helper()
	args, _ := officialImport(t)
	cmd := command(t, args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, &stderr)
	}
	return string(out)
}

// TestOfficialImport runs the command of the guide on small files in the forms of the publishers.
func TestOfficialImport(t *testing.T) {
	t.Parallel()
	const path = "tests/testdata/official.txt"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	given, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	_, files := officialImport(t)
	for _, file := range files {
		plain, compressed := strings.CutSuffix(file, ".gz")
		text, err := fs.ReadFile(given, plain)
		if err != nil {
			t.Fatal(err)
		}
		if compressed {
			text = gzipped(t, text)
		}
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := bundletest.New(t)
	out := runOfficialImport(t, dir, d.DSN())
	if !strings.Contains(out, "published release 2") {
		t.Errorf("the import did not publish:\n%s", out)
	}
	got, _, _ := strings.Cut(out, "\n\n") // what follows depends on the bundle
	summary := &archive.Files[len(archive.Files)-1]
	if *update {
		summary.Data = []byte(got + "\n")
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(summary.Data), got+"\n"); diff != "" {
		t.Errorf("%s: (-want +got):\n%s", path, diff)
	}
	// The place of a value is the municipality that the territory was in its year.
	var places string
	if err := d.Owner(t).QueryRow(`SELECT string_agg(place || ' ' || period, ', ' ORDER BY period) FROM release_2.observation
		WHERE indicator = 'municipal-population' AND breakdown = '_T' AND place IN ('92650000', '92550000')`).Scan(&places); err != nil {
		t.Fatal(err)
	}
	if want := "92650000 2023, 92550000 2024"; places != want {
		t.Errorf("populations of the new okrug: %s, want %s", places, want)
	}
}
