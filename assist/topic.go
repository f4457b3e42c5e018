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

// topic is a subject that a word belongs to.
type topic struct {
	term   string
	degree float64 // 1, or that of a word which tells the subject only beside others of it
}

// besides is how much a word of several subjects says of one: two of them say what one word of that subject alone does.
const besides = 0.5

// topicsOf are the topics of a stem.
var topicsOf = func() map[string][]topic {
	rows, err := csv.NewReader(strings.NewReader(topicList)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	topics := map[string][]topic{}
	for _, row := range rows[1:] {
		for column, degree := range []float64{1: 1, 2: besides} {
			if degree == 0 {
				continue
			}
			for _, word := range words.Split(row[column]) {
				term := topicMark + row[0]
				for _, stem := range words.Stems(word) {
					if !slices.ContainsFunc(topics[stem], func(t topic) bool { return t.term == term }) {
						topics[stem] = append(topics[stem], topic{term, degree})
					}
				}
			}
		}
	}
	return topics
}()
