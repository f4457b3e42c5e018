package session

import (
	"context"
	"slices"
	"sync"
)

// StatementLog lists the SQL queries that a request has run, by name.
type StatementLog struct {
	mu    sync.Mutex
	names []string
}

type statementsKey struct{}

// WithStatements returns a context that logs each query run with it.
func WithStatements(ctx context.Context) (context.Context, *StatementLog) {
	s := new(StatementLog)
	return context.WithValue(ctx, statementsKey{}, s), s
}

// Names returns the names of the queries so far, in the order of their starts.
func (s *StatementLog) Names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.names)
}

func note(ctx context.Context, name string) {
	if s, ok := ctx.Value(statementsKey{}).(*StatementLog); ok {
		s.mu.Lock()
		s.names = append(s.names, name)
		s.mu.Unlock()
	}
}
