package ingest_test

import (
	"strings"
	"testing"

	"govhub/ingest"
)

func TestCleanName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Новоуральский:":          "Новоуральский",
		`поселение Мосрентген""`:  "поселение Мосрентген",
		`поселение "Мосрентген"`:  `поселение "Мосрентген"`,
		"ЗАТО п. Солнечный":       "ЗАТО п. Солнечный",
		"муниципальный округ № 7": "муниципальный округ № 7",
		":": ":",
	} {
		got, note := ingest.CleanName(name, "list-2019-04")
		if got != want || (note != "") != (got != name) || note != "" && !strings.Contains(note, "list-2019-04 has «"+name) {
			t.Errorf("%q is %q with the note %q, want %q", name, got, note, want)
		}
	}
}

func TestWithoutKind(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"городской округ город Уфа": "город Уфа",
		"внутригородская территория города федерального значения муниципальный округ Коломна": "муниципальный округ Коломна",
		"Ольский муниципальный район": "Ольский муниципальный район",
		"Губкинский городской округ":  "Губкинский городской округ",
		"городской округ ":            "городской округ ",
	} {
		if got := ingest.WithoutKind(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
