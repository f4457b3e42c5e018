package site

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"govhub/errorcode"
	"govhub/web/request"
)

// ask sends a query to the API, in process, and decodes the data of its answer. It returns the code of the first error.
func (s *Site) ask(ctx context.Context, p page, query string, variables, data any) errorcode.Code {
	text, err := json.Marshal(variables)
	if err != nil { // cannot happen: texts encode
		panic(err)
	}
	address := "/graphql?" + url.Values{
		"query": {query}, "variables": {string(text)}, "lang": {string(p.Language)}, "release": {strconv.Itoa(int(p.release))},
	}.Encode()
	asking := &request.Info{ID: request.ID(ctx)}
	r, err := http.NewRequestWithContext(request.With(ctx, asking), http.MethodGet, address, nil)
	if err != nil { // cannot happen: the address is escaped
		panic(err)
	}
	r.Header.Set("Accept", "application/json")
	answer := answer{header: http.Header{}}
	s.config.API.ServeHTTP(&answer, r)
	request.From(ctx).Statements += asking.Statements
	read := struct {
		Data   any
		Errors []struct {
			Extensions struct{ Code errorcode.Code }
		}
	}{Data: data}
	if err := json.Unmarshal(answer.body.Bytes(), &read); err != nil {
		return errorcode.Internal
	}
	if len(read.Errors) > 0 {
		return read.Errors[0].Extensions.Code
	}
	return ""
}

// answer keeps a response.
type answer struct {
	header http.Header
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(int)             {}
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
