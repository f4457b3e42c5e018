package dataset

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

// files is the target of the files of a data package.
type files interface {
	create(name string, write func(io.Writer) error) error
}

type directory string

func (f directory) create(name string, write func(io.Writer) error) error {
	return writeFile(filepath.Join(string(f), name), write)
}

// archive is a zip archive. All its files have the same time, so that the same content gives the same bytes.
type archive struct {
	zip  *zip.Writer
	time time.Time
}

func newArchive(w io.Writer, t time.Time) *archive {
	a := &archive{zip: zip.NewWriter(w), time: t.UTC()}
	a.zip.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { // several times as fast as the standard one
		return flate.NewWriter(out, flate.DefaultCompression)
	})
	return a
}

func (a *archive) create(name string, write func(io.Writer) error) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.time}
	if strings.HasSuffix(name, "."+string(Parquet)) {
		header.Method = zip.Store // compressed within
	}
	w, err := a.zip.CreateHeader(header)
	if err != nil {
		return err
	}
	return write(w)
}

func (a *archive) close() error { return a.zip.Close() }

// checkTarget makes sure that nothing will be overwritten.
func checkTarget(target string, file bool) error {
	if file {
		if _, err := os.Lstat(target); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, errors.New("the file exists: name a new one"))
		}
		return nil
	}
	entries, err := os.ReadDir(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return errors.New("the folder is not empty: name a new one")
	}
	return nil
}

// writeFolder fills a new folder, which replaces dir when it is complete.
func writeFolder(dir string, fill func(tmp string) error) error {
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := fill(tmp); err != nil {
		return err
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(tmp, dir)
}

// writeNew makes a file that appears only when it is complete.
func writeNew(name string, write func(io.Writer) error) error {
	tmp, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	part := filepath.Join(tmp, "part")
	if err := writeFile(part, write); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// writeFile makes a file and syncs it to disk.
func writeFile(name string, write func(io.Writer) error) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	buffered := bufio.NewWriterSize(file, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Sync()
}
