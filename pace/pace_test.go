package pace_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"

	"govhub/pace"
)

func TestSort(t *testing.T) {
	t.Parallel()
	list := []int{3, 1, 2}
	if err := pace.Sort(list, cmp.Compare[int], pace.Of(t.Context(), 100)); err != nil || !slices.IsSorted(list) {
		t.Errorf("sorted as %v: %v", list, err)
	}
	list = make([]int, 1000)
	for i := range list {
		list[i] = -i
	}
	p := pace.Of(t.Context(), 100)
	if err := pace.Sort(list, cmp.Compare[int], p); !errors.Is(err, pace.ErrLimit) || p.Steps() != 101 {
		t.Errorf("%d steps of 100: %v", p.Steps(), err)
	}
	defer func() {
		if recover() != "of the caller" {
			t.Error("a panic of the comparison is lost")
		}
	}()
	_ = pace.Sort(list, func(int, int) int { panic("of the caller") }, pace.Of(t.Context(), 100))
}

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
