package imports

import "testing"

func TestLimit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"0": 0, "20": 20, "0%": 0, "0.5%": 5, "0.59%": 5, "100%": 1000} {
		var l Limit
		if err := l.UnmarshalText([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := l.of(1000); got != want {
			t.Errorf("%s of 1,000 rows are %d, want %d", text, got, want)
		}
	}
	if got := (Limit{Percent: 0.57}).of(10_000); got != 57 {
		t.Errorf("0.57%% of 10,000 rows are %d, want 57", got)
	}
	for _, text := range []string{"", "-1", "1.5", "-1%", "101%", "%", "NaN%", "many", "9223372036854775808"} {
		if err := new(Limit).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}
