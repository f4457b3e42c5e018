package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// keeperEnv makes the program the keeper of the named data directory.
const keeperEnv = "GOVHUB_POSTGRES_KEEPER"

// Main runs the keeper of a server if Start started the program as one. A program that calls Start must call Main before anything
// else.
func Main() {
	if dir := os.Getenv(keeperEnv); dir != "" {
		os.Exit(keep(dataDir{dir}, os.Args[1:]))
	}
}

// lockedFile is the file descriptor of the keeper's lock.
const lockedFile = 3

// keep runs PostgreSQL as long as any program uses it, in its own process, so that it does not matter which program ends first,
// or how. The output of the server goes to the log.
func keep(d dataDir, args []string) int {
	unix.CloseOnExec(lockedFile)
	if len(args) != 1 {
		return 2
	}
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP) // meant for the users
	log := &boundedLog{path: d.log(), max: maxLog}
	if err := runFor(d, args[0], log); err != nil {
		fmt.Fprintln(log, "govhub:", err)
		return 1
	}
	return 0
}

// runFor runs PostgreSQL until nobody uses it.
func runFor(d dataDir, path string, log io.Writer) error {
	acct, err := d.account()
	if err != nil {
		return err
	}
	said, say, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := acct.command(d.cluster(), path, "-D", d.cluster())
	cmd.Stdout, cmd.Stderr = say, say
	postgres, err := startChild(cmd)
	say.Close()
	if err != nil {
		return fmt.Errorf("cannot run %s: %w", path, err)
	}
	written := make(chan struct{})
	go func() {
		defer close(written)
		_, _ = io.Copy(log, said) // ends with the last process of the server
	}()
	unused, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		users, err := openLock(d.users())
		if err == nil {
			err = flock(users, unix.LOCK_EX) // kept until the end, so that newcomers wait for it
		}
		if err != nil {
			failed <- err
			return
		}
		close(unused)
	}()
	select {
	case <-postgres.done:
	case <-unused:
		err = postgres.shutdown()
	case err = <-failed:
		err = postgres.abandon(err)
	}
	select {
	case <-written:
	case <-time.After(time.Second): // a backend may outlive its killed server
	}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		err = errors.Join(err, fmt.Errorf("PostgreSQL was ended by %s", status.Signal()))
	}
	return err
}

// maxLog bounds the server's log, which has at most two parts.
const maxLog = 4 << 20

// boundedLog appends to a file. When full, the file replaces an older one. What cannot be written, as on a full disk, is dropped:
// a server whose output is not read would stop.
type boundedLog struct {
	path string
	max  int64

	mu   sync.Mutex
	file *os.File
	size int64
}

func (l *boundedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.makeRoom(int64(len(p))); err == nil {
		n, _ := l.file.Write(p)
		l.size += int64(n)
	}
	return len(p), nil
}

// makeRoom opens a file with room for n more bytes.
func (l *boundedLog) makeRoom(n int64) error {
	if l.file == nil {
		if err := l.open(); err != nil {
			return err
		}
	}
	if l.size == 0 || l.size+n <= l.max {
		return nil
	}
	l.file.Close()
	l.file = nil
	if err := os.Rename(l.path, l.path+".1"); err != nil {
		return err
	}
	return l.open()
}

func (l *boundedLog) open() error {
	file, err := os.OpenFile(l.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if l.size, err = file.Seek(0, io.SeekEnd); err != nil {
		file.Close()
		return err
	}
	l.file = file
	return nil
}

// launch lets a keeper start the server and waits until it accepts connections. If that fails, the keeper has ended or ends when the
// caller stops using the cluster.
func (d dataDir) launch(ctx context.Context, o Options, binDir string, acct account, port int) error {
	if os.Getenv(keeperEnv) != "" {
		return errors.New("this program must call embedded.Main before anything else")
	}
	if err := d.writeConf(acct, port, o.Volatile); err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("cannot find this program: %w", err)
	}
	lock, err := openLock(d.keeper())
	if err != nil {
		return err
	}
	defer lock.Close() // the keeper also holds it
	if err := poll(ctx, lock, unix.LOCK_EX, soon); err != nil {
		return fmt.Errorf("start of PostgreSQL: %w", err)
	}
	cmd := exec.Command(program, filepath.Join(binDir, "postgres"))
	cmd.Args[0] = "govhub-postgres-keeper"
	cmd.Dir = d.dir
	cmd.Env = append(environ(), keeperEnv+"="+d.dir)
	cmd.ExtraFiles = []*os.File{lock}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // Ctrl-C at the terminal is meant for its users
	var before int64                                     // output of earlier servers
	if log, err := os.Stat(d.log()); err == nil {
		before = log.Size()
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("cannot run %s: %w", program, err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for {
		if pf, err := d.readPidFile(); err == nil && pf.ready {
			return nil
		}
		select {
		case <-ended:
			return fmt.Errorf("PostgreSQL did not start: %s (all of it in %s)", complaint(d.log(), before), d.log())
		case <-ctx.Done():
			return fmt.Errorf("start of PostgreSQL: %w", context.Cause(ctx))
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// lookAtKeeper is how often a program checks the keeper of its server. Waiting in the kernel would take a thread for as long as
// the server is used.
const lookAtKeeper = 100 * time.Millisecond

// watchKeeper returns a channel that is closed when the keeper has ended, until stop. A missing keeper is that of another
// program's server.
func (d dataDir) watchKeeper() (gone <-chan struct{}, stop func(), err error) {
	if kept, err := held(d.keeper()); err != nil || !kept {
		return nil, func() {}, err
	}
	lock, err := openLock(d.keeper())
	if err != nil {
		return nil, func() {}, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		defer lock.Close()
		if poll(ctx, lock, unix.LOCK_SH, lookAtKeeper) == nil || flock(lock, unix.LOCK_SH|unix.LOCK_NB) == nil {
			close(ended)
		}
	}()
	return ended, func() { cancel(); <-watched }, nil
}

// lastLine returns the last line of a log.
func lastLine(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return lines[len(lines)-1]
}
