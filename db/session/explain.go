package session

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// connectError is a failed connection, in one line that says what, where and what to do. It repeats no part of an address that
// may be secret.
type connectError struct {
	text string
	err  error
}

func (e *connectError) Error() string { return e.text }

// Unwrap returns the driver's error, which may repeat parts of the address.
func (e *connectError) Unwrap() error { return e.err }

// explainConnect explains why a session could not be opened at the address of a flag.
func explainConnect(flag string, c pq.Config, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &connectError{connectText(flag, c, err), err}
}

func connectText(flag string, c pq.Config, err error) string {
	where := place(c)
	if e := pq.As(err); e != nil {
		switch class := e.Code.Class(); {
		case e.Code == pqerror.InvalidCatalogName:
			return fmt.Sprintf("database %s does not exist at %s: create it or correct %s", shown(c.Database), where, flag)
		case class == pqerror.ClassInvalidAuthorizationSpecification:
			if c.Password == "" { // the user may be a misplaced password
				return fmt.Sprintf("the user was refused by the database at %s, without a password: correct %s", where, flag)
			}
			return fmt.Sprintf("user %s was refused by the database at %s (%s): correct %s", shown(c.User), where, told(c, e.Message), flag)
		case e.Code == pqerror.InsufficientPrivilege:
			return fmt.Sprintf("the user of %s may not use the database at %s (%s): let an administrator grant it", flag, where, told(c, e.Message))
		case class == pqerror.ClassDataException, class == pqerror.ClassSyntaxErrorOrAccessRuleViolation:
			// Such errors repeat the setting and its value.
			return fmt.Sprintf("the database at %s refuses a setting of %s (SQLSTATE %s): remove what is no parameter of PostgreSQL", where, flag, e.Code)
		case class == pqerror.ClassOperatorIntervention, class == pqerror.ClassInsufficientResources:
			return fmt.Sprintf("the database at %s takes no connections (%s): try again, or let govhub wait by --wait-for-database", where, told(c, e.Message))
		}
	}
	if errors.Is(err, pq.ErrSSLNotSupported) {
		return fmt.Sprintf("the database at %s does not speak TLS: add sslmode=disable to %s", where, flag)
	}
	if file, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Sprintf("a file that %s names for TLS or a password cannot be read: %v", flag, file.Err)
	}
	if unreachable(err) {
		return fmt.Sprintf("no database answers at %s (%s): start it or correct %s", where, told(c, err.Error()), flag)
	}
	return fmt.Sprintf("database at %s: %s", where, told(c, err.Error()))
}

// unreachable reports whether no database responded.
func unreachable(err error) bool {
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, syscall.ECONNREFUSED)
}

// Transient reports whether an unusable database may recover without intervention: it is down, starting, full, or a replica that
// lags behind its primary.
func Transient(err error) bool {
	if errors.Is(err, errNoHub) {
		return true
	}
	if e := pq.As(err); e != nil {
		class := e.Code.Class()
		return class == pqerror.ClassOperatorIntervention || class == pqerror.ClassInsufficientResources
	}
	return unreachable(err)
}

// place lists the hosts with their ports.
func place(c pq.Config) string {
	where := []string{hostPort(c.Host, c.Port)}
	for _, m := range c.Multi {
		where = append(where, hostPort(m.Host, m.Port))
	}
	return strings.Join(where, ", ")
}

func hostPort(host string, port uint16) string { return host + ":" + strconv.Itoa(int(port)) }

var plainName = regexp.MustCompile(`^[\pL\pN._-]+$`)

// shown quotes a plausible name. Anything else may be a misplaced password.
func shown(name string) string {
	if plainName.MatchString(name) {
		return strconv.Quote(name)
	}
	return "of the address"
}

// told returns the message of a driver or server in one line, or nothing if it repeats the password.
func told(c pq.Config, text string) string {
	if c.Password != "" && strings.Contains(text, c.Password) {
		return "what was said repeats the password"
	}
	return strings.ReplaceAll(text, "\n", "; ")
}
