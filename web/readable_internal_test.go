package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"govhub/errorcode"
	"govhub/web/downloads"
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

func TestUnmade(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err    error
		status int
		code   errorcode.Code
		text   string
	}{
		{&fsError{syscall.ENOSPC}, http.StatusInsufficientStorage, errorcode.Unavailable, "the disk of the hub is full"},
		{&fsError{syscall.EDQUOT}, http.StatusInsufficientStorage, errorcode.Unavailable, "the disk of the hub is full"},
		{downloads.ErrTooLarge, http.StatusInsufficientStorage, errorcode.ResponseTooLarge, "larger than the hub may keep"},
		{downloads.ErrFull, http.StatusServiceUnavailable, errorcode.Overloaded, "try again later"},
		{downloads.ErrClosed, http.StatusServiceUnavailable, errorcode.Unavailable, "shutting down"},
	} {
		got, known := unmadeFor(fmt.Errorf("write rows: %w", test.err))
		if !known || got.status != test.status || got.code != test.code || !strings.Contains(got.message, test.text) {
			t.Errorf("%v: %+v", test.err, got)
		}
	}
	if got, known := unmadeFor(errors.New("x")); known {
		t.Errorf("an unknown error is %+v", got)
	}
}

type fsError struct{ err error }

func (e *fsError) Error() string { return "write file: " + e.err.Error() }
func (e *fsError) Unwrap() error { return e.err }
