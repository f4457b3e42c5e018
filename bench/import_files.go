package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"govhub/dataset/synthetic"
)

// observationCSV is the file with nearly all rows of the data package.
const observationCSV = "observation.csv"

// importFiles are the files that are imported.
type importFiles struct {
	dir        string
	sorted     string // package with rows in canonical order
	shuffled   string // the same package in any order
	base       string // the same package without observations
	statistics string // CSV of the mapping municipal-income with as many observations
}

// workload is something to import.
type workload struct {
	part  string
	base  string // package that is published before
	input string // argument of govhub import
}

func (f *importFiles) workloads() []workload {
	return []workload{
		{part: "sorted", input: f.sorted},
		{part: "shuffled", input: f.shuffled},
		{part: "statistics", base: f.base, input: "municipal-income=" + f.statistics},
	}
}

func writeImportFiles(ctx context.Context, dir string, rows int) (f *importFiles, err error) {
	f = &importFiles{dir: dir, statistics: filepath.Join(dir, "statistics.csv")}
	if f.sorted, err = f.generate(ctx, "sorted", rows, 1); err != nil {
		return nil, err
	}
	if f.shuffled, err = f.derive("shuffled", shuffleLines); err != nil {
		return nil, err
	}
	if f.base, err = f.derive("base", func(rows []string) []string { return nil }); err != nil {
		return nil, err
	}
	return f, f.writeStatistics(rows)
}

// generate writes a data package with nearly all rows in observations.
func (f *importFiles) generate(ctx context.Context, name string, rows int, seed uint64) (dir string, err error) {
	dir = filepath.Join(f.dir, name)
	size := synthetic.Size{Municipalities: max(1000, rows/50), Programs: 1, Cohorts: 2, Participations: 100, Entries: 500, Observations: rows}
	return dir, synthetic.Write(ctx, dir, size, seed)
}

// measures are size and checksum of files in a descriptor, which derive changes.
var measures = regexp.MustCompile(`"(bytes|hash|rows)": [^,]*,\n`)

// derive writes the sorted data package with other rows of observations.
func (f *importFiles) derive(name string, change func(rows []string) []string) (dir string, err error) {
	dir = filepath.Join(f.dir, name)
	if err := os.CopyFS(dir, os.DirFS(f.sorted)); err != nil {
		return "", err
	}
	descriptor := filepath.Join(dir, "datapackage.json")
	text, err := os.ReadFile(descriptor)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(descriptor, measures.ReplaceAll(text, nil), 0o600); err != nil {
		return "", err
	}
	file := filepath.Join(dir, observationCSV)
	if text, err = os.ReadFile(file); err != nil {
		return "", err
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(text), "\n"), "\n")
	lines[len(lines)-1] += "\n"
	return dir, os.WriteFile(file, []byte(lines[0]+strings.Join(change(lines[1:]), "")), 0o600)
}

func shuffleLines(lines []string) []string {
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return lines
}

// writeStatistics writes four values for each district and year, back from lastYear, until there are enough rows.
func (f *importFiles) writeStatistics(rows int) (err error) {
	const lastYear, values = 2024, 4
	districts, err := f.districts()
	if err != nil {
		return err
	}
	out, err := os.Create(f.statistics)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "oktmo8,year,level,name_ru,taxable_income_thousand_rub,social_payments_thousand_rub,total_thousand_rub,per_capita_rub")
	r := rand.New(rand.NewPCG(2, 2))
	lines := rows / values
	years := (lines + len(districts) - 1) / len(districts)
	if years >= lastYear {
		return fmt.Errorf("%d rows are more than the years of %d districts have", rows, len(districts))
	}
	for _, oktmo := range districts {
		for year := lastYear - years + 1; year <= lastYear && lines > 0; year++ {
			a, b := 1000+r.IntN(1_000_000), 1000+r.IntN(1_000_000)
			fmt.Fprintf(w, "%s,%04d,district,\"Район\",%d,%d,%d,%d.%02d\n", oktmo, year, a, b, a+b, 100+r.IntN(90_000), r.IntN(100))
			lines--
		}
	}
	return w.Flush()
}

// districts lists codes of the data package that files of statistics have values for.
func (f *importFiles) districts() (list []string, err error) {
	file, err := os.Open(filepath.Join(f.sorted, "municipality.csv"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	for rows := csv.NewReader(file); ; {
		cells, err := rows.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		if _, err := strconv.Atoi(cells[0]); err == nil && strings.HasSuffix(cells[0], "000") {
			list = append(list, cells[0])
		}
	}
}
