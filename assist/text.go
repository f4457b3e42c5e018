package assist

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"govhub/words"
)

// span is a part of a text, in characters from the start.
type span struct{ start, end int }

// token is a word of a text.
type token struct {
	span
	folded, stem string
	common       bool // says nothing about the subject
}

// text is a text split into words and sentences.
type text struct {
	source    []rune // as written
	runes     []rune // composed: one character per letter
	places    []int  // start of each of runes in source, and the end; nil if equal
	tokens    []token
	sentences []sentence
	blank     span // the last white space skipped
	looked    int  // characters read again to find sentences
}

// sentence is a part of a text with its words, tokens[first:last].
type sentence struct {
	span
	first, last int
}

// longestStemmed bounds the characters of a word that is stemmed.
const longestStemmed = 50

func read(s string) *text {
	t := &text{source: []rune(s)}
	t.compose(s)
	t.split()
	t.cut()
	t.greet()
	return t
}

// compose composes letters that are written as several characters, such as и with a breve.
func (t *text) compose(s string) {
	if norm.NFC.IsNormalString(s) {
		t.runes = t.source
		return
	}
	var letters norm.Iter
	letters.InitString(norm.NFC, s)
	for from, start := 0, 0; !letters.Done(); {
		composed := []rune(string(letters.Next()))
		end := start + utf8.RuneCountInString(s[from:letters.Pos()])
		for i, r := range composed {
			t.runes, t.places = append(t.runes, r), append(t.places, min(start+i, end))
		}
		from, start = letters.Pos(), end
	}
	t.places = append(t.places, len(t.source))
}

// written returns the position of a part of the text in the source.
func (t *text) written(s span) span {
	if t.places == nil {
		return s
	}
	return span{t.places[s.start], t.places[s.end]}
}

// quote returns a part of the text as written.
func (t *text) quote(s span) string {
	s = t.written(s)
	return string(t.source[s.start:s.end])
}

