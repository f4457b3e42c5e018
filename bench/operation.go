package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
)

// operation is a GraphQL document with its variables.
type operation struct {
	document  string
	variables map[string]any
}

// answer is a response of a server.
type answer struct {
	header http.Header
	body   []byte
}

// The headers that a front end sends. Without compression, so that the bytes of all systems are comparable.
const headers = "Host: bench\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"

func (o operation) json() []byte {
	text, err := json.Marshal(map[string]any{"query": o.document, "variables": o.variables})
	if err != nil {
		panic(err) // it came from JSON
	}
	return text
}

// post returns the bytes of a POST request.
func (o operation) post(path string) []byte {
	body := o.json()
	return fmt.Appendf(nil, "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		path, headers, len(body), body)
}

// target returns path and query string of the operation as a GET.
func (o operation) target() string {
	parameters := url.Values{"query": {o.document}}
	if len(o.variables) > 0 {
		text, err := json.Marshal(o.variables)
		if err != nil {
			panic(err)
		}
		parameters.Set("variables", string(text))
	}
	return "/graphql?" + parameters.Encode()
}

// getUnless returns the bytes of a GET request by a client that has the answer with this tag.
func (o operation) getUnless(etag string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\n%sIf-None-Match: %s\r\n\r\n", o.target(), headers, etag)
}

// ask sends the operation as a POST.
func (o operation) ask(ctx context.Context, server *child) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+server.address+"/graphql", bytes.NewReader(o.json()))
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", "application/json")
	return fetch(r, server)
}

// etag returns the tag of the answer to the operation as a GET.
func (o operation) etag(ctx context.Context, server *child) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+server.address+o.target(), nil)
	if err != nil {
		return "", err
	}
	a, err := fetch(r, server)
	if err == nil && a.header.Get("Etag") == "" {
		err = errors.New("an answer to GET has no ETag")
	}
	return a.header.Get("Etag"), err
}

func fetch(r *http.Request, server *child) (answer, error) {
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Accept-Encoding", "identity")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w\n%s", server.name, err, server.lastWords())
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w", server.name, err)
	}
	if response.StatusCode != http.StatusOK {
		return answer{}, fmt.Errorf("%s: %s: %.500s", server.name, response.Status, body)
	}
	if _, err := content(body); err != nil {
		return answer{}, fmt.Errorf("%s: %w", server.name, err)
	}
	return answer{header: response.Header, body: body}, nil
}

// turnPages follows end cursors and returns the operation for the page after so many, or for the last page if there are fewer.
func turnPages(ctx context.Context, server *child, o operation, pages int) (operation, error) {
	for range pages {
		a, err := o.ask(ctx, server)
		if err != nil {
			return o, err
		}
		after, more, err := nextPage(a.body)
		if err != nil || !more {
			return o, err
		}
		o.variables = maps.Clone(o.variables)
		if o.variables == nil {
			o.variables = map[string]any{}
		}
		o.variables["after"] = after
	}
	return o, nil
}
