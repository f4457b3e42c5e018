// Package files hands out files that take long to make: of releases, of the network, and of the rows of queries.
//
// Whatever a file holds, [Queue.Send] answers with it. A file is made once, under a turn, and written to disk at the speed of its
// maker; its readers follow at theirs, while it grows. So a slow client holds neither a turn nor a connection to the database, and
// any part of a file can be read again while it is kept. Files have no names on disk: whatever becomes of the process, the system
// takes them back.
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
	// ErrBusy means that as many files are being made as may be.
	ErrBusy = errors.New("too many files are being made")

	// ErrFull means that all room is taken by files that are being read.
	ErrFull = errors.New("there is no room for another file")

	// ErrClosed means that the store was closed.
	ErrClosed = errors.New("downloads have ended")

	// ErrTooLarge means that a file alone takes more than all room.
	ErrTooLarge = errors.New("the file takes more room than there is")
)

// Options bound a Store.
type Options struct {
	Dir   string // where files are kept; that for temporary files if empty
	Size  int64  // bytes of all files
	Turns Turns  // of each queue
	Hold  Hold   // nil if releases are never pruned

	WriteTimeout time.Duration // in which a client must go on reading
	Logger       *slog.Logger
	Made         func(took time.Duration, err error) // called for every file that was made, or was not; if set
	Sent         func(bytes int)                     // called for what clients were sent; if set
}

// Turns bound the making of files. Sending takes no turn: a slow reader keeps nobody waiting.
type Turns struct {
	Makers  int           // files that are made at the same time
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

// Store makes files and keeps them as long as there is room.
type Store struct {
	options Options
	makers  sync.WaitGroup

	mu        sync.Mutex
	files     map[string]*file
	once      int // files that were not to be kept
	bytes     int64
	evictions int64
}

// Queue makes files of one kind, a few at a time, and keeps them in a Store.
type Queue struct {
	store *Store
	taken chan struct{}
}

// Queue returns a queue of makers. Files of different queues share the room, not the turns.
func (s *Store) Queue() *Queue {
	return &Queue{store: s, taken: make(chan struct{}, s.options.Turns.Makers)}
}

// NewStore makes a store and tries out its directory.
func NewStore(o Options) (*Store, error) {
	s := &Store{options: o, files: map[string]*file{}}
	disk, err := s.temporary()
	if err != nil {
		return nil, err
	}
	return s, disk.Close()
}

// temporary makes a file without a name.
func (s *Store) temporary() (*os.File, error) {
	disk, err := os.CreateTemp(s.options.Dir, "govhub-download-*")
	if err != nil {
		return nil, err
	}
	return disk, os.Remove(disk.Name())
}

// Open returns a reader of the file with the key, which is written unless it is there, or being made, already. A file without a
// key is for this reader alone. The label is for readers that find the file later. Callers must close the reader; making ends early
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

// Find returns a reader of the file with the key, nil if it is neither there nor being made. Callers must close it.
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

// Close stops what is being made and lets go of all files. Readers that are left fail.
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
	case q.taken <- struct{}{}: // a free turn is taken, however late this comes to look
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

// reserve makes room for n more bytes of a file. Those that nobody reads go, the longest unread first.
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

// forget gives the room of a file back. The caller holds mu.
func (s *Store) forget(f *file) {
	if s.files[f.key] == f {
		delete(s.files, f.key)
	}
	s.bytes -= f.size
	if f.disk != nil {
		f.disk.Close() // of a file without a name there is nothing to lose
	}
}

// release takes note that a reader has left.
func (s *Store) release(f *file) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.readers--
	f.used = time.Now()
	switch {
	case f.readers > 0 || f.done && f.err == nil && !f.once:
	case f.done:
		s.forget(f)
	default: // the next reader has it made again
		delete(s.files, f.key)
		f.cancel()
	}
}
