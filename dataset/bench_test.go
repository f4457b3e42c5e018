package dataset

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"govhub/db/dbtest"
)

// observations returns the base package with about n observations, in canonical order or not.
func observations(b testing.TB, n int, sorted bool) fstest.MapFS {
	files := basePackage(b)
	const periods, places = 10, 100
	var indicators, municipalities, rows bytes.Buffer
	indicators.Write(files["indicator.csv"].Data)
	municipalities.Write(files["municipality.csv"].Data)
	for i := range places {
		fmt.Fprintf(&municipalities, "03%06d,MUNICIPAL_DISTRICT,Район %d,Rayon %[2]d municipal district,ROMANISED,01000000,,,,,,,,,,,2024,CURRENT,,,,,,act\n", i, i)
	}
	rows.WriteString("indicator,place,period,breakdown,value,status,note,source\n")
	for i := range n / periods / places {
		fmt.Fprintf(&indicators, "indicator-%05d,Показатель,,,,persons,ANNUAL,,false,false,false,,,act\n", i)
		for place := range places {
			for period := range periods {
				if !sorted {
					period = periods - 1 - period
				}
				fmt.Fprintf(&rows, "indicator-%05d,03%06d,%d,_T,%d.25,NORMAL,,act\n", i, place, 2010+period, i*place*7919%1_000_000)
			}
		}
	}
	files = with(files, "indicator.csv", indicators.String())
	files = with(files, "municipality.csv", municipalities.String())
	return with(files, "observation.csv", rows.String())
}

func BenchmarkPublish(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for _, sorted := range []bool{true, false} {
			b.Run(fmt.Sprintf("rows=%d/sorted=%t", n, sorted), func(b *testing.B) {
				files := observations(b, n, sorted)
				db := dbtest.New(b).Owner(b)
				for i := 0; b.Loop(); i++ {
					// One row more, or the release would already exist.
					more := string(files["observation.csv"].Data) + "population,RU," + strconv.Itoa(2000+i) + ",_T,1,NORMAL,,act\n"
					result := mustPublish(b, db, with(files, "observation.csv", more))
					b.ReportMetric(float64(result.PointerMove.Milliseconds()), "pointer-ms")
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			})
		}
	}
}

// BenchmarkExport writes the observations of a release in each format. copy-ratio is the speed relative to a COPY TO of PostgreSQL
// that writes the same rows as CSV, in any order, to /dev/null: psql, which also receives them, is slower.
func BenchmarkExport(b *testing.B) {
	const n = 500_000
	db := dbtest.New(b).Owner(b)
	mustPublish(b, db, observations(b, n, true))
	info, err := Release(b.Context(), db, 0)
	if err != nil {
		b.Fatal(err)
	}
	columns := strings.Join(quoteAll(schemaOf("observation").fieldNames()), ", ")
	for _, format := range Formats() {
		b.Run(string(format), func(b *testing.B) {
			var copying, exporting []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := db.ExecContext(b.Context(), "COPY (SELECT "+columns+" FROM release_1.observation) TO '/dev/null' CSV"); err != nil {
					b.Fatal(err)
				}
				copied := time.Now()
				if err := ExportResource(b.Context(), db, info, "observation", format, io.Discard); err != nil {
					b.Fatal(err)
				}
				copying, exporting = append(copying, copied.Sub(start)), append(exporting, time.Since(copied))
			}
			// The best of each, since other load only slows down.
			b.ReportMetric(n/slices.Min(exporting).Seconds(), "rows/s")
			b.ReportMetric(slices.Min(copying).Seconds()/slices.Min(exporting).Seconds(), "copy-ratio")
		})
	}
}
