// Package search finds the things of a release by what people call them: names in Russian or English, in any grammatical case,
// abbreviated, truncated, misspelt, in Latin letters or on the wrong keyboard layout, or codes.
//
// The index of a release is built once and kept in memory. A query is read in up to three ways (as typed, as typed on the other
// keyboard layout, and allowing typing errors in every word), each of its words is looked up in the vocabulary of all names, and the
// names that share words with it are compared with it as a whole. docs/explanation/search.md explains scores and ranking.
package search
