package scalar_test

import (
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"govhub/scalar"
)

func TestScalars(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		value any
		into  interface{ UnmarshalGQL(any) error }
		ok    bool
	}{
		{"-12.50", new(scalar.Decimal), true},
		{json.Number("12"), new(scalar.Decimal), true},
		{int64(12), new(scalar.Decimal), true},
		{"1e5", new(scalar.Decimal), false},
		{"1,5", new(scalar.Decimal), false},
		{"", new(scalar.Decimal), false},
		{"NaN", new(scalar.Decimal), false},
		{1.5, new(scalar.Decimal), false},
		{"2024-02-29", new(scalar.Date), true},
		{"2023-02-29", new(scalar.Date), false},
		{"2024-1-1", new(scalar.Date), false},
		{20240101, new(scalar.Date), false},
		{"2024", new(scalar.PartialDate), true},
		{"2024-12", new(scalar.PartialDate), true},
		{"2024-12-31", new(scalar.PartialDate), true},
		{"2024-13", new(scalar.PartialDate), false},
		{"24", new(scalar.PartialDate), false},
	} {
		if err := test.into.UnmarshalGQL(test.value); (err == nil) != test.ok {
			t.Errorf("%T from %#v: got error %v", test.into, test.value, err)
		}
	}
}

// FuzzScalars checks that PostgreSQL can read every value that a scalar accepts.
func FuzzScalars(f *testing.F) {
	for _, text := range []string{"1", "-1.5", "1e5", "2024-02-29", "2024-02", "2024", "０", "1.", ".5", "--1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if new(scalar.Decimal).UnmarshalGQL(text) == nil {
			if _, ok := new(big.Rat).SetString(text); !ok {
				t.Errorf("accepted the decimal %q", text)
			}
		}
		if new(scalar.Date).UnmarshalGQL(text) == nil {
			if _, err := time.Parse(time.DateOnly, text); err != nil {
				t.Errorf("accepted the date %q", text)
			}
		}
		if new(scalar.PartialDate).UnmarshalGQL(text) == nil && (len(text) < 4 || len(text) > 10) {
			t.Errorf("accepted the partial date %q", text)
		}
	})
}
