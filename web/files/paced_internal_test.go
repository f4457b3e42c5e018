package files

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener for one connection in memory, which buffers nothing, unlike sockets.
type pipes struct{ conns chan net.Conn }

func (p pipes) Accept() (net.Conn, error) {
	conn, ok := <-p.conns
	if !ok {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (p pipes) Close() error   { close(p.conns); return nil }
func (p pipes) Addr() net.Addr { return &net.UnixAddr{} }

// A client may be slow as long as it keeps reading, and is cut off when it stops.
func TestPace(t *testing.T) {
	t.Parallel()
	for name, patience := range map[string]time.Duration{"slow": 2 * time.Second, "stopped": 4 * time.Second} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const timeout = 3 * time.Second
				q := &Queue{store: &Store{options: Options{WriteTimeout: timeout}}}
				content := bytes.Repeat([]byte("govhub "), 64<<10)
				server := &http.Server{
					WriteTimeout: timeout, ReadTimeout: timeout,
					Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
						http.ServeContent(q.pace(w), r, "", time.Time{}, bytes.NewReader(content))
					}),
				}
				ln := pipes{make(chan net.Conn, 1)}
				served := make(chan error, 1)
				go func() { served <- server.Serve(ln) }()
				client, conn := net.Pipe()
				ln.conns <- conn
				fmt.Fprint(client, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
				resp, err := http.ReadResponse(bufio.NewReader(client), nil)
				if err != nil {
					t.Fatal(err)
				}
				got := int64(0)
				for err == nil { // the whole takes many times the time of a write
					var n int64
					n, err = io.CopyN(io.Discard, resp.Body, 32<<10)
					got += n
					time.Sleep(patience)
				}
				if whole := got == int64(len(content)); whole != (name == "slow") || whole != errors.Is(err, io.EOF) {
					t.Errorf("%d bytes of %d, %v", got, len(content), err)
				}
				client.Close()
				if err := server.Close(); err != nil {
					t.Error(err)
				}
				<-served
			})
		})
	}
}
