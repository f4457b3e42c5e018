package cli

import (
	"regexp"
	"strconv"
	"strings"
)

// quoted matches a text as strconv.Quote and others write it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// withoutAddresses takes what looks like the address of a database, in whatever form, out of a message about arguments and
// variables of the environment: it may hold a password, and stand where no address belongs.
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

// addressesIn returns the arguments, and the values of flags and of the program's variables, in which a password may be.
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

// isAddress reports whether a password may be in the text.
func isAddress(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, "postgres") && strings.Contains(lower, ":") || strings.Contains(lower, "password") ||
		strings.Contains(lower, "@")
}
