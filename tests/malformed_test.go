package tests

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"govhub/cli"
	"govhub/data"
	"govhub/dataset"
	"govhub/dataset/bundletest"
)

var update = flag.Bool("update", false, "write what was found into tests/testdata/malformed and the tutorials")

const malformed = "tests/testdata/malformed"

// maxMemory bounds the memory for reading the largest malformed input, in KiB.
const maxMemory = 256 << 10

// TestMalformed runs the program on input that it must refuse. Each folder in the archives of tests/testdata/malformed has the
// files, and want.txt: a call of govhub, then all of its output. Binary files are in folders of that name beside the archives,
// generated files in [made], misbehaving servers in [servers].
func TestMalformed(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob(malformed + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	database := bundletest.New(t).DSN()
	unused := made(t)
	server := httptest.NewServer(servers())
	t.Cleanup(server.Close)
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files, err := txtar.FS(archive)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for i, f := range archive.Files {
			name, isWant := strings.CutSuffix(f.Name, "/want.txt")
			if !isWant {
				continue
			}
			cases++
			makers := unused[name]
			delete(unused, name)
			t.Run(name, func(t *testing.T) {
				dir := t.TempDir()
				layDown(t, dir, files, name)
				layDown(t, dir, os.DirFS(malformed), name)
				for file, data := range makers {
					if err := os.WriteFile(filepath.Join(dir, file), data(), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				call, _, _ := strings.Cut(string(f.Data), "\n")
				got := call + "\n" + refusal(t, dir, database, call, server.URL)
				if *update {
					archive.Files[i].Data = []byte(got)
				} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if cases < 150 {
		t.Errorf("only %d cases", cases)
	}
	for name := range unused {
		t.Errorf("%s has no folder %s, for which files are made", malformed, name)
	}
}

// layDown copies the files of a folder into dir. The folder may be missing.
func layDown(t *testing.T, dir string, fsys fs.FS, folder string) {
	t.Helper()
	if _, err := fs.Stat(fsys, folder); errors.Is(err, fs.ErrNotExist) {
		return
	}
	files, err := fs.Sub(fsys, folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
}

// TestImportFromElsewhere imports the bundle in every form of a data package, which must not change it.
func TestImportFromElsewhere(t *testing.T) {
	t.Parallel()
	database := bundletest.New(t).DSN()
	dir := t.TempDir()
	var archive bytes.Buffer
	z := tar.NewWriter(&archive)
	if err := z.AddFS(data.FS); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var members []member
	for _, name := range append([]string{"datapackage.json"}, bundledFiles(t)...) {
		text, err := data.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		members = append(members, member{name: "bundle-main/" + name, text: string(text)})
	}
	packed := gzipped(t, archive.Bytes())
	for name, text := range map[string][]byte{"bundle.tar.gz": packed, "bundle.zip": zipped(t, members...)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(dir)))
	mux.Handle("/bundle/", http.StripPrefix("/bundle", http.FileServerFS(data.FS)))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	for _, location := range []string{
		dir + "/bundle.zip",
		dir + "/bundle.tar.gz",
		"data/datapackage.json",
		server.URL + "/bundle.zip",
		server.URL + fmt.Sprintf("/bundle.tar.gz#sha256=%x", sha256.Sum256(packed)),
		server.URL + "/bundle/datapackage.json",
	} {
		code, stdout, stderr := govhub(t, "import", "--database-url", database, location)
		if code != cli.ExitDone || !strings.Contains(stdout, "\nnothing changed") {
			t.Errorf("%s: exit %d, %s%s", location, code, stdout, stderr)
		}
	}
}

func bundledFiles(t *testing.T) []string {
	t.Helper()
	p, err := dataset.OpenFS(data.FS, "bundle")
	if err != nil {
		t.Fatal(err)
	}
	return p.Files()
}

// publicServer is the name of the test's server in want.txt.
const publicServer = "http://publisher.example"

// refusal runs a call of govhub in a folder and returns its output. Nothing may be left behind.
func refusal(t *testing.T, dir, database, call, server string) string {
	t.Helper()
	calls := callsIn(strings.ReplaceAll(call, publicServer, server))
	if len(calls) != 1 {
		t.Fatalf("want.txt does not begin with a call of govhub, but with %q", call)
	}
	temp := t.TempDir()
	cmd := command(t, calls[0]...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "DATABASE_URL="+database, "GOVHUB_LOG_LEVEL=warn", "TMPDIR="+temp)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	defer time.AfterFunc(hangs, func() { _ = cmd.Process.Kill() }).Stop()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	memory := make(chan int)
	go func() { memory <- mostMemory(cmd.Process.Pid) }()
	_ = cmd.Wait() // the exit code follows
	if code := cmd.ProcessState.ExitCode(); code != cli.ExitFailed && code != cli.ExitRejected {
		t.Errorf("exit code %d, want %d or %d", code, cli.ExitFailed, cli.ExitRejected)
	}
	if used := <-memory; used > maxMemory {
		t.Errorf("took %d KiB of memory, more than %d", used, maxMemory)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
	seen := stdout.String() + stderr.String() + fmt.Sprintf("exit code %d\n", cmd.ProcessState.ExitCode())
	report, err := os.ReadFile(filepath.Join(dir, "quarantined.jsonl"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if len(report) > 0 {
		seen += "$ cat quarantined.jsonl\n" + string(report)
	}
	return strings.ReplaceAll(seen, server, publicServer)
}

// mostMemory watches a process to its end and returns its peak memory, in KiB. The kernel's figure at the end includes the memory
// of the parent process, so it cannot be used.
func mostMemory(pid int) (most int) {
	for ; ; time.Sleep(2 * time.Millisecond) {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			return most
		}
		_, line, found := strings.Cut(string(status), "VmHWM:")
		if !found { // it ended
			return most
		}
		fmt.Sscan(line, &most)
	}
}

// servers answers under one address like publishers with problems.
func servers() http.Handler {
	mux := http.NewServeMux()
	answer := func(path string, handle http.HandlerFunc) { mux.HandleFunc("GET "+path, handle) }
	answer("/oktmo.csv", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, okrug) })
	for path, status := range map[string]int{"/401": 401, "/403": 403, "/410": 410, "/429": 429, "/503": 503} {
		answer(path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	}
	answer("/page", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<!doctype html><p>Sign in") })
	answer("/brotli", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, okrug)
	})
	answer("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop?again", http.StatusFound) })
	answer("/elsewhere", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "ftp://publisher.example/a", http.StatusFound)
	})
	cut := func(w http.ResponseWriter) {
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	answer("/cut-length", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000000000")
		fmt.Fprint(w, okrug)
		cut(w)
	})
	answer("/cut-chunks", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, okrug)
		cut(w)
	})
	silent := func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	answer("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	answer("/silent-half-way", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, okrug)
		silent(w, r)
	})
	answer("/large", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "1000000000") })
	answer("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for line := []byte(okrug); ; {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	})
	descriptor := func(path string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `{"name": "remote", "resources": [{"name": "person", "path": %q}]}`, path)
		}
	}
	answer("/parent/datapackage.json", descriptor("../oktmo.csv"))
	answer("/absolute/datapackage.json", descriptor("http://127.0.0.1/person.csv"))
	answer("/missing/datapackage.json", descriptor("person.csv"))
	return mux
}
