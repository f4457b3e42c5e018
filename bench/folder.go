package main

import (
	"os"
	"path/filepath"
)

// folder returns the absolute path of the folder to keep, or of a new one that remove removes.
func folder(keep string) (dir string, remove func() error, err error) {
	if keep != "" {
		dir, err = filepath.Abs(keep)
		return dir, func() error { return nil }, err
	}
	dir, err = os.MkdirTemp("", "govhub-bench-")
	return dir, func() error { return os.RemoveAll(dir) }, err
}
