// Package words takes Russian and English text apart into words and brings the spellings of a word to one form: without
// case, accents and ё (Fold), without endings (Stem), without the differences between ways to write Russian in Latin
// letters (Romanize), and as if it had been typed on the other keyboard layout (OtherLayout).
//
// Stems are those of the Snowball algorithms (snowballstem.org) for both languages.
package words
