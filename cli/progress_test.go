package cli

import (
	"bytes"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"govhub/ingest/imports"
)

// TestProgress shows a file of known length, one of unknown length, and a step.
func TestProgress(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("x", 4096)
	dir := t.TempDir()
	path, packed := filepath.Join(dir, "places.csv"), filepath.Join(dir, "places.csv.gz")
	for file, content := range map[string]string{path: text, packed: "short"} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name string
		do   func(*progress)
		log  string // what a line of the log says
		bar  string // what a terminal shows
	}{
		{
			"half of a file", func(p *progress) {
				mustRead(t, p.reading(&imports.Input{Path: path, Name: path}, strings.NewReader(text)), 2048)
			},
			`msg=importing doing=` + path + ` since=0s bytes=2048 of=4096`, path + `  50% .*\(2\.0/4\.1 kB`,
		},
		{
			"an address", func(p *progress) {
				mustRead(t, p.reading(&imports.Input{Path: "http://example.org/x", Name: "http://example.org/x"}, strings.NewReader(text)), 2048)
			},
			`msg=importing doing=http://example.org/x since=0s bytes=2048`, `http://example.org/x .*\(2\.0 kB`,
		},
		{
			"a compressed file", func(p *progress) {
				mustRead(t, p.reading(&imports.Input{Path: packed, Name: packed}, strings.NewReader(text)), 2048)
			},
			`msg=importing doing=` + packed + ` since=0s bytes=2048`, packed + ` .*\(2\.0 kB`,
		},
		{"a step", func(p *progress) { p.step("check") }, `msg=importing doing=check since=0s`, `check`},
		{"nothing", func(*progress) {}, ``, ``},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var log, bars bytes.Buffer
			for _, p := range []*progress{
				startProgress(&console{logger: slog.New(slog.NewTextHandler(&log, nil))}),
				startProgress(&console{logger: slog.New(slog.DiscardHandler), bars: &bars}),
			} {
				test.do(p)
				p.tell()
				p.end()
				p.tell()
			}
			if got := log.String(); !strings.HasSuffix(got, test.log+"\n") && got != test.log || strings.Count(got, "\n") > 1 {
				t.Errorf("log: %q, want %q", got, test.log)
			}
			if got := bars.String(); !regexp.MustCompile(test.bar).MatchString(got) || test.bar == "" && got != "" {
				t.Errorf("terminal: %q, want %q", got, test.bar)
			}
		})
	}
}

func mustRead(t *testing.T, r io.Reader, n int) {
	t.Helper()
	if _, err := io.ReadFull(r, make([]byte, n)); err != nil {
		t.Fatal(err)
	}
}
