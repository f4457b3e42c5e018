package inputs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"govhub/dataset"
)

const (
	descriptor = "datapackage.json"

	// maxMembers bounds the files and folders of an archive.
	maxMembers = 10_000
)

// members are the files of an archive by path. As an fs.FS it only opens files, which is all that data packages need.
type members map[string]func() (io.ReadCloser, error)

func (m members) Open(name string) (fs.File, error) {
	open := m[name]
	if open == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	r, err := open()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return memberFile{r}, nil
}

type memberFile struct{ io.ReadCloser }

func (memberFile) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// whole is a file that each Open reads from its start.
func whole(r io.ReaderAt, size int64) func() (io.ReadCloser, error) {
	return part(r, 0, size)
}

func part(r io.ReaderAt, start, size int64) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(r, start, size)), nil }
}

// add notes a file, or returns why the archive is refused.
func (m members) add(name string, open func() (io.ReadCloser, error)) error {
	if m[name] != nil {
		return refuse(name, "appears twice: pack one of them")
	}
	if len(m) == maxMembers {
		return fmt.Errorf("holds more than %d files: pack only what is to be imported", maxMembers)
	}
	m[name] = open
	return nil
}

// memberName returns the path of a member, empty if it is the top folder.
func memberName(name string) (string, error) {
	clean := strings.TrimSuffix(strings.TrimPrefix(name, "./"), "/")
	if clean == "" || clean == "." {
		return "", nil
	}
	if strings.ContainsAny(clean, "\\:\x00") || !fs.ValidPath(clean) {
		return "", refuse(name, "has a name that may lead out of the archive: pack it under another name")
	}
	return clean, nil
}

const notRegular = "is a link or another special file: pack the file itself"

// refuse says why an archive with the member is refused.
func refuse(member, why string) error {
	return fmt.Errorf("the member %q %s", dataset.Shorten(member), why)
}

// isLitter reports whether a member is one that programs add to archives unasked.
func isLitter(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), ".")
}

// packaged returns the files below the folder that holds the descriptor: the top, or the only folder in it that does.
func (m members) packaged() (members, error) {
	var folders []string
	for name := range m {
		folder, file := path.Split(name)
		if file == descriptor && strings.Count(folder, "/") <= 1 && !isLitter(name) {
			folders = append(folders, folder)
		}
	}
	slices.Sort(folders)
	switch {
	case len(folders) == 0:
		return nil, errors.New("holds no " + descriptor + ", neither at its top nor in a folder there: pack the folder of a data package")
	case folders[0] != "" && len(folders) > 1:
		return nil, fmt.Errorf("holds %s in several folders, such as %q and %q: pack one data package", descriptor, folders[0], folders[1])
	}
	files := members{}
	for name, open := range m {
		if rest, ok := strings.CutPrefix(name, folders[0]); ok {
			files[rest] = open
		}
	}
	return files, nil
}

// data returns the path of the wanted file: the one named, else the only CSV, else the only file.
func (m members) data(named string) (string, error) {
	if named != "" {
		if m[named] == nil {
			return "", fmt.Errorf("the archive holds no file %q: %s", dataset.Shorten(named), m.listed())
		}
		return named, nil
	}
	var tables, files []string
	for name := range m {
		if isLitter(name) {
			continue
		}
		files = append(files, name)
		if lower := strings.ToLower(name); strings.HasSuffix(lower, ".csv") || strings.HasSuffix(lower, ".csv.gz") {
			tables = append(tables, name)
		}
	}
	switch {
	case len(tables) == 1:
		return tables[0], nil
	case len(files) == 1:
		return files[0], nil
	case len(files) == 0:
		return "", errors.New("holds no file")
	case m["[Content_Types].xml"] != nil:
		return "", errors.New("is an office document: save the table as CSV")
	}
	return "", fmt.Errorf("holds several files: add !/ and the path of one; %s", m.listed())
}

// listed names the first files.
func (m members) listed() string {
	const most = 5
	var names []string
	for name := range m {
		if !isLitter(name) {
			names = append(names, fmt.Sprintf("%q", dataset.Shorten(name)))
		}
	}
	slices.Sort(names)
	if more := len(names) - most; more > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return "there is " + strings.Join(names, ", ")
}
