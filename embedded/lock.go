package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// The files of locks are never removed: then two programs could hold locks on two files of one name. A lock ends with the file's last
// descriptor, so also with a killed program.

func openLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("cannot write the data directory: %w: choose another with --data-dir", err)
	}
	return f, nil
}

// flock waits for a lock.
func flock(f *os.File, how int) error {
	for {
		if err := unix.Flock(int(f.Fd()), how); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// soon is the interval of poll.
const soon = 10 * time.Millisecond

// poll retries a lock until the context is done.
func poll(ctx context.Context, f *os.File, how int, every time.Duration) error {
	for {
		if err := flock(f, how|unix.LOCK_NB); !errors.Is(err, unix.EWOULDBLOCK) {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(every):
		}
	}
}

func take(ctx context.Context, path string, how int) (*os.File, error) {
	f, err := openLock(path)
	if err != nil {
		return nil, err
	}
	if err := poll(ctx, f, how, soon); err != nil {
		f.Close()
		return nil, fmt.Errorf("wait for %s: %w", path, err)
	}
	return f, nil
}

// acquire locks the data directory for this hub until the file is closed or the hub dies.
func (d dataDir) acquire() (*os.File, error) {
	f, err := openLock(d.lock())
	if err != nil {
		return nil, err
	}
	// A program that checks the lock holds it for a moment, so try more than once.
	for range 10 {
		if err = flock(f, unix.LOCK_EX|unix.LOCK_NB); !errors.Is(err, unix.EWOULDBLOCK) {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err == nil {
		err = f.Truncate(0)
	}
	if err == nil {
		_, err = fmt.Fprintln(f, os.Getpid())
	}
	if err == nil {
		return f, nil
	}
	defer f.Close()
	if errors.Is(err, unix.EWOULDBLOCK) {
		pid, _ := io.ReadAll(f)
		return nil, fmt.Errorf("%s: %w by the hub with pid %s: stop that one, or choose another with --data-dir",
			d.dir, ErrInUse, strings.TrimSpace(string(pid)))
	}
	return nil, fmt.Errorf("cannot lock the data directory: %s: %w", d.lock(), err)
}

// held reports whether a program holds a lock exclusively.
func held(path string) (bool, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("cannot check a lock of the data directory: %w", err)
	}
	defer f.Close()
	err = flock(f, unix.LOCK_SH|unix.LOCK_NB)
	if err != nil && !errors.Is(err, unix.EWOULDBLOCK) {
		return false, fmt.Errorf("cannot check a lock of the data directory: %s: %w", path, err)
	}
	return err != nil, nil
}

// Served reports whether a hub runs on the data directory.
func Served(dir string) (bool, error) { return held(dataDir{dir}.lock()) }

// unlock releases a lock, also from a process being started, which has a copy of the descriptor until it executes its program.
func unlock(f *os.File) {
	_ = flock(f, unix.LOCK_UN)
	f.Close()
}

// leave stops using the cluster. If nobody else uses it, leave returns when the keeper has ended the server.
func (d dataDir) leave(users *os.File) error {
	unlock(users)
	for end := time.Now().Add(4 * grace); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if kept, err := held(d.keeper()); err != nil || !kept || d.inUse() {
			return err
		}
	}
	return fmt.Errorf("PostgreSQL does not end: see %s", d.log())
}

// inUse reports whether a program uses the cluster. A keeper about to end the server does not count, nor do programs that run
// this same check: they take turns. While another has the turn the result is false, so ask again.
func (d dataDir) inUse() bool {
	turn, err := openLock(d.turn())
	if err != nil {
		return false
	}
	defer turn.Close()
	f, err := os.Open(d.users())
	if err != nil {
		return false
	}
	defer unlock(f) // before the turn
	if flock(turn, unix.LOCK_EX|unix.LOCK_NB) != nil {
		return false
	}
	alone := flock(f, unix.LOCK_EX|unix.LOCK_NB) == nil
	return !alone && flock(f, unix.LOCK_SH|unix.LOCK_NB) == nil // programs share it; the keeper locks it exclusively
}
