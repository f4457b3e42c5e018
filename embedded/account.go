package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// account is the user that runs PostgreSQL.
type account struct {
	name string
	cred *syscall.Credential // nil for the hub's own user
}

// account chooses the user: the hub's own or, since PostgreSQL refuses root, the owner of the cluster, else postgres, else nobody.
func (d dataDir) account() (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	if info, err := os.Stat(d.cluster()); err == nil {
		if stat := info.Sys().(*syscall.Stat_t); stat.Uid != 0 {
			return account{
				name: "with uid " + strconv.Itoa(int(stat.Uid)),
				cred: &syscall.Credential{Uid: stat.Uid, Gid: stat.Gid},
			}, nil
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return account{}, fmt.Errorf("user %s: %w", name, err)
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return account{}, fmt.Errorf("user %s: %w", name, err)
		}
		return account{name, &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
	}
	return account{}, errors.New("PostgreSQL refuses to run as root, and neither user postgres nor nobody exists: " +
		"run the hub as an ordinary user")
}

// command returns a command that runs as the account, in its own process group: Ctrl-C at the terminal reaches only the hub, which
// stops PostgreSQL when it no longer needs it.
func (a account) command(dir, path string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = environ()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.cred, Setpgid: true}
	return cmd
}

// environ is the hub's environment without variables that change PostgreSQL's settings or the language of its messages.
func environ() []string {
	env := []string{}
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "PG") && !strings.HasPrefix(kv, "LC_") && !strings.HasPrefix(kv, "LANG") {
			env = append(env, kv)
		}
	}
	return append(env, "LC_ALL=C")
}

// own makes the account the owner of a file or a tree.
func (a account) own(path string) error {
	if a.cred == nil {
		return nil
	}
	return filepath.WalkDir(path, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(a.cred.Uid), int(a.cred.Gid))
	})
}

// mayUse checks by trying that the account can run the programs and enter the data directory.
func (a account) mayUse(ctx context.Context, binDir, dataDir string) error {
	if a.cred == nil {
		return nil
	}
	cmd := exec.CommandContext(ctx, filepath.Join(binDir, "postgres"), "--version")
	cmd.Dir = dataDir
	cmd.Env = environ()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.cred}
	out, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, part := range []struct{ path, flag string }{{dataDir, "--data-dir"}, {cmd.Path, "--postgres-bin"}} {
		if closed := a.closedPart(part.path); closed != "" {
			return fmt.Errorf("user %s, which PostgreSQL runs as because it refuses root, cannot use %s, since %s is "+
				"closed to it: run `chmod o+x '%s'`, choose another folder with %s, or run the hub as an ordinary user",
				a.name, part.path, closed, closed, part.flag)
		}
	}
	return fmt.Errorf("user %s, which PostgreSQL runs as because it refuses root, cannot run %s in %s: %w",
		a.name, cmd.Path, dataDir, withOutput(err, out))
}

// closedPart returns the outermost part of the path that the account may not enter by its mode bits; empty if there is none.
func (a account) closedPart(path string) string {
	if parent := filepath.Dir(path); parent != path {
		if closed := a.closedPart(parent); closed != "" {
			return closed
		}
	}
	if info, err := os.Stat(path); err == nil && !a.mayEnter(info) {
		return path
	}
	return ""
}

// mayEnter reports whether the mode bits let the account enter a directory or execute a file.
func (a account) mayEnter(info fs.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	switch {
	case stat.Uid == a.cred.Uid:
		return info.Mode()&0o100 != 0
	case stat.Gid == a.cred.Gid:
		return info.Mode()&0o010 != 0
	default:
		return info.Mode()&0o001 != 0
	}
}
