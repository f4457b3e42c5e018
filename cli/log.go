package cli

import (
	"log/slog"
	"os"

	"golang.org/x/term"
)

type logging struct {
	Format string     `enum:"auto,text,json" default:"auto" env:"GOVHUB_LOG_FORMAT" help:"Format of the log: text, json, or auto, which is text on a terminal."`
	Level  slog.Level `default:"info" env:"GOVHUB_LOG_LEVEL" help:"Least important messages to log: debug, info, warn or error."`
}

func (l logging) logger(w *os.File) *slog.Logger {
	options := &slog.HandlerOptions{Level: l.Level, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Value.Kind() == slog.KindDuration { // JSON would show nanoseconds without a unit
			a.Value = slog.StringValue(a.Value.Duration().String())
		}
		return a
	}}
	if l.Format == "text" || l.Format == "auto" && term.IsTerminal(int(w.Fd())) {
		return slog.New(slog.NewTextHandler(w, options))
	}
	return slog.New(slog.NewJSONHandler(w, options))
}
