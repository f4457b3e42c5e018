package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// endOrphans removes what a killed hub left in the cluster: a running server, or its pid file and sockets. Callers must hold the
// lock, so that anything running there is an orphan.
func (d dataDir) endOrphans(ctx context.Context, log *slog.Logger) error {
	orphans := d.processes()
	if len(orphans) > 0 {
		log.Warn("ending a postgres that a killed hub left behind", slog.Any("pids", orphans))
		if err := halt(d.signalOrphans, func(wait time.Duration) bool { return d.idle(ctx, wait) }); err != nil {
			return fmt.Errorf("%s: %w", d.cluster(), err)
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("start of PostgreSQL: %w", context.Cause(ctx))
	}
	// PostgreSQL overwrites the pid file of a dead server, unless another process now has the pid.
	if err := os.Remove(d.pidFile()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("cannot remove the pid file of a dead server: %w", err)
	}
	sockets, _ := filepath.Glob(filepath.Join(escapeGlob(d.cluster()), ".s.PGSQL.*"))
	for _, socket := range sockets {
		if err := os.Remove(socket); err != nil {
			return fmt.Errorf("cannot remove the socket of a dead server: %w", err)
		}
	}
	return nil
}

// signalOrphans asks only the server for a fast shutdown, since it ends its own processes. Without a server, and with harsher
// signals, it signals all of them.
func (d dataDir) signalOrphans(sig syscall.Signal) {
	pids := d.processes()
	if sig == syscall.SIGINT {
		if pf, err := d.readPidFile(); err == nil && slices.Contains(pids, pf.pid) {
			pids = []int{pf.pid}
		} else {
			sig = syscall.SIGQUIT
		}
	}
	for _, pid := range pids {
		_ = syscall.Kill(pid, sig) // fails only if it has exited: a user who may write the cluster may signal its processes
	}
}

// idle waits until no process works on the cluster.
func (d dataDir) idle(ctx context.Context, wait time.Duration) bool {
	for end := time.Now().Add(wait); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(10 * time.Millisecond) {
		if len(d.processes()) == 0 {
			return true
		}
	}
	return ctx.Err() != nil
}
