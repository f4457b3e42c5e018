package embedded

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// utf8Locale defines letters for the cluster: under plain C, pg_trgm, lower() and text search know only ASCII.
const utf8Locale = "C.UTF-8"

// connectionCheck is how often the server checks whether the client of a query is still there.
const connectionCheck = "'250ms'"

// dieWithParent makes the kernel send SIGINT, a fast shutdown, when the thread that forks the child ends.
func dieWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }

// processes returns the pids of every postgres, server or backend, that works in the cluster's directory. So it also finds the
// backends of a killed server, and does not mistake a reused pid for a server.
func (d dataDir) processes() []int {
	links, _ := filepath.Glob("/proc/[0-9]*/cwd")
	var pids []int
	for _, cwd := range links {
		if dir, err := os.Readlink(cwd); err != nil || dir != d.cluster() {
			continue
		}
		proc := filepath.Dir(cwd)
		if name, err := os.ReadFile(filepath.Join(proc, "comm")); err != nil || string(name) != "postgres\n" {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(proc)); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}
