package pace_test

import (
	"context"
	"errors"
	"testing"

	"govhub/pace"
)

func TestStep(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	p := pace.Of(ctx, 10*pace.Every)
	if err := p.Step(1); err != nil {
		t.Fatal(err)
	}
	cancel()
	after := 0
	for p.Step(1) == nil {
		after++
	}
	if err := p.Step(pace.Every); !errors.Is(err, context.Canceled) || after > pace.Every {
		t.Errorf("%d steps after the end, error %v", after, err)
	}
	p = pace.Of(t.Context(), 100)
	if err := p.Step(100); err != nil {
		t.Error(err)
	}
	if err := p.Step(1); !errors.Is(err, pace.ErrLimit) || p.Steps() != 101 {
		t.Errorf("%d steps of 100: %v", p.Steps(), err)
	}
}
