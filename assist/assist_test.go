package assist_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"govhub/assist"
	"govhub/db"
	"govhub/errorcode"
)

var kinds = []assist.Kind{assist.Practices, assist.Programs, assist.Indicators, assist.Regulations}

// places is a gazetteer of a few names, as releases have them.
var places = []assist.Place{
	{ID: "region:36000000", Region: "region:36000000", Names: []string{"Самарская область", "Samara Oblast"}},
	{ID: "municipality:36701000", Region: "region:36000000", Names: []string{"городской округ Самара", "Samara"}},
	{ID: "region:92000000", Region: "region:92000000", Names: []string{"Республика Татарстан", "Republic of Tatarstan"}},
	{ID: "municipality:92701000", Region: "region:92000000", Names: []string{"город Казань", "Kazan"}},
	{ID: "region:10000000", Region: "region:10000000", Names: []string{"Амурская область", "Amur Oblast"}},
	{ID: "municipality:10701000", Region: "region:10000000", Names: []string{"город Благовещенск"}},
	{ID: "region:80000000", Region: "region:80000000", Names: []string{"Республика Башкортостан"}},
	{ID: "municipality:80615000", Region: "region:80000000", Names: []string{"город Благовещенск"}},
	{ID: "municipality:24701000", Region: "region:24000000", Names: []string{"городской округ Иваново"}},
	{ID: "municipality:17701000", Region: "region:17000000", Names: []string{"город Владимир"}},
	{ID: "region:71800000", Region: "region:71800000", Names: []string{"Ханты-Мансийский автономный округ — Югра"}},
	{ID: "municipality:71871000", Region: "region:71800000", Names: []string{"город Ханты-Мансийск"}},
	{ID: "municipality:36620000", Region: "region:36000000", Names: []string{"Кинель-Черкасский муниципальный район"}},
	{ID: "municipality:60701000", Region: "region:60000000", Names: []string{"город Ростов-на-Дону"}},
	{ID: "municipality:63701000", Region: "region:63000000", Names: []string{"город Саратов"}},
	{ID: "municipality:22701000", Region: "region:22000000", Names: []string{"город Нижний Новгород"}},
	{ID: "region:32000000", Region: "region:32000000", Names: []string{"Кемеровская область — Кузбасс"}},
	{ID: "municipality:36999000", Region: "region:36000000", Names: []string{"город Благовещенск"}, Former: true},
}

var documents = []assist.Document{
	{ID: "regulation:roads", Kind: assist.Regulations, Fields: []assist.Field{
		{Name: "title", Lang: db.LangRu, Weight: 3, Text: "О дорогах"},
		{Name: "title", Lang: db.LangEn, Weight: 3, Text: "On Roads"},
		{Name: "summary", Lang: db.LangRu, Weight: 1, Text: "Содержание и ремонт дорог. Порядок обжалования."},
	}},
	{ID: "regulation:heat", Kind: assist.Regulations, Fields: []assist.Field{
		{Name: "title", Lang: db.LangRu, Weight: 3, Text: "О теплоснабжении"}, {Name: "title", Lang: db.LangEn, Weight: 3, Text: "On Heat Supply"},
	}},
	{ID: "practice:youth", Kind: assist.Practices, Fields: []assist.Field{{Name: "title", Lang: db.LangRu, Weight: 3, Text: "ГородМолодость: занятия для подростков"}}},
	{ID: "regulation:131", Kind: assist.Regulations, Fields: []assist.Field{{Name: "title", Lang: db.LangRu, Weight: 3, Text: "Закон № 131-ФЗ"}}},
}

