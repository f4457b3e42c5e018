package ingest

import (
	"io"
	"io/fs"
	"os"
)

// files are temporary files without a name in their folder: they vanish with the process, however it ends. The zero value is
// empty.
type files struct{ open map[string]*os.File }

// create makes a file, replacing one of the same name.
func (f *files) create(name string) (*os.File, error) {
	file, err := os.CreateTemp("", "govhub-import-*")
	if err != nil {
		return nil, keeping(err)
	}
	if err := os.Remove(file.Name()); err != nil {
		return nil, keeping(err)
	}
	if f.open == nil {
		f.open = map[string]*os.File{}
	}
	if before := f.open[name]; before != nil {
		_ = before.Close()
	}
	f.open[name] = file
	return file, nil
}

// Open opens a file from its start. A file may be open several times.
func (f *files) Open(name string) (fs.File, error) {
	file := f.open[name]
	if file == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return reading{io.NewSectionReader(file, 0, info.Size()), info}, nil
}

func (f *files) close() {
	for _, file := range f.open {
		_ = file.Close()
	}
}

type reading struct {
	*io.SectionReader
	info fs.FileInfo
}

func (r reading) Stat() (fs.FileInfo, error) { return r.info, nil }
func (reading) Close() error                 { return nil }
