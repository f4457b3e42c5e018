package embedded

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// complaint returns the line of the server log, after its first bytes, that explains the failure.
func complaint(log string, after int64) string {
	text, err := os.ReadFile(log)
	if err != nil {
		return err.Error()
	}
	if after <= int64(len(text)) { // else it was replaced
		text = text[after:]
	}
	return complaintIn(string(text))
}

// withOutput adds the output of a command to its error.
func withOutput(err error, output []byte) error {
	if said := complaintIn(string(output)); said != "" {
		return fmt.Errorf("%w: %s", err, said)
	}
	return err
}

var mark = regexp.MustCompile(`\b[A-Z]+: +\S`)

var severity = regexp.MustCompile(`\b(PANIC|FATAL|ERROR|error): +\S`)

// full matches the system's message for a full disk. PostgreSQL logs consequences after it.
var full = regexp.MustCompile(`No space left on device|Disk quota exceeded`)

// complaintIn returns the first line about a full disk, else the last line that is marked as an error, from that mark on, else
// the last line.
func complaintIn(output string) string {
	lines := strings.Split(strings.TrimSpace(output), "\n")
	if i := slices.IndexFunc(lines, full.MatchString); i >= 0 {
		line := lines[i]
		if at := mark.FindStringIndex(line); at != nil {
			line = line[at[0]:]
		}
		return "the disk is full: free some space (" + strings.TrimSpace(line) + ")"
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if at := severity.FindStringIndex(lines[i]); at != nil {
			return strings.TrimSpace(lines[i][at[0]:])
		}
	}
	return strings.TrimSpace(lines[len(lines)-1])
}
