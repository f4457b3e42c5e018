package files_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"govhub/web/files"
)

func newStore(t *testing.T, o files.Options) (*files.Store, *files.Queue) {
	t.Helper()
	o.Dir = t.TempDir()
	if o.Size == 0 {
		o.Size = 1 << 20
	}
	o.Turns = files.Turns{Makers: 1, Wait: 20 * time.Millisecond, Timeout: time.Minute}
	s, err := files.NewStore(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	t.Cleanup(func() {
		if entries, err := os.ReadDir(o.Dir); err != nil || len(entries) > 0 {
			t.Errorf("files are left on disk: %v, %v", entries, err)
		}
	})
	return s, s.Queue()
}

func text(s string) func(context.Context, io.Writer) error {
	return func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// read reads a file to its end while it is made.
func read(t *testing.T, r *files.Reader) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := r.Follow(t.Context(), &out)
	return out.String(), err
}

func TestFileIsMadeOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{})
		var made atomic.Int32
		begun, proceed := make(chan struct{}), make(chan struct{})
		write := func(_ context.Context, w io.Writer) error {
			made.Add(1)
			close(begun)
			<-proceed
			return text("content")(nil, w)
		}
		first := q.Open("a", "", write)
		defer first.Close()
		<-begun
		second := q.Open("a", "", write)
		defer second.Close()
		if _, complete := second.Size(); complete {
			t.Error("the file is complete before it was made")
		}
		close(proceed)
		for _, r := range []*files.Reader{first, second} {
			if got, err := read(t, r); got != "content" || err != nil {
				t.Errorf("read %q, %v", got, err)
			}
		}
		third := q.Open("a", "", write)
		defer third.Close()
		if err := third.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(third.Content())
		if string(content) != "content" || err != nil || made.Load() != 1 {
			t.Errorf("content %q, %v, made %d times", content, err, made.Load())
		}
	})
}

// Readers get the first bytes before the file is complete.
func TestFollow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{Size: 4 << 20})
		proceed := make(chan struct{})
		begin := strings.Repeat("x", 1<<20)
		r := q.Open("a", "", func(_ context.Context, w io.Writer) error {
			if err := text(begin)(nil, w); err != nil {
				return err
			}
			<-proceed
			return text("end")(nil, w)
		})
		defer r.Close()
		if err := r.Begin(t.Context()); err != nil {
			t.Fatal(err)
		}
		in, out := io.Pipe()
		go func() { out.CloseWithError(r.Follow(context.Background(), out)) }()
		if _, err := io.ReadFull(in, make([]byte, 512<<10)); err != nil {
			t.Fatal(err)
		}
		close(proceed)
		rest, err := io.ReadAll(in)
		if err != nil || !strings.HasSuffix(string(rest), "xend") || len(rest) != 512<<10+3 {
			t.Errorf("the rest has %d bytes, %v", len(rest), err)
		}
	})
}

func TestFailureIsToldAndNotKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{})
		broken := errors.New("broken")
		r := q.Open("a", "", func(context.Context, io.Writer) error { return broken })
		if _, err := read(t, r); !errors.Is(err, broken) {
			t.Errorf("error = %v", err)
		}
		r.Close()
		again := q.Open("a", "", text("whole"))
		defer again.Close()
		if got, err := read(t, again); got != "whole" || err != nil {
			t.Errorf("the next reader gets %q, %v", got, err)
		}
	})
}

// Making stops when nobody waits for the file, and frees its turn.
func TestLastReaderStopsMaking(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		outcome := make(chan error, 1)
		s, q := newStore(t, files.Options{Made: func(_ time.Duration, err error) { outcome <- err }})
		begun := make(chan struct{})
		write := func(ctx context.Context, w io.Writer) error {
			if err := text(strings.Repeat("x", 300<<10))(ctx, w); err != nil {
				return err
			}
			close(begun)
			<-ctx.Done()
			return errors.New("pq: canceling statement")
		}
		first, second := q.Open("a", "", write), q.Open("a", "", write)
		<-begun
		first.Close()
		synctest.Wait()
		select {
		case err := <-outcome:
			t.Fatalf("making ended though one reader is left: %v", err)
		default:
		}
		second.Close()
		if err := <-outcome; !errors.Is(err, context.Canceled) {
			t.Errorf("outcome %v, want context.Canceled", err)
		}
		other := q.Open("b", "", text("b"))
		defer other.Close()
		if got, err := read(t, other); got != "b" || err != nil {
			t.Errorf("the next file is %q, %v", got, err)
		}
		if stats := s.Stats(); stats.Bytes != 1 || stats.Files != 1 {
			t.Errorf("stats %+v, want the room of the first file back", stats)
		}
	})
}

