package indicators

import (
	"bytes"
	"fmt"
	"testing"

	"govhub/dataset"
	"govhub/ingest"
)

// counter counts observations and keeps none.
type counter struct{ rows, rejects, skips int }

func (c *counter) Row(t *ingest.Table, _ int, _ []string) error {
	if t.Resource == "observation" {
		c.rows++
	}
	return nil
}
func (c *counter) Reject(dataset.Problem, ...dataset.Lost) error { c.rejects++; return nil }
func (c *counter) Skip(int) error                                { c.skips++; return nil }

// BenchmarkRead reads files of 100,000 lines: one with numbers of territories and a column of breakdowns, one with a column
// of indicators.
func BenchmarkRead(b *testing.B) {
	const lines = 100_000
	salary := bytes.NewBufferString("territory_id,oktmo8,year,okved_letter,avg_monthly_salary_rub\n")
	budgets := bytes.NewBufferString("oktmo8,year,city_ru,bdpmo_code,indicator,value\n")
	for n := range lines {
		fmt.Fprintf(salary, "%d,79701000,2023,%c,%d.%d\n", 1+n/21, 'A'+n%17, 10_000+n, 1+n%9)
		fmt.Fprintf(budgets, "%08d,2018,Барнаул,t8013001_1,revenue_total,%d\n", n, 1_000_000+n)
	}
	always := func(int, int) (string, bool) { return "79701000", true }
	for name, file := range map[string][]byte{"municipal-salary": salary.Bytes(), "municipal-budgets": budgets.Bytes()} {
		b.Run(name, func(b *testing.B) {
			m := mapping(b, name)
			b.ReportAllocs()
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				got := new(counter)
				if err := m.Read(b.Context(), "x.csv", bytes.NewReader(file), Options{Places: always}, got); err != nil {
					b.Fatal(err)
				}
				if got.rows != lines {
					b.Fatalf("%+v, want %d rows", got, lines)
				}
			}
			b.ReportMetric(float64(lines*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
