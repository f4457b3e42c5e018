package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
)

// errorCode is an entry of errorcode/codes.json.
type errorCode struct {
	Code     string `json:"code"`
	Status   int    `json:"status"`   // of a response that is only this error
	OKAsJSON bool   `json:"okAsJSON"` // the status is 200 under application/json
	Others   []int  `json:"others"`   // further statuses: the page of errors says when
	Field    bool   `json:"field"`    // it may come beside data, with status 200
	Again    bool   `json:"again"`    // the same request may succeed later
	Means    string `json:"means"`    // in the schema
	Cause    string `json:"cause"`    // in the page of errors
	Do       string `json:"do"`       // in the page of errors
}

// readErrorCodes reads the codes of errors, in the order of the enum.
func readErrorCodes(path string) ([]errorCode, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var codes []errorCode
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&codes); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i, c := range codes {
		if c.Code == "" || c.Means == "" || c.Cause == "" || c.Do == "" || http.StatusText(c.Status) == "" {
			return nil, fmt.Errorf("%s: entry %d, %q: give it code, status, means, cause and do", path, i+1, c.Code)
		}
	}
	return codes, nil
}

// Name returns the name of the constant: "BAD_ID" is BadID.
func (c errorCode) Name() string {
	var b strings.Builder
	for word := range strings.SplitSeq(c.Code, "_") {
		if word != "ID" {
			word = word[:1] + strings.ToLower(word[1:])
		}
		b.WriteString(word)
	}
	return b.String()
}

// Statuses lists the possible statuses of responses with the error.
func (c errorCode) Statuses() string {
	list := []string{strconv.Itoa(c.Status)}
	if c.OKAsJSON {
		list[0] += "*"
	}
	for _, status := range c.Others {
		list = append(list, strconv.Itoa(status))
	}
	if c.Field {
		list = append(list, "field")
	}
	return strings.Join(list, ", ")
}
