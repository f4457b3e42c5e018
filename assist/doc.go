// Package assist reads a citizen's request or an official's draft and finds what a release holds that bears on it: practices,
// training programmes, indicators and regulations, with the places that the text names, its key terms and a summary.
//
// Nothing is composed. A summary quotes sentences (TextRank, Mihalcea and Tarau 2004), key terms are words of the request
// (TextRank over words that stand close together), and suggestions are ranked by BM25F (Robertson and Zaragoza 2009) over
// stems and over topics, whose words in both languages topics.csv lists. Each suggestion says which words it shares with the request
// and what each of them adds to its score. The same request gets the same answer from the same release, always.
//
// Texts are indexed by [NewIndex] from [Document] and [Place] values, without a database; [Of] does so for a release.
// docs/explanation/assist.md explains the choices.
package assist
