package imports

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"govhub/existence"
	"govhub/ingest/inputs"
)

// date finds the edition of a file: that of its path, else the common one, else the newest date in the name of the file, else the usual
// one of the source. Where there is none, the newest period that the file states will be its edition.
func (in *Input) date(common string) error {
	if in.isPackage() {
		if in.dated {
			return fmt.Errorf("%s: a data package has no edition, since its rows are taken as they are: leave out @%s", in.Name, in.Edition)
		}
		return nil
	}
	if in.dated {
		common = in.Edition
	}
	if common != "" && edition(common) != common || in.dated && common == "" {
		return fmt.Errorf("%s: %q is not an edition: write its day, month or year, such as 2021-07-30, 2021-07 or 2021", in.Name, common)
	}
	in.Edition = cmp.Or(common, newest(path.Base(inputs.Name(in.Path))), in.reader.Edition)
	if in.Edition == "" && in.reader.Dated {
		return fmt.Errorf("%s: neither its name nor the file says of which day, month or year it is: write that, as in %s@2021-07=%[1]s", in.Name, in.source)
	}
	return nil
}

var (
	numbers = regexp.MustCompile(`[0-9]+(-[0-9]+)*`)
	day     = regexp.MustCompile(`^((?:19|20)[0-9]{2})(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?)?$`)
)

// newest returns the newest date in the name of a file, such as 2024 for districts_2018_2024.csv, empty if there is none.
func newest(name string) (found string) {
	for _, text := range numbers.FindAllString(name, -1) {
		if date := edition(text); date != "" {
			found = max(found, date)
			continue
		}
		for part := range strings.SplitSeq(text, "-") {
			found = max(found, edition(part))
		}
	}
	return found
}

// edition reads a year, a month or a day that exists, with or without hyphens; it is empty for other texts.
func edition(text string) string {
	parts := day.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	date := parts[1]
	for _, part := range parts[2:] {
		if part != "" {
			date += "-" + part
		}
	}
	if _, err := time.Parse(time.DateOnly, existence.Day(date)); err != nil {
		return "" // a day that does not exist
	}
	return date
}
