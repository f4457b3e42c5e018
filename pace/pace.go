// Package pace counts the steps of a computation, and stops it when it has taken too many or when nobody waits for its result
// any more.
package pace

import (
	"context"
	"errors"
)

// Every is how many steps are taken at most between two looks at the context.
const Every = 1 << 16

// ErrLimit says that a computation would take more steps than it may.
var ErrLimit = errors.New("too many steps")

// Pace counts the steps of one computation. A step is some nanoseconds of work: an entry of a list, a node of a tree.
type Pace struct {
	ctx         context.Context
	steps, most int
	look        int // at the context when there are so many steps
}

// Of returns the pace of a computation that is wanted as long as its context lasts, and may take so many steps.
func Of(ctx context.Context, most int) *Pace { return &Pace{ctx: ctx, most: most} }

// Step counts n steps. It returns the error of the context once that is over, and ErrLimit once there are too many steps.
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

// Steps returns how many steps have been counted.
func (p *Pace) Steps() int { return p.steps }
