// Package words splits Russian and English text into words and normalizes their spelling: without case, accents and ё (Fold), without
// endings (Stem), independent of the transliteration into Latin letters (Romanize), and as if typed on the other keyboard layout
// (OtherLayout).
//
// Stems are those of the Snowball algorithms (snowballstem.org) for both languages.
package words
