package search_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"govhub/data"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/errorcode"
	"govhub/page"
	"govhub/search"
)

// TestPages walks a search in pages of every size and compares with one page of all.
func TestPages(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	const query = "премия Служение"
	all, err := x.Find(t.Context(), query, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("%d hits are too few to page through", len(all))
	}
	for _, size := range []int32{1, 3, 7, 100} {
		var got []string
		args := page.Args{First: &size}
		for {
			c, err := x.Search(t.Context(), query, search.Options{}, args)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range c.Nodes {
				got = append(got, h.ID)
			}
			info := c.PageInfo()
			if info.HasPreviousPage != (args.After != nil) {
				t.Errorf("a page after %v has rows before it: %v", args.After, info.HasPreviousPage)
			}
			if !info.HasNextPage {
				break
			}
			args.After = info.EndCursor
		}
		want := make([]string, len(all))
		for i, h := range all {
			want[i] = h.ID
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("pages of %d (-want +got):\n%s", size, diff)
		}
	}
}

// TestEachReleaseSearchesItself publishes a release without practices, pins the one before it and rolls back to it.
func TestEachReleaseSearchesItself(t *testing.T) {
	t.Parallel()
	database := bundletest.New(t)
	check := func(hub *db.Hub, number int32, want bool) {
		t.Helper()
		r, err := hub.Acquire(t.Context(), number)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Done()
		x, err := search.Of(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := x.Find(t.Context(), "Суерская шкатулка", search.Options{Types: []search.Type{"PRACTICE"}})
		if err != nil {
			t.Fatal(err)
		}
		if found := len(hits) > 0; found != want {
			t.Errorf("release %d finds the practice: %v, want %v", r.Number, found, want)
		}
	}
	check(database.Hub(t), 0, true)

	owner := database.Owner(t)
	p, err := dataset.OpenFS(withoutPractices(t), "fewer")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Publish(t.Context(), owner, p, dataset.Options{}); err != nil {
		t.Fatal(err)
	}
	hub := database.Hub(t)
	check(hub, 0, false)
	check(hub, 1, true)

	if err := dataset.Rollback(t.Context(), owner, 1); err != nil {
		t.Fatal(err)
	}
	hub = database.Hub(t)
	check(hub, 0, true)
	check(hub, 2, false)
}

// withoutPractices is the bundle with no row in practice.csv.
func withoutPractices(t *testing.T) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	entries, err := fs.ReadDir(data.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := fs.ReadFile(data.FS, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		switch e.Name() {
		case "practice.csv":
			text = text[:bytes.IndexByte(text, '\n')+1]
		case "datapackage.json": // its checksums are those of the whole files
			text = regexp.MustCompile(`"(hash|bytes)": [^,}\n]+,?`).ReplaceAll(text, nil)
		}
		files[e.Name()] = &fstest.MapFile{Data: text}
	}
	return files
}

// TestAnyText asks for what nobody would call anything. It must be answered or refused.
func TestAnyText(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	for name, query := range map[string]string{
		"empty": "", "space": " \t\n", "nul": "\x00", "control": "\x01\x1b[0m\x7f", "wildcards": `%_\%`, "tsquery": "a & !b | (c <-> d:*) '",
		"quotes": `'";--`, "emoji": "👩‍👩‍👧‍👦🏙️", "right to left": "\u202eьназаК", "no Unicode": "\xff\xfe\xd0",
		"one letter": "к", "letters": strings.Repeat("к ", 250), "digits": strings.Repeat("1", 500), "one word": strings.Repeat("аб", 250),
		"words": strings.Repeat("муниципальный район ", 25), "misspelt": strings.Repeat("муницыпалный раён ", 27),
	} {
		if _, err := x.Search(t.Context(), query, search.Options{}, page.Args{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, length := range []int{501, 1000, 100_000} {
		var refused *errorcode.InputError
		if _, err := x.Search(t.Context(), strings.Repeat("к", length), search.Options{}, page.Args{}); !errors.As(err, &refused) || refused.Code != errorcode.ValueTooLong {
			t.Errorf("%d characters: got error %v, want %s", length, err, errorcode.ValueTooLong)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Find(ctx, "Казань", search.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search given up: got error %v, want %v", err, context.Canceled)
	}
}
