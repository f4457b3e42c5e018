package embedded

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// child is a process that dies with this one where the system supports that.
type child struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when the process has exited and cmd.ProcessState is set
}

// startChild starts the command and keeps a thread for it until it exits: Linux ties the death signal to the thread that forked, and
// would send it when the Go runtime retires that thread.
func startChild(cmd *exec.Cmd) (*child, error) {
	c := &child{cmd: cmd, done: make(chan struct{})}
	dieWithParent(cmd.SysProcAttr)
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // the exit status stays in cmd.ProcessState
			close(c.done)
		}
	}()
	return c, <-started
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// shutdown ends the server and returns when it has exited.
func (c *child) shutdown() error {
	return halt(
		func(sig syscall.Signal) { _ = c.cmd.Process.Signal(sig) }, // fails only if it has exited
		func(wait time.Duration) bool {
			select {
			case <-c.done:
				return true
			case <-time.After(wait):
				return false
			}
		})
}

// abandon ends the server because of an error, and returns that error.
func (c *child) abandon(err error) error {
	if haltErr := c.shutdown(); haltErr != nil {
		return fmt.Errorf("%w; and then: %w", err, haltErr)
	}
	return err
}

// grace is how long PostgreSQL may take to obey a signal before a harsher one is sent.
const grace = 10 * time.Second

// halt ends a server as gently as possible: SIGINT rolls open transactions back and writes a checkpoint, SIGQUIT leaves recovery
// to the next start, SIGKILL is for a frozen process.
func halt(send func(syscall.Signal), gone func(time.Duration) bool) error {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		send(sig)
		if gone(grace) {
			return nil
		}
	}
	return errors.New("PostgreSQL does not end, not even after SIGKILL: look for a stuck disk, or restart the machine")
}
