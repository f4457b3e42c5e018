// Package pace counts the steps of a computation, and stops it when it has taken too many or nobody waits for its result any more.
package pace

import (
	"context"
	"errors"
)

// Every is the most steps between two checks of the context.
const Every = 1 << 16

// ErrLimit says that a computation would take too many steps.
var ErrLimit = errors.New("too many steps")

// Pace counts the steps of one computation. A step is some nanoseconds of work: an entry of a list, a node of a tree.
type Pace struct {
	ctx         context.Context
	steps, most int
	look        int // number of steps at the next check of the context
}

// Of returns the pace of a computation that ends with its context, or after so many steps.
func Of(ctx context.Context, most int) *Pace { return &Pace{ctx: ctx, most: most} }

// Step counts n steps. It returns the error of the context once that has ended, and ErrLimit after too many steps.
func (p *Pace) Step(n int) error {
	p.steps += n
	if p.steps > p.most {
		return ErrLimit
	}
	if p.steps < p.look {
		return nil
	}
	p.look = p.steps + Every
	return p.ctx.Err()
}

func (p *Pace) Steps() int { return p.steps }
