package network

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"govhub/db"
)

// ErrOff is returned where a release has no network: it is off, or would have more links than it may.
var ErrOff = errors.New("the hub keeps no network of this release")

// keptGraphs is how many graphs stay in memory: that of the current release, and of older ones that queries pinned last.
const keptGraphs = 3

// Graphs keeps the networks of releases. Releases whose resources are the same share one.
type Graphs struct {
	Turns *Turns // of questions to all graphs; unbounded if nil

	most int // links of a graph; 0 keeps none

	mu   sync.Mutex
	kept []*kept // the one used last comes first
}

// kept is a graph, or one in the making.
type kept struct {
	releases []string // by digest
	content  string   // digest of what it is read from; empty until known
	done     chan struct{}
	graph    *Graph // once done, unless err
	err      error
}

// DefaultLinks bounds a graph to about 250 MB.
const DefaultLinks = 5_000_000

// New returns a store of graphs of at most so many links each. A nil store keeps none.
func New(most int) *Graphs { return &Graphs{most: most} }

// Of returns the network of a release. The first request for that of an older release has it read; others for it wait, those
// for another release do not. It returns ErrOff if there is none.
func (s *Graphs) Of(ctx context.Context, r *db.Release) (*Graph, error) {
	if s == nil || s.most <= 0 {
		return nil, ErrOff
	}
	k, err := s.find(ctx, r)
	if err != nil {
		return nil, err
	}
	select {
	case <-k.done:
		return k.graph, k.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Prepare reads the network of a release that is about to become current, so that no request waits for it. A release that
// can have none becomes current all the same.
func (s *Graphs) Prepare(ctx context.Context, r *db.Release) error {
	_, err := s.Of(ctx, r)
	if errors.Is(err, ErrOff) {
		return nil
	}
	return err
}

// find returns the entry of a release, of another with the same content, or a new one that is being read.
func (s *Graphs) find(ctx context.Context, r *db.Release) (*kept, error) {
	s.mu.Lock()
	k := s.use(func(k *kept) bool { return slices.Contains(k.releases, r.Digest) })
	s.mu.Unlock()
	if k != nil {
		return k, nil
	}
	content, err := contentOf(ctx, r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if k = s.use(func(k *kept) bool { return k.content == content }); k != nil {
		if !slices.Contains(k.releases, r.Digest) {
			k.releases = append(k.releases, r.Digest)
		}
		return k, nil
	}
	// The graph is for all who want it: it is read to its end even if the first of them leaves, from a handle of its own.
	ctx = context.WithoutCancel(ctx)
	held, err := r.Hub().Acquire(ctx, r.Number)
	if err != nil {
		return nil, err
	}
	k = &kept{releases: []string{r.Digest}, content: content, done: make(chan struct{})}
	s.kept = append([]*kept{k}, s.kept[:min(len(s.kept), keptGraphs-1)]...)
	go func() {
		defer held.Done()
		defer close(k.done)
		if k.graph, k.err = read(ctx, held, s.most); k.err == nil {
			k.graph.turns = s.Turns
			return
		}
		if errors.Is(k.err, errTooLarge) {
			k.err = fmt.Errorf("%w: %w", ErrOff, k.err) // and stays so
			return
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.kept = slices.DeleteFunc(s.kept, func(other *kept) bool { return other == k })
	}()
	return k, nil
}

// use returns the entry that fits and notes that it was used. The caller holds mu.
func (s *Graphs) use(fits func(*kept) bool) *kept {
	i := slices.IndexFunc(s.kept, fits)
	if i < 0 {
		return nil
	}
	k := s.kept[i]
	copy(s.kept[1:i+1], s.kept[:i])
	s.kept[0] = k
	return k
}

// contentOf digests the resources that a network is read from.
func contentOf(ctx context.Context, r *db.Release) (string, error) {
	found, err := r.Hub().Resources(ctx, []*db.ReleaseInfo{{Number: r.Number}})
	if err != nil {
		return "", err
	}
	var names strings.Builder
	for _, resource := range found[0] {
		if slices.ContainsFunc(statements, func(st statement) bool { return st.name == resource.Name }) {
			fmt.Fprintf(&names, "%s %s,", resource.Name, resource.SHA256)
		}
	}
	sum := sha256.Sum256([]byte(names.String()))
	return hex.EncodeToString(sum[:]), nil
}
