package endpoint

import "testing"

func TestNegotiate(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{
		"":                                     mediaJSON,
		"*/*":                                  mediaJSON,
		"application/*":                        mediaJSON,
		"application/json, */*":                mediaJSON,
		"application/json;q=0.1, */*":          mediaGraphQL, // GraphQL preferred to JSON
		mediaGraphQL:                           mediaGraphQL,
		mediaGraphQL + ", */*":                 mediaGraphQL,
		mediaGraphQL + ";q=0.9, */*":           mediaJSON,
		mediaGraphQL + ";q=0, */*":             mediaJSON,
		"text/csv":                             "text/csv",
		"TEXT/CSV":                             "text/csv",
		"text/csv, */*":                        "text/csv",
		"text/csv;q=0.1, */*":                  mediaJSON,
		"text/csv;q=0.1,*/*;q=0.2":             mediaJSON,
		"text/csv;q=0.5, */*;q=0.5":            "text/csv",
		"text/csv;q=0.5, application/*;q=0.9":  mediaJSON,
		"application/zip;q=0.2, */*;q=0.9":     mediaJSON,
		"application/zip, application/*;q=0.9": "application/zip",
		"text/csv;q=0.9, application/json;q=0.5, */*":        mediaGraphQL,
		"text/csv;q=0.9, application/json;q=0.5":             "text/csv",
		"text/csv;q=0.5, application/json":                   mediaJSON,
		"text/csv, application/json":                         mediaJSON,
		"text/csv, application/x-ndjson;q=0.9":               "text/csv",
		"text/csv;header=\"a, text/plain\";q=0.3, */*;q=0.2": "text/csv",
		"text/csv;q=nan, application/json;q=0.1":             mediaJSON,
		"text/csv; q=0.4 , application/x-ndjson ; q=0.5":     "application/x-ndjson",
		"text/html, application/xhtml+xml, */*;q=0.8":        mediaJSON,
		"text/html":               "",
		"text/*":                  "",
		"application/json;q=0":    "",
		"*/*;q=0":                 "",
		"text/csv;q=0, text/html": "",
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("Accept %s: %q, want %q", accept, got, want)
		}
	}
}

func TestInteger(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{
		"0": "0", "-0": "0", "0.0": "0", "0e5": "0", "1": "1", "-7": "-7", "1.0": "1", "1e1": "10", "1E+2": "100", "1.50e1": "15", "150e-1": "15",
		"100000.0": "100000", "-1.0": "-1", "12.5e1": "125", "9007199254740993.0": "9007199254740993", "0.00e99999999999999999999": "0",
		"1.5": "", "1e-1": "", "15e-2": "", "0.1": "", "1e-99999999999999999999": "",
		"1.0e-9223372036854775808": "", "1.5e-9223372036854775808": "", "0.0e-9223372036854775808": "0",
		"1e41": "1e41", "1e99999999999999999999": "1e99999999999999999999", "1e40": "10000000000000000000000000000000000000000",
	} {
		if got, whole := integer(number); got != want || whole != (want != "") {
			t.Errorf("%s: %q, %t, want %q", number, got, whole, want)
		}
	}
}
