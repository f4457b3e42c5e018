//go:build real

package tests

import (
	"encoding/json"
	"testing"
)

// checkOtherNames resolves former and common names among all municipalities, today and on a day.
func checkOtherNames(t *testing.T, h *cachingHub) {
	t.Helper()
	const petersburg, samara, tver, nizhny = "region:40000000", "municipality:36701000", "municipality:28701000", "municipality:22701000"
	for _, test := range []struct{ name, on, decision, first string }{
		{"г. Ленинград", "", "MATCHED", petersburg},
		{"в Ленинграде", "", "MATCHED", petersburg},
		{"Leningrad", "", "MATCHED", petersburg},
		{"Ленинград", "1980-01-01", "MATCHED", petersburg},
		{"Свердловск, Свердловская область", "", "MATCHED", "municipality:65701000"},
		{"Куйбышев", "", "AMBIGUOUS", "municipality:50630101"}, // a town of Novosibirsk Oblast has the name today
		{"Куйбышев", "1970-01-01", "AMBIGUOUS", samara},
		{"Горький", "", "MATCHED", nizhny},
		{"Калинин", "1970-01-01", "MATCHED", tver},
		{"Ставрополь", "", "MATCHED", "municipality:07701000"},
		{"Калининград", "", "MATCHED", "municipality:27701000"},
		{"Калининград", "1980-01-01", "AMBIGUOUS", "municipality:27701000"}, // and Korolyov
		{"Загорск", "", "MATCHED", "municipality:46728000"},
		{"Троцк", "", "AMBIGUOUS", "municipality:41618101"}, // and Chapayevsk
		{"Брежнев", "", "MATCHED", "municipality:92730000"},
		{"Брежнев", "1970-01-01", "UNSURE", ""},
		{"Питер", "", "MATCHED", petersburg},
		{"Екб", "", "MATCHED", "municipality:65701000"},
		{"Дмитровский район", "2018-01-01", "AMBIGUOUS", ""}, // of Moscow Oblast and of Oryol Oblast
		{"Дмитровский район, Московская область", "2018-01-01", "MATCHED", "municipality:46608000"},
		{"Дмитровский район, Московская область", "", "MATCHED", "municipality:46715000"},
	} {
		on := ""
		if test.on != "" {
			on = `, on: "` + test.on + `"`
		}
		var answer struct {
			Data struct{ Resolve []resolution }
		}
		body := h.get(t, `{resolve(names: ["`+test.name+`"], types: [REGION, MUNICIPALITY]`+on+`) {decision candidates {node {id}}}}`, "").Body.Bytes()
		if err := json.Unmarshal(body, &answer); err != nil || len(answer.Data.Resolve) != 1 {
			t.Fatalf("%s: %v %s", test.name, err, body)
		}
		r := answer.Data.Resolve[0]
		if r.Decision != test.decision || test.first != "" && (len(r.Candidates) == 0 || r.Candidates[0].Node.ID != test.first) {
			t.Errorf("%s on %q: %s, want %s %s: %s", test.name, test.on, r.Decision, test.decision, test.first, body)
		}
	}
}
