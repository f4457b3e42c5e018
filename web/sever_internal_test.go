package web

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// severed serves a handler as the hub does.
func severed(t *testing.T, h http.HandlerFunc, change func(*http.Server)) (address string) {
	t.Helper()
	server := httptest.NewUnstartedServer(sever(h))
	server.Listener = severing{server.Listener}
	if change != nil {
		change(server.Config)
	}
	server.Start()
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

func dial(t *testing.T, address, version string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	fmt.Fprintf(conn, "GET / HTTP/%s\r\nHost: x\r\nConnection: close\r\n\r\n", version)
	return conn
}

// read returns the part of a response that arrived, and the error.
func read(conn net.Conn) (n int64, err error) {
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0, err
	}
	return io.Copy(io.Discard, resp.Body)
}

// HTTP/1.0 takes the end of the connection for the end of the response: an aborted response must not end like that.
func TestPartsDoNotLookWhole(t *testing.T) {
	t.Parallel()
	for name, h := range map[string]http.HandlerFunc{
		"few bytes":  func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 10)) },
		"many bytes": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 100_000)) },
		"flushed": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(make([]byte, 10))
			_ = http.NewResponseController(w).Flush()
		},
		"compressed": func(w http.ResponseWriter, _ *http.Request) {
			z := gzip.NewWriter(w)
			_, _ = z.Write(make([]byte, 100_000))
			_ = z.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			whole := severed(t, h, nil)
			broken := severed(t, func(w http.ResponseWriter, r *http.Request) { h(w, r); panic(http.ErrAbortHandler) }, nil)
			for _, version := range []string{"1.0", "1.1"} {
				if n, err := read(dial(t, whole, version)); err != nil || n == 0 {
					t.Errorf("HTTP/%s: the whole ended after %d bytes with %v", version, n, err)
				}
				if n, err := read(dial(t, broken, version)); err == nil {
					t.Errorf("HTTP/%s: a part of %d bytes looks whole", version, n)
				}
			}
		})
	}
}

// net/http closes its side of a connection first, so that a client that is still sending reads the response before the reset.
func TestWritingEndsFirst(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	conn, err := severing{listener}.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	half, ok := conn.(interface{ CloseWrite() error })
	if !ok {
		t.Fatal("the connection cannot end its writing alone")
	}
	fmt.Fprint(conn, "answer")
	if err := half.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(client); string(got) != "answer" || err != nil {
		t.Errorf("the client read %q, %v", got, err)
	}
	fmt.Fprint(client, "more")
	client.Close()
	if got, err := io.ReadAll(conn); string(got) != "more" || err != nil {
		t.Errorf("the server read %q, %v", got, err)
	}
}

// A client that stops reading is cut off, and must not take the part for the whole either, although the handler returned
// normally.
func TestPartsForSlowReaders(t *testing.T) {
	t.Parallel()
	done := make(chan struct{}, 2)
	address := severed(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(make([]byte, 64<<20)) // more than systems buffer for a connection
	}, func(s *http.Server) {
		s.WriteTimeout = 100 * time.Millisecond
		s.ConnState = func(_ net.Conn, state http.ConnState) {
			if state == http.StateClosed {
				done <- struct{}{}
			}
		}
	})
	for _, version := range []string{"1.0", "1.1"} {
		conn := dial(t, address, version)
		<-done
		if n, err := read(conn); err == nil {
			t.Errorf("HTTP/%s: a part of %d bytes looks whole", version, n)
		}
	}
}
