// Package downloads keeps files that take long to make, so that many clients get them, and get on where they were cut off.
//
// A file is made once and written to disk at the speed of whoever makes it; its readers follow at theirs, while it grows.
// So a slow client holds no connection to the database, and every range of a file can be read again while it is kept. Files
// have no names on disk: whatever becomes of the process, the system takes them back.
package downloads

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"sync"
	"time"
)

var (
	// ErrBusy says that as many files are being made as may be.
	ErrBusy = errors.New("too many files are being made")

	// ErrFull says that all room is taken by files that are being read.
	ErrFull = errors.New("there is no room for another file")

	// ErrClosed says that the store was closed.
	ErrClosed = errors.New("downloads have ended")

	// ErrTooLarge says that a file alone takes more than all room.
	ErrTooLarge = errors.New("the file takes more room than there is")
)

// Options bound a Store.
type Options struct {
	Dir  string // where files are kept; that for temporary files if empty
	Size int64  // bytes of all files

	Made func(took time.Duration, err error) // told of every file that was made, or was not; if set
}

// Turns bound the making of files of one kind. Sending takes no turn: a slow reader keeps nobody waiting.
type Turns struct {
	Makers  int           // files that are made at the same time
	Wait    time.Duration // for the turn to make one
	Timeout time.Duration // to make one
}

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
	turns Turns
	taken chan struct{}
}

// Queue returns a queue of makers. Files of different queues share the room, not the turns.
func (s *Store) Queue(t Turns) *Queue {
	return &Queue{store: s, turns: t, taken: make(chan struct{}, t.Makers)}
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

// Open returns a reader of the file with the key, which is written unless it is there, or in the making, already. A file
// without a key is for this reader alone. The reader must be closed. Making ends early when no reader is left.
func (q *Queue) Open(key string, write func(ctx context.Context, w io.Writer) error) *Reader {
	return q.OpenLabelled(key, "", write)
}

// OpenLabelled is Open of a file with a label, which tells its readers what is known of it beside its content.
func (q *Queue) OpenLabelled(key, label string, write func(ctx context.Context, w io.Writer) error) *Reader {
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
		ctx, cancel := context.WithTimeout(context.Background(), q.turns.Timeout)
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

// Find returns a reader of the file with the key, nil if it is neither there nor in the making.
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
	wait := time.NewTimer(q.turns.Wait)
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

// release is told that a reader has left.
func (s *Store) release(f *file) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.readers--
	f.used = time.Now()
	switch {
	case f.readers > 0 || f.done && f.err == nil && !f.once:
	case f.done:
		s.forget(f)
	default: // whoever comes next has it made anew
		delete(s.files, f.key)
		f.cancel()
	}
}
