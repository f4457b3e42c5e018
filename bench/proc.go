package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of CPU time in Linux on all architectures in use.
const tick = 10 * time.Millisecond

// process is the content of /proc/PID/stat.
type process struct {
	pid, parent int
	own         time.Duration // user and system time
	ended       time.Duration // the same of the children it has waited for
}

func readProcess(pid int) (process, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return process{}, err
	}
	return parseStat(pid, text)
}

// parseStat reads the fields after the name, which is in parentheses and may contain anything.
func parseStat(pid int, text []byte) (process, error) {
	end := bytes.LastIndexByte(text, ')')
	fields := strings.Fields(string(text[end+1:]))
	if end < 0 || len(fields) < 15 {
		return process{}, fmt.Errorf("/proc/%d/stat is not as proc(5) describes it", pid)
	}
	var numbers [5]int
	for i, at := range [5]int{1, 11, 12, 13, 14} { // ppid, utime, stime, cutime, cstime
		n, err := strconv.Atoi(fields[at])
		if err != nil {
			return process{}, fmt.Errorf("/proc/%d/stat: %w", pid, err)
		}
		numbers[i] = n
	}
	return process{
		pid: pid, parent: numbers[0],
		own: time.Duration(numbers[1]+numbers[2]) * tick, ended: time.Duration(numbers[3]+numbers[4]) * tick,
	}, nil
}

func parentOf(pid int) (int, error) {
	p, err := readProcess(pid)
	return p.parent, err
}

// family returns a process and its children.
func family(pid int) (list []process, err error) {
	root, err := readProcess(pid)
	if err != nil {
		return nil, err
	}
	list = append(list, root)
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	for _, path := range stats {
		child, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil {
			continue
		}
		if p, err := readProcess(child); err == nil && p.parent == pid { // an error: it has just ended
			list = append(list, p)
		}
	}
	return list, nil
}

// cpuTime is the CPU time of a process and its children so far, including those that ended.
func cpuTime(pid int) (total time.Duration, err error) {
	list, err := family(pid)
	if err != nil {
		return 0, err
	}
	for _, p := range list {
		total += p.own
	}
	return total + list[0].ended, nil
}

// residentMemory is the memory of a process and its children, in bytes. Shared memory counts for each.
func residentMemory(pid int) (total int64, err error) {
	list, err := family(pid)
	if err != nil {
		return 0, err
	}
	for _, p := range list {
		held, err := statusBytes(p.pid, "VmRSS:")
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has just ended
		}
		if err != nil {
			return 0, err
		}
		total += held
	}
	return total, nil
}

// peakMemory is the peak memory of a process, in bytes.
func peakMemory(pid int) (int64, error) { return statusBytes(pid, "VmHWM:") }

// statusBytes reads a line of /proc/PID/status, 0 if it is missing, as for a process that has just ended.
func statusBytes(pid int, name string) (int64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, name); found {
			kilobytes, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			if err != nil {
				return 0, fmt.Errorf("/proc/%d/status: %w", pid, err)
			}
			return kilobytes << 10, nil
		}
	}
	return 0, nil
}
