// Package search finds the things of a release by what people call them: names in Russian or English, in any grammatical
// case, cut short, misspelt, in Latin letters, on the wrong keyboard layout, abbreviated, or codes.
//
// The index of a release is built once and kept in memory. A query is read in up to three ways (as typed, as typed on the
// other keyboard layout, and allowing typing errors in every word), each word of it is looked up in the vocabulary of all
// names, and the names that share words with it are compared with it as a whole. docs/explanation/search.md explains how
// names are scored and ranked.
package search
