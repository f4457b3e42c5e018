package assist

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"

	"govhub/words"
)

// topicList names the matters that local self-government deals with, with the words that people have for them. Its areas are
// those that the laws on local self-government, on its services and on its staff speak of.
//
//go:embed topics.csv
var topicList string

// topicMark begins the term of a topic, as it begins no word.
const topicMark = "#"

// topicsOf lists the topics that a stem belongs to, as the terms that they are indexed by.
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
