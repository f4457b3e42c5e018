package embedded

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// acquire locks the data directory for this hub until the file is closed, or the hub dies. The file itself stays: to
// remove it would let two hubs hold locks on two files of one name.
func (d dataDir) acquire() (*os.File, error) {
	f, err := os.OpenFile(d.lock(), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("cannot write the data directory: %w: choose another with --data-dir", err)
	}
	// An Attach that happens to look holds the lock for a moment, so ask more than once.
	for range 10 {
		if err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); !errors.Is(err, unix.EWOULDBLOCK) {
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

// locked reports whether a hub holds the lock.
func (d dataDir) locked() (bool, error) {
	f, err := os.Open(d.lock())
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("cannot look at the lock of the data directory: %w", err)
	}
	defer f.Close()
	err = unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB)
	if err != nil && !errors.Is(err, unix.EWOULDBLOCK) {
		return false, fmt.Errorf("cannot look at the lock of the data directory: %s: %w", d.lock(), err)
	}
	return err != nil, nil
}
