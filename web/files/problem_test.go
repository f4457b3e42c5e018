package files_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"govhub/errorcode"
	"govhub/web/files"
)

func TestProblemOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err    error
		status int
		code   errorcode.Code
		text   string
	}{
		{&fsError{syscall.ENOSPC}, http.StatusInsufficientStorage, errorcode.Unavailable, "the disk of the hub is full"},
		{&fsError{syscall.EDQUOT}, http.StatusInsufficientStorage, errorcode.Unavailable, "the disk of the hub is full"},
		{files.ErrTooLarge, http.StatusInsufficientStorage, errorcode.ResponseTooLarge, "larger than the hub may keep"},
		{files.ErrFull, http.StatusServiceUnavailable, errorcode.Overloaded, "try again later"},
		{files.ErrClosed, http.StatusServiceUnavailable, errorcode.Unavailable, "shutting down"},
	} {
		got, known := files.ProblemOf(fmt.Errorf("write rows: %w", test.err))
		if !known || got.Status != test.status || got.Code != test.code || !strings.Contains(got.Message, test.text) {
			t.Errorf("%v: %+v", test.err, got)
		}
	}
	if got, known := files.ProblemOf(errors.New("x")); known {
		t.Errorf("an unknown error is %+v", got)
	}
}

type fsError struct{ err error }

func (e *fsError) Error() string { return "write file: " + e.err.Error() }
func (e *fsError) Unwrap() error { return e.err }
