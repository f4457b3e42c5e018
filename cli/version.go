package cli

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

type version struct{}

func (version) Run(c *console) error {
	_, err := fmt.Fprintln(c.out, thisBuild())
	return err
}

// thisBuild is the name of the running build.
func thisBuild() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return buildName(info, executableHash)
}

// buildName distinguishes builds that may answer differently, since ETags depend on it: by commit, or where that does not identify the
// source, because files were changed or there is no commit, by a hash of the program itself.
func buildName(info *debug.BuildInfo, hash func() string) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	var parts []string
	for _, part := range []string{info.Main.Version, info.GoVersion, settings["vcs.revision"]} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if settings["vcs.revision"] == "" || settings["vcs.modified"] != "false" {
		parts = append(parts, hash())
	}
	return strings.Join(parts, " ")
}

// executableHash returns a checksum of the running program. An unreadable program gets a unique name.
func executableHash() string {
	path, err := os.Executable()
	if err != nil {
		return rand.Text()
	}
	file, err := os.Open(path)
	if err != nil {
		return rand.Text()
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return rand.Text()
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)[:16])
}
