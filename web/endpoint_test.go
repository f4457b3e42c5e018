package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/web"
)

const (
	asJSON    = "application/json; charset=utf-8"
	asGraphQL = "application/graphql-response+json; charset=utf-8"
)

func TestGraphQL(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	get := func(query string) string { return "/graphql?query=" + url.QueryEscape(query) }
	newer := "application/graphql-response+json"
	tests := map[string]struct {
		method, path, body string
		accept             string
		contentType        string // of a POST, application/json if empty
		status             int
		media              string
		codes              string
		body2              string // substring of the answer
	}{
		"post":                 {body: `{"query":"{name}"}`, status: 200, media: asJSON, body2: `{"data":{"name":"test"},"extensions":{"release":7}}`},
		"post newer":           {body: `{"query":"{name}"}`, accept: newer, status: 200, media: asGraphQL},
		"post both":            {body: `{"query":"{name}"}`, accept: newer + ", application/json", status: 200, media: asGraphQL},
		"post prefers json":    {body: `{"query":"{name}"}`, accept: newer + ";q=0.5, application/json", status: 200, media: asJSON},
		"post newer declined":  {body: `{"query":"{name}"}`, accept: newer + ";q=0, */*", status: 200, media: asJSON},
		"post anything":        {body: `{"query":"{name}"}`, accept: "*/*", status: 200, media: asJSON},
		"post any application": {body: `{"query":"{name}"}`, accept: "application/*", status: 200, media: asJSON},
		"browser":              {method: "GET", path: get("{name}"), accept: "text/html,application/xhtml+xml,*/*;q=0.8", status: 200, media: asJSON},
		"neither":              {body: `{"query":"{name}"}`, accept: "text/html", status: 406, media: asJSON, codes: "BAD_REQUEST"},
		"other charset":        {body: `{"query":"{name}"}`, accept: "application/json;charset=koi8-r", status: 406, media: asJSON, codes: "BAD_REQUEST"},
		"charset":              {body: `{"query":"{name}"}`, accept: "application/json;charset=UTF-8", contentType: "application/json; charset=UTF-8", status: 200, media: asJSON},
		"get":                  {method: "GET", path: get("{name}"), status: 200, media: asJSON},
		"get variables":        {method: "GET", path: get("query A($i:Int){name(id:$i)}") + "&operationName=A&variables=" + url.QueryEscape(`{"i":1}`), status: 200, media: asJSON},
		"get mutation":         {method: "GET", path: get("mutation{name}"), status: 405, media: asJSON, codes: "VALIDATION_FAILED"},
		"post mutation":        {body: `{"query":"mutation{name}"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED"},
		"get nothing":          {method: "GET", path: "/graphql", status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"get bad variables":    {method: "GET", path: get("{name}") + "&variables=[]", status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"get bad escape":       {method: "GET", path: "/graphql?query=%zz", status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"get too long":         {method: "GET", path: get("{" + strings.Repeat("name ", 2000) + "}"), status: 414, media: asJSON, codes: "QUERY_TOO_LARGE", body2: "bytes; the limit is 8,192: send a POST"},
		"put":                  {method: "PUT", path: "/graphql", status: 405, media: asJSON, codes: "BAD_REQUEST"},
		"head":                 {method: "HEAD", path: get("{name}"), status: 200, media: asJSON},
		"head newer":           {method: "HEAD", path: get("{name}"), accept: newer, status: 200, media: asGraphQL},
		"head refused":         {method: "HEAD", path: get("{nam}"), accept: newer, status: 400, media: asGraphQL},
		"head mutation":        {method: "HEAD", path: get("mutation{name}"), status: 405, media: asJSON},
		"head nothing":         {method: "HEAD", path: "/graphql", status: 400, media: asJSON},
		"get with body":        {method: "GET", path: get("{name}"), body: `{"query":"{panic}"}`, status: 200, media: asJSON, body2: `"name":"test"`},
		"get null variables":   {method: "GET", path: get("{name}") + "&variables=null&extensions=null&operationName=", status: 200, media: asJSON},
		"get two mistakes":     {method: "GET", path: get("{name}") + "&variables=1&extensions=1", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "the parameter variables must be a JSON object"},
		"get no variables":     {method: "GET", path: get("{name}") + "&variables=", status: 200, media: asJSON},
		"get plus":             {method: "GET", path: "/graphql?query=query+A+{name}", status: 200, media: asJSON},
		"get twice":            {method: "GET", path: get("{name}") + "&query={panic}", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "the parameter query is given 2 times"},
		"get capitals":         {method: "GET", path: get("{name}") + "&QUERY={panic}", status: 200, media: asJSON, body2: `"name":"test"`},
		"get not utf-8":        {method: "GET", path: get(`{name}#`) + "%ff", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "the parameter query is not UTF-8"},
		"get bad utf-8":        {method: "GET", path: get("{name}") + "&variables=" + url.QueryEscape("{\"a\":\"\xff\"}"), status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "UTF-8"},
		"get operation":        {method: "GET", path: get("{name}") + "&operationName=%c3%28", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "the parameter operationName is not UTF-8"},
		"capital members":      {body: `{"query":"{name}","QUERY":"{panic}","Variables":[],"OPERATIONNAME":1}`, status: 200, media: asJSON, body2: `"name":"test"`},
		"only capitals":        {body: `{"Query":"{name}"}`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"member twice":         {body: `{"query":"{name}","query":"{panic}"}`, status: 400, media: asJSON, codes: "BAD_REQUEST", body2: `it has the member \"query\" twice`},
		"escaped twice":        {body: `{"query":"{name}","qu\u0065ry":"{panic}"}`, status: 400, media: asJSON, codes: "BAD_REQUEST", body2: `it has the member \"query\" twice`},
		"variable twice":       {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1,"i":2}}`, status: 400, media: asJSON, codes: "BAD_REQUEST", body2: `it has the member \"i\" twice`},
		"extension by case":    {body: `{"query":"{name}","extensions":{"PersistedQuery":1}}`, status: 200, media: asJSON},
		"hash by case":         {body: `{"query":"{name}","extensions":{"persistedQuery":{"Version":1,"SHA256Hash":"x"}}}`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"byte order mark":      {body: "\uFEFF" + `{"query":"{name}"}`, status: 200, media: asJSON},
		"not utf-8":            {body: "{\"query\":\"{name}#\xff\"}", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "it is not UTF-8"},
		"not utf-8 variable":   {body: "{\"query\":\"{name}\",\"variables\":{\"a\":\"\xc3\x28\"}}", status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "it is not UTF-8"},
		"utf-16":               {body: "\xff\xfe{\x00}\x00", status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"half a character":     {body: `{"query":"{name}","variables":{"a":"\ud83d"}}`, status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "half a character"},
		"second half":          {body: `{"query":"{name}","variables":{"a":"\\\ude00"}}`, status: 400, media: asJSON, codes: "BAD_REQUEST", body2: "half a character"},
		"a pair":               {body: `{"query":"{name}","variables":{"a":"\ud83d\ude00 \\ud83d \u0444"}}`, status: 200, media: asJSON},
		"media parameters":     {body: `{"query":"{name}"}`, contentType: "Application/JSON ; profile=\"a,b\"", status: 200, media: asJSON},
		"long operation":       {body: `{"query":"{name}","operationName":"` + strings.Repeat("x", 90_000) + `"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: strings.Repeat("x", 50)},
		"long method":          {method: strings.Repeat("X", 5000), path: "/graphql", status: 405, media: asJSON, codes: "BAD_REQUEST"},
		"options":              {method: "OPTIONS", path: "/graphql", status: 204},
		"form":                 {body: `query={name}`, contentType: "application/x-www-form-urlencoded", status: 415, media: asJSON, codes: "BAD_REQUEST"},
		"text":                 {body: `{"query":"{name}"}`, contentType: "text/plain", status: 415, media: asJSON, codes: "BAD_REQUEST"},
		"other encoding":       {body: `{"query":"{name}"}`, contentType: "application/json; charset=utf-16", status: 415, media: asJSON, codes: "BAD_REQUEST"},
		"not json":             {body: `{"query`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"batch":                {body: `[{"query":"{name}"}]`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"two values":           {body: `{"query":"{name}"} {}`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"empty":                {body: ``, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"null":                 {body: `null`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"no query":             {body: `{}`, accept: newer, status: 400, media: asGraphQL, codes: "BAD_REQUEST"},
		"query a number":       {body: `{"query":1}`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"variables a list":     {body: `{"query":"{name}","variables":[]}`, status: 400, media: asJSON, codes: "BAD_REQUEST"},
		"nulls":                {body: `{"query":"{name}","variables":null,"operationName":null,"extensions":null}`, status: 200, media: asJSON},
		"body too large":       {body: `{"query":"{name}","x":"` + strings.Repeat("x", 100<<10) + `"}`, status: 413, media: asJSON, codes: "QUERY_TOO_LARGE", body2: "102,400 bytes"},
		"does not parse":       {body: `{"query":"{"}`, accept: newer, status: 400, media: asGraphQL, codes: "PARSE_FAILED"},
		"does not parse json":  {body: `{"query":"{"}`, accept: "application/json", status: 200, media: asJSON, codes: "PARSE_FAILED"},
		"no operation":         {body: `{"query":"fragment F on Thing{name}"}`, accept: newer, status: 400, media: asGraphQL, codes: "PARSE_FAILED"},
		"unknown field":        {body: `{"query":"{nam}"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: `Did you mean \"name\"?`},
		"unknown field json":   {body: `{"query":"{nam}"}`, accept: "application/json", status: 200, media: asJSON, codes: "VALIDATION_FAILED"},
		"unknown operation":    {body: `{"query":"query A{name}","operationName":"B"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED"},
		"bad variable":         {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":"x"}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: `"variable $i: cannot use string as Int"`},
		"bad variable json":    {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":"x"}}`, status: 200, media: asJSON, codes: "VALIDATION_FAILED"},
		"int of 33 bits":       {body: `{"query":"{name(id:2147483648)}"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "Int cannot represent 2147483648"},
		"int of 32 bits":       {body: `{"query":"{name(id:-2147483648)}"}`, status: 200, media: asJSON},
		"variable of 33 bits":  {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":2147483648}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $i: Int cannot represent 2147483648: it has 32 bits"},
		"null condition":       {body: `{"query":"query($v:Boolean=true){name @include(if:$v) ...F} fragment F on Query{__typename}","variables":{"v":null}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $v must not be null"},
		"other's condition":    {body: `{"query":"query A($v:Boolean!){...F} query B($v:Int){name(id:$v)} fragment F on Query{name @skip(if:$v)}","operationName":"B","variables":{"v":null}}`, status: 200, media: asJSON},
		"deferred":             {body: `{"query":"{name ... @defer{name}}"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "@defer is not supported"},
		"whole float":          {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1.0}}`, status: 200, media: asJSON},
		"exponent":             {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1e1}}`, status: 200, media: asJSON},
		"large exponent":       {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1e999999999999}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $i: Int cannot represent 1e999999999999"},
		"small exponent":       {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1e-999999999999}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $i: Int cannot represent 1e-999999999999: it is not a whole number"},
		"fraction":             {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":1.5}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $i: Int cannot represent 1.5: it is not a whole number"},
		"fraction below":       {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"and":[{"n":1},{"n":1.5}]}}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $f.and[1].n: Int cannot represent 1.5: it is not a whole number"},
		"whole floats below":   {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"and":{"n":100000.0,"x":1.0}}}}`, status: 200, media: asJSON},
		"float of 33 bits":     {body: `{"query":"query($i:Int){name(id:$i)}","variables":{"i":2147483648.0}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $i: Int cannot represent 2147483648: it has 32 bits"},
		"float as release":     {body: `{"query":"query($n:Int!)@release(number:$n){name}","variables":{"n":3.0}}`, status: 200, media: asJSON, body2: `"extensions":{"release":3}`},
		"field of 33 bits":     {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"and":[{"n":2147483648}]}}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $f.and[0].n: Int cannot represent 2147483648"},
		"text for a number":    {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"x":"1"}}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $f.x: cannot use string as Float"},
		"enum in lower case":   {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"and":{"kind":"big"}}}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED", body2: "variable $f.and[0].kind: big is not a value of Kind"},
		"good variables":       {body: `{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{"and":[{"kind":"BIG","n":1,"x":1.5},{"n":null}]}}}`, status: 200, media: asJSON},
		"too deep":             {body: `{"query":"{thing{` + strings.Repeat("things{nodes{", 6) + "name" + strings.Repeat("}}", 6) + `}}"}`, accept: newer, status: 400, media: asGraphQL, codes: "QUERY_TOO_DEEP"},
		"too many nodes":       {body: `{"query":"{things(first:100){nodes{things(first:100){nodes{name}}}}}"}`, accept: newer, status: 400, media: asGraphQL, codes: "TOO_MANY_NODES"},
		"too many nodes json":  {body: `{"query":"{things(first:100){nodes{things(first:100){nodes{name}}}}}"}`, status: 200, media: asJSON, codes: "TOO_MANY_NODES"},
		"long variable":        {body: `{"query":"query($i:ID){thing(id:$i){name}}","variables":{"i":"` + strings.Repeat("x", 1001) + `"}}`, accept: newer, status: 400, media: asGraphQL, codes: "VALUE_TOO_LONG"},
		"pinned":               {body: `{"query":"query @release(number:3){name}"}`, status: 200, media: asJSON, body2: `"extensions":{"release":3}`},
		"pinned by variable":   {body: `{"query":"query($n:Int!)@release(number:$n){name}","variables":{"n":3}}`, status: 200, media: asJSON, body2: `"extensions":{"release":3}`},
		"pinned to none":       {body: `{"query":"query @release(number:4){name}"}`, accept: newer, status: 400, media: asGraphQL, codes: "RELEASE_NOT_FOUND"},
		"pinned to zero":       {body: `{"query":"query @release(number:0){name}"}`, accept: newer, status: 400, media: asGraphQL, codes: "RELEASE_NOT_FOUND"},
		"pinned beyond":        {body: `{"query":"query @release(number:4294967299){name}"}`, accept: newer, status: 400, media: asGraphQL, codes: "VALIDATION_FAILED"},
		"panic":                {body: `{"query":"{panic}"}`, accept: newer, status: 500, media: asJSON, codes: "INTERNAL"},
		"some errors":          {body: `{"query":"{errors(count:2)}"}`, accept: newer, status: 200, media: asGraphQL, codes: "BAD_ID BAD_ID", body2: `"data":{"errors":null},"extensions":{"release":7}`},
		"many errors":          {body: `{"query":"{errors(count:25)}"}`, accept: newer, status: 200, media: asGraphQL, codes: strings.TrimSpace(strings.Repeat("BAD_ID ", 20)), body2: `"errorsOmitted":5`},
		"many invalid":         {body: `{"query":"{thing{` + strings.Repeat("x ", 300) + `}}"}`, accept: newer, status: 400, media: asGraphQL, codes: strings.TrimSpace(strings.Repeat("VALIDATION_FAILED ", 20))},
		"too large":            {body: `{"query":"{big(bytes:10485760)}"}`, accept: newer, status: 400, media: asGraphQL, codes: "RESPONSE_TOO_LARGE", body2: "the limit is 10,485,760"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			header := []string{}
			if tt.accept != "" {
				header = append(header, "Accept", tt.accept)
			}
			if tt.method == "" {
				tt.method, tt.path = "POST", "/graphql"
				if tt.contentType == "" {
					tt.contentType = "application/json"
				}
				header = append(header, "Content-Type", tt.contentType)
			}
			got := f.do(t, tt.method, tt.path, tt.body, header...)
			if got.status != tt.status || got.header.Get("Content-Type") != tt.media {
				t.Errorf("got %d %s, want %d %s: %.300s", got.status, got.header.Get("Content-Type"), tt.status, tt.media, got.body)
			}
			if got.body == "" {
				return
			}
			if len(got.body) > 3000 && tt.codes != "" && !strings.Contains(tt.codes, " ") {
				t.Errorf("an error of %d bytes repeats the request", len(got.body))
			}
			if codes := got.codes(t); codes != tt.codes {
				t.Errorf("got codes %q, want %q: %.300s", codes, tt.codes, got.body)
			}
			if !strings.Contains(got.body, tt.body2) {
				t.Errorf("no %s in %.300s", tt.body2, got.body)
			}
			if tt.codes != "" && tt.status >= 400 && strings.Contains(got.body, `"data"`) {
				t.Errorf("a request error carries data: %.300s", got.body)
			}
			if strings.Contains(got.body, "secret") {
				t.Errorf("the answer reveals a secret: %s", got.body)
			}
		})
	}
	t.Cleanup(func() {
		if n := f.releases.heldNow(); n != 0 {
			t.Errorf("%d releases are still held", n)
		}
		if log := f.log.String(); !strings.Contains(log, "secret") || !strings.Contains(log, "setup_test.go") {
			t.Error("the log lacks the panic or its stack")
		}
	})
}

func TestDeadline(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Limits.Deadline = time.Nanosecond })
	got := f.post(t, "{name}")
	if got.status != http.StatusGatewayTimeout || got.codes(t) != "TIMEOUT" {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

func TestDeadlineDuringExecution(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, func(c *web.Config) { c.Limits.Deadline = time.Second })
		go func() { <-f.hub.waiting }()
		rec := httptest.NewRecorder()
		f.web.Handler().ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", address("{wait}"), nil))
		got := answer{rec.Code, rec.Header(), rec.Body.String()}
		if got.status != http.StatusOK || got.codes(t) != "TIMEOUT" || !strings.Contains(got.body, `"data":null`) {
			t.Errorf("got %d %s", got.status, got.body)
		}
	})
}

func TestDatabaseDown(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	f.releases.down = true
	got := f.post(t, "{name}")
	if got.status != http.StatusServiceUnavailable || got.codes(t) != "UNAVAILABLE" || strings.Contains(got.body, "secret") {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

func TestClientLeaves(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, "GET", f.URL+"/graphql?query={wait}", nil)
	if err != nil {
		t.Fatal(err)
	}
	left := make(chan error)
	go func() {
		resp, err := http.DefaultClient.Do(req)
		if err == nil {
			resp.Body.Close()
		}
		left <- err
	}()
	<-f.hub.waiting
	cancel()
	if err := <-left; err == nil {
		t.Error("the client got an answer")
	}
	f.Close() // waits for the handler
	if n := f.releases.heldNow(); n != 0 {
		t.Errorf("%d releases are still held", n)
	}
	if log := f.log.String(); !strings.Contains(log, `"status":499`) || strings.Contains(log, `"level":"ERROR"`) || strings.Contains(log, "TIMEOUT") {
		t.Errorf("a client that left is logged as %s", log)
	}
	admin := httptest.NewServer(f.web.Admin())
	t.Cleanup(admin.Close)
	f.Server = admin
	metrics := f.do(t, "GET", "/metrics", "").body
	if !strings.Contains(metrics, `govhub_http_requests_total{method="GET",route="/graphql",status="499"} 1`) || strings.Contains(metrics, "govhub_graphql_errors_total{") {
		t.Errorf("a client that left is counted as an error: %s", metrics)
	}
}

// HEAD has the header of GET, and executes no more than GET.
func TestHead(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.CacheSize = 1 << 20 })
	for _, path := range []string{"/graphql?query={name}", "/graphql?query={big(bytes:100)}", "/graphql?query={nam}", "/schema.graphql", "/ru", "/health/live", "/x"} {
		for _, header := range [][]string{{}, {"Accept", "application/graphql-response+json"}} {
			get := f.do(t, "GET", path, "", header...)
			head := f.do(t, "HEAD", path, "", header...)
			get.header.Del("Date")
			head.header.Del("Date")
			if diff := cmp.Diff(get.header, head.header); diff != "" || head.status != get.status || head.body != "" {
				t.Errorf("%s: GET %d, HEAD %d with %q (-GET +HEAD):\n%s", path, get.status, head.status, head.body, diff)
			}
		}
	}
	etag := f.do(t, "HEAD", "/graphql?query={name}", "").header.Get("ETag")
	if got := f.do(t, "HEAD", "/graphql?query={name}", "", "If-None-Match", etag); etag == "" || got.status != http.StatusNotModified {
		t.Errorf("HEAD with its ETag %q: %d", etag, got.status)
	}
	if n := f.hub.answers.Load(); n != 4 {
		t.Errorf("executed %d times, want once for each answer of two queries in two media types", n)
	}
}

// The same text is answered from the cache the second time, with an equal answer.
func TestSameQueryAgain(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for range 3 {
		if got := f.post(t, "query A{name}"); got.body != `{"data":{"name":"test"},"extensions":{"release":7}}` {
			t.Errorf("got %s", got.body)
		}
		if got := f.post(t, "{nam}"); got.codes(t) != "VALIDATION_FAILED" {
			t.Errorf("got %s", got.body)
		}
	}
}
