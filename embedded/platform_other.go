//go:build !linux

package embedded

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// utf8Locale defines letters for the cluster: under plain C, pg_trgm, lower() and text search know only ASCII.
// Older versions of macOS have no C.UTF-8.
const utf8Locale = "en_US.UTF-8"

// connectionCheck is off: not every version of PostgreSQL supports it elsewhere.
const connectionCheck = "0"

// dieWithParent does nothing: only Linux has a death signal. The next Start ends the orphan.
func dieWithParent(*syscall.SysProcAttr) {}

// processes returns the pid of the cluster's server, if it lives: that of the pid file, unless another process now has it.
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
