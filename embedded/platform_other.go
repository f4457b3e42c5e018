//go:build !linux

package embedded

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// utf8Locale gives the cluster its notion of letters: under plain C, pg_trgm, lower() and text search know ASCII only.
// Older versions of macOS have no C.UTF-8.
const utf8Locale = "en_US.UTF-8"

// connectionCheck is off: not every version of PostgreSQL can look after a client elsewhere.
const connectionCheck = "0"

// dieWithParent does nothing: only Linux has a death signal. The next Start ends the orphan.
func dieWithParent(*syscall.SysProcAttr) {}

// processes returns the pid of the server that works on the cluster, if it lives: the one in the pid file, unless that
// pid has been recycled since.
func (d dataDir) processes() []int {
	pf, err := d.readPidFile()
	if err != nil || pf.pid <= 0 {
		return nil
	}
	command, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pf.pid)).Output()
	if err != nil || !strings.Contains(string(command), "postgres -D "+d.cluster()) {
		return nil
	}
	return []int{pf.pid}
}
