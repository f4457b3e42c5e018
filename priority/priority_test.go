//go:build linux

package priority_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"govhub/priority"
)

// niceOf reads how far a thread yields.
func niceOf(t *testing.T, stat string) string {
	t.Helper()
	text, err := os.ReadFile(stat)
	if errors.Is(err, fs.ErrNotExist) {
		return "" // the thread has ended
	}
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	return strings.Fields(rest)[16]
}

// TestLower lowers a process of its own, with threads.
func TestLower(t *testing.T) {
	if os.Getenv("LOWERED") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestLower$", "-test.v")
		cmd.Env = append(os.Environ(), "LOWERED=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	if err := priority.Lower(7); err != nil {
		t.Fatal(err)
	}
	threads, err := filepath.Glob("/proc/self/task/*/stat")
	if err != nil || len(threads) < 2 {
		t.Fatalf("%d threads: %v", len(threads), err)
	}
	for _, stat := range threads {
		if nice := niceOf(t, stat); nice != "7" && nice != "" {
			t.Errorf("%s yields by %s", stat, nice)
		}
	}
}

// TestLowerBackend leaves other programs alone.
func TestLowerBackend(t *testing.T) {
	t.Parallel()
	if priority.LowerBackend(os.Getpid(), 5) {
		t.Error("a process that is no backend was lowered")
	}
	if nice := niceOf(t, "/proc/"+strconv.Itoa(os.Getpid())+"/stat"); nice == "5" {
		t.Error("this process yields")
	}
}
