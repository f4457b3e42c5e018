package network

import (
	"context"
	"slices"
)

// checkEvery is how many steps a long computation takes between looks at its context. A step is a link looked at, or as much
// work as that.
const checkEvery = 1 << 16

// pace stops a computation whose request is over.
type pace struct {
	ctx   context.Context
	steps int // since the last look
	total int // until the last look
}

// step counts work, and returns an error when nobody waits for it any more.
func (p *pace) step(n int) error {
	if p.steps += n; p.steps < checkEvery {
		return nil
	}
	p.total += p.steps
	p.steps = 0
	return p.ctx.Err()
}

// sortPaced sorts a list. A comparison is a step.
func sortPaced[T any](list []T, compare func(a, b T) int, p *pace) (err error) {
	type stopped struct{ error }
	defer func() {
		switch s := recover().(type) {
		case nil:
		case stopped: // package slices cannot be told to stop
			err = s.error
		default:
			panic(s)
		}
	}()
	slices.SortFunc(list, func(a, b T) int {
		if err := p.step(1); err != nil {
			panic(stopped{err})
		}
		return compare(a, b)
	})
	return nil
}
