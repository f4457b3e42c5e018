package cli

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"govhub/ingest/imports"
)

// Intervals of progress. A log is read afterwards, a terminal at once.
const (
	logEvery = 10 * time.Second
	barEvery = 100 * time.Millisecond
)

// progress shows how far an import is: by a bar on a terminal, otherwise by lines in the log.
type progress struct {
	logger *slog.Logger
	bars   io.Writer // nil without a terminal
	stop   func()

	mu    sync.Mutex
	doing string // step, or path of the file being read
	since time.Time
	read  int64 // bytes bytes read
	size  int64 // -1 if unknown, or if there is no file
	bar   *progressbar.ProgressBar
}

// startProgress starts showing progress. Callers must call end.
func startProgress(c *console) *progress {
	p := &progress{logger: c.logger, bars: c.bars, size: -1, since: time.Now()}
	every := logEvery
	if c.bars != nil {
		every = barEvery
	}
	done := make(chan struct{})
	var telling sync.WaitGroup
	telling.Go(func() {
		ticks := time.NewTicker(every)
		defer ticks.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticks.C:
				p.tell()
			}
		}
	})
	p.stop = sync.OnceFunc(func() {
		close(done)
		telling.Wait()
		p.turn("", -1)
	})
	return p
}

func (p *progress) end() { p.stop() }

// step starts showing the next step.
func (p *progress) step(name string) { p.turn(name, -1) }

// turn switches to something else, of so many bytes.
func (p *progress) turn(doing string, size int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
	if doing == p.doing {
		return
	}
	p.doing, p.since, p.read, p.size = doing, time.Now(), 0, size
}

// tell shows how far it is.
func (p *progress) tell() {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.doing == "":
	case p.bars != nil:
		if p.bar == nil {
			p.bar = progressbar.NewOptions64(p.size, progressbar.OptionSetWriter(p.bars), progressbar.OptionSetDescription(p.doing),
				progressbar.OptionShowBytes(p.read > 0), progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
				progressbar.OptionSetSpinnerChangeInterval(0)) // else it would keep redrawing, also after it was cleared
			_ = p.bar.RenderBlank()
		}
		_ = p.bar.Set64(p.read)
	default:
		attributes := []slog.Attr{slog.String("doing", p.doing), slog.Duration("since", time.Since(p.since).Round(time.Second))}
		if p.read > 0 {
			attributes = append(attributes, slog.Int64("bytes", p.read))
		}
		if p.size > 0 {
			attributes = append(attributes, slog.Int64("of", p.size))
		}
		p.logger.LogAttrs(context.Background(), slog.LevelInfo, "importing", attributes...)
	}
}

// reading counts the bytes read of a file. The unpacked size of a compressed one is unknown.
func (p *progress) reading(in *imports.Input, file io.Reader) io.Reader {
	size := int64(-1)
	packed := slices.Contains([]string{".gz", ".zip"}, filepath.Ext(in.Path))
	if info, err := os.Stat(in.Path); err == nil && info.Mode().IsRegular() && !packed {
		size = info.Size()
	}
	p.turn(in.Name, size)
	return counted{file, p}
}

type counted struct {
	file     io.Reader
	progress *progress
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.file.Read(b)
	c.progress.mu.Lock()
	c.progress.read += int64(n)
	c.progress.mu.Unlock()
	return n, err
}
