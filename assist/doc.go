// Package assist reads a citizen's request or an official's draft and finds what a release holds that bears on it: practices,
// training programmes, indicators and regulations, with the places that the text names, its key terms and a summary.
//
// Nothing is composed. A summary quotes sentences (TextRank, Mihalcea and Tarau 2004), key terms are words of the request (TextRank
// over nearby words), and suggestions are ranked by BM25F (Robertson and Zaragoza 2009) over stems and over topics, whose words in
// both languages are in topics.csv. Each suggestion shows the words it shares with the request and the part of each in its score.
// The same request to the same release always gets the same answer.
//
// [NewIndex] indexes texts from [Document] and [Place] values, without a database; [Of] does so for a release.
// docs/explanation/assist.md explains the choices.
package assist