// split finds the words. A hyphen separates them unless it stands between a digit and a letter, as in 131-ФЗ; so does a capital after
// a small letter.
func (t *text) split() {
	seen := map[string]token{} // folding is costly, and words recur
	for i := 0; i < len(t.runes); {
		if !isWord(t.runes[i]) {
			i++
			continue
		}
		start := i
		for i++; i < len(t.runes) && t.within(i); i++ {
		}
		whole := string(t.runes[start:i])
		w, ok := seen[whole]
		if !ok {
			w = word(whole)
			seen[whole] = w
		}
		if w.folded == "" {
			continue
		}
		w.span = span{start, i}
		t.tokens = append(t.tokens, w)
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// within reports whether the character at i continues the word before it.
func (t *text) within(i int) bool {
	r, before := t.runes[i], t.runes[i-1]
	switch {
	case isWord(r):
		return !(unicode.IsUpper(r) && unicode.IsLower(before))
	case unicode.Is(unicode.Mn, r):
		return true
	case i+1 == len(t.runes) || !isWord(t.runes[i+1]):
		return false
	case strings.ContainsRune("'’ʼ", r):
		return unicode.IsLetter(before)
	case strings.ContainsRune("-‐‑", r):
		return unicode.IsDigit(before) && unicode.IsLetter(t.runes[i+1])
	}
	return false
}

// word folds and stems a word, and finds whether it is common.
func word(whole string) token {
	folded := strings.Join(words.Split(whole), "")
	w := token{folded: folded, stem: folded}
	if short := []rune(folded); len(short) <= longestStemmed {
		w.stem = words.Stem(folded)
	}
	w.common = len([]rune(folded)) < 2 || words.IsStop(folded) || auxiliary[folded] || !strings.ContainsFunc(folded, unicode.IsLetter) || formulaic[w.stem]
	return w
}

// formulaic are the stems of words that are typical of letters and acts on any subject.
var formulaic = func() map[string]bool {
	stems := map[string]bool{}
	for _, w := range strings.Fields(`уважаемый уважаемая уважаемые уважение здравствуйте добрый день вечер утро прошу просим просьба пожалуйста спасибо
		благодарю благодарим заранее сообщите сообщаю сообщаем сообщить подскажите подсказать разъясните разъяснить пояснить расскажите
		обращаюсь обращаемся вопрос вопросы хочу хотим хотел хотела хотели хотелось знать узнать можно нужно нужны нужен нужна надо должен должны
		очень уже еще это этот эта эти который которая которые какой какая какие каков мой наш ваш свой весь вся всё все также тоже
		год года лет месяц неделя раз час сегодня вчера завтра сейчас постоянно давно никто никак ничего
		город района район области область край республика округ поселок село деревня улица дом страна россия российский федерация федеральный закон
		указ статья пункт который согласно соответствие внесение изменение отдельный законодательный акт регулирует устанавливает определяет
		января февраля марта апреля мая июня июля августа сентября октября ноября декабря весна лето осень зима
		интересует интересно пример записка служебный заключение много большой маленький новый старый хороший плохой лучше
		время место дело случай подготовить провести проводить начать сделать открыть открытие закрыть комплексный часть
		сколько кто где куда когда почему чей какой много many much there
		dear sir madam please thank thanks hello regards sincerely question would could should can want know tell ask need also
		federal law act russian federation russia certain legislative amendments amendment general principles city town village region district street
		year month week day today sets governs defines`) {
		stems[words.Stem(words.Fold(w))] = true
	}
	return stems
}()

// auxiliary are forms of verbs that only say that something may, can or should be. Their stems are those of other words.
var auxiliary = func() map[string]bool {
	forms := map[string]bool{}
	for _, w := range strings.Fields(`могу можешь может можем можете могут мог могла могло могли смогу сможет сможем сможете смогут смог смогла смогли
		следует следовало стоит буду будет будем будете будут был была было были есть быть стать стал стала стали
		хочется хотелось имею имеет имеем имеют иметь делать сделайте делается получить получил получила получили подать подал подала подали
		may might must shall will be been have has had do does did get got`) {
		forms[words.Fold(w)] = true
	}
	return forms
}()

// cut finds the sentences: up to a mark that ends one, or a line that the following text does not continue.
func (t *text) cut() {
	start := 0
	end := func(at int) {
		from, to := start, at
		start = at
		for from < to && unicode.IsSpace(t.runes[from]) {
			from++
		}
		for to > from && unicode.IsSpace(t.runes[to-1]) {
			to--
		}
		if from < to {
			t.sentences = append(t.sentences, sentence{span: span{from, to}})
		}
	}
	for i := 0; i < len(t.runes); i++ {
		switch r := t.runes[i]; {
		case r == '\n' && t.newLine(i):
			end(i)
		case r == '!' || r == '?' || r == '…' || r == '。' || r == '.' && !t.abbreviates(i):
			for i+1 < len(t.runes) && strings.ContainsRune(".!?…»”\")'", t.runes[i+1]) {
				i++
			}
			if i+1 == len(t.runes) || unicode.IsSpace(t.runes[i+1]) && t.begins(i+1) || r == '。' {
				end(i + 1)
			}
		}
	}
	end(len(t.runes))
	at := 0
	for i := range t.sentences {
		s := &t.sentences[i]
		for at < len(t.tokens) && t.tokens[at].start < s.start {
			at++
		}
		s.first = at
		for at < len(t.tokens) && t.tokens[at].end <= s.end {
			at++
		}
		s.last = at
	}
}

// greet marks the words of salutations and closings, which name those who are written to and who write: «Уважаемый глава города!»,
// «С уважением, жители дома 5».
func (t *text) greet() {
	for _, s := range t.sentences {
		for i := s.first; i < s.last; i++ {
			switch w := t.tokens[i].folded; {
			case w == closing && i > s.first && t.tokens[i-1].folded == "с" && (i+1 == s.last || t.ends(i)):
				t.pass(i, s.last)
				i = s.last
			case slices.Contains(salutations, w) && (i == s.first || t.ends(i-1)):
				end := i
				for end+1 < min(s.last, i+longestSalutation) && !t.ends(end) && !t.tokens[end+1].common {
					end++
				}
				t.pass(i, end+1)
				i = end
			}
		}
	}
}

// pass marks tokens[from:to] as saying nothing about the subject.
func (t *text) pass(from, to int) {
	for i := from; i < to; i++ {
		t.tokens[i].common = true
	}
}

// ends reports whether a clause ends after token i.
func (t *text) ends(i int) bool {
	if i+1 == len(t.tokens) {
		return true
	}
	return strings.ContainsAny(string(t.runes[t.tokens[i].end:t.tokens[i+1].start]), ",!\n")
}

// longestSalutation bounds its words: without a comma it runs into the sentence.
const longestSalutation = 6

// What salutations and closings begin with.
var (
	salutations = strings.Fields("уважаемый уважаемая уважаемое уважаемые")
	closing     = "уважением"
)

// newLine reports whether the line break at i separates sentences: the line is empty, or the next begins like a sentence.
func (t *text) newLine(i int) bool {
	return i+1 == len(t.runes) || t.runes[i+1] == '\n' || t.runes[i+1] == '\r' || t.begins(i+1)
}

// begins reports whether the text after the white space at i may begin a sentence.
func (t *text) begins(i int) bool {
	if i < t.blank.start || i > t.blank.end { // skip it once, not again for each of its lines
		t.blank = span{i, i}
		for t.blank.end < len(t.runes) && unicode.IsSpace(t.runes[t.blank.end]) {
			t.blank.end++
		}
		t.looked += t.blank.end - i
	}
	return t.blank.end == len(t.runes) || !unicode.IsLower(t.runes[t.blank.end])
}

// abbreviates reports whether the full stop at i belongs to an abbreviation: г. Казань, т. д., И. И. Иванов, 1.5.
func (t *text) abbreviates(i int) bool {
	if i+1 < len(t.runes) && isWord(t.runes[i+1]) {
		return true
	}
	start := i
	for start > 0 && isWord(t.runes[start-1]) {
		start--
	}
	t.looked += i - start
	if start == i {
		return false
	}
	before := string(t.runes[start:i])
	return i-start == 1 && unicode.IsLetter(t.runes[start]) || slices.Contains(shortForms, strings.ToLower(before))
}

// shortForms are abbreviations after which a sentence goes on.
var shortForms = strings.Fields(`ул пр просп пер пл наб обл респ пос дер стр корп кв тел руб коп тыс млн млрд им св см ср гг вв др
	mr mrs ms dr st no vs etc`)
