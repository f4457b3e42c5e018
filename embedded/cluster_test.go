package embedded

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

func TestUnfinishedInitdb(t *testing.T) {
	t.Parallel()
	d := setup(t)
	half := filepath.Join(d.dir, "initdb-123", "postgres")
	if err := os.MkdirAll(half, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(half, "PG_VERSION"), d.password()} {
		if err := os.WriteFile(name, []byte("15\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stop(t, start(t, d))
	if _, err := os.Stat(half); err == nil {
		t.Errorf("%s is still there", half)
	}
}

func TestVersionMismatch(t *testing.T) {
	t.Parallel()
	d := setup(t)
	if err := os.MkdirAll(d.cluster(), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), options(d.dir))
	wantError(t, err, "is not a PostgreSQL cluster", "move the data directory aside")
	if err := os.WriteFile(filepath.Join(d.cluster(), "PG_VERSION"), []byte("14\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, version, err := FindBinaries(t.Context(), options(d.dir).BinDir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Start(t.Context(), options(d.dir))
	wantError(t, err, "PostgreSQL 14", "PostgreSQL "+version, "--postgres-bin", "move the data directory aside")
}

func TestPasswordLost(t *testing.T) {
	t.Parallel()
	d := setup(t)
	stop(t, start(t, d))
	if err := os.Remove(d.password()); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), options(d.dir))
	wantError(t, err, d.password(), "put the file back")
}

func TestDataDirIsNoDirectory(t *testing.T) {
	t.Parallel()
	d := setup(t)
	if err := os.WriteFile(d.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), options(filepath.Join(d.dir, "data")))
	wantError(t, err, d.dir, "--data-dir")
}

// TestOrdinaryUser runs the hub as a user other than root.
func TestOrdinaryUser(t *testing.T) {
	t.Parallel()
	d := setup(t)
	program := filepath.Join(filepath.Dir(d.dir), "hub")
	copyFile(t, os.Args[0], program) // the original may be in a directory closed to others
	acct, err := dataDir{"/nonexistent"}.account()
	if err != nil {
		t.Fatal(err)
	}
	hub := func() *exec.Cmd {
		cmd := exec.Command(program)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: acct.cred}
		return cmd
	}

	if err := os.Mkdir(d.dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := acct.own(d.dir); err != nil {
		t.Fatal(err)
	}
	line, _ := startHub(t, hub(), d.dir)
	if want := "cannot write the data directory: open " + d.lock() +
		": permission denied: choose another with --data-dir"; line != want {
		t.Errorf("got  %s\nwant %s", line, want)
	}

	if err := os.Chmod(d.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if line, _ := startHub(t, hub(), d.dir); line != "started" {
		t.Error(line)
	}
}

// TestClosedParent matters to root, whose PostgreSQL runs as another user.
func TestClosedParent(t *testing.T) {
	t.Parallel()
	d := setup(t)
	parent := filepath.Dir(d.dir)
	if os.Geteuid() != 0 {
		if err := os.Chmod(parent, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Start(t.Context(), options(d.dir))
		wantError(t, err, d.dir, "--data-dir")
		return
	}
	if err := os.Chmod(parent, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), options(d.dir))
	wantError(t, err, "chmod o+x '"+parent+"'", "--data-dir", "ordinary user")

	o := options(setup(t).dir)
	bin, _, err := FindBinaries(t.Context(), o.BinDir)
	if err != nil {
		t.Fatal(err)
	}
	o.BinDir = filepath.Join(parent, "bin")
	fakeBinaries(t, o.BinDir, `exec "`+bin+`/postgres" "$@"`)
	_, err = Start(t.Context(), o)
	wantError(t, err, "chmod o+x '"+parent+"'", "--postgres-bin", "ordinary user")
}

// TestCopyByRoot starts on a cluster that belongs to root, as `cp -r` by root leaves it.
func TestCopyByRoot(t *testing.T) {
	t.Parallel()
	d := setup(t)
	stop(t, start(t, d))
	if err := (account{cred: &syscall.Credential{
		Uid: uint32(os.Geteuid()), Gid: uint32(os.Getegid()),
	}}).own(d.cluster()); err != nil {
		t.Fatal(err)
	}
	stop(t, start(t, d))
}

func TestRefreshCollations(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	exec1(t, s.DSN(), `create table place (name text collate "ru-x-icu"); create index on place (name);
		update pg_collation set collversion = '1.2' where collname in ('ru-x-icu', 'de-x-icu')`)
	node := query1[int](t, s.DSN(), "select pg_relation_filenode('place_name_idx')")
	stop(t, s)

	var log bytes.Buffer
	s, err := Start(t.Context(), logTo(d, &log))
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t, s)
	const fresh = "select bool_and(collversion = pg_collation_actual_version(oid)) from pg_collation where collname = 'ru-x-icu'"
	if !query1[bool](t, s.DSN(), fresh) {
		t.Error("the collation is still of the old version")
	}
	if query1[int](t, s.DSN(), "select pg_relation_filenode('place_name_idx')") == node {
		t.Error("the index was not rebuilt")
	}
	if !bytes.Contains(log.Bytes(), []byte("rebuilding indexes")) {
		t.Errorf("the log does not tell: %s", log.String())
	}
}
