// Package awaittest waits in tests for what another process does without notifying anyone.
package awaittest

import (
	"testing"
	"time"
)

// patience ends a test that hangs. It suffices on the busiest machine, so that no test depends on speed.
const patience = time.Minute

// Until polls until done, or fails the test after a minute.
func Until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not within %s", what, patience)
		}
	}
}
