// Package files serves files that take long to make: of releases, of the network, and of the rows of queries.
//
// [Queue.Send] serves every kind of file. A file is made once, under a turn, and written to disk at the maker's speed; readers
// follow at theirs while it grows. So a slow client holds neither a turn nor a database connection, and any range can be read
// again while the file is kept. Files have no names on disk: the system removes them when the process ends.
package files

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"strconv"
	"sync"
	"time"
)

var (
	// ErrBusy means that the maximum number of files is being made.
	ErrBusy = errors.New("too many files are being made")

	// ErrFull means that files being read take all space.
	ErrFull = errors.New("no space for another file")

	// ErrClosed means that the store was closed.
	ErrClosed = errors.New("downloads have ended")

	// ErrTooLarge means that the file alone takes more than all space.
	ErrTooLarge = errors.New("the file is larger than all space")
)

// Options bound a Store.
type Options struct {
	Dir    string // directory of the files; the one for temporary files if empty
	Size   int64  // bytes of all files
	Turns  Turns  // of each queue
	Prefix string // path before that of each route; may be empty
	Hold   Hold   // nil if releases are never pruned

	WriteTimeout time.Duration // within which a client must read more
	Logger       *slog.Logger
	Made         func(took time.Duration, err error) // called for every file that was made or failed; may be nil
	Sent         func(bytes int)                     // called for bytes sent to clients; may be nil
}

// Turns bounds the making of files. Sending takes no turn, so slow readers do not delay others.
type Turns struct {
	Makers  int           // files made at the same time
	Wait    time.Duration // for the turn to make one
	Timeout time.Duration // to make one
}

// DefaultTurns returns the documented limits.
func DefaultTurns() Turns { return Turns{Makers: 2, Wait: 2 * time.Second, Timeout: 10 * time.Minute} }

// Stats is the state of a Store.
type Stats struct {
	Files     int
	Bytes     int64
	Evictions int64
}

// Store makes files and keeps them while there is space.
type Store struct {
	options Options
	makers  sync.WaitGroup

	mu        sync.Mutex
	files     map[string]*file
	once      int // files that are not kept
	bytes     int64
	evictions int64
}

// Queue makes files of one kind, a few at a time, and keeps them in a Store.
type Queue struct {
	store *Store
	taken chan struct{}
}

// Queue returns a queue of makers. Files of different queues share the space, not the turns.
func (s *Store) Queue() *Queue {
	return &Queue{store: s, taken: make(chan struct{}, s.options.Turns.Makers)}
}

// NewStore makes a store and checks that its directory is writable.
func NewStore(o Options) (*Store, error) {
	s := &Store{options: o, files: map[string]*file{}}
	disk, err := s.temporary()
	if err != nil {
		return nil, err
	}
	return s, disk.Close()
}

// temporary creates a file without a name.
func (s *Store) temporary() (*os.File, error) {
	disk, err := os.CreateTemp(s.options.Dir, "govhub-download-*")
	if err != nil {
		return nil, err
	}
	return disk, os.Remove(disk.Name())
}

// Open returns a reader of the file with the key, and makes the file unless it is complete or being made. A file without a key is
// for this reader only. The label is for readers that find the file later. Callers must close the reader; making is cancelled
// when no reader is left.
func (q *Queue) Open(key, label string, write func(ctx context.Context, w io.Writer) error) *Reader {
	s := q.store
	s.mu.Lock()
	defer s.mu.Unlock()
	once := key == ""
	if once {
		s.once++
		key = "once " + strconv.Itoa(s.once)
	}
	f := s.files[key]
	if f == nil {
		ctx, cancel := context.WithTimeout(context.Background(), s.options.Turns.Timeout)
		f = &file{store: s, key: key, label: label, once: once, cancel: cancel, changed: make(chan struct{})}
		s.files[key] = f
		s.makers.Go(func() {
			defer cancel()
			f.make(ctx, q, write)
		})
	}
	f.readers++
	return &Reader{file: f}
}

// Find returns a reader of the file with the key, nil if it is neither kept nor being made. Callers must close it.
func (q *Queue) Find(key string) *Reader {
	q.store.mu.Lock()
	defer q.store.mu.Unlock()
	f := q.store.files[key]
	if f == nil {
		return nil
	}
	f.readers++
	return &Reader{file: f}
}

// Stats returns the state of the store.
func (s *Store) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Stats{Files: len(s.files), Bytes: s.bytes, Evictions: s.evictions}
}

// Close cancels the makers and closes all files. Remaining readers fail.
func (s *Store) Close() {
	s.mu.Lock()
	for _, f := range s.files {
		f.cancel()
	}
	s.mu.Unlock()
	s.makers.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		f.done, f.err = true, ErrClosed
		f.announce()
		s.forget(f)
	}
}

// take takes a turn to make a file.
func (q *Queue) take(ctx context.Context) error {
	select {
	case q.taken <- struct{}{}: // take a free turn, even after the wait
		return nil
	default:
	}
	wait := time.NewTimer(q.store.options.Turns.Wait)
	defer wait.Stop()
	select {
	case q.taken <- struct{}{}:
		return nil
	case <-wait.C:
		return ErrBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

// reserve reserves n more bytes for a file. Files without readers are dropped, least recently used first.
func (s *Store) reserve(f *file, n int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.size+n > s.options.Size {
		return ErrTooLarge
	}
	for s.bytes+n > s.options.Size {
		var oldest *file
		for _, other := range s.files {
			if other.readers == 0 && (oldest == nil || other.used.Before(oldest.used)) {
				oldest = other
			}
		}
		if oldest == nil {
			return ErrFull
		}
		s.forget(oldest)
		s.evictions++
	}
	s.bytes += n
	return nil
}

// forget frees the space of a file. Callers must hold mu.
func (s *Store) forget(f *file) {
	if s.files[f.key] == f {
		delete(s.files, f.key)
	}
	s.bytes -= f.size
	if f.disk != nil {
		f.disk.Close() // a file without a name: nothing can be lost
	}
}

// release records that a reader was closed.
func (s *Store) release(f *file) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.readers--
	f.used = time.Now()
	switch {
	case f.readers > 0 || f.done && f.err == nil && !f.once:
	case f.done:
		s.forget(f)
	default: // the next reader makes it again
		delete(s.files, f.key)
		f.cancel()
	}
}
