package inputs

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"govhub/dataset/gunzip"
)

var (
	errDamaged   = errors.New("is damaged in the archive: copy or pack it again")
	errDirectory = errors.New("has a list of files that is too long: pack only what is to be imported")
)

// openMember opens a file in a zip archive.
func (o *Opener) openMember(l location, file fetched) (io.ReadCloser, error) {
	files, err := o.unzip(file.file)
	if err != nil {
		return nil, l.wrap(err)
	}
	name, err := files.data(l.member)
	if err != nil {
		return nil, l.wrap(err)
	}
	if l.member == "" {
		l.name += "!/" + name
	}
	member, err := files[name]()
	if err != nil {
		return nil, l.wrap(err)
	}
	var r io.Reader = member
	if strings.HasSuffix(strings.ToLower(name), ".gz") {
		r = gunzip.NewReader(member, o.options.MaxSize)
	}
	if r, err = plain(r); err != nil {
		return nil, errors.Join(l.wrap(err), member.Close())
	}
	return opened{r, closers{member, file}}, nil
}

// unzip lists the files of a zip archive. It trusts their stated sizes, because reading a larger file fails.
func (o *Opener) unzip(file *os.File) (members, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	directory := &directory{file: file, left: maxDirectory}
	archive, err := zip.NewReader(directory, info.Size())
	switch {
	case errors.Is(err, errDirectory):
		return nil, err
	case err != nil:
		return nil, errors.New("is not a valid zip archive: copy or pack it again")
	}
	directory.read = true
	files, left := members{}, uint64(o.options.MaxSize)
	for _, f := range archive.File {
		name, err := memberName(zipName(f))
		if err == nil && name != "" {
			err = checkZipped(name, f)
		}
		switch {
		case err != nil:
			return nil, err
		case name == "" || f.Mode().IsDir():
			continue
		case f.UncompressedSize64 > left:
			return nil, fmt.Errorf("unpacks to more than %d bytes: unpack it yourself if it is what you expect", o.options.MaxSize)
		}
		left -= f.UncompressedSize64
		if err := files.add(name, func() (io.ReadCloser, error) { return openZipped(f) }); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// zipName is the name of a member. Names that are not UTF-8 are taken as code page 866, which Russian Windows writes.
func zipName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage866.NewDecoder().String(f.Name)
	if err != nil {
		return f.Name
	}
	return name
}

// checkZipped refuses members that cannot be read or are not files.
func checkZipped(name string, f *zip.File) error {
	const encrypted = 1
	switch {
	case f.Flags&encrypted != 0:
		return refuse(name, "is encrypted: pack it without a password")
	case f.Mode().IsDir():
	case !f.Mode().IsRegular():
		return refuse(name, notRegular)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return refuse(name, fmt.Sprintf("uses compression method %d: pack it with deflate", f.Method))
	}
	return nil
}

func openZipped(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, errDamaged
	}
	return opened{undamaged{r}, r}, nil
}

// undamaged returns errDamaged for the errors of a damaged member.
type undamaged struct{ io.Reader }

func (u undamaged) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = errDamaged
	}
	return n, err
}

// maxDirectory bounds the bytes of the list of members, which is read into memory.
const maxDirectory = 4 << 20

// directory bounds what is read of an archive before its members are known.
type directory struct {
	file io.ReaderAt
	left int
	read bool
}

func (d *directory) ReadAt(p []byte, offset int64) (int, error) {
	if d.read {
		return d.file.ReadAt(p, offset)
	}
	if d.left -= len(p); d.left < 0 {
		return 0, errDirectory
	}
	return d.file.ReadAt(p, offset)
}

// closers are closed in order.
type closers []io.Closer

func (c closers) Close() error {
	var errs []error
	for _, closer := range c {
		errs = append(errs, closer.Close())
	}
	return errors.Join(errs...)
}
