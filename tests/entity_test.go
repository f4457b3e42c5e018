//go:build entity

package tests

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// TestNewEntity follows the tutorial in a copy of the tree: it writes the two files, generates, builds, serves, and compares the
// answers with those in the tutorial.
func TestNewEntity(t *testing.T) {
	d := dbtest.New(t)
	tree := t.TempDir()
	copyTree(t, tree)
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir = tree
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	text := readDoc(t, entityDoc)
	blocks := blocksIn(t, entityDoc)
	written := 0
	for _, b := range blocks {
		if _, file, named := strings.Cut(b.info, " "); named {
			written++
			if err := os.WriteFile(filepath.Join(tree, file), []byte(b.text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if written != 2 {
		t.Errorf("a new entity takes %d files, want a schema and its rows", written)
	}
	run("make", "generate")
	run("go", "build", "-o", "bin/govhub", ".")
	serve := command(t, "serve", "--listen=127.0.0.1:0", "--admin-listen=", "--drain-delay=0s", "--database-url", d.DSN())
	serve.Path = filepath.Join(tree, "bin/govhub")
	hub := startCommand(t, serve)
	defer hub.stop(t)

	answer, answers := "", 0
	for _, b := range blocks {
		switch b.info {
		case "graphql":
			var err error
			if answer, err = hub.ask(b.text); err != nil {
				t.Fatalf("%s:%d: %v", entityDoc, b.line, err)
			}
		case "json":
			answers++
			if sameJSON(t, b.text, answer) {
				continue
			}
			t.Errorf("%s:%d: the hub answers otherwise: %s", entityDoc, b.line, answer)
			text = strings.Replace(text, "```json\n"+b.text+"```", "```json\n"+answer+"\n```", 1)
		}
	}
	if answers != 3 {
		t.Errorf("%d answers were compared, want 3", answers)
	}
	rows := blocks[slices.IndexFunc(blocks, func(b block) bool { return b.info == "csv data/grant.csv" })].text
	if diff := cmp.Diff(rows, run("curl", "-sS", hub.url+"/releases/1/grant.csv")); diff != "" {
		t.Errorf("the file of the release (-written +downloaded):\n%s", diff)
	}
	dictionary, err := os.ReadFile(filepath.Join(tree, "docs/reference/data-dictionary.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\n## grant\n", "type `Grant`, root fields `grant` and `grants`", "| `amount` | number | roubles |"} {
		if !strings.Contains(string(dictionary), want) {
			t.Errorf("the dictionary lacks %q", want)
		}
	}
	if *update {
		if err := os.WriteFile(entityDoc, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// copyTree copies the project without built or fetched files.
func copyTree(t *testing.T, to string) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", "bin", "node_modules", "testdata"}, entry.Name()):
			return filepath.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, path), 0o700)
		case !entry.Type().IsRegular() || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, path), content, info.Mode().Perm())
	})
	if err != nil {
		t.Fatal(err)
	}
}
