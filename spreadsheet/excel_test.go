package spreadsheet_test

import (
	"testing"

	"govhub/spreadsheet"
)

func TestForExcel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind       spreadsheet.Kind
		cell, want string
	}{
		{spreadsheet.Text, "01512000", `="01512000"`},
		{spreadsheet.Text, "2024-03", `="2024-03"`},
		{spreadsheet.Text, "1/2", `="1/2"`},
		{spreadsheet.Text, "1E5", `="1E5"`},
		{spreadsheet.Text, "май 2024", `="май 2024"`},
		{spreadsheet.Text, "MARCH1", `="MARCH1"`},
		{spreadsheet.Text, "true", `="true"`},
		{spreadsheet.Text, "(5)", `="(5)"`}, // -5 to Excel
		{spreadsheet.Text, `5" pipe"&A1`, `="5"" pipe""&A1"`},
		{spreadsheet.Text, "service-2024", "service-2024"},
		{spreadsheet.Text, "Марий Эл", "Марий Эл"},
		{spreadsheet.Text, "Казань", "Казань"},
		{spreadsheet.Text, "", ""},
		{spreadsheet.Number, "41313", "41313"},
		{spreadsheet.Number, "-12.50", "-12,50"},
		{spreadsheet.Number, "1234567890123456", `="1234567890123456"`},
		{spreadsheet.Float, "55.7522", "55,7522"},
		{spreadsheet.Boolean, "true", "true"},
		{spreadsheet.Date, "2024-01-16", "2024-01-16"},
	} {
		if got := spreadsheet.ForExcel(c.kind, c.cell); got != c.want {
			t.Errorf("%d %q: %q, want %q", c.kind, c.cell, got, c.want)
		}
	}
}
