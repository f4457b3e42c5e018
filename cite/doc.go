// Package cite writes citations. It knows the rules of the styles, and nothing about the origin of an entry.
//
// Sources of the rules:
//
//   - APA: Publication Manual of the American Psychological Association, 7th edition (2020), chapters 9 and 10: webpages,
//     data sets, and entries in reference works.
//   - GOST: ГОСТ Р 7.0.100-2018 «Библиографическая запись. Библиографическое описание», records of electronic resources
//     and of their parts.
//   - BibTeX: Oren Patashnik, BibTeXing (1988), with the fields url and urldate that biblatex and most styles read.
//   - RIS: the Reference Manager format, tags of the 2012 revision.
//
// A citation depends on its entry alone, not on the day on which it is made.
package cite
