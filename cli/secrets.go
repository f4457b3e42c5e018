package cli

import (
	"regexp"
	"strconv"
	"strings"
)

// quoted matches a quoted text, as strconv.Quote writes it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// withoutAddresses removes what may be the address of a database from a message about arguments and environment variables: an address
// may hold a password, and may stand anywhere.
func withoutAddresses(message string, args, environ []string) string {
	addresses := addressesIn(args, environ)
	for _, address := range addresses {
		message = strings.ReplaceAll(message, address, "…")
	}
	return quoted.ReplaceAllStringFunc(message, func(q string) string {
		text, err := strconv.Unquote(q)
		for _, address := range addresses {
			if err != nil || text != "" && strings.Contains(address, text) || strings.Contains(text, address) { // or a part of it
				return `"…"`
			}
		}
		return q
	})
}

// addressesIn returns the arguments and the values of flags and environment variables that may hold a password.
func addressesIn(args, environ []string) (addresses []string) {
	add := func(text string) {
		if isAddress(text) {
			addresses = append(addresses, text)
		}
	}
	for _, arg := range args {
		if _, value, found := strings.Cut(arg, "="); found && strings.HasPrefix(arg, "-") {
			add(value)
		}
		add(arg)
	}
	for _, variable := range environ {
		name, value, _ := strings.Cut(variable, "=")
		if strings.HasPrefix(name, "GOVHUB_") || strings.HasSuffix(name, "DATABASE_URL") {
			add(value)
		}
	}
	return addresses
}

// isAddress reports whether the text may hold a password.
func isAddress(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, "postgres") && strings.Contains(lower, ":") || strings.Contains(lower, "password") ||
		strings.Contains(lower, "@")
}
