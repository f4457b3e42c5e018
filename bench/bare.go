package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

// bare is the fastest possible server with net/http: it reads the request and sends bytes from memory.
type bare struct {
	File string `arg:"" help:"JSON object from query to answer."`
}

type bareAnswer struct {
	Header http.Header `json:"header"`
	Body   []byte      `json:"body"`
}

// Run serves each answer at /QUERY until the context ends.
func (b bare) Run(ctx context.Context) error {
	text, err := os.ReadFile(b.File)
	if err != nil {
		return err
	}
	var answers map[string]bareAnswer
	if err := json.Unmarshal(text, &answers); err != nil {
		return fmt.Errorf("%s: %w", b.File, err)
	}
	mux := http.NewServeMux()
	for name, answer := range answers {
		mux.HandleFunc("POST /"+name, func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			for name, values := range answer.Header {
				w.Header()[name] = values
			}
			_, _ = w.Write(answer.Body)
		})
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}
