package db

import (
	"fmt"

	"govhub/db/rel"
)

// Lang is a language of names and texts.
type Lang = rel.Lang

// Languages of the hub.
const (
	LangRu = rel.Ru
	LangEn = rel.En
)

// LangOf returns the language that an argument names, Russian if none.
func LangOf(named *Lang) Lang {
	if named == nil {
		return LangRu
	}
	return *named
}

// Ref is the value of a foreign key, empty for NULL.
type Ref string

// Scan reads a text column, NULL as empty.
func (r *Ref) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*r = ""
	case string:
		*r = Ref(v)
	case []byte:
		*r = Ref(v)
	default:
		return fmt.Errorf("cannot read a reference from %T", src)
	}
	return nil
}

// Names are the names of a row. The Russian name is always present.
type Names struct {
	NameRu string  `db:"name_ru"`
	NameEn *string `db:"name_en"`
}

// Name returns the name in the language, or else in Russian.
func (n *Names) Name(lang Lang) string { return pick(lang, n.NameRu, n.NameEn) }

// NameLang returns the language of the name in the language.
func (n *Names) NameLang(lang Lang) Lang { return langOf(lang, n.NameEn) }

// Titles are the titles of a row. The Russian title is always present.
type Titles struct {
	TitleRu string  `db:"title_ru"`
	TitleEn *string `db:"title_en"`
}

// Title returns the title in the language, or else in Russian.
func (t *Titles) Title(lang Lang) string { return pick(lang, t.TitleRu, t.TitleEn) }

// TitleLang returns the language of the title in the language.
func (t *Titles) TitleLang(lang Lang) Lang { return langOf(lang, t.TitleEn) }

// Descriptions describe a row in none, one or both languages.
type Descriptions struct {
	DescriptionRu *string `db:"description_ru"`
	DescriptionEn *string `db:"description_en"`
}

// Description returns the description in the language, or else in the other one.
func (d *Descriptions) Description(lang Lang) *string {
	return pickKnown(lang, d.DescriptionRu, d.DescriptionEn)
}

// Summaries summarize a row in a sentence, in none, one or both languages.
type Summaries struct {
	SummaryRu *string `db:"summary_ru"`
	SummaryEn *string `db:"summary_en"`
}

// Summary returns the summary in the language, or else in the other one.
func (s *Summaries) Summary(lang Lang) *string { return pickKnown(lang, s.SummaryRu, s.SummaryEn) }

// Themes are the theme of a row, in none, one or both languages.
type Themes struct {
	ThemeRu *string `db:"theme_ru"`
	ThemeEn *string `db:"theme_en"`
}

// Theme returns the theme in the language, or else in the other one.
func (t *Themes) Theme(lang Lang) *string { return pickKnown(lang, t.ThemeRu, t.ThemeEn) }

// Topics are the topic of a row, in none, one or both languages.
type Topics struct {
	TopicRu *string `db:"topic_ru"`
	TopicEn *string `db:"topic_en"`
}

// Topic returns the topic in the language, or else in the other one.
func (t *Topics) Topic(lang Lang) *string { return pickKnown(lang, t.TopicRu, t.TopicEn) }

// TopicLists are the topics of a row, in none, one or both languages.
type TopicLists struct {
	TopicsRu *string `db:"topics_ru"`
	TopicsEn *string `db:"topics_en"`
}

// Topics returns the topics in the language, or else in the other one.
func (t *TopicLists) Topics(lang Lang) *string { return pickKnown(lang, t.TopicsRu, t.TopicsEn) }

// KeywordLists are the keywords of a row, separated by semicolons, in none, one or both languages.
type KeywordLists struct {
	KeywordsRu *string `db:"keywords_ru"`
	KeywordsEn *string `db:"keywords_en"`
}

// Keywords returns the keywords in the language, or else in the other one.
func (k *KeywordLists) Keywords(lang Lang) *string {
	return pickKnown(lang, k.KeywordsRu, k.KeywordsEn)
}

// pickKnown returns the text in the language, or else in the other one, or nil.
func pickKnown(lang Lang, russian, english *string) *string {
	if lang == LangEn && english != nil || russian == nil {
		return english
	}
	return russian
}

// Provenance is the source of a row.
type Provenance struct {
	Note      *string `db:"note"`
	SourceKey Ref     `db:"source"`
}

// IsSourced marks a row that names its source.
func (*Provenance) IsSourced() {}

// OwnSource returns the key of the source that the row names itself.
func (p *Provenance) OwnSource() Ref { return p.SourceKey }

// langOf returns the language of what pick returns.
func langOf(lang Lang, english *string) Lang {
	if lang == LangEn && english != nil {
		return LangEn
	}
	return LangRu
}

func pick(lang Lang, russian string, english *string) string {
	if lang == LangEn && english != nil {
		return *english
	}
	return russian
}
