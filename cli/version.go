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

// thisBuild names the build of the running program.
func thisBuild() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return buildName(info, executableHash)
}

// buildName tells a build from any other that may answer otherwise, since ETags depend on it: by its commit, or where that does
// not say what was built, because files were changed since or there is none, by the program itself.
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

// executableHash returns a checksum of the running program. A program that cannot be read gets a name that no other has.
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
