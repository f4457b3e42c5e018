package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// ensureCluster makes the cluster if there is none, and refuses one that these binaries cannot run.
func (d dataDir) ensureCluster(ctx context.Context, o Options, binDir, version string, acct account) error {
	leftovers, _ := filepath.Glob(filepath.Join(escapeGlob(d.dir), "initdb-*"))
	for _, dir := range leftovers {
		if err := os.RemoveAll(dir); err != nil {
			return fmt.Errorf("cannot remove an unfinished cluster: %w", err)
		}
	}
	info, err := os.Stat(d.cluster())
	if errors.Is(err, os.ErrNotExist) {
		return d.initdb(ctx, o, binDir, acct)
	}
	if err != nil {
		return fmt.Errorf("cannot open the cluster: %w", err)
	}
	const aside = "move the data directory aside and import again"
	text, err := os.ReadFile(filepath.Join(d.cluster(), "PG_VERSION"))
	if err != nil {
		return fmt.Errorf("%s is not a PostgreSQL cluster (%w): %s", d.cluster(), err, aside)
	}
	if have := strings.TrimSpace(string(text)); majorOf(have) != majorOf(version) {
		return fmt.Errorf("%s was made by PostgreSQL %s, but %s is PostgreSQL %s: name a folder with version %s with "+
			"--postgres-bin, or %s", d.cluster(), have, binDir, version, have, aside)
	}
	if _, err := os.Stat(d.password()); err != nil {
		return fmt.Errorf("the password of the cluster is lost (%w): put the file back, or %s", err, aside)
	}
	if acct.cred != nil && info.Sys().(*syscall.Stat_t).Uid != acct.cred.Uid {
		if err := acct.own(d.cluster()); err != nil { // a copy made by root
			return fmt.Errorf("cannot give the cluster to user %s: %w", acct.name, err)
		}
	}
	return nil
}

// escapeGlob escapes the special characters of filepath.Glob.
func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// initdb makes the cluster in a temporary folder and renames it when complete, so that a killed hub leaves no half-made cluster.
func (d dataDir) initdb(ctx context.Context, o Options, binDir string, acct account) error {
	begun := time.Now()
	if err := d.ensurePassword(); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(d.dir, "initdb-")
	if err != nil {
		return fmt.Errorf("cannot make a cluster: %w", err)
	}
	defer os.RemoveAll(tmp)
	password, err := os.ReadFile(d.password())
	if err != nil {
		return fmt.Errorf("cannot read the database password: %w", err)
	}
	// The account may not be able to read the hub's own file.
	pwfile := filepath.Join(tmp, "password")
	if err := os.WriteFile(pwfile, password, 0o600); err != nil {
		return fmt.Errorf("cannot make a cluster: %w", err)
	}
	if err := acct.own(tmp); err != nil {
		return fmt.Errorf("cannot give the new cluster to user %s: %w", acct.name, err)
	}
	cluster := filepath.Join(tmp, "postgres")
	args := []string{
		"--pgdata=" + cluster, "--username=" + role, "--pwfile=" + pwfile, "--auth=scram-sha-256",
		"--encoding=UTF8", "--locale-provider=libc", "--locale=C", "--lc-ctype=" + utf8Locale,
		"--data-checksums", "--no-instructions",
	}
	if o.Volatile {
		args = append(args, "--no-sync")
	}
	cmd := acct.command(tmp, filepath.Join(binDir, "initdb"), args...)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	initdb, err := startChild(cmd)
	if err != nil {
		return fmt.Errorf("cannot run %s: %w", cmd.Path, err)
	}
	select {
	case <-initdb.done:
	case <-ctx.Done():
		_ = syscall.Kill(-initdb.pid(), syscall.SIGKILL) // its group: initdb runs postgres
		<-initdb.done
		return fmt.Errorf("initdb: %w", context.Cause(ctx))
	}
	if !cmd.ProcessState.Success() {
		return fmt.Errorf("%s could not make a cluster in %s: %s", cmd.Path, d.dir, complaintIn(out.String()))
	}
	if err := os.Rename(cluster, d.cluster()); err != nil {
		return fmt.Errorf("cannot put the new cluster in its place: %w", err)
	}
	o.Logger.Info("postgres cluster made", slog.String("dir", d.cluster()), slog.Duration("took", time.Since(begun)))
	return nil
}
