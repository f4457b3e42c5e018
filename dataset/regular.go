package dataset

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// OpenRegular opens a file for reading. It refuses folders, named pipes, sockets and devices, also behind links: opening or
// reading one may never end. Errors are of type *fs.PathError.
func OpenRegular(name string) (*os.File, error) { return openRegular(system{}, name) }

// system is the files of the machine as an os.Root has those of a folder.
type system struct{}

func (system) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (system) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, perm)
}

// openRegular looks before it opens, since opening alone starts some devices, and afterwards at what it has opened, which may
// have come in between; that it does not wait is for this case.
func openRegular(files interface {
	Stat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
}, name string,
) (*os.File, error) {
	info, err := files.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := refuseIrregular(name, info); err != nil {
		return nil, err
	}
	file, err := files.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err = file.Stat()
	if err == nil {
		err = refuseIrregular(name, info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

func refuseIrregular(name string, info fs.FileInfo) error {
	if problem := irregular(info); problem != "" {
		return &fs.PathError{Op: "open", Path: name, Err: irregularError(problem)}
	}
	return nil
}

// irregularError says what something is that is not a regular file.
type irregularError string

func (e irregularError) Error() string { return string(e) }

// irregular says what something is that is not a regular file, nothing if it is one.
func irregular(info fs.FileInfo) string {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "is a folder: name the files in it"
	case mode&fs.ModeNamedPipe != 0:
		return "is a named pipe: write what comes out of it to a file"
	case mode&fs.ModeSocket != 0:
		return "is a socket: name a file"
	}
	return "is a device: name a file"
}
