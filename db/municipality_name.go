package db

import "govhub/placename"

// ShortName returns the proper name, without words for the kind.
func (m *Municipality) ShortName(lang Lang) string {
	if lang == LangEn {
		return placename.ShortEnglish(m.english(), m.kind())
	}
	return placename.Short(m.NameRu)
}

// LongName returns the name with the kind.
func (m *Municipality) LongName(lang Lang) string {
	if lang == LangEn {
		return placename.LongEnglish(m.english(), m.kind())
	}
	return placename.Long(m.NameRu, m.kind())
}

// english is the English name. Releases of earlier programs lack those that no source states.
func (m *Municipality) english() string {
	if m.NameEn != nil {
		return *m.NameEn
	}
	return placename.English(m.NameRu, m.kind())
}

// kind is the kind in words.
func (m *Municipality) kind() placename.Kind {
	labels := codeOf("MunicipalityKind", string(m.Kind)).Labels
	return placename.Kind{Ru: labels.Ru, En: labels.En}
}
