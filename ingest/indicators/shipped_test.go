package indicators

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShippedNames(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(shipped, "mappings/*.json")
	if err != nil {
		t.Fatal(err)
	}
	slugs, sources := map[string]string{}, map[string]string{}
	for i, m := range Shipped() {
		if want := strings.TrimSuffix(path.Base(files[i]), ".json"); m.Name != want {
			t.Errorf("%s names its mapping %q, want %q", files[i], m.Name, want)
		}
		if other := sources[m.Source.Slug]; other != "" {
			t.Errorf("the mappings %s and %s share the source %s", other, m.Name, m.Source.Slug)
		}
		sources[m.Source.Slug] = m.Name
		for _, x := range m.Indicators {
			if other := slugs[x.Slug]; other != "" {
				t.Errorf("the mappings %s and %s share the indicator %s", other, m.Name, x.Slug)
			}
			slugs[x.Slug] = m.Name
		}
	}
}

// TestShipped reads a few facts in the form of each file: territory 3 has the code 79701000.
func TestShipped(t *testing.T) {
	t.Parallel()
	tests := []struct {
		mapping string
		file    []string
		want    []string // indicator place period breakdown value status
		rejects int
		skips   int
	}{
		{
			"municipal-budgets",
			[]string{
				"oktmo8,year,city_ru,bdpmo_code,indicator,value",
				"01701000,2006,Барнаул,t8013001_1,revenue_total,5138009",
				"26706000,2012,Назрань,t8013002_212,expenditure_general_government,532629735.4",
				"26701000,2015,Магас,t8013001_34,revenue_gratuitous_receipts,-409.9",
				"66701000,2008,Смоленск,t8313004,staff_expenditure_per_capita_alt,0.5",
				"99701000,2018,Биробиджан,t8313004,staff_expenditure_per_capita_alt,1606.5",
				"52701000,2014,Омск,t8013001_293,revenue_grants_dotations,1e+05",
			},
			[]string{
				"large-city-revenue 01701000 2006 _T 5138009 NORMAL",
				"large-city-expenditure-general-government 26706000 2012 _T 532629735.4 SUSPECTED_OUTLIER",
				"large-city-revenue-gratuitous 26701000 2015 _T -409.9 NORMAL",
				"large-city-staff-expenditure-per-capita-alt 66701000 2008 _T 0.5 LOW_RELIABILITY",
				"large-city-staff-expenditure-per-capita-alt 99701000 2018 _T 1606.5 NORMAL",
			},
			1, 0,
		},
		{
			"municipal-income",
			[]string{
				"oktmo8,year,level,name_ru,taxable_income_thousand_rub,social_payments_thousand_rub,total_thousand_rub,per_capita_rub",
				`03000000,2010,region,"Краснодарский край",556773010,148745352,705518362,`,
				`03600000,2010,group,"Муниципальные районы",198137507,91465779,289603286,`,
				`11000000,2010,region,"Ненецкий автономный округ",1,1,2,`,
				`25607001,2022,municipality,"Баяндаевский",1,1,2,1`,
				`99701000,2022,municipality,"г. Биробиджан",21111658.7,9416005.3,30527664.1,441949.5`,
			},
			[]string{
				"municipal-taxable-income 03000000 2010 _T 556773010 NORMAL",
				"municipal-social-payments 03000000 2010 _T 148745352 NORMAL",
				"municipal-income-total 03000000 2010 _T 705518362 NORMAL",
				"municipal-taxable-income 99701000 2022 _T 21111658.7 NORMAL",
				"municipal-social-payments 99701000 2022 _T 9416005.3 NORMAL",
				"municipal-income-total 99701000 2022 _T 30527664.1 NORMAL",
				"municipal-income-per-capita 99701000 2022 _T 441949.5 NORMAL",
			},
			2, 2,
		},
		{
			"municipal-market-access",
			[]string{"territory_id,oktmo8,year,market_access_index", "3,79701000,2024,309.6"},
			[]string{"municipal-market-access 79701000 2024 _T 309.6 NORMAL"},
			0, 0,
		},
		{
			"municipal-net-migration",
			[]string{"territory_id,oktmo8,year,net_migration_men,net_migration_women", "3,79701000,2023,-917,-956", "2,,2023,54,", "3,79701000,2022,,-9"},
			[]string{
				"municipal-net-migration 79701000 2023 M -917 NORMAL",
				"municipal-net-migration 79701000 2023 F -956 NORMAL",
				"municipal-net-migration 79701000 2022 F -9 NORMAL",
			},
			1, 1,
		},
		{
			"municipal-population",
			[]string{"territory_id,oktmo8,year,population_total,population_men,population_women", "3,79701000,2023,163766,73317,90449"},
			[]string{
				"municipal-population 79701000 2023 _T 163766 NORMAL",
				"municipal-population 79701000 2023 M 73317 NORMAL",
				"municipal-population 79701000 2023 F 90449 NORMAL",
			},
			0, 0,
		},
		{
			"municipal-salary",
			[]string{
				"territory_id,oktmo8,year,okved_letter,avg_monthly_salary_rub",
				"3,79701000,2023,0,48392.4", "3,79701000,2023,A,41601.2", "3,79701000,2023,B,6270833.3", "3,79701000,2023,T,1",
			},
			[]string{
				"municipal-average-salary 79701000 2023 _T 48392.4 NORMAL",
				"municipal-average-salary 79701000 2023 A 41601.2 NORMAL",
				"municipal-average-salary 79701000 2023 B 6270833.3 SUSPECTED_OUTLIER",
			},
			1, 0,
		},
	}
	if got, want := len(Shipped()), len(tests); got != want {
		t.Errorf("%d mappings are shipped, %d are tested", got, want)
	}
	for _, test := range tests {
		t.Run(test.mapping, func(t *testing.T) {
			t.Parallel()
			m, got := mapping(t, test.mapping), new(recorder)
			if err := m.Read(t.Context(), "x.csv", strings.NewReader(strings.Join(test.file, "\n")), Options{Places: places}, got); err != nil {
				t.Fatal(err)
			}
			var rows []string
			for _, cells := range got.observations {
				rows = append(rows, strings.Join(cells[:6], " "))
				if cells[7] != m.Source.Slug {
					t.Errorf("%v has the source %q", cells, cells[7])
				}
				if (cells[5] == "NORMAL") != (cells[6] == "") {
					t.Errorf("%v: a note is wanted where the status is not NORMAL, and there alone", cells)
				}
			}
			if diff := cmp.Diff(test.want, rows); diff != "" {
				t.Error(diff)
			}
			if len(got.rejects) != test.rejects || len(got.skips) != test.skips {
				t.Errorf("rejects %v and skips %v, want %d and %d", got.rejects, got.skips, test.rejects, test.skips)
			}
			if len(got.sources) != 1 || len(got.indicators) != len(m.Indicators) {
				t.Errorf("%d sources and %d indicators", len(got.sources), len(got.indicators))
			}
		})
	}
}
