// Package awaittest waits in tests for what another process does and tells nobody.
package awaittest

import (
	"testing"
	"time"
)

// patience ends a test that hangs. It is long enough for the busiest machine, so that no test is about how long something
// takes.
const patience = time.Minute

// Until asks again and again until the answer is yes. What is awaited goes into the failure after a minute.
func Until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not within %s", what, patience)
		}
	}
}
