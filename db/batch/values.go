package batch

import (
	"fmt"
	"strconv"
	"time"
)

// AppendInts appends the values of a column of whole numbers, 0 for NULL.
func (c *Column) AppendInts(to []int64) ([]int64, error) {
	return appendValues(to, c, func(text string) (int64, error) { return strconv.ParseInt(text, 10, 64) })
}

// AppendFloats appends the values of a column of numbers, 0 for NULL. Those of type numeric are rounded.
func (c *Column) AppendFloats(to []float64) ([]float64, error) {
	return appendValues(to, c, func(text string) (float64, error) { return strconv.ParseFloat(text, 64) })
}

// AppendBools appends the values of a column, false for NULL.
func (c *Column) AppendBools(to []bool) ([]bool, error) {
	return appendValues(to, c, strconv.ParseBool)
}

// AppendDays appends the values of a column of dates as days since 1970-01-01, 0 for NULL.
func (c *Column) AppendDays(to []int32) ([]int32, error) { return appendValues(to, c, Days) }

// Days is how many days after 1970-01-01 an ISO date lies.
func Days(date string) (int32, error) {
	day, err := time.Parse(time.DateOnly, date)
	const seconds = 24 * 60 * 60
	return int32(day.Unix() / seconds), err // days begin at midnight: nothing to round
}

func appendValues[V any](to []V, c *Column, parse func(text string) (V, error)) ([]V, error) {
	for row, text := range c.Texts {
		var value V
		if !c.Null(row) {
			var err error
			if value, err = parse(text); err != nil {
				return to, fmt.Errorf("row %d of the batch: %w", row+1, err)
			}
		}
		to = append(to, value)
	}
	return to, nil
}
