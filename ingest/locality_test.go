package ingest_test

import (
	"testing"

	"govhub/ingest"
)

func TestLocalityName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                    "",
		"г Алейск":            "Алейск",
		"г. Суоярви":          "Суоярви",
		"рп Белый Яр":         "Белый Яр",
		"ст-ца Ленинградская": "Ленинградская",
		"ж/д ст Клявлино":     "Клявлино",
		"Алейск":              "Алейск",
		"Белый Яр":            "Белый Яр", // as in the bundle: Белый is not a type
		"г":                   "г",
	} {
		if got := ingest.LocalityName(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
