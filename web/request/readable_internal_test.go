package request

import (
	"strings"
	"testing"
)

func TestReadable(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ж", 90_000)
	for name, test := range map[string]struct{ message, begin, end string }{
		"short":      {"no such field", "no such field", "no such field"},
		"a word":     {"operation " + long + " not found", "operation жжж", "ж… not found"},
		"quoted":     {`cannot use "` + long + `" as Int`, `cannot use "жжж`, "… as Int"},
		"many words": {strings.Repeat("word ", 20_000), "word word", "…"},
		"both":       {strings.Repeat(long+" ", 9), "жжж", "…"},
	} {
		got := readable(test.message)
		if len(got) > 5000 || !strings.HasPrefix(got, test.begin) || !strings.HasSuffix(got, test.end) {
			t.Errorf("%s: %d bytes, %.40s … %s", name, len(got), got, got[max(0, len(got)-40):])
		}
	}
}
