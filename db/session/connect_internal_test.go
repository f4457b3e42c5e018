package session

import (
	"strings"
	"testing"
)

func TestSuitable(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		major int
		icu   bool
		want  string
	}{
		{14, true, "PostgreSQL 14 is too old: govhub needs version 15 or newer"},
		{15, true, ""},
		{18, true, ""},
		{16, false, "built without ICU"},
	} {
		got := ""
		if err := suitable(test.major, test.icu); err != nil {
			got = err.Error()
		}
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("version %d, ICU %v: got %q, want %q", test.major, test.icu, got, test.want)
		}
	}
}
