package pace

import "slices"

// Sort sorts a list. A comparison is a step. After an error the order of the list is undefined.
func Sort[T any](list []T, compare func(a, b T) int, p *Pace) (err error) {
	type stopped struct{ error }
	defer func() {
		switch s := recover().(type) {
		case nil:
		case stopped: // package slices cannot stop a sort
			err = s.error
		default:
			panic(s)
		}
	}()
	slices.SortFunc(list, func(a, b T) int {
		if err := p.Step(1); err != nil {
			panic(stopped{err})
		}
		return compare(a, b)
	})
	return nil
}
