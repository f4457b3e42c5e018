// Package timezone knows time zones in the forms that programs read: offsets of ISO 8601 and names of the IANA Time Zone Database.
package timezone

import (
	_ "embed"
	"encoding/csv"
	"strings"
)

// Offset converts an offset from UTC in hours, such as UTC+3, to ISO 8601: +03:00.
func Offset(text string) string {
	sign, hours := text[len("UTC"):len("UTC+")], text[len("UTC+"):]
	if len(hours) == 1 {
		hours = "0" + hours
	}
	return sign + hours + ":00"
}

// The territories with a zone, by OKTMO code, as the Time Zone Database tells them: its files zone1970.tab and europe (public domain,
// iana.org/time-zones). A territory that spans several has the zone of its parts without a row. Where the database tells of no zone
// with the offset in force, a territory has no row: of Sakha the districts have one each.
//
//go:embed zones.csv
var table string

type zone struct {
	name  string
	spans bool // other zones as well
}

var zones = read(table)

func read(text string) map[string]zone {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err)
	}
	zones := make(map[string]zone, len(rows))
	for _, row := range rows[1:] {
		zones[row[0]] = zone{row[2], row[3] == "true"}
	}
	return zones
}

// Of returns the zone of a region or municipality by its OKTMO code, empty if it spans several or none is known.
func Of(oktmo string) string {
	if z, ok := zones[oktmo]; ok {
		if z.spans {
			return ""
		}
		return z.name
	}
	for _, within := range []string{district(oktmo), region(oktmo, 3), region(oktmo, 2)} {
		if z, ok := zones[within]; ok {
			return z.name
		}
	}
	return ""
}

func district(oktmo string) string { return oktmo[:5] + "000" }

// region returns the code of a region that these first digits name: three of an autonomous okrug within another region.
func region(oktmo string, digits int) string { return oktmo[:digits] + "00000000"[digits:] }
