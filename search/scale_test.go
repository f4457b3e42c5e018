package search

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/words"
)

// municipalities is how many municipalities an index is measured with: about as many as there are.
const municipalities = 25_000

// csvNames reads names from a file of a data package.
func csvNames(t testing.TB, dir, resource, key string) []db.Name {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, resource+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	header, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	var list []db.Name
	for {
		row, err := r.Read()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		cell := func(name string) *string {
			if i := slices.Index(header, name); i >= 0 && row[i] != "" {
				return &row[i]
			}
			return nil
		}
		n := db.Name{Resource: resource, Row: *cell(key), Ru: cell("name_ru"), En: cell("name_en"), Alias: cell("centre"), KeywordsRu: cell("keywords_ru"), KeywordsEn: cell("keywords_en")}
		if kind := cell("kind"); kind != nil {
			n.Kind = *kind
		}
		if region := cell("region"); region != nil {
			n.Region = db.Ref(*region)
		} else {
			n.Region = db.Ref(n.Row)
			n.Code, n.ISO, n.OKATO = cell("code"), cell("iso"), cell("okato")
		}
		if parent := cell("parent"); parent != nil {
			n.Within = db.Ref("municipality:" + *parent)
		}
		list = append(list, n)
	}
}

// syntheticNames are the regions and so many made-up municipalities.
func syntheticNames(t testing.TB, municipalities int) []db.Name {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "load")
	size := synthetic.Size{Municipalities: municipalities, Programs: 1, Cohorts: 1, Participations: 1, Entries: 1, Observations: 1}
	if err := synthetic.Write(t.Context(), dir, size, 1); err != nil {
		t.Fatal(err)
	}
	return append(csvNames(t, dir, "region", "oktmo"), csvNames(t, dir, "municipality", "oktmo")...)
}

func indexOf(t testing.TB, names []db.Name, successions ...db.Succession) *Index {
	t.Helper()
	return indexWith(t, names, nil, successions...)
}

// indexWith returns the index of places that have other names, too.
func indexWith(t testing.TB, names []db.Name, others []*db.OtherName, successions ...db.Succession) *Index {
	t.Helper()
	return indexIn(t.Context(), t, names, others, successions)
}

func indexIn(ctx context.Context, t testing.TB, names []db.Name, others []*db.OtherName, successions []db.Succession) *Index {
	t.Helper()
	b := newBuilder(ctx)
	b.know(others)
	for i := range names {
		if err := b.add(&names[i]); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.finish(successions)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// distortion is what becomes of a name when people type it.
type distortion struct {
	kind    string
	distort func(r *rand.Rand, n *db.Name, region string) string
}

var distortions = []distortion{
	{"as it is", func(_ *rand.Rand, n *db.Name, _ string) string { return *n.Ru }},
	{"with region", func(_ *rand.Rand, n *db.Name, region string) string { return region + ", " + *n.Ru }},
	{"lower case", func(_ *rand.Rand, n *db.Name, region string) string { return strings.ToLower(*n.Ru + " " + region) }},
	{"typo", func(r *rand.Rand, n *db.Name, region string) string { return mistype(r, *n.Ru) + ", " + region }},
	{"transliteration", func(_ *rand.Rand, n *db.Name, region string) string { return latin(*n.Ru + ", " + region) }},
	{"keyboard layout", func(_ *rand.Rand, n *db.Name, region string) string {
		typed, _ := words.OtherLayout(strings.NewReplacer("(", "", ")", "").Replace(*n.Ru + " " + region))
		return typed
	}},
	{"cut short", func(_ *rand.Rand, n *db.Name, region string) string { return cut(*n.Ru) + " " + region }},
	{"code", func(_ *rand.Rand, n *db.Name, _ string) string { return n.Row[:2] + " " + n.Row[2:5] + " " + n.Row[5:] }},
}

// mistype swaps, drops, doubles or replaces a letter of the longest word.
func mistype(r *rand.Rand, text string) string {
	longest := longestWord(text)
	letters := []rune(longest)
	i := 1 + r.IntN(len(letters)-2)
	switch r.IntN(4) {
	case 0:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	case 1:
		letters = slices.Delete(letters, i, i+1)
	case 2:
		letters = slices.Insert(letters, i, letters[i])
	default:
		letters[i] = []rune("оеаитн")[r.IntN(6)]
	}
	return strings.Replace(text, longest, string(letters), 1)
}

// longestWord is the longest word that is not generic.
func longestWord(text string) string {
	longest := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ()-«»,.", r) }) {
		folded := words.Fold(word)
		if len(word) > len(longest) && !meaningOf(folded, words.Stem(folded)).generic && folded != "синтетический" && folded != "синтетическое" {
			longest = word
		}
	}
	if len([]rune(longest)) < 4 {
		return text
	}
	return longest
}

func cut(text string) string {
	longest := longestWord(text)
	letters := []rune(longest)
	return strings.Replace(text, longest, string(letters[:max(3, len(letters)*2/3)]), 1)
}

// latin transliterates after GOST R 7.0.34-2014, which no table of package words follows as a whole.
func latin(text string) string {
	return strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i",
		"й", "j", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
		"х", "x", "ц", "c", "ч", "ch", "ш", "sh", "щ", "shh", "ъ", "``", "ы", "y'", "ь", "`", "э", "e'", "ю", "yu", "я", "ya").
		Replace(strings.ToLower(text))
}

