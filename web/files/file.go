package files

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// file is a file that is complete or being made. The mutex of its store guards it.
type file struct {
	store  *Store
	key    string
	label  string
	once   bool               // not kept for another reader
	cancel context.CancelFunc // stops the making

	disk    *os.File
	size    int64 // bytes written so far
	done    bool
	err     error         // why making it failed
	changed chan struct{} // closed when size, done or err change, and replaced
	readers int
	used    time.Time // when the last reader closed it
}

// make writes the file.
func (f *file) make(ctx context.Context, q *Queue, write func(context.Context, io.Writer) error) {
	start := time.Now()
	err := f.fill(ctx, q, write)
	if err != nil && ctx.Err() != nil {
		err = errors.Join(ctx.Err(), err) // whatever error the cancellation caused
	}
	if f.store.options.Made != nil {
		f.store.options.Made(time.Since(start), err)
	}
	s := f.store
	s.mu.Lock()
	defer s.mu.Unlock()
	f.done, f.err = true, err
	f.announce()
	switch kept := s.files[f.key] == f; {
	case f.readers == 0 && (err != nil || !kept):
		s.forget(f)
	case err != nil && kept:
		delete(s.files, f.key)
	}
}

func (f *file) fill(ctx context.Context, q *Queue, write func(context.Context, io.Writer) error) error {
	if err := q.take(ctx); err != nil {
		return err
	}
	defer func() { <-q.taken }()
	disk, err := f.store.temporary()
	if err != nil {
		return err
	}
	f.store.mu.Lock()
	f.disk = disk
	f.store.mu.Unlock()
	buffered := bufio.NewWriterSize(appender{f, disk}, 256<<10)
	if err := write(ctx, buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// announce wakes the readers. Callers must hold the mutex.
func (f *file) announce() {
	close(f.changed)
	f.changed = make(chan struct{})
}

// appender writes to the end of a file and wakes its readers.
type appender struct {
	file *file
	disk *os.File
}

func (a appender) Write(p []byte) (int, error) {
	s := a.file.store
	if err := s.reserve(a.file, int64(len(p))); err != nil {
		return 0, err
	}
	n, err := a.disk.Write(p)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil { // readers get the error, not a partial write that would start a response
		s.bytes -= int64(len(p))
		return n, err
	}
	a.file.size += int64(n)
	a.file.announce()
	return n, nil
}

// Reader reads a file from its start, even while it is being made.
type Reader struct {
	file   *file
	offset int64
}

// Label returns the label that the file was opened with first.
func (r *Reader) Label() string { return r.file.label }

// Wait waits until the file is complete. It returns the error if making it failed.
func (r *Reader) Wait(ctx context.Context) error {
	_, err := r.until(ctx, func(int64) bool { return false })
	return err
}

// Begin waits until the file has its first bytes, or is complete.
func (r *Reader) Begin(ctx context.Context) error {
	_, err := r.more(ctx)
	return err
}

// Size returns the bytes of a complete file, false if it is being made.
func (r *Reader) Size() (int64, bool) {
	r.file.store.mu.Lock()
	defer r.file.store.mu.Unlock()
	return r.file.size, r.file.done && r.file.err == nil
}

// Content returns the content of a complete file.
func (r *Reader) Content() io.ReadSeeker {
	size, _ := r.Size()
	return io.NewSectionReader(r.file.disk, 0, size)
}

// Follow writes the file to w as it grows.
func (r *Reader) Follow(ctx context.Context, w io.Writer) error {
	for {
		size, err := r.more(ctx)
		if err != nil || size == r.offset {
			return err
		}
		n, err := io.Copy(w, io.NewSectionReader(r.file.disk, r.offset, size-r.offset))
		r.offset += n
		if err != nil {
			return err
		}
	}
}

// more waits until the file extends beyond the offset, or is complete, and returns its size.
func (r *Reader) more(ctx context.Context) (size int64, err error) {
	return r.until(ctx, func(size int64) bool { return size > r.offset })
}

// until waits until the file has a size, or is complete, and returns its size.
func (r *Reader) until(ctx context.Context, enough func(size int64) bool) (size int64, err error) {
	f := r.file
	for {
		f.store.mu.Lock()
		size, done, err, changed := f.size, f.done, f.err, f.changed
		f.store.mu.Unlock()
		if err != nil {
			return 0, err
		}
		if done || enough(size) {
			return size, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}

// Close closes the reader.
func (r *Reader) Close() { r.file.store.release(r.file) }
