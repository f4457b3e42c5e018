package endpoint

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"govhub/db"
	"govhub/errorcode"
	"govhub/web/language"
	"govhub/web/limits"
	"govhub/web/request"
)

// refusal is the response to a request that is not a GraphQL request.
type refusal struct {
	status  int
	code    errorcode.Code
	message string
}

func bad(message string) *refusal {
	return &refusal{http.StatusBadRequest, errorcode.BadRequest, message}
}

// textOf returns the source of a request: the query string of a GET, the body of a POST.
func textOf(w http.ResponseWriter, r *http.Request, l Limits) (string, *refusal) {
	if request.Reads(r.Method) {
		if n := len(r.URL.RawQuery); n > l.Address {
			return "", &refusal{
				http.StatusRequestURITooLong, errorcode.QueryTooLarge,
				"the query string has " + limits.Number(n) + " bytes; the limit is " + limits.Number(l.Address) + ": send a POST",
			}
		}
		return r.URL.RawQuery, nil
	}
	if reason := unreadable(r.Header); reason != "" {
		return "", &refusal{http.StatusUnsupportedMediaType, errorcode.BadRequest, reason}
	}
	body := bytes.NewBuffer(make([]byte, 0, min(max(r.ContentLength, 0), largeRequest)+bytes.MinRead)) // most bodies fit
	if _, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, l.Body)); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return "", &refusal{
				http.StatusRequestEntityTooLarge, errorcode.QueryTooLarge,
				"the body has more than " + limits.Number(int(l.Body)) + " bytes, the limit: ask for less at once",
			}
		}
		return "", bad("the body ended early: send it again")
	}
	return body.String(), nil
}

// paramsOf parses the parameters of a request. Without a query it has a hash.
func paramsOf(method, text string) (*graphql.RawParams, *textHash, *refusal) {
	read, missing := paramsOfPost, "the member query of the body must be a string with a query"
	if request.Reads(method) {
		read, missing = paramsOfGet, "the parameter query is missing: send /graphql?query={…}"
	}
	p, no := read(text)
	if no != nil {
		return nil, nil, no
	}
	hash, no := hashOf(p)
	if no == nil && hash == nil && p.Query == "" {
		no = bad(missing)
	}
	return p, hash, no
}

const notEncoded = "the query string is not URL-encoded: encode it as application/x-www-form-urlencoded"

// paramsOfGet parses the parameters of a GET.
func paramsOfGet(text string) (*graphql.RawParams, *refusal) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return nil, bad(notEncoded)
	}
	for _, name := range members {
		switch given := values[name]; {
		case len(given) > 1:
			return nil, bad("the parameter " + name + " is given " + strconv.Itoa(len(given)) + " times: send it once")
		case len(given) == 1 && !utf8.ValidString(given[0]):
			return nil, bad("the parameter " + name + " is not UTF-8: encode its text in UTF-8 before you encode it for the address")
		}
	}
	p := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for _, object := range []struct {
		name string
		into *map[string]any
	}{{"variables", &p.Variables}, {"extensions", &p.Extensions}} {
		text := values.Get(object.name)
		if text == "" {
			continue
		}
		value, err := decode(text)
		if err != nil {
			return nil, bad("the parameter " + object.name + " must be a JSON object: " + err.Error())
		}
		var ok bool
		if *object.into, ok = value.(map[string]any); !ok && value != nil {
			return nil, bad("the parameter " + object.name + " must be a JSON object")
		}
	}
	return p, nil
}

// languageIn returns the language that the query string of an address names, empty if none.
func languageIn(address string) (db.Lang, *refusal) {
	values, err := url.ParseQuery(address)
	if err != nil {
		return "", bad(notEncoded)
	}
	lang, err := language.Named(values)
	if err != nil {
		return "", bad(err.Error())
	}
	return lang, nil
}

// members are the case-sensitive members of a request.
var members = []string{"query", "operationName", "variables", "extensions"}

// paramsOfPost parses the parameters of a POST.
func paramsOfPost(text string) (*graphql.RawParams, *refusal) {
	const form = `the body must be one JSON object: {"query": "{ … }"}`
	value, err := decode(strings.TrimPrefix(text, "\uFEFF")) // some programs always write a byte order mark
	if err != nil {
		return nil, bad(form + ": " + err.Error())
	}
	in, ok := value.(map[string]any)
	if !ok {
		return nil, bad(form)
	}
	p := &graphql.RawParams{}
	if p.Query, ok = in["query"].(string); !ok && in["query"] != nil {
		return nil, bad("the member query of the body must be a string with a query")
	}
	if p.OperationName, ok = in["operationName"].(string); !ok && in["operationName"] != nil {
		return nil, bad("the member operationName of the body must be a string or null")
	}
	if p.Variables, ok = in["variables"].(map[string]any); !ok && in["variables"] != nil {
		return nil, bad("the member variables of the body must be an object or null")
	}
	if p.Extensions, ok = in["extensions"].(map[string]any); !ok && in["extensions"] != nil {
		return nil, bad("the member extensions of the body must be an object or null")
	}
	return p, nil
}

// unreadable returns what is wrong with the encoding of a body, or an empty text. Other media types are rejected, not least
// because browsers send them across origins without a preflight.
func unreadable(h http.Header) string {
	if given := h.Get("Content-Type"); given != mediaJSON { // the common header needs no parsing
		media, params, err := mime.ParseMediaType(given)
		if err != nil || media != mediaJSON {
			return "the body must be JSON: send it with Content-Type: application/json"
		}
		if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			return "the body must be UTF-8: leave charset out of Content-Type"
		}
	}
	if enc := h.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		return "the body must not be compressed: leave Content-Encoding out"
	}
	return ""
}
