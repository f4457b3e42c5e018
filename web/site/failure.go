package site

import (
	"errors"
	"net/http"

	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/request"
)

// failure is the code of an error of the API.
type failure errorcode.Code

func (f failure) Error() string { return "the API answered " + string(f) }

// fail answers why a file cannot be had.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if f, ok := errors.AsType[failure](err); ok {
		code := errorcode.Code(f)
		request.Fail(w, r, code.Status(), code, "the data cannot be read at the moment: try again later")
		return
	}
	p, known := files.ProblemOf(err)
	if !known {
		p = files.Problem{Status: http.StatusInternalServerError, Code: errorcode.Internal, Message: "the file cannot be made"}
	}
	request.Fail(w, r, p.Status, p.Code, p.Message)
}

// refuse answers why a page has nothing to show.
func (s *Site) refuse(w http.ResponseWriter, r *http.Request, h *head) {
	if h.explained() {
		request.Fail(w, r, h.Status, h.code, h.Name)
		return
	}
	s.fail(w, r, failure(h.code))
}
