package search

import (
	"fmt"
	"testing"

	"govhub/db"
)

// TestPeople resolves names of people among rows with and without a patronymic.
func TestPeople(t *testing.T) {
	t.Parallel()
	var names []db.Name
	for _, text := range []string{
		"Ильсур Метшин", "Сергей Владиленович Кириенко", "Иван Петрович Кузнецов", "Игорь Кузнецов", "Пётр Кузнецов", "Олег Качанов", "Ольга Качанова",
		"Анна Салтыкова-Щедрина", "Сергей Борисевич", "Алексей Смирнов", "Юрий Моисеев", "Гейдар Али оглы Мамедов", "Шамиль Дибиров",
	} {
		names = append(names, db.Name{Resource: "person", Row: text, Ru: &text})
	}
	x := indexOf(t, names)
	for _, test := range []struct {
		query    string
		decision Decision
		person   string
		score    float64
	}{
		{"Ильсур Метшин", Matched, "Ильсур Метшин", 1},
		{"Метшин Ильсур", Matched, "Ильсур Метшин", 1},
		{"Метшин Ильсур Раисович", Matched, "Ильсур Метшин", 0.97}, // the row cannot confirm the patronymic
		{"Метшину Ильсуру Раисовичу", Matched, "Ильсур Метшин", 0.94},
		{"Metshin Ilsur", Matched, "Ильсур Метшин", 0.95},
		{"Метшин И.Р.", Matched, "Ильсур Метшин", 0.91},
		{"И.Р. Метшин", Matched, "Ильсур Метшин", 0.91},
		{"Метшин И. Р.", Matched, "Ильсур Метшин", 0.91},
		{"Метшин", Matched, "Ильсур Метшин", 0.89},
		{"у Метшина", Matched, "Ильсур Метшин", 0.86},
		{"Смирнову Алексею", Matched, "Алексей Смирнов", 0.97},
		{"у Смирнова", Matched, "Алексей Смирнов", 0.86},
		{"с Метшиным", Matched, "Ильсур Метшин", 0.85},
		{"С. Метшин", Unsure, "Ильсур Метшин", 0.53}, // an initial, not a preposition

		{"Кириенко Сергей Владиленович", Matched, "Сергей Владиленович Кириенко", 1},
		{"Сергей Кириенко", Matched, "Сергей Владиленович Кириенко", 0.97},
		{"Кириенко С.В.", Matched, "Сергей Владиленович Кириенко", 0.95},
		{"Kiriyenko S.V.", Matched, "Сергей Владиленович Кириенко", 0.9},
		{"Kirienko Sergey Vladilenovich", Matched, "Сергей Владиленович Кириенко", 0.95},
		{"Кириенко Сергей Петрович", Unsure, "Сергей Владиленович Кириенко", 0.58},
		{"Кириенко С.П.", Unsure, "Сергей Владиленович Кириенко", 0.55},
		{"Кириенко А.В.", Unsure, "Сергей Владиленович Кириенко", 0.55},
		{"Кириенко Алексей", Unsure, "Сергей Владиленович Кириенко", 0.53},
		{"Сергей Владиленович", Unsure, "Сергей Владиленович Кириенко", 0.8},
		{"Сергей", Unsure, "", 0.7},
		{"Собянин Сергей Семенович", None, "", 0},

		{"Кузнецов", Ambiguous, "", 0.89},
		{"Кузнецов И.", Ambiguous, "", 0.91},
		{"Кузнецов И.П.", Matched, "Иван Петрович Кузнецов", 0.95},
		{"Кузнецов П.", Matched, "Пётр Кузнецов", 0.91},
		{"Кузнецов Игорь Петрович", Matched, "Игорь Кузнецов", 0.97},

		{"Качанова О.", Matched, "Ольга Качанова", 0.91},
		{"Качанов О.", Matched, "Олег Качанов", 0.91},
		{"Качановой Ольге", Matched, "Ольга Качанова", 0.96},
		{"Салтыкова-Щедрина Анна", Matched, "Анна Салтыкова-Щедрина", 1},
		{"Анна Салтыкова", Matched, "Анна Салтыкова-Щедрина", 0.95},
		{"Борисевич Сергей", Matched, "Сергей Борисевич", 1}, // no patronymic
		{"Сергей Борисевич", Matched, "Сергей Борисевич", 1},
		{"Moiseyev Yu.", Matched, "Юрий Моисеев", 0.86},
		{"Dibirov Sh.", Matched, "Шамиль Дибиров", 0.86},
		{"Мамедов Гейдар Али оглы", Matched, "Гейдар Али оглы Мамедов", 1},
		{"Мамедов Гейдар", Matched, "Гейдар Али оглы Мамедов", 0.97},
	} {
		resolved, err := x.Resolve(t.Context(), []string{test.query}, Options{}, 3)
		if err != nil {
			t.Fatal(err)
		}
		r, first := resolved[0], new(Hit)
		if len(r.Candidates) > 0 {
			first = r.Candidates[0]
		}
		if r.Decision != test.decision || test.person != "" && first.ID != "person:"+test.person || first.Score != test.score {
			list := ""
			for _, h := range r.Candidates {
				list += fmt.Sprintf("\n    %.2f %s %s", h.Score, h.ID, h.Matched.Reason)
			}
			t.Errorf("%s is %s, want %s %.2f %s:%s", test.query, r.Decision, test.decision, test.score, test.person, list)
		}
	}
}
