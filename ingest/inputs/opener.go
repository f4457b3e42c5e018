// Package inputs opens files and data packages, in folders or on the web, plain, compressed or in archives. It trusts nothing
// that it reads: sizes are bounded, and no member of an archive is written under its own name.
package inputs

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"govhub/dataset"
	"govhub/dataset/gunzip"
)

// Options bound what inputs may cost.
type Options struct {
	MaxSize int64         // bytes of a file from the web, and of what a compressed file or an archive unpacks to
	Timeout time.Duration // how long a server may stay silent
	Logger  *slog.Logger  // logs what was fetched
}

// Opener opens inputs. A location is a local path or an http or https URL, optionally followed by `#sha256=` and the checksum
// of the file. `!/` and a path after either names a file in a zip archive.
//
// Errors name locations as [Name] does and say what to do. Callers must call Close when everything that was opened is read.
type Opener struct {
	options Options
	client  http.Client
	kept    []*os.File // what packages read from, and downloads

	downloads map[string]fetched // by URL
	piped     map[string]bool    // opened pipes, by path
}

func New(o Options) *Opener {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true // checksums are of the file as published
	return &Opener{options: o, client: http.Client{Transport: transport, CheckRedirect: checkRedirect}, downloads: map[string]fetched{}, piped: map[string]bool{}}
}

// Close removes the files that packages were read from.
func (o *Opener) Close() error {
	o.client.CloseIdleConnections()
	var errs []error
	for _, file := range o.kept {
		errs = append(errs, file.Close())
	}
	o.kept = nil
	clear(o.downloads)
	return errors.Join(errs...)
}

// Open opens a file: plain, gzipped, or in a zip archive. Errors of reading it do not name it.
func (o *Opener) Open(ctx context.Context, location string) (_ io.ReadCloser, err error) {
	l, err := parse(location)
	if err != nil {
		return nil, err
	}
	open := o.file
	if l.url == nil && isPipe(l.path) {
		open = o.pipe
	}
	file, err := open(ctx, l)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close())
		}
	}()
	buffered := bufio.NewReaderSize(file, 64<<10)
	head := peek(buffered)
	switch {
	case isUTF16(head):
		return nil, l.wrap(errUTF16)
	case file.file == nil && isZip(head):
		return nil, l.errorf("is a zip archive, which cannot be read from a pipe: write it to a file")
	case isZip(head) || l.endsIn(".zip") || l.member != "":
		return o.openMember(l, file)
	case isGzip(head) || l.endsIn(".gz"):
		unpacked, err := plain(gunzip.NewReader(buffered, o.options.MaxSize))
		if err != nil {
			return nil, l.wrap(err)
		}
		return opened{unpacked, file}, nil
	}
	return opened{buffered, file}, nil
}

// Package opens a data package: a folder, a datapackage.json, or an archive, .zip or .tar.gz. Its files stay open until Close.
func (o *Opener) Package(ctx context.Context, location string) (*dataset.Package, error) {
	l, err := parse(location)
	if err != nil {
		return nil, err
	}
	if l.member != "" {
		return nil, l.errorf("names a file in an archive: name the archive itself, as a data package")
	}
	if l.url == nil {
		if filepath.Base(l.path) == descriptor {
			return dataset.Open(filepath.Dir(l.path))
		}
		if info, err := os.Stat(l.path); err != nil || info.IsDir() {
			return dataset.Open(l.path)
		}
	}
	file, err := o.file(ctx, l)
	if err != nil {
		return nil, err
	}
	if l.url == nil {
		o.kept = append(o.kept, file.file)
	}
	buffered := bufio.NewReaderSize(file, 64<<10)
	var files members
	switch head := peek(buffered); {
	case isZip(head):
		files, err = o.unzip(file.file)
	case isGzip(head):
		files, err = o.untar(buffered)
	case l.url != nil && bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("{")):
		return o.remotePackage(ctx, l, file)
	default:
		err = errors.New("is not a data package: name its folder, its " + descriptor + ", or an archive of it, .zip or .tar.gz")
	}
	if err == nil {
		files, err = files.packaged()
	}
	if err != nil {
		return nil, l.wrap(err)
	}
	return dataset.OpenFS(files, l.base())
}

// file opens the file at a location.
func (o *Opener) file(ctx context.Context, l location) (fetched, error) {
	if l.url != nil {
		return o.download(ctx, l, o.options.MaxSize)
	}
	file, err := dataset.OpenRegular(l.path)
	if err != nil {
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err
		}
		return fetched{}, l.wrap(err)
	}
	return fetched{Reader: file, Closer: file, file: file}, nil
}

// remotePackage fetches the files that the descriptor names, from its own folder.
func (o *Opener) remotePackage(ctx context.Context, l location, d fetched) (*dataset.Package, error) {
	files := members{descriptor: whole(d.file, d.size)}
	pkg, err := dataset.OpenFS(files, l.base())
	if err != nil {
		return nil, err
	}
	left := o.options.MaxSize - d.size
	for _, name := range pkg.Files() {
		if files[name] != nil {
			continue
		}
		file, err := o.download(ctx, l.beside(d.from, name), left)
		if err != nil {
			return nil, err
		}
		if file.from.Host != d.from.Host {
			return nil, fmt.Errorf("%s: redirects to another host, %s: name an archive of the package", l.name, file.from.Host)
		}
		files[name] = whole(file.file, file.size)
		left -= file.size
	}
	return pkg, nil
}

// opened is a reader over an open file.
type opened struct {
	io.Reader
	io.Closer
}

// plain returns r, or an error if what it reads is compressed again.
func plain(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	head, err := buffered.Peek(headLength)
	switch {
	case isUTF16(head):
		return nil, errUTF16
	case isZip(head) || isGzip(head) || isTar(head):
		return nil, errors.New("holds an archive or compressed file, not a plain one: unpack it yourself and name what is in it")
	case err != nil && err != io.EOF:
		return nil, err
	}
	return buffered, nil
}

const headLength = 262

// peek returns the start of a file. Its errors come again with the first read.
func peek(r *bufio.Reader) []byte {
	head, _ := r.Peek(headLength)
	return head
}

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

var errUTF16 = errors.New("is UTF-16: save it as UTF-8")

func isUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b")) }

func isTar(head []byte) bool {
	return bytes.HasSuffix(head, []byte("ustar")) && len(head) == headLength
}

// base is the name of a data package that has none.
func (l location) base() string {
	name := l.path
	if l.url != nil {
		if name = l.url.Path; path.Base(name) == descriptor {
			name = path.Dir(name)
		}
	}
	name = strings.TrimSuffix(path.Base(filepath.ToSlash(name)), ".gz")
	return strings.TrimSuffix(name, path.Ext(name))
}