func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{})
		begun, proceed := make(chan struct{}), make(chan struct{})
		first := q.Open("a", "", func(context.Context, io.Writer) error { close(begun); <-proceed; return nil })
		defer first.Close()
		<-begun
		second := q.Open("b", "", text("b"))
		defer second.Close()
		if err := second.Begin(t.Context()); !errors.Is(err, files.ErrBusy) {
			t.Errorf("second: %v, want ErrBusy", err)
		}
		close(proceed)
		if err := first.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		third := q.Open("b", "", text("b"))
		defer third.Close()
		if err := third.Wait(t.Context()); err != nil {
			t.Errorf("after a turn came free: %v", err)
		}
	})
}

func TestRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, q := newStore(t, files.Options{Size: 100})
		open := func(key string, n int) (*files.Reader, error) {
			r := q.Open(key, "", text(strings.Repeat("x", n)))
			return r, r.Wait(t.Context())
		}
		if r, err := open("large", 101); !errors.Is(err, files.ErrTooLarge) {
			t.Errorf("a file beyond all room: %v, want ErrTooLarge", err)
		} else {
			r.Close()
		}
		a, err := open("a", 60)
		if err != nil {
			t.Fatal(err)
		}
		b, err := open("b", 60)
		if !errors.Is(err, files.ErrFull) {
			t.Errorf("while the room is read from: %v, want ErrFull", err)
		}
		b.Close()
		a.Close()
		b, err = open("b", 60)
		if err != nil {
			t.Errorf("after the reader left: %v", err)
		}
		b.Close()
		if stats := s.Stats(); stats != (files.Stats{Files: 1, Bytes: 60, Evictions: 1}) {
			t.Errorf("stats %+v", stats)
		}
	})
}

func TestCloseEndsReaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, q := newStore(t, files.Options{})
		made := q.Open("a", "", text("a"))
		if err := made.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		making := q.Open("b", "", func(ctx context.Context, _ io.Writer) error { <-ctx.Done(); return ctx.Err() })
		s.Close()
		for _, r := range []*files.Reader{made, making} {
			if got, err := read(t, r); err == nil {
				t.Errorf("read %q after Close, want an error", got)
			}
			r.Close()
		}
	})
}

// A slow reader holds no turn: the next file is made while the first is being read.
func TestReadingTakesNoTurn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{})
		slow := q.Open("a", "", text(strings.Repeat("x", 1000)))
		defer slow.Close()
		if err := slow.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		in, out := io.Pipe() // blocks until it is read
		go func() { out.CloseWithError(slow.Follow(context.Background(), out)) }()
		for _, key := range []string{"b", "c", ""} {
			r := q.Open(key, "", text(key))
			if got, err := read(t, r); got != key || err != nil {
				t.Errorf("%q while a reader is slow: %q, %v", key, got, err)
			}
			r.Close()
		}
		if rest, err := io.ReadAll(in); err != nil || len(rest) != 1000 {
			t.Errorf("the slow reader got %d bytes, %v", len(rest), err)
		}
	})
}

func TestFilesWithoutKeyAreNotKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, q := newStore(t, files.Options{})
		for _, want := range []string{"one", "two"} {
			r := q.Open("", "", text(want))
			if got, err := read(t, r); got != want || err != nil {
				t.Errorf("read %q, %v, want %q", got, err, want)
			}
			r.Close()
		}
		if stats := s.Stats(); stats != (files.Stats{}) {
			t.Errorf("stats %+v, want nothing kept", stats)
		}
	})
}

// TestFind finds a file that is being made and one that is complete, with the label of its first reader.
func TestFind(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, q := newStore(t, files.Options{})
		if r := q.Find("a"); r != nil {
			t.Error("a file is found that is not there")
		}
		proceed := make(chan struct{})
		first := q.Open("a", "true", func(_ context.Context, w io.Writer) error { <-proceed; return text("a")(nil, w) })
		making := q.Find("a")
		close(proceed)
		for _, r := range []*files.Reader{first, making, q.Find("a")} {
			if got, err := read(t, r); got != "a" || err != nil || r.Label() != "true" {
				t.Errorf("%q labelled %q, %v", got, r.Label(), err)
			}
			r.Close()
		}
		again := q.Open("a", "false", text("b"))
		defer again.Close()
		if got, err := read(t, again); got != "a" || err != nil || again.Label() != "true" {
			t.Errorf("again: %q labelled %q, %v", got, again.Label(), err)
		}
	})
}