func newIndex(t testing.TB, documents []assist.Document, places []assist.Place) *assist.Index {
	t.Helper()
	x, err := assist.NewIndex(t.Context(), documents, places)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func ask(t testing.TB, x *assist.Index, request string, lang db.Lang) *assist.Assistance {
	t.Helper()
	a, err := x.Assist(t.Context(), request, lang)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func suggest(t testing.TB, a *assist.Assistance, kind assist.Kind) []*assist.Suggestion {
	t.Helper()
	list, err := a.Suggest(t.Context(), kind, assist.MaxSuggestions)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	x := newIndex(t, nil, places)
	for request, want := range map[string][]string{
		"Живу в Казани, раньше в Самаре":                   {"Казани", "municipality:92701000", "Самаре", "municipality:36701000"},
		"дороги самарской области и города казани":         {"самарской области", "region:36000000", "города казани", "municipality:92701000"},
		"дороги казани":                                    nil, // a name in small letters needs a word for its kind
		"В Саратове, из Саратова, под Саратовом":           {"Саратове|Саратова|Саратовом", "municipality:63701000"},
		"Дороги в Самарской области плохие":                {"Самарской области", "region:36000000"},
		"В Самарской обл. и в Республике Татарстан":        {"Самарской обл", "region:36000000", "Республике Татарстан", "region:92000000"},
		"У Самарской набережной":                           nil,
		"в Иваново и в Иванове":                            {"Иваново|Иванове", "municipality:24701000"},
		"Иванов Пётр, Иванова Анна, об Иванове И. И.":      nil,
		"Владимир Петрович живёт во Владимире":             {"Владимире", "municipality:17701000"},
		"Г. Ханты-Мансийск, Югра":                          {"Г. Ханты-Мансийск", "municipality:71871000", "Югра", "region:71800000"},
		"Ханты-Мансийского автономного округа":             {"Ханты-Мансийского автономного округа", "region:71800000"},
		"из Кинель-Черкасского района":                     {"Кинель-Черкасского района", "municipality:36620000"},
		"из Кинель-Черкасского мун. района":                {"Кинель-Черкасского мун. района", "municipality:36620000"},
		"Ростове-на-Дону и Нижнем Новгороде":               {"Ростове-на-Дону", "municipality:60701000", "Нижнем Новгороде", "municipality:22701000"},
		"Благовещенск":                                     {"Благовещенск", "municipality:10701000 municipality:80615000 municipality:36999000"},
		"Благовещенск Республики Башкортостан":             {"Благовещенск", "municipality:80615000 municipality:10701000 municipality:36999000", "Республики Башкортостан", "region:80000000"},
		"I live in Samara Oblast, not in Samara or Kazan.": {"Samara Oblast", "region:36000000", "Samara", "municipality:36701000", "Kazan", "municipality:92701000"},
		"Кузбасс просит":                                   {"Кузбасс", "region:32000000"},
		"Ничего здесь нет":                                 nil,
	} {
		var got []string
		for _, m := range ask(t, x, request, "").Places {
			var texts []string
			for _, p := range m.Passages {
				texts = append(texts, p.Text)
			}
			got = append(got, strings.Join(texts, "|"), strings.Join(m.Places, " "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", request, diff)
		}
	}
}

// TestCandidatesAreBounded names a village that a hundred places are called after.
func TestCandidatesAreBounded(t *testing.T) {
	t.Parallel()
	var many []assist.Place
	for i := range 100 {
		many = append(many, assist.Place{ID: "municipality:" + string(rune('a'+i%26)) + string(rune('a'+i/26)), Names: []string{"село Покровка"}})
	}
	m := ask(t, newIndex(t, nil, many), "в Покровке", "").Places[0]
	if len(m.Places) != 10 || m.CandidateCount != 100 {
		t.Errorf("%d candidates of %d, want 10 of 100", len(m.Places), m.CandidateCount)
	}
}

func TestSummaryQuotes(t *testing.T) {
	t.Parallel()
	const request = "Здравствуйте! Пишу из г. Казань, ул. Садовая, д. 5. Дорога у дома разбита, на дороге ямы. 😀 Погода хорошая.\n" +
		"Ямы на дороге у дома чинили в 2020 г. и т. д. Прошу отремонтировать дорогу у дома № 5.\n\nИванов И. И."
	a := ask(t, newIndex(t, nil, nil), request, "")
	var got []string
	runes := []rune(request)
	for _, p := range a.Summary {
		got = append(got, p.Text)
		if quoted := string(runes[p.Start:p.End]); quoted != p.Text {
			t.Errorf("characters %d to %d are %q, not %q", p.Start, p.End, quoted, p.Text)
		}
	}
	want := []string{
		"Дорога у дома разбита, на дороге ямы.",
		"Ямы на дороге у дома чинили в 2020 г. и т. д. Прошу отремонтировать дорогу у дома № 5.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
	if first := a.KeyTerms[0]; first.Stem != "дорог" || first.Occurrences != 4 || first.Weight != 1 {
		t.Errorf("the first term is %+v, want the road, 4 times", first)
	}
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, nil)
	for _, c := range []struct {
		request    string
		lang, want db.Lang
		detected   bool
	}{
		{"Ямы на дороге", "", db.LangRu, true},
		{"Potholes", "", db.LangEn, true},
		{"Ямы", db.LangEn, db.LangEn, false},
		{"道路 😀 12", "", db.LangRu, true},
	} {
		if a := ask(t, x, c.request, c.lang); a.Lang != c.want || a.LangDetected != c.detected || a.Notice() == "" {
			t.Errorf("%q in %q: language %s, detected %v", c.request, c.lang, a.Lang, a.LangDetected)
		}
	}
	if ru, en := ask(t, x, "", db.LangRu).Notice(), ask(t, x, "", db.LangEn).Notice(); ru == en {
		t.Error("the notice has one language only")
	}
}

// TestSuggestionExplains wants forms of a word, words of a topic in either language, and what each adds.
func TestSuggestionExplains(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, nil)
	for _, c := range []struct{ request, id, requested, document, topic, field string }{
		{"Кто чинит дорогу?", "regulation:roads", "дорогу", "дорогах", "", "О дорогах"},
		{"Кто засыпает выбоины?", "regulation:roads", "выбоины", "дорогах", "roads", "О дорогах"},
		{"Who fills the potholes?", "regulation:roads", "potholes", "Roads", "roads", "On Roads"},
		{"Батареи холодные", "regulation:heat", "Батареи", "теплоснабжении", "heating", "О теплоснабжении"},
		{"Занятия для подростков", "practice:youth", "подростков", "Молодость", "youth", "ГородМолодость: занятия для подростков"},
		{"действует ли 131-фз?", "regulation:131", "131-фз", "131-ФЗ", "", "Закон № 131-ФЗ"},
	} {
		kind, _, _ := strings.Cut(c.id, ":")
		found := suggest(t, ask(t, x, c.request, ""), assist.Kind(kind))
		if len(found) != 1 || found[0].ID != c.id {
			t.Errorf("%q: found %v, want %s", c.request, found, c.id)
			continue
		}
		s := found[0]
		i := slices.IndexFunc(s.Terms, func(t *assist.SharedTerm) bool { return (t.Topic != nil) == (c.topic != "") })
		if i < 0 || s.Terms[i].Request != c.requested || s.Terms[i].Document != c.document || c.topic != "" && *s.Terms[i].Topic != c.topic {
			t.Errorf("%q: shares %+v", c.request, *s.Terms[max(i, 0)])
		}
		if len(s.RequestPassages) != 1 || s.RequestPassages[0].Text != c.request || s.Passages[0].Text != c.field {
			t.Errorf("%q: quotes %+v and %+v", c.request, s.RequestPassages, s.Passages)
		}
	}
}

// TestNothing wants empty answers where there is nothing to find.
func TestNothing(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, places)
	for _, request := range []string{
		"", " \n\t\u00a0\r\n", "\x01\x02\x1b[0m\x7f", "😀🎉👍", "?!… — «»", "12 345 67.89", "的道路", "Здравствуйте! Прошу ответить.", "и в на по",
	} {
		a := ask(t, x, request, "")
		if len(a.Places) > 0 {
			t.Errorf("%q names %v", request, a.Places[0])
		}
		for _, kind := range kinds {
			if found := suggest(t, a, kind); len(found) > 0 {
				t.Errorf("%q: found %v", request, found[0])
			}
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, places)
	if _, err := x.Assist(t.Context(), strings.Repeat("ы", assist.MaxRequest), ""); err != nil {
		t.Errorf("a request as long as may be: %v", err)
	}
	var input *errorcode.InputError
	if _, err := x.Assist(t.Context(), strings.Repeat("ы", assist.MaxRequest+1), ""); !errors.As(err, &input) || input.Code != errorcode.ValueTooLong {
		t.Errorf("a request too long: %v", err)
	}
	a := ask(t, x, "дорога", "")
	for _, first := range []int32{-1, assist.MaxSuggestions + 1} {
		if _, err := a.Suggest(t.Context(), assist.Practices, first); err == nil {
			t.Errorf("first %d was taken", first)
		}
	}
	if list, err := a.Suggest(t.Context(), assist.Regulations, 0); err != nil || len(list) != 0 {
		t.Errorf("first 0: %v, %v", list, err)
	}
}

// TestUnrelated asks the bundled data about what they hold nothing on.
func TestUnrelated(t *testing.T) {
	t.Parallel()
	x := index(t)
	for _, request := range []string{
		"Как приготовить борщ, чтобы свёкла не разварилась?",
		"Какой телефон лучше купить с хорошей камерой?",
		"The guitar needs new strings before Friday.",
		"Сколько будет дважды два и чему равен корень из девяти?",
	} {
		a := ask(t, x, request, "")
		for _, kind := range kinds {
			if found := suggest(t, a, kind); len(found) > 0 {
				t.Errorf("%q:%s", request, describe(found))
			}
		}
	}
}

// check holds what must be so of any answer.
func check(t *testing.T, x *assist.Index, request string) {
	t.Helper()
	a, err := x.Assist(t.Context(), request, "")
	if err != nil {
		if utf8.RuneCountInString(request) <= assist.MaxRequest {
			t.Fatal(err)
		}
		return
	}
	runes := []rune(request)
	quotes := func(p *assist.Passage) {
		if quoted := string(runes[p.Start:p.End]); quoted != p.Text {
			t.Errorf("%q: characters %d to %d are %q, not %q", request, p.Start, p.End, quoted, p.Text)
		}
	}
	for _, p := range a.Summary {
		quotes(p)
	}
	for _, m := range a.Places {
		for _, p := range m.Passages {
			quotes(p)
		}
	}
	for _, k := range a.KeyTerms {
		if !strings.Contains(string(runes), k.Term) || k.Weight < 0 || k.Weight > 1 || math.IsNaN(k.Weight) {
			t.Errorf("%q: key term %+v", request, k)
		}
	}
	for _, kind := range kinds {
		last := math.Inf(1)
		for _, s := range suggest(t, a, kind) {
			sum := 0.0
			for _, term := range s.Terms {
				sum += term.Weight
				if !strings.Contains(string(runes), term.Request) || term.Document == "" {
					t.Errorf("%q: %s shares %+v", request, s.ID, term)
				}
			}
			if math.Abs(sum-s.Score) > 1e-3 || s.Score > last+1e-3 || len(s.Passages) == 0 || len(s.RequestPassages) == 0 {
				t.Errorf("%q: %s scores %v after %v, its terms %v, with %d passages", request, s.ID, s.Score, last, sum, len(s.Passages))
			}
			last = s.Score
			for _, p := range s.RequestPassages {
				quotes(p)
			}
		}
	}
	again, err := x.Assist(t.Context(), request, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]any{{a.Summary, again.Summary}, {a.KeyTerms, again.KeyTerms}, {a.Places, again.Places}} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%q: another answer the second time:\n%s", request, diff)
		}
	}
	for _, kind := range kinds {
		if diff := cmp.Diff(suggest(t, a, kind), suggest(t, again, kind)); diff != "" {
			t.Errorf("%q: other suggestions the second time:\n%s", request, diff)
		}
	}
}

// TestAnswersHold checks the labelled requests, which are like what people write.
func TestAnswersHold(t *testing.T) {
	t.Parallel()
	x := index(t)
	for _, q := range labelledRequests(t, developed) {
		check(t, x, q.request)
	}
}

func FuzzAssist(f *testing.F) {
	x := newIndex(f, documents, places)
	for _, seed := range []string{
		"В Самарской области ямы на дорогах. Г. Казань, д. 5! 131-ФЗ?\n\nИванов И. И.", "\xff\xfe ё́ Й", "ǅ ﬁ ½ 𝕂 131-", "а. б. в. г.", "Ё’’ё-Ё1-я",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, request string) {
		if !utf8.ValidString(request) {
			return // JSON has none
		}
		check(t, x, request)
	})
}

