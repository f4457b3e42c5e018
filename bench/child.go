package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

// child is a server started by this program.
type child struct {
	name    string
	address string        // host:port
	took    time.Duration // until it reported its address
	cmd     *exec.Cmd
	done    chan struct{} // closed when it has ended
	log     string
}

// announced is how each server reports its address on standard output.
var announced = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)`)

// startTime bounds how long a server may take to report its address.
const startTime = time.Minute

// start runs a server and waits until it reports its address. Its standard error goes to a file in dir.
func start(ctx context.Context, dir, name string, cmd *exec.Cmd) (_ *child, err error) {
	c := &child{name: name, cmd: cmd, done: make(chan struct{}), log: filepath.Join(dir, name+".log")}
	began := time.Now()
	log, err := os.Create(c.log)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	address := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); { // to the end, or the server would block
			if m := announced.FindStringSubmatch(lines.Text()); m != nil && len(address) == 0 {
				address <- m[1]
			}
		}
		_ = cmd.Wait() // the exit status stays in cmd.ProcessState
		close(c.done)
	}()
	select {
	case c.address = <-address:
		c.took = time.Since(began)
		return c, nil
	case <-c.done:
		return nil, fmt.Errorf("%s did not start: %s\n%s", name, cmd.ProcessState, c.lastWords())
	case <-time.After(startTime):
		err = fmt.Errorf("%s did not start within %v\n%s", name, startTime, c.lastWords())
	case <-ctx.Done():
		err = context.Cause(ctx)
	}
	return nil, errors.Join(err, c.stop())
}

// lastWords returns the end of what the server logged.
func (c *child) lastWords() string {
	text, err := os.ReadFile(c.log)
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-2000):])
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// stop ends the server and returns when it has exited.
func (c *child) stop() error {
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGKILL} {
		if err := c.cmd.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stop %s: %w", c.name, err)
		}
		select {
		case <-c.done:
			return nil
		case <-time.After(20 * time.Second):
		}
	}
	return fmt.Errorf("%s (process %d) does not end", c.name, c.pid())
}
