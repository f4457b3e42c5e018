package db

import "fmt"

// Lang is a language of names and texts.
type Lang string

// Languages of the hub.
const (
	LangRu Lang = "RU"
	LangEn Lang = "EN"
)

// Ref is the key of a row of another resource; empty where there is none.
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

// Names are the names of a row. The Russian one is always known.
type Names struct {
	NameRu string  `db:"name_ru"`
	NameEn *string `db:"name_en"`
}

// Name returns the name in the language, in Russian where there is no other.
func (n *Names) Name(lang Lang) string { return pick(lang, n.NameRu, n.NameEn) }

// Titles are the titles of a row. The Russian one is always known.
type Titles struct {
	TitleRu string  `db:"title_ru"`
	TitleEn *string `db:"title_en"`
}

// Title returns the title in the language, in Russian where there is no other.
func (t *Titles) Title(lang Lang) string { return pick(lang, t.TitleRu, t.TitleEn) }

// Descriptions describe a row in as many languages as are known.
type Descriptions struct {
	DescriptionRu *string `db:"description_ru"`
	DescriptionEn *string `db:"description_en"`
}

// Description returns the description in the language, else in the other one.
func (d *Descriptions) Description(lang Lang) *string {
	return pickKnown(lang, d.DescriptionRu, d.DescriptionEn)
}

// Summaries say in a sentence what a row is about, in as many languages as are known.
type Summaries struct {
	SummaryRu *string `db:"summary_ru"`
	SummaryEn *string `db:"summary_en"`
}

// Summary returns the summary in the language, else in the other one.
func (s *Summaries) Summary(lang Lang) *string { return pickKnown(lang, s.SummaryRu, s.SummaryEn) }

// pickKnown returns the text in the language, else in the other one, nil if there is none.
func pickKnown(lang Lang, russian, english *string) *string {
	if lang == LangEn && english != nil || russian == nil {
		return english
	}
	return russian
}

// Provenance says where a row was taken from.
type Provenance struct {
	Note      *string `db:"note"`
	SourceKey Ref     `db:"source"`
}

// IsSourced marks the row as one that names its source.
func (*Provenance) IsSourced() {}

// OwnSource returns the key of the source that the row names itself.
func (p *Provenance) OwnSource() Ref { return p.SourceKey }

func pick(lang Lang, russian string, english *string) string {
	if lang == LangEn && english != nil {
		return *english
	}
	return russian
}
