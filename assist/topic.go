package assist

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"

	"govhub/words"
)

// topicList is the subjects of local self-government with the words that people use for them. Its areas are those of the laws on
// local self-government, on its services and on its staff.
//
//go:embed topics.csv
var topicList string

// topicMark begins the term of a topic; no word begins with it.
const topicMark = "#"

// topicsOf returns the topics of a stem, as index terms.
var topicsOf = func() map[string][]string {
	rows, err := csv.NewReader(strings.NewReader(topicList)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	topics := map[string][]string{}
	for _, row := range rows[1:] {
		for _, word := range words.Split(row[1] + " " + row[2]) {
			stem := words.Stem(word)
			if term := topicMark + row[0]; !slices.Contains(topics[stem], term) {
				topics[stem] = append(topics[stem], term)
			}
		}
	}
	return topics
}()
