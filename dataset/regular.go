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

// system is the machine's files, with the methods of an os.Root.
type system struct{}

func (system) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (system) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, perm)
}

// openRegular checks before opening, since opening alone starts some devices, and again afterwards, since the file may have been
// replaced in between; opening without waiting is for that case.
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

type irregularError string

func (e irregularError) Error() string { return string(e) }

// irregular says what a file is that is not regular, empty if it is.
func irregular(info fs.FileInfo) string {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "is a folder: name the files in it"
	case mode&fs.ModeNamedPipe != 0:
		return "is a named pipe: write its output to a file"
	case mode&fs.ModeSocket != 0:
		return "is a socket: name a file"
	}
	return "is a device: name a file"
}
