package tests

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
)

const tutorialDoc = "docs/tutorials/bring-your-own-data.md"

// TestTutorial follows the tutorial in order, in an empty folder: it writes each file, runs each command and each query, and
// compares the output with the tutorial.
func TestTutorial(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	dir := t.TempDir()
	var answer string // to the query before
	text := readDoc(t, tutorialDoc)
	queries := 0
	for _, b := range blocksIn(t, tutorialDoc) {
		kind, file, named := strings.Cut(b.info, " ")
		got := b.text
		switch {
		case named:
			if err := os.WriteFile(filepath.Join(dir, file), []byte(b.text), 0o600); err != nil {
				t.Fatal(err)
			}
		case kind == "console":
			got = transcript(t, dir, d.DSN(), b.text)
		case kind == "graphql":
			answer = strings.TrimSpace(newCachingHubOn(t, d, slog.New(slog.DiscardHandler)).get(t, b.text, "").Body.String()) + "\n"
		case kind == "json":
			queries++
			got = answer
			if sameJSON(t, b.text, answer) {
				got = b.text
			}
		}
		if diff := cmp.Diff(b.text, got); diff != "" && !*update {
			t.Errorf("%s:%d: (-document +program)\n%s", tutorialDoc, b.line, diff)
		}
		text = strings.Replace(text, "```"+b.info+"\n"+b.text+"```", "```"+b.info+"\n"+got+"```", 1)
	}
	if queries == 0 {
		t.Errorf("%s shows no answer to a query", tutorialDoc)
	}
	if *update {
		if err := os.WriteFile(tutorialDoc, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sameJSON compares the answer in a document, in any layout, with that of the hub.
func sameJSON(t *testing.T, shown, answer string) bool {
	t.Helper()
	got, err := decodeJSON(answer)
	if err != nil {
		t.Fatalf("the hub does not answer with JSON: %v: %s", err, answer)
	}
	want, err := decodeJSON(shown)
	return err == nil && cmp.Equal(want, got)
}

// transcript runs the commands of a block in a folder and returns the block as it should be.
func transcript(t *testing.T, dir, dsn, text string) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(text) {
		shown, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		b.WriteString(line)
		words := strings.Fields(shown)
		switch words[0] {
		case "cat":
			b.WriteString(readDoc(t, filepath.Join(dir, words[1])))
		case "govhub":
			cmd := command(t, words[1:]...)
			cmd.Dir = dir
			cmd.Env = append(cmd.Environ(), "DATABASE_URL="+dsn, "GOVHUB_LOG_LEVEL=warn")
			out, err := cmd.CombinedOutput()
			if err != nil && cmd.ProcessState == nil {
				t.Fatal(err)
			}
			b.WriteString(strings.ReplaceAll(string(out), "the database of --database-url", "…"))
		default:
			t.Fatalf("%s runs %s, which this test does not know", tutorialDoc, words[0])
		}
	}
	return b.String()
}
