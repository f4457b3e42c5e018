package indicators

import (
	"strings"

	"govhub/dataset"
)

// spaces are those that people and programs write between groups of digits.
const spaces = " \u00a0\u2009\u202f"

// read returns the number in a cell in its canonical form, or what is wrong with the cell.
func (n Numbers) read(cell string) (number, wrong string) {
	plain := cell
	if strings.ContainsAny(cell, spaces) {
		if n.Grouping != GroupingSpace {
			return "", `has a space: remove it, or set numbers.grouping in the mapping to "space" if spaces separate thousands`
		}
		var grouped bool
		if plain, grouped = ungroup(cell); !grouped {
			return "", "has a space that does not separate thousands: remove it, or write the numbers into cells of their own"
		}
	}
	switch {
	case n.Decimal == "," && strings.Contains(cell, "."):
		return "", "has a point, while the mapping declares decimal commas: write a comma, or correct numbers.decimal in the mapping"
	case n.Decimal == ",":
		plain = strings.Replace(plain, ",", ".", 1)
	case strings.Contains(cell, ","):
		return "", `has a comma: write a decimal point, or set numbers.decimal in the mapping to "," if it stands before decimals`
	}
	return dataset.Decimal(plain)
}

// ungroup removes the spaces between groups of three digits, or returns false if there are others.
func ungroup(cell string) (plain string, ok bool) {
	same := strings.Map(func(r rune) rune {
		if strings.ContainsRune(spaces, r) {
			return ' '
		}
		return r
	}, cell)
	digits := strings.TrimLeft(same, "+-")
	whole := digits
	if i := strings.IndexAny(digits, ".,"); i >= 0 {
		whole = digits[:i]
	}
	fraction := digits[len(whole):]
	groups := strings.Split(whole, " ")
	for i, group := range groups {
		if len(group) > 3 || group == "" || i > 0 && len(group) < 3 {
			return "", false
		}
	}
	return same[:len(same)-len(digits)] + strings.Join(groups, "") + fraction, !strings.Contains(fraction, " ")
}
