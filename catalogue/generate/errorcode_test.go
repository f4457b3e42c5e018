package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestErrorCode(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]errorCode{
		"BadID 400, field":                       {Code: "BAD_ID", Status: 400, Field: true},
		"ValidationFailed 400*, 405, 406, field": {Code: "VALIDATION_FAILED", Status: 400, OKAsJSON: true, Others: []int{405, 406}, Field: true},
		"Internal 500":                           {Code: "INTERNAL", Status: 500},
	} {
		if got := c.Name() + " " + c.Statuses(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestReadErrorCodes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`[{"code": "INTERNAL", "status": 500, "means": "A fault.", "cause": "a fault", "do": "report it"}]`: "",
		`[{"code": "INTERNAL", "status": 500, "means": "A fault.", "cause": "a fault"}]`:                    `entry 1, "INTERNAL": give it code, status, means, cause and do`,
		`[{"code": "INTERNAL", "means": "A fault.", "cause": "a fault", "do": "report it"}]`:                `entry 1, "INTERNAL": give it`,
		`[{"code": "INTERNAL", "meaning": "A fault."}]`:                                                     `unknown field "meaning"`,
	} {
		path := filepath.Join(t.TempDir(), "codes.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readErrorCodes(path)
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path)) {
			t.Errorf("%s: got error %v, want %q", text, err, want)
		}
	}
}