// sample picks municipalities that a name and a region tell apart from all others.
func sample(names []db.Name, size int) (list []*db.Name, regions map[db.Ref]string) {
	regions = map[db.Ref]string{}
	same := map[string]int{}
	key := func(n *db.Name) string { return words.Fold(*n.Ru) + "/" + string(n.Region) }
	for i := range names {
		if names[i].Resource == "region" {
			regions[names[i].Region] = *names[i].Ru
		}
		same[key(&names[i])]++
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, i := range r.Perm(len(names)) {
		if n := &names[i]; n.Resource == "municipality" && same[key(n)] == 1 && len(list) < size {
			list = append(list, n)
		}
	}
	return list, regions
}

// measure asks for municipalities in every distorted way and logs recall and times, by way.
func measure(t testing.TB, names []db.Name, size int) (first, five float64) {
	t.Helper()
	x := indexOf(t, names)
	list, regions := sample(names, size)
	var all []time.Duration
	var total, firsts, fives int
	for _, d := range distortions {
		r := rand.New(rand.NewPCG(3, 4))
		var times []time.Duration
		f1, f5 := 0, 0
		for _, n := range list {
			query := d.distort(r, n, regions[n.Region])
			begin := time.Now()
			hits, err := x.Find(context.Background(), query, Options{})
			times = append(times, time.Since(begin))
			if err != nil {
				t.Fatal(err)
			}
			if d.kind == "as it is" { // many regions have one of the name: any will do
				hits = slices.DeleteFunc(hits, func(h *Hit) bool { return h.Region != string(n.Region) })
			}
			place := slices.IndexFunc(hits, func(h *Hit) bool { return h.ID == n.ID() })
			if place == 0 {
				f1++
			} else if os.Getenv("GOVHUB_SEARCH_MISSES") != "" {
				t.Logf("%s: %q wants %s %s, got %s", d.kind, query, n.ID(), *n.Ru, top(hits))
			}
			if place >= 0 && place < 5 {
				f5++
			}
		}
		p50, p99 := percentiles(times)
		t.Logf("%-16s recall@1 %.3f  recall@5 %.3f  p50 %6.2f ms  p99 %6.2f ms", d.kind, share(f1, len(list)), share(f5, len(list)), p50, p99)
		all = append(all, times...)
		total, firsts, fives = total+len(list), firsts+f1, fives+f5
	}
	p50, p99 := percentiles(all)
	t.Logf("%-16s recall@1 %.3f  recall@5 %.3f  p50 %6.2f ms  p99 %6.2f ms", "all", share(firsts, total), share(fives, total), p50, p99)
	return share(firsts, total), share(fives, total)
}

func top(hits []*Hit) string {
	var b strings.Builder
	for _, h := range hits[:min(3, len(hits))] {
		fmt.Fprintf(&b, "\n    %.2f %s %s %q", h.Score, h.ID, h.Matched.Reason, h.Matched.Text)
	}
	return b.String()
}

func share(n, of int) float64 { return float64(n) / float64(of) }

// percentiles returns the median and the 99th percentile in milliseconds.
func percentiles(times []time.Duration) (p50, p99 float64) {
	slices.Sort(times)
	at := func(share float64) float64 { return times[int(share*float64(len(times)-1))].Seconds() * 1e3 }
	return at(0.5), at(0.99)
}

// TestScale asks for made-up municipalities as people would type them.
func TestScale(t *testing.T) {
	t.Parallel()
	first, five := measure(t, syntheticNames(t, municipalities), 50)
	if first < 0.92 || five < 0.98 {
		t.Errorf("recall@1 is %.3f and recall@5 %.3f, less than 0.92 and 0.98", first, five)
	}
}
