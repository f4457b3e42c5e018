package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/awaittest"
)

// TestImportFromAnotherFolder starts a hub in one folder and imports in another, without flags: there is one data directory for a user.
func TestImportFromAnotherFolder(t *testing.T) {
	t.Parallel()
	user := tempDir(t)
	store := filepath.Join(user, "govhub")
	here, there := t.TempDir(), t.TempDir()
	in := func(dir string, args ...string) *exec.Cmd {
		cmd := command(t, args...)
		cmd.Dir = dir
		cmd.Env = append(cmd.Env, "XDG_DATA_HOME="+user)
		return cmd
	}
	out, err := in(there, "releases").CombinedOutput()
	if err == nil || !strings.Contains(string(out), store+" holds no hub") {
		t.Errorf("before the first start: error %v, %s", err, out)
	}
	hub := startCommand(t, in(here, "serve", "--listen=127.0.0.1:0", "--admin-listen=", "--drain-delay=0s"))
	if !strings.Contains(hub.log.String(), `msg="the data will be kept in a new folder" dir=`+store) {
		t.Errorf("the hub does not say where it keeps the data: %s", hub.log)
	}
	if err := os.WriteFile(filepath.Join(there, "districts.csv"), []byte(dictionary), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err = in(there, "import", "districts=districts.csv").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "published release 2 in "+store+"; a running hub answers from it") {
		t.Fatalf("error %v, %s", err, out)
	}
	awaittest.Until(t, "the hub answers from the import", func() bool {
		answer, err := hub.ask(`{ municipality(by: {oktmo: "92699000"}) { centre } }`)
		return err == nil && strings.Contains(answer, "Лесное")
	})
	var found []string
	for _, dir := range []string{here, there} {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, files...)
	}
	if diff := cmp.Diff([]string{filepath.Join(there, "districts.csv")}, found); diff != "" {
		t.Errorf("files in the folders of the commands (-want +got):\n%s", diff)
	}

	hub.stop(t)
	out, err = in(there, "releases", "rollback", "1").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "release 1 in "+store+" is current; no hub runs there: start one with govhub serve\n") {
		t.Errorf("without a hub: error %v, %s", err, out)
	}
}
