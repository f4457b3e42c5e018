package embedded

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// fakeBinaries makes a folder with an initdb and a postgres that is a script.
func fakeBinaries(t *testing.T, dir, script string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"postgres", "initdb"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFindBinaries(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ script, version, fault string }{
		{"echo 'postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'", "15.18", ""},
		{"echo 'postgres (PostgreSQL) 18.4'", "18.4", ""},
		{"echo 'postgres (PostgreSQL) 18beta1'", "18beta1", ""},
		{"echo 'postgres (PostgreSQL) 14.2'", "", "is postgres (PostgreSQL) 14.2, but the hub needs PostgreSQL 15 to 18"},
		{"echo 'postgres (PostgreSQL) 19.0'", "", "but the hub needs PostgreSQL 15 to 18"},
		{"echo hello", "", "is hello, but the hub needs PostgreSQL 15 to 18"},
		{"echo 'cannot open libicuuc.so.60' >&2; exit 127", "", "does not run: exit status 127: cannot open libicuuc.so.60"},
	} {
		dir := filepath.Join(setup(t).dir, "bin")
		fakeBinaries(t, dir, tt.script)
		got, version, err := FindBinaries(t.Context(), dir)
		if tt.fault != "" {
			wantError(t, err, dir, tt.fault)
			continue
		}
		if err != nil || got != dir || version != tt.version {
			t.Errorf("%s: got %s, %s, %v", tt.script, got, version, err)
		}
	}
}

func TestFindBinariesFollowsLinks(t *testing.T) {
	t.Parallel()
	dir := setup(t).dir
	bin := filepath.Join(dir, "15", "bin")
	fakeBinaries(t, bin, "echo 'postgres (PostgreSQL) 15.1'")
	for _, name := range []string{"postgres", "initdb"} {
		if err := os.Symlink(filepath.Join(bin, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	got, _, err := FindBinaries(t.Context(), dir)
	if err != nil || got != bin {
		t.Errorf("got %s, %v; want %s", got, err, bin)
	}
}

func TestBinariesNotFound(t *testing.T) {
	t.Parallel()
	dir := setup(t).dir
	_, _, err := FindBinaries(t.Context(), dir)
	wantError(t, err, dir+" holds no PostgreSQL")
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("not ErrNotExist: %v", err)
	}
	wantError(t, notFound([]string{"/old/postgres is 14"}),
		"make build", "postgresql package", "--postgres-bin", "--database-url", "passed over: /old/postgres is 14")
}

func TestComplaintIn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ output, want string }{
		{"", ""},
		{"a\nno mark\n", "no mark"},
		{
			"2026-01-01 [7] LOG:  starting\n2026-01-01 [7] FATAL:  no space\n2026-01-01 [7] LOG:  shut down\n",
			"FATAL:  no space",
		},
		{
			"2026-01-01 [7] PANIC:  could not write to file \"pg_wal/x\": No space left on device\n2026-01-01 [6] LOG:  database system is shut down\n",
			"the disk is full: free some space (PANIC:  could not write to file \"pg_wal/x\": No space left on device)",
		},
		{
			"2026-01-01 [7] LOG:  could not write file: No space left on device\n2026-01-01 [6] FATAL:  the database system is shutting down\n",
			"the disk is full: free some space (LOG:  could not write file: No space left on device)",
		},
		{"initdb: error: invalid locale name \"x\"\ninitdb: hint: none\n", "error: invalid locale name \"x\""},
	} {
		if got := complaintIn(tt.output); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.output, got, tt.want)
		}
	}
}
