//go:build unix

// Package priority makes processes yield the processor to others.
package priority

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// Greatest is how far a process can yield.
const Greatest = 19

// Lower makes this process yield, by 0 to Greatest. On Linux each thread has its own priority, and a new one that of the thread which
// made it, so it goes on until it finds no new ones.
func Lower(nice int) error {
	if nice == 0 {
		return nil
	}
	lowered := map[string]bool{}
	for more := true; more; {
		more = false
		threads, _ := filepath.Glob("/proc/self/task/*")
		for _, path := range append(threads, "0") { // the process itself, where threads have none
			if lowered[path] {
				continue
			}
			lowered[path], more = true, true
			id, err := strconv.Atoi(filepath.Base(path))
			if err != nil {
				return fmt.Errorf("lower the priority: %w", err)
			}
			err = syscall.Setpriority(syscall.PRIO_PROCESS, id, nice)
			if err != nil && !errors.Is(err, syscall.ESRCH) && !errors.Is(err, os.ErrPermission) { // the thread ended, or yields more already
				return fmt.Errorf("lower the priority: %w", err)
			}
		}
	}
	return nil
}

// LowerBackend makes the process of a PostgreSQL connection yield. It reports false if this machine has no such process, or it belongs
// to somebody else.
func LowerBackend(pid, nice int) bool {
	line, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	return err == nil && bytes.HasPrefix(line, []byte("postgres: ")) && syscall.Setpriority(syscall.PRIO_PROCESS, pid, nice) == nil
}
