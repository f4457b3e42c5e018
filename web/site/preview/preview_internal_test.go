package preview

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"
)

var hostile = []string{
	"", "Казань", "<script>alert(1)</script>", "اسم طويل", "👩‍👩‍👧‍👦 e\u0301\u202egnal", strings.Repeat("ы", 300), strings.Repeat("Очень длинное имя ", 100),
	strings.Repeat("а ", 500), "\x00\n\t", strings.Repeat(" ", 700), strings.Repeat("\u0301", 5000),
}

// Whatever is written stays within its margins.
func TestPicturesKeepTheirMargins(t *testing.T) {
	t.Parallel()
	for _, text := range hostile {
		for _, figures := range [][]Figure{nil, {{text, text}}, {{text, text}, {text, text}, {text, text}}} {
			var b bytes.Buffer
			if err := Draw(&b, Card{Kind: text, Title: text, Figures: figures, Text: text, Source: text, Release: "Выпуск 1"}); err != nil {
				t.Fatal(err)
			}
			p, err := png.Decode(&b)
			if err != nil || p.Bounds().Dx() != Width || p.Bounds().Dy() != Height {
				t.Fatalf("%q: %v, %v", text, p.Bounds(), err)
			}
			const loose = 4 // by which letters reach beyond their place
			for y := range Height {
				for x := edge; x < Width; x++ {
					if inside := x >= left-loose && x < right+loose && y > 48 && y < Height-32; !inside && p.At(x, y) != color.Color(ground) {
						t.Fatalf("%q with %d figures has ink at %d, %d", text, len(figures), x, y)
					}
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	f := medium(64)
	for text, want := range map[string]string{
		"Казань": "Казань",
		"Республика Татарстан (Татарстан)":                  "Республика Татарстан|(Татарстан)",
		"Бюджетный кодекс от 31 июля № 145":                 "Бюджетный кодекс от|31 июля № 145",
		"Бюджетный кодекс в редакции":                       "Бюджетный кодекс|в редакции",
		"Бюджетный кодекс № 145678":                         "Бюджетный кодекс|№ 145678",
		"один два три четыре пять шесть семь восемь девять": "один два три четыре|пять шесть семь…",
		strings.Repeat("ы", 40):                             "ыыыыыыыыыыыыыы|ыыыыыыыыыыыыы…",
	} {
		lines, whole := wrap(f, text, 750, 2)
		if got := strings.Join(lines, "|"); got != want || whole == strings.HasSuffix(want, "…") {
			t.Errorf("%s: got %s, %t", text, got, whole)
		}
	}
}

// The last line of a title is not left with one word.
func TestBalanced(t *testing.T) {
	t.Parallel()
	f := medium(64)
	for text, want := range map[string]string{
		"Kazan": "Kazan",
		"Kazan urban okrug, Republic of|Tatarstan":             "Kazan urban okrug,|Republic of Tatarstan",
		"Kazan urban\u00adokrug, Republic of|Tatarstan":        "Kazan urban\u00adokrug,|Republic of Tatarstan",
		strings.Repeat("ы", 20) + "|" + strings.Repeat("ы", 3): strings.Repeat("ы", 20) + "|ыыы",
	} {
		if got := strings.Join(balanced(f, strings.Split(text, "|")), "|"); got != want {
			t.Errorf("%s: got %s", text, got)
		}
	}
}

// The file of colours is that of the explorer.
func TestColours(t *testing.T) {
	t.Parallel()
	tokens, err := os.ReadFile("../../explorer/src/design/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(tokens), "data-theme='dark'")
	for name, c := range map[string]color.RGBA{"ground": ground, "line": line, "ink": ink, "ink-soft": inkSoft, "accent": accent} {
		if want := fmt.Sprintf("--%s: #%02x%02x%02x;", name, c.R, c.G, c.B); !strings.Contains(light, want) {
			t.Errorf("tokens.css has no %s", want)
		}
	}
}
