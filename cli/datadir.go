package cli

import (
	"errors"
	"os"
	"path/filepath"
)

// dir returns the folder of the private PostgreSQL.
func (d database) dir() (string, error) {
	if d.DataDir != "" {
		return filepath.Abs(d.DataDir)
	}
	return defaultDir(os.Geteuid() == 0, os.Getenv)
}

// defaultDir is one folder for each user, whatever the current folder, so that every command finds the data of the user's hub.
func defaultDir(root bool, getenv func(string) string) (string, error) {
	if data := getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "govhub"), nil
	}
	if root {
		return "/var/lib/govhub", nil // other users, as which PostgreSQL runs then, may not enter the home of root
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "share", "govhub"), nil
	}
	return "", errors.New("the user has no home folder for the data: set --data-dir or --database-url")
}
