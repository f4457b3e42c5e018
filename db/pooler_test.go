//go:build pgbouncer

package db_test

import (
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"govhub/awaittest"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/session"
)

// TestPooler reads through pgbouncer in session mode. It passes the sessions of one client to the next, so the hub must find none
// of its settings and prepared statements in a new one, and all of them in one that it keeps.
func TestPooler(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := db.Defaults(newPooler(t, d, "session"))
	config.PoolSize, config.Memory = 2, 0
	config.ConnLifetime = 20 * time.Millisecond // sessions change clients all the time
	h, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	follow(t, h)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	until(t, h, 2)

	var readers sync.WaitGroup
	for release, capital := range map[int32]string{1: "Казань", 2: "Kazan II"} {
		readers.Go(func() {
			r, err := h.Acquire(t.Context(), release)
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Done()
			for range 200 {
				region, err := db.Regions.ByKey(t.Context(), r, "92000000")
				if err != nil || *region.Capital != capital {
					t.Errorf("release %d: region %+v, error %v, want the capital %s", release, region, err, capital)
					return
				}
			}
		})
	}
	readers.Wait()
}

// TestTransactionPooler checks that the owner and readers reject the pooler, with an error that says what to do.
func TestTransactionPooler(t *testing.T) {
	t.Parallel()
	config := db.Defaults(newPooler(t, bundletest.New(t), "transaction"))
	_, ownerErr := session.OpenOwner(t.Context(), config.Config)
	_, hubErr := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	for who, err := range map[string]error{"owner": ownerErr, "reader": hubErr} {
		if err == nil || !strings.Contains(err.Error(), "pool_mode = session") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want a refusal in one line", who, err)
		}
	}
}

// newPooler starts pgbouncer in front of the database's server and returns the address of the database through it.
func newPooler(t *testing.T, d *dbtest.Database, mode string) string {
	t.Helper()
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	dir := t.TempDir()
	file := filepath.Join(dir, "pgbouncer.ini")
	password, _ := u.User.Password()
	settings := fmt.Sprintf(`[databases]
* = host=%s port=%s user=%s password=%s
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %d
unix_socket_dir =
auth_type = any
pool_mode = %s
default_pool_size = 6
`, q.Get("host"), q.Get("port"), u.User.Username(), password, port, mode)
	if err := os.WriteFile(file, []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{file}
	if os.Getuid() == 0 { // pgbouncer refuses to run as root
		for _, path := range []string{filepath.Dir(dir), dir} {
			if err := os.Chmod(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		args = []string{"-u", ownerOf(t, q.Get("host")), file} // only the owner may enter the socket's folder
	}
	pooler := exec.Command("pgbouncer", args...)
	pooler.Stderr = t.Output()
	if err := pooler.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = pooler.Process.Kill()
		_ = pooler.Wait()
	})
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	awaittest.Until(t, "pgbouncer listens", func() bool {
		c, err := net.Dial("tcp", address)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
	q.Del("host")
	q.Del("port")
	q.Set("sslmode", "disable")
	u.RawQuery, u.Host = q.Encode(), address
	return u.String()
}

func ownerOf(t *testing.T, dir string) string {
	t.Helper()
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	account, err := user.LookupId(strconv.FormatUint(uint64(info.Sys().(*syscall.Stat_t).Uid), 10))
	if err != nil {
		t.Fatal(err)
	}
	return account.Username
}