// longRequests are as long as may be, of the kinds that cost the most.
func longRequests() map[string]string {
	fill := func(unit func(i int) string) string {
		var b strings.Builder
		for i := 0; utf8.RuneCountInString(b.String()) < assist.MaxRequest; i++ {
			b.WriteString(unit(i))
		}
		return string([]rune(b.String())[:assist.MaxRequest])
	}
	letters := []rune("абвгдежзиклмнопрстуфхцчшщэюя")
	short := func(i int) string { return string(letters[i%28]) + string(letters[i/28%28]) }
	return map[string]string{
		"prose": fill(func(int) string {
			return "Дорога в Самарской области разбита, автобус не ходит, мусор не вывозят. Прошу ответить. "
		}),
		"different words": fill(func(i int) string { return short(i) + string(letters[i%7]) + " " }),
		"short sentences": fill(func(i int) string { return "Да " + short(i) + ". " }),
		"one word":        fill(func(int) string { return "ы" }),
		"places":          fill(func(int) string { return "Казань Самара " }),
		"signs":           fill(func(int) string { return "?!. " }),
		"empty lines":     fill(func(int) string { return "\n\t" }),
		"initials":        fill(func(int) string { return "Б. " }),
		"one place":       fill(func(int) string { return "Благовещенск " }),
		"one sentence":    fill(func(i int) string { return short(i) + string(letters[i%11]) + ", " }),
		"marks":           fill(func(int) string { return "и\u0306" }),
	}
}

// BenchmarkAssist answers requests of 10,000 characters from the bundled data, with five suggestions of each kind.
func BenchmarkAssist(b *testing.B) {
	x := index(b)
	for name, request := range longRequests() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				a, err := x.Assist(b.Context(), request, "")
				if err != nil {
					b.Fatal(err)
				}
				for _, kind := range kinds {
					if _, err := a.Suggest(b.Context(), kind, 5); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkNewIndex indexes 1,000 practices and 10,000 places.
func BenchmarkNewIndex(b *testing.B) {
	many, named := make([]assist.Document, 1000), make([]assist.Place, 10_000)
	for i := range many {
		many[i] = documents[i%len(documents)]
	}
	for i := range named {
		named[i] = places[i%len(places)]
	}
	b.ReportAllocs()
	for b.Loop() {
		newIndex(b, many, named)
	}
}
