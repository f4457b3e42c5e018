package indicators

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"govhub/dataset"
)

// periodForm is a form of periods.
type periodForm struct {
	name   string
	what   string                           // in messages
	advice string                           // how to write one
	read   func(cell string) (string, bool) // as the hub writes it
}

var periodForms = []periodForm{
	{FormYear, "a year", "four digits, such as 2024", yearOf},
	{FormQuarter, "a quarter", "2024-Q1, 1 кв. 2024 or I квартал 2024", quarterOf},
	{FormMonth, "a month", "2024-01, 01.2024 or январь 2024", monthOf},
	{FormDay, "a day", "2024-01-31, 31.01.2024 or 31 января 2024", dayOf},
}

// periodReader turns cells into periods.
type periodReader struct {
	form string

	// The last cell: neighbouring rows often agree.
	cell, period string
}

// read returns the period in a cell as the hub writes it and its year, or what is wrong with the cell.
func (p *periodReader) read(cell string) (period string, year int, wrong flaw) {
	if cell != p.cell || p.period == "" {
		if p.period, wrong = readPeriod(cell, p.form); wrong.code != "" {
			return "", 0, wrong
		}
		p.cell = cell
	}
	year, _ = strconv.Atoi(p.period[:4])
	return p.period, year, flaw{}
}

func readPeriod(cell, form string) (period string, wrong flaw) {
	declared := periodForms[slices.IndexFunc(periodForms, func(f periodForm) bool { return f.name == form })]
	if period, ok := declared.read(cell); ok {
		return period, flaw{}
	}
	message := "is not " + declared.what + ": write " + declared.advice
	for _, f := range periodForms {
		if _, ok := f.read(cell); ok {
			message = fmt.Sprintf("is %s, not %s: write %s, or set period.form in the mapping to %q", f.what, declared.what, declared.advice, f.name)
		}
	}
	return "", flaw{dataset.CodeType, message}
}

// yearOf reads a year. PostgreSQL has no year 0.
func yearOf(cell string) (string, bool) {
	return cell, len(cell) == 4 && allDigits(cell) && cell != "0000"
}

// Notations of periods, in any case and with any white space. The year may be followed by г. or года.
const yearNotation = ` ?([0-9]{4})(?: ?(?:г\.?|год|года))?$`

var (
	isoQuarter   = regexp.MustCompile(`^([0-9]{4})-q([1-4])$`)
	quarterWords = regexp.MustCompile(`^([1-4]|i{1,3}|iv)(?:-й)? ?(?:кв\.?|квартал)` + yearNotation)
	isoMonth     = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})$`)
	pointMonth   = regexp.MustCompile(`^([0-9]{2})\.([0-9]{4})$`)
	monthWords   = regexp.MustCompile(`^([а-я]+\.?)` + yearNotation)
	isoDay       = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	pointDay     = regexp.MustCompile(`^([0-9]{2})\.([0-9]{2})\.([0-9]{4})$`)
	dayWords     = regexp.MustCompile(`^([0-9]{1,2}) ([а-я]+\.?)` + yearNotation)
)

// tidy is a cell in lower case with single spaces.
func tidy(cell string) string { return strings.ToLower(strings.Join(strings.Fields(cell), " ")) }

func quarterOf(cell string) (string, bool) {
	text := tidy(cell)
	if m := isoQuarter.FindStringSubmatch(text); m != nil {
		return existing(m[1] + "-Q" + m[2])
	}
	m := quarterWords.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	number := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[m[1]]
	if number == "" {
		number = m[1]
	}
	return existing(m[2] + "-Q" + number)
}

func monthOf(cell string) (string, bool) {
	text := tidy(cell)
	if m := isoMonth.FindStringSubmatch(text); m != nil {
		return existing(m[0])
	}
	if m := pointMonth.FindStringSubmatch(text); m != nil {
		return existing(m[2] + "-" + m[1])
	}
	if m := monthWords.FindStringSubmatch(text); m != nil && months[m[1]] != "" {
		return existing(m[2] + "-" + months[m[1]])
	}
	return "", false
}

func dayOf(cell string) (string, bool) {
	text := tidy(cell)
	if m := pointDay.FindStringSubmatch(text); m != nil {
		return existing(m[3] + "-" + m[2] + "-" + m[1])
	}
	if m := dayWords.FindStringSubmatch(text); m != nil && months[m[2]] != "" {
		return existing(fmt.Sprintf("%s-%s-%02s", m[3], months[m[2]], m[1]))
	}
	if m := isoDay.FindString(text); m != "" {
		return existing(m)
	}
	return "", false
}

// existing returns a quarter, month or day if it exists.
func existing(period string) (string, bool) {
	if strings.Contains(period, "Q") {
		return period, period[:4] != "0000"
	}
	layout := time.DateOnly
	if len(period) == len("2024-01") {
		layout = "2006-01"
	}
	t, err := time.Parse(layout, period)
	return period, err == nil && t.Year() > 0
}

// months are the numbers of months by their names, as they are alone, with a day, and short.
var months = func() map[string]string {
	numbers := map[string]string{}
	for i, names := range [...]string{
		"январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр", "май мая", "июнь июня июн",
		"июль июля июл", "август августа авг", "сентябрь сентября сен сент", "октябрь октября окт", "ноябрь ноября ноя нояб",
		"декабрь декабря дек",
	} {
		for _, name := range strings.Fields(names) {
			numbers[name] = fmt.Sprintf("%02d", i+1)
			numbers[name+"."] = numbers[name]
		}
	}
	return numbers
}()
