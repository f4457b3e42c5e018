package embedded

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// conf suits a laptop that also runs the hub. Other settings are PostgreSQL's defaults; ALTER SYSTEM overrides them.
const conf = `# Written by govhub at each start. To change a setting for good, use ALTER SYSTEM.
listen_addresses = '127.0.0.1'
port = %d
unix_socket_directories = %s
max_connections = 100
shared_buffers = 64MB
random_page_cost = 1.1			# solid-state disks
jit = off				# compiling takes longer than the hub's queries
wal_level = minimal			# nobody replicates from here, so COPY into a new table skips the log
max_wal_senders = 0
max_wal_size = 512MB
timezone = 'UTC'
lc_messages = 'C'
log_timezone = 'UTC'
log_checkpoints = off
log_min_error_statement = panic		# statements hold data
client_connection_check_interval = %s
`

// volatileConf trades durability for speed. Commits survive a killed server, but not a crash of the machine.
const volatileConf = `
fsync = off
full_page_writes = off
`

func (d dataDir) writeConf(acct account, port int, volatile bool) error {
	sockets := ""
	if d.socketFits() {
		sockets = `"` + strings.ReplaceAll(d.cluster(), `"`, `""`) + `"` // as an element of a list
	}
	text := fmt.Sprintf(conf, port, quote(sockets), connectionCheck)
	if volatile {
		text += volatileConf
	}
	if err := writeFile(d.conf(), text, acct); err != nil {
		return fmt.Errorf("cannot configure PostgreSQL: %w", err)
	}
	return nil
}

var portLine = regexp.MustCompile(`(?m)^port = ([0-9]+)$`)

// lastPort is that of the last start, 0 if there was none.
func (d dataDir) lastPort() int {
	text, err := os.ReadFile(d.conf())
	if err != nil {
		return 0
	}
	found := portLine.FindSubmatch(text)
	if found == nil {
		return 0
	}
	port, err := strconv.Atoi(string(found[1]))
	if err != nil {
		return 0
	}
	return port
}

// quote quotes a string for a configuration file.
func quote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `''`).Replace(s) + "'"
}
