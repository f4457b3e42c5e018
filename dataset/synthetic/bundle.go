package synthetic

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"govhub/data"
)

// bundle is what is taken from the bundled data package, as values by field.
type bundle struct {
	districts []map[string]string
	regions   []map[string]string
	sources   []map[string]string // of the two above
}

// readBundle reads the regions without their capitals: those are municipalities, which the data package does not have.
func readBundle() (b bundle, err error) {
	if b.districts, err = readCSV(data.FS, "federal_district.csv"); err != nil {
		return b, err
	}
	if b.regions, err = readCSV(data.FS, "region.csv"); err != nil {
		return b, err
	}
	if b.sources, err = readCSV(data.FS, "source.csv"); err != nil {
		return b, err
	}
	cited := map[string]bool{}
	for _, row := range slices.Concat(b.districts, b.regions) {
		cited[row["source"]] = true
	}
	b.sources = slices.DeleteFunc(b.sources, func(row map[string]string) bool { return !cited[row["slug"]] })
	for _, row := range b.regions {
		row["capital_municipality"] = ""
	}
	return b, nil
}

func readCSV(fsys fs.FS, name string) ([]map[string]string, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	rows := make([]map[string]string, 0, len(records))
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, field := range records[0] {
			row[field] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// region is what its municipalities need to know.
type region struct {
	oktmo     string
	city      bool // of federal significance
	autonomy  bool // its codes share two digits with another region's
	latitude  int  // of its capital, in ten-thousandths of a degree
	longitude int
}

func (b bundle) parseRegions() ([]region, error) {
	var list []region
	for _, row := range b.regions {
		r := region{oktmo: row["oktmo"], city: row["kind"] == "FEDERAL_CITY"}
		r.autonomy = r.oktmo[2] != '0'
		for field, degrees := range map[string]*int{"lat": &r.latitude, "lon": &r.longitude} {
			number, err := strconv.ParseFloat(row[field], 64)
			if err != nil {
				return nil, fmt.Errorf("region %s: %s: %w", r.oktmo, field, err)
			}
			*degrees = int(math.Round(number * 10_000))
		}
		list = append(list, r)
	}
	return list, nil
}

// each yields rows of the bundle.
func each(rows []map[string]string, t *table, yield func([]string) bool) {
	for _, row := range rows {
		clear(t.values)
		for field, value := range row {
			t.set(field, value)
		}
		if !yield(t.values) {
			return
		}
	}
}

func (g *generator) sourceRows(t *table, yield func([]string) bool) {
	rows := append(slices.Clone(g.bundle.sources), map[string]string{
		"slug":  Source,
		"title": "Синтетические данные для нагрузочных испытаний",
		"note":  "Synthetic load data, made up by a program. Nothing that cites this source is a fact.",
	})
	slices.SortFunc(rows, func(a, b map[string]string) int { return strings.Compare(a["slug"], b["slug"]) })
	each(rows, t, yield)
}
