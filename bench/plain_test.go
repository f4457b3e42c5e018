package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
)

func TestIndexOnPlain(t *testing.T) {
	t.Parallel()
	region := resourceTable{resource: "region", stored: "region_0123456789ab"}
	for _, c := range []struct {
		name string
		x    index
		want []string
	}{
		{
			"list",
			index{name: "region_0123456789ab_name_ru", definition: `CREATE INDEX region_0123456789ab_name_ru ON store.region_0123456789ab USING btree (name_ru, oktmo)`},
			[]string{`CREATE INDEX region_name_ru ON plain.region USING btree (name_ru, oktmo)`},
		},
		{
			"key",
			index{name: "region_0123456789ab_pkey", definition: `CREATE UNIQUE INDEX region_0123456789ab_pkey ON store.region_0123456789ab USING btree (oktmo)`, unique: true, primary: true},
			[]string{
				`CREATE UNIQUE INDEX region_pkey ON plain.region USING btree (oktmo)`,
				`ALTER TABLE plain."region" ADD CONSTRAINT "region_pkey" PRIMARY KEY USING INDEX "region_pkey"`,
			},
		},
		{
			"unique",
			index{name: "region_0123456789ab_iso_unique", definition: `CREATE UNIQUE INDEX region_0123456789ab_iso_unique ON store.region_0123456789ab USING btree (iso)`, unique: true},
			[]string{
				`CREATE UNIQUE INDEX region_iso_unique ON plain.region USING btree (iso)`,
				`ALTER TABLE plain."region" ADD CONSTRAINT "region_iso_unique" UNIQUE USING INDEX "region_iso_unique"`,
			},
		},
	} {
		if diff := cmp.Diff(c.want, c.x.onPlain(region)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestForeignKeys(t *testing.T) {
	t.Parallel()
	for _, s := range dataset.Schemas() {
		if s.Name != "observation" { // the one with a place of several kinds
			continue
		}
		want := []string{
			`ALTER TABLE plain."observation" ADD FOREIGN KEY ("indicator") REFERENCES plain."indicator" ("slug")`,
			`ALTER TABLE plain."observation" ADD FOREIGN KEY ("source") REFERENCES plain."source" ("slug")`,
			"COMMENT ON TABLE plain.\"observation\" IS '@foreignKey (place) references plain.region (oktmo)\n@foreignKey (place) references plain.municipality (oktmo)'",
		}
		if diff := cmp.Diff(want, foreignKeys(s)); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}
