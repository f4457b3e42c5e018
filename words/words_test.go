package words_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"govhub/words"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Орёл":       "орел",
		"ОРЕ\u0308Л": "орел",
		"«Малая Родина — сила России»": "малая родина сила россии",
		"Йошкар-Ола":                    "йошкар ола",
		"И\u0306ошкар\u2011Ола":         "йошкар ола",
		"Kазань":                        "казань", // the first letter is Latin
		"Zaporizhzhia":                  "zaporizhzhia",
		"Donetsk People's Republic":     "donetsk peoples republic",
		"Ṙostov":                        "rostov",
		"Ŝëlkovo":                       "shchyolkovo",
		"№ 41":                          "no 41",
		"100\u00a0%":                    "100",
		"\u200bКазань\ufeff\x00\x1b[0m": "казань 0m",
		"😀 ％ ＿":                         "",
		"":                              "",
	} {
		if got := words.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNominatives(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"ельце": "елец", "орле": "орел", "грязовца": "грязовец", "городцу": "городец", "череповцом": "череповец", "ейце": "еец", "казани": "", "": "",
	} {
		if got := words.Nominatives(word); want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("Nominatives(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"казани": "казан", "казань": "казан", "мэров": "мэр", "мэры": "мэр", "муниципальная": "муниципальн",
		"municipalities": "municip", "municipal": "municip", "2024": "2024", "": "",
	} {
		if got := words.Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestRomanizeAcrossSchemes(t *testing.T) {
	t.Parallel()
	for russian, spellings := range map[string][]string{
		"Щёлково":        {"Shchelkovo", "Shchyolkovo", "Ŝëlkovo", "Schelkovo", "Ščëlkovo"},
		"Юрьев":          {"Yuryev", "Iurev", "Jur'ev", "Ûr'ev"},
		"Хабаровск":      {"Khabarovsk", "Habarovsk", "Xabarovsk"},
		"Челябинск":      {"Chelyabinsk", "Cheliabinsk", "Čelâbinsk", "Čeljabinsk"},
		"Нижний":         {"Nizhny", "Nizhniy", "Nizhnii", "Nižnij", "Nizhnij"},
		"Уфимский":       {"Ufimsky", "Ufimskiy", "Ufimskii", "Ufimskij", "Ufimski"},
		"Екатеринбург":   {"Yekaterinburg", "Ekaterinburg", "Jekaterinburg"},
		"Йошкар":         {"Yoshkar", "Joškar", "Ioshkar"},
		"Тольятти":       {"Tolyatti", "Toliatti", "Tol'yatti", "Tolatti"},
		"Находка":        {"Nakhodka", "Nahodka"},
		"Кириенко":       {"Kiriyenko", "Kirienko", "Kirijenko", "Kiriienko"},
		"Моисеев":        {"Moiseyev", "Moiseev", "Moisejev"},
		"Цивильск":       {"Tsivilsk", "Civil'sk"},
		"Майкоп":         {"Maykop", "Maikop", "Majkop"},
		"Благовещенск":   {"Blagoveshchensk", "Blagoveschensk", "Blagoveŝensk"},
		"Альметьевск":    {"Almetyevsk", "Al'met'evsk", "Almetevsk", "Almetievsk"},
		"Ульяновск":      {"Ulyanovsk", "Ul'janovsk", "Ulianovsk"},
		"Южно-Сахалинск": {"Yuzhno-Sakhalinsk", "Iuzhno-Sakhalinsk", "Ûžno-Sahalinsk", "Juzhno-Sakhalinsk"},
	} {
		want := words.Romanize(words.Fold(russian))
		for _, latin := range spellings {
			if got := words.Romanize(words.Fold(latin)); got != want {
				t.Errorf("%s: %s becomes %q, want %q", russian, latin, got, want)
			}
		}
	}
}

func TestOtherLayout(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"rfpfym":         "казань",
		"Hjcnjd-yf-Ljye": "ростов-на-дону",
		"[f,fhjdcr":      "хабаровск",
		"ьщысщц":         "moscow",
		"`kjxrf 1":       "ёлочка 1",
	} {
		if got, ok := words.OtherLayout(typed); !ok || got != want {
			t.Errorf("OtherLayout(%q) = %q, %v, want %q", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "123 -", "Kазань город"} {
		if got, ok := words.OtherLayout(typed); ok {
			t.Errorf("OtherLayout(%q) = %q, want nothing", typed, got)
		}
	}
}

// FuzzWords feeds what people paste. Whatever comes in, words are folded once and for all.
func FuzzWords(f *testing.F) {
	for _, seed := range []string{"Орёл «Ω» ǅ İstanbul", "\xff\xfe%_\\", "ﬁ ½ ㎞ 𝕂", "ß ẞ ŉ ̈́"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, word := range words.Split(text) {
			if word == "" || strings.ContainsAny(word, " %_\\\x00") || !utf8.ValidString(word) {
				t.Errorf("%q has the word %q", text, word)
			}
			if diff := cmp.Diff([]string{word}, words.Split(word)); diff != "" {
				t.Errorf("%q: folded again (-want +got):\n%s", text, diff)
			}
			words.Stem(word)
			words.Romanize(word)
		}
		words.OtherLayout(text)
	})
}

func TestPlaceCompoundsAreOfPlaceKinds(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, k := range words.PlaceKinds {
		for _, word := range strings.Fields(k.Words) {
			known[word] = true
		}
	}
	for short, spelled := range words.PlaceCompounds {
		for _, word := range strings.Fields(spelled) {
			if !known[word] {
				t.Errorf("%s is %s, but no kind of places is called %s", short, spelled, word)
			}
		}
	}
}

func TestStems(t *testing.T) {
	t.Parallel()
	for word, forms := range map[string][]string{
		"ветеран": {"ветерана", "ветераны", "ветеранах", "ветеранов"}, "тагил": {"тагиле", "тагила"}, "саратов": {"саратове", "саратовом"},
		"казань": {"казани", "казанью"}, "москва": {"москве", "москвой"}, "строительство": {"строительстве", "строительством"},
		"городской": {"городского", "городских"}, "school": {"schools"},
	} {
		stems := words.Stems(word)
		for _, form := range forms {
			if !slices.Contains(stems, words.Stem(form)) {
				t.Errorf("Stems(%q) = %q lacks that of %q, %q", word, stems, form, words.Stem(form))
			}
		}
	}
}
