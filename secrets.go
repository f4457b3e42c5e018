package main

import "strings"

// withoutAddresses takes what looks like the address of a database, in whatever form, out of a message about arguments: it may
// hold a password, and stand where no address belongs.
func withoutAddresses(message string, args []string) string {
	for _, arg := range args {
		words := []string{arg}
		if _, value, found := strings.Cut(arg, "="); found && strings.HasPrefix(arg, "-") {
			words = []string{value, arg}
		}
		for _, word := range words {
			if isAddress(word) {
				message = strings.ReplaceAll(message, word, "…")
			}
		}
	}
	return message
}

// isAddress reports whether a password may be in the text.
func isAddress(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, "postgres") && strings.Contains(lower, ":") || strings.Contains(lower, "password") ||
		strings.Contains(lower, "@")
}
