package session_test

import (
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	"govhub/db/dbtest"
	"govhub/db/session"
)

const secret = "hunter2"

// malformed are addresses that are invalid or lead nowhere. Each contains the secret.
var malformed = []string{
	"postgres://hub:hunter2@127.0.0.1:abc/hub",
	"postgres://hub:hunter2@127.0.0.1:/hub?port=abc",
	"postgres://hub:hunter2@127.0.0.1:99999/hub",
	"postgres://hub:hunter2@127.0.0.1:1:2/hub",
	"postgres://hub:hunter2%zz@127.0.0.1/hub",
	"postgres://hub:%zzhunter2@127.0.0.1/hub",
	"postgres://hub:hunter2@127.0.0.1/%zz",
	"postgres://hub:hunter2@%zz/hub",
	"postgres://hub:hunter2@127.0.0.1/hub?sslmode=%zz",
	"postgres://hub:hunter2@127.0.0.1/hub?sslmode=never",
	"postgres://hub:hunter2@127.0.0.1/hub?hunter2",
	"postgres://hub:hunter2@127.0.0.1/hub#hunter2",
	"postgres://hub:a/hunter2@127.0.0.1/hub",
	"postgres://hub:12/hunter2@127.0.0.1/hub",
	"postgres://hub:a#hunter2@127.0.0.1/hub",
	"postgres://hub:12#hunter2@127.0.0.1/hub",
	"postgres://hub:a?hunter2@127.0.0.1/hub",
	"postgres://hub:12?hunter2@127.0.0.1/hub",
	"postgres://hub@hunter2@127.0.0.1/hub",
	"postgres://hub:a b hunter2@127.0.0.1/hub",
	"postgres://hub:hunter2\n@127.0.0.1/hub",
	"postgres://hub:hunter2@127.0.0.1:1,[::1/hub",
	"postgres://hub:hunter2@127.0.0.1:1,127.0.0.1:x/hub",
	"postgres://hub:hunter2@127.0.0.1:1,127.0.0.1:2/hub",
	"postgres://hub:hunter2@127.0.0.1:1/hub?sslmode=disable",
	"postgres://hunter2@127.0.0.1:1/hub?sslmode=disable",
	"postgres://hub:hunter2@no such host/hub",
	"postgres://hub:hunter2@127.0.0.1:1/hub?sslrootcert=/nowhere/hunter2&sslmode=verify-full",
	"mysql://hub:hunter2@127.0.0.1/hub",
	"hunter2://hub@127.0.0.1/hub",
	"Postgres://hub:hunter2@127.0.0.1/hub",
	"jdbc:postgresql://hub:hunter2@127.0.0.1/hub",
	"postgres:hub:hunter2@127.0.0.1/hub",
	"postgres:/hub:hunter2@127.0.0.1/hub",
	"//hub:hunter2@127.0.0.1/hub",
	"hub:hunter2@127.0.0.1/hub",
	"hub:hunter2=@127.0.0.1/hub",
	" postgres://hub:hunter2@127.0.0.1:abc/hub",
	"'postgres://hub:hunter2@127.0.0.1/hub'",
	`"postgres://hub:hunter2@127.0.0.1/hub?sslmode=disable"`,
	"host=127.0.0.1 user=hub password=hunter2 port=abc",
	"host=127.0.0.1 user=hub password=a hunter2",
	"host=127.0.0.1 user=hub password='hunter2",
	`host=127.0.0.1 user=hub password=hunter2\`,
	"host=127.0.0.1 user=hub password=hunter2 sslmode=hunter2",
	"host=127.0.0.1,127.0.0.1 port=1,2,3 user=hub password=hunter2",
	"host=127.0.0.1 port=1 user=hub password=a hun:hunter2=x sslmode=disable",
	"host=hub:hunter2@127.0.0.1 sslmode=disable",
	"user=hub password=hunter2 hostaddr=hunter2",
	"user=hub password=hunter2 connect_timeout=hunter2",
	"hunter2",
}

// TestAddressStaysSecret checks that the error is one line that says what to correct, without any part that may be the password.
func TestAddressStaysSecret(t *testing.T) {
	t.Parallel()
	for _, address := range malformed {
		expectSecret(t, address)
	}
}

func expectSecret(t *testing.T, address string) {
	t.Helper()
	for flag, config := range map[string]session.Config{"--database-url": {URL: address}, "--read-database-url": {URL: "host=x", ReadURL: address}} {
		var err error
		if config.ConnectTimeout = time.Minute; config.ReadURL == "" {
			_, err = session.OpenOwner(t.Context(), config)
		} else {
			err = session.CheckReader(t.Context(), config)
		}
		if err == nil {
			t.Errorf("%q: no error", address)
			continue
		}
		if text := err.Error(); strings.Contains(text, secret) || strings.Contains(text, "\n") || !strings.Contains(text, flag) && !strings.Contains(text, "TLS") {
			t.Errorf("%q: %s", address, text)
		}
	}
}

// TestServerRepeatsSecret has a server reject a connection with an error that repeats parts of the address.
func TestServerRepeatsSecret(t *testing.T) {
	t.Parallel()
	u, err := url.Parse(dbtest.New(t).DSN())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(q url.Values){
		"unknown parameter":  func(q url.Values) { q.Set(secret, "x") },
		"value of another":   func(q url.Values) { q.Set("work_mem", secret) },
		"options":            func(q url.Values) { q.Set("options", "-c "+secret+"=1") },
		"role":               func(q url.Values) { q.Set("role", secret) },
		"user for password":  func(q url.Values) { q.Set("user", secret); q.Set("password", "") },
		"database in quotes": func(q url.Values) { q.Set("dbname", "x:"+secret) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			with, q := *u, u.Query()
			if name == "user for password" {
				with.User = nil
			}
			if name == "database in quotes" {
				with.Path = ""
			}
			change(q)
			with.RawQuery = q.Encode()
			expectSecret(t, with.String())
		})
	}
}

// TestAddressForms checks that the forms of libpq work. Nothing listens at the first host.
func TestAddressForms(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	port, name := u.Query().Get("port"), strings.TrimPrefix(u.Path, "/")
	password, _ := u.User.Password()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := l.Addr().String()
	l.Close()
	socket := url.PathEscape(u.Query().Get("host"))
	login := "postgres://" + u.User.String() + "@"
	for _, address := range []string{
		login + dead + ",127.0.0.1:" + port + "/" + name + "?sslmode=disable",
		login + dead + ",127.0.0.1:" + port + "/" + name + "?sslmode=disable&target_session_attrs=read-write",
		login + dead + "," + socket + ":" + port + "/" + name + "?sslmode=disable",
		login + "127.0.0.1,localhost:" + port + "/" + name + "?sslmode=disable&port=" + port,
		login + socket + ":" + port + "/" + name,
		" " + login + "127.0.0.1:" + port + "/" + name + "?sslmode=disable\n",
		login + ":" + port + "/" + name + "?host=127.0.0.1&sslmode=disable",
		"host=127.0.0.1 port=" + port + " user=govhub password=" + password + " dbname=" + name + " sslmode=disable",
	} {
		owner, err := session.OpenOwner(t.Context(), session.Defaults(address))
		if err != nil {
			t.Errorf("%s: %v", strings.ReplaceAll(address, password, "…"), err)
			continue
		}
		var got string
		if err := owner.QueryRow("SELECT current_database()").Scan(&got); err != nil || got != name {
			t.Errorf("%s: database %q, error %v", strings.ReplaceAll(address, password, "…"), got, err)
		}
		owner.Close()
	}
	_, err = session.OpenOwner(t.Context(), session.Defaults(login+"127.0.0.1:"+port+"/"+name+"?sslmode=disable&target_session_attrs=standby"))
	if err == nil || !strings.Contains(err.Error(), "standby") {
		t.Errorf("a standby was wanted: %v", err)
	}
}

// FuzzAddress searches for text around a password that makes an error repeat it.
func FuzzAddress(f *testing.F) {
	for _, around := range [][2]string{{"", ""}, {"/", ""}, {"@", "/"}, {"1#", "?"}, {"%zz", ""}, {"@", ":1?a=b"}, {"@", ",x:"}, {" ", "'"}, {":", "\n"}} {
		f.Add(around[0], around[1])
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		address := "postgres://hub:" + before + secret + after + "@127.0.0.1:1/hub"
		_, err := session.OpenOwner(t.Context(), session.Config{URL: address, ConnectTimeout: time.Minute})
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v", address, err)
		}
	})
}
