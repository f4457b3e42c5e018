package bundletest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"govhub/data"
	"govhub/dataset"
	"govhub/db/dbtest"
)

// Edit replaces a text in a file of the bundle, once. Without a text to replace it appends to the file.
type Edit struct{ File, Before, After string }

// Files returns the files of the bundle with the edits made.
func Files(t testing.TB, edits ...Edit) fstest.MapFS {
	t.Helper()
	return edited(t, data.FS, edits)
}

func edited(t testing.TB, fsys fs.FS, edits []Edit) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, path)
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		text := string(files[e.File].Data)
		switch {
		case e.Before == "":
			text += e.After
		case !strings.Contains(text, e.Before):
			t.Fatalf("%s does not contain %q", e.File, e.Before)
		}
		files[e.File].Data = []byte(strings.Replace(text, e.Before, e.After, min(1, len(e.Before))))
	}
	return files
}

// Edited returns the bundle with the edits made.
func Edited(t testing.TB, edits ...Edit) *dataset.Package {
	t.Helper()
	return open(t, Files(t, edits...))
}

func open(t testing.TB, files fs.FS) *dataset.Package {
	t.Helper()
	p, err := dataset.OpenFS(files, "edited")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// PublishEdited publishes the bundle with the edits made as the next release.
func PublishEdited(t testing.TB, d *dbtest.Database, edits ...Edit) {
	t.Helper()
	publishNext(t, d, Files(t, edits...))
}

func publishNext(t testing.TB, d *dbtest.Database, files fs.FS) {
	t.Helper()
	result, err := dataset.Publish(t.Context(), d.Owner(t), open(t, files), dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Published {
		t.Fatal("nothing was published")
	}
}
