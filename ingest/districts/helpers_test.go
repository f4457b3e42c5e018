package districts

import (
	"fmt"
	"strings"
	"testing"

	"govhub/dataset"
	"govhub/ingest"
)

const header = "territory_id,oktmo,municipal_district_name_short,municipal_district_name,municipal_district_type," +
	"municipal_district_status,municipal_district_center,municipal_district_center_lat,municipal_district_center_lon," +
	"region_code,region_name,shape,shape_linked_oktmo,source_rosstat,year_from,year_to,change_id_from,change_id_to\n"

// kazan is a line of the file. Tests replace parts of it.
const kazan = "7,92-701-000-000,,город Казань,городской округ,,г Казань,55.8,49.1,16,,,,,2018,9999,,\n"

// recorder writes down what a sink gets, a line each.
type recorder struct {
	log   []string
	fail  error // what the sink fails with
	after int   // once it got so many
}

func (r *recorder) tell(what string) error {
	r.log = append(r.log, what)
	if len(r.log) > r.after {
		return r.fail
	}
	return nil
}

func (r *recorder) Row(t *ingest.Table, line int, cells []string) error {
	if len(cells) != len(t.Columns) {
		return fmt.Errorf("%d cells for %d columns", len(cells), len(t.Columns))
	}
	return r.tell(fmt.Sprintf("%d %s %s", line, t.Resource, strings.Join(cells, "|")))
}

func (r *recorder) Reject(p dataset.Problem, _ ...dataset.Lost) error {
	return r.tell("reject " + p.String())
}

func (r *recorder) Skip(line int) error {
	return r.tell(fmt.Sprintf("%d skip", line))
}

// of returns what the sink got for a resource, without the slug of the source, or an empty note after it, at the end.
func (r *recorder) of(resource string) []string {
	var rows []string
	for _, row := range r.log {
		if _, rest, _ := strings.Cut(row, " "); strings.HasPrefix(rest, resource+" ") {
			rows = append(rows, strings.TrimSuffix(strings.TrimSuffix(row, "|"), "|"+Slug))
		}
	}
	return rows
}

// readText reads a file that must have the right layout.
func readText(t *testing.T, text string) *recorder {
	t.Helper()
	var r recorder
	if err := Read(t.Context(), "districts.csv", strings.NewReader(text), Options{}, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}
