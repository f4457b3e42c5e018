package session

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/lib/pq"
)

// address is a connection URL or string from the operator. It contains a password, so messages never repeat it: they name the
// fault and the flag.
type address struct {
	flag string
	text string
}

// specials is the advice that helps most often.
const specials = "percent-encode the characters / ? # @ : % of a user or password"

func (a address) fault(what string) error {
	return fmt.Errorf("database url: the value of %s %s: write postgres://user:password@host:port/name, and %s", a.flag, what, specials)
}

// config parses the address. What it accepts is safe to show except the password: hosts, the user beside a password, and the
// names of parameters.
func (a address) config() (pq.Config, error) {
	text, err := a.normal()
	if err != nil {
		return pq.Config{}, err
	}
	config, err := pq.NewConfig(text)
	if err != nil {
		return pq.Config{}, a.fault(explainParse(err))
	}
	for name := range config.Runtime {
		if !parameterName.MatchString(name) {
			return pq.Config{}, a.fault("has something that is no parameter of PostgreSQL")
		}
	}
	for _, host := range append([]pq.ConfigMultihost{{Host: config.Host}}, config.Multi...) {
		if !isHost(host.Host) {
			return pq.Config{}, a.fault("has an invalid host")
		}
	}
	return config, nil
}

// normal returns the address in the form that lib/pq accepts. Hosts and ports become parameters, because libpq allows several and
// percent-encoded ones and net/url does not.
func (a address) normal() (string, error) {
	text := strings.TrimSpace(a.text)
	scheme, rest, isURL := strings.Cut(text, "://")
	if !isURL || strings.ContainsAny(scheme, "=' ") { // key=value pairs
		return text, nil
	}
	if scheme != "postgres" && scheme != "postgresql" {
		return "", a.fault("begins with another scheme than postgres:// or postgresql://")
	}
	authority, tail := rest, ""
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		authority, tail = rest[:end], rest[end:]
	}
	at := strings.LastIndexByte(authority, '@') + 1
	login, hosts := authority[:at], authority[at:]
	path, query, _ := strings.Cut(tail, "?")
	name, _, _ := strings.Cut(strings.TrimSuffix(login, "@"), ":")
	if strings.ContainsAny(tail, "@#") || strings.Contains(name, "@") { // part of a password
		return "", a.fault("cannot be read")
	}
	parameters, err := url.ParseQuery(query)
	if err != nil || query != "" && slices.ContainsFunc(strings.Split(query, "&"), func(p string) bool { return !strings.Contains(p, "=") }) {
		return "", a.fault("has parameters that cannot be read")
	}
	if hosts != "" {
		names, ports, err := splitHosts(hosts)
		if err != nil {
			return "", a.fault(err.Error())
		}
		if !parameters.Has("host") {
			parameters.Set("host", names)
		}
		if ports != "" && !parameters.Has("port") {
			parameters.Set("port", ports)
		}
	}
	return scheme + "://" + login + path + "?" + parameters.Encode(), nil
}

// splitHosts splits "h1:5432,[::1]:5433" into lists of hosts and ports. Without ports, the second list is empty.
func splitHosts(list string) (names, ports string, err error) {
	var hosts, numbers []string
	given := false
	for host := range strings.SplitSeq(list, ",") {
		port := ""
		if inner, rest, ok := strings.Cut(strings.TrimPrefix(host, "["), "]"); ok && strings.HasPrefix(host, "[") {
			host, port = inner, strings.TrimPrefix(rest, ":")
		} else if i := strings.LastIndexByte(host, ':'); i >= 0 {
			host, port = host[:i], host[i+1:]
		}
		if host, err = url.PathUnescape(host); err != nil || !isHost(host) || strings.Contains(host, ",") {
			return "", "", errors.New("has an invalid host")
		}
		if port == "" {
			port = "5432"
		} else if given = true; !isPort(port) {
			return "", "", errors.New("has a port that is not a number from 1 to 65535")
		}
		hosts, numbers = append(hosts, host), append(numbers, port)
	}
	if given {
		ports = strings.Join(numbers, ",")
	}
	return strings.Join(hosts, ","), ports, nil
}

func isPort(s string) bool {
	port, err := strconv.ParseUint(s, 10, 16)
	return err == nil && port > 0
}

var (
	hostName      = regexp.MustCompile(`^[\pL\pN._-]*$`)
	parameterName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)
	parseFault    = regexp.MustCompile(`^pq: wrong value for ("[a-z_]+"|\$[A-Z]+): `)
)

// isHost reports whether s is a host name, an IP address, or the directory of a Unix socket. An empty one means localhost.
func isHost(s string) bool {
	if _, err := netip.ParseAddr(s); err == nil {
		return true
	}
	return hostName.MatchString(s) || filepath.IsAbs(s) || strings.HasPrefix(s, "@/")
}

// explainParse names the parameter that lib/pq rejects. Its errors otherwise repeat parts of the address.
func explainParse(err error) string {
	if m := parseFault.FindStringSubmatch(err.Error()); m != nil {
		return "cannot be used: parameter " + strings.Trim(m[1], `"`) + " has a value that it cannot have"
	}
	return "cannot be read"
}
