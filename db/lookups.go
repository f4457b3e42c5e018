package db

import (
	"context"
	"sync"
)

// lookups are the periods that a request has found for columns of values.
type lookups struct {
	mu      sync.Mutex
	periods map[lookup]string
}

// lookup is ObservationArgs without pointers.
type lookup struct {
	indicator, breakdown string
	level                PlaceLevel
	period               string // empty for the latest
}

type lookupsKey struct{}

// WithLookups returns a context in which each column of values is looked up once: downloads ask for the same ones on every page.
func WithLookups(ctx context.Context) context.Context {
	return context.WithValue(ctx, lookupsKey{}, &lookups{periods: map[lookup]string{}})
}

// remember returns the period of a column, which find finds on first use. Nil lookups remember nothing.
func (l *lookups) remember(key lookup, find func() (string, error)) (string, error) {
	if l == nil {
		return find()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if period, known := l.periods[key]; known {
		return period, nil
	}
	period, err := find()
	if err == nil {
		l.periods[key] = period
	}
	return period, err
}
