package web

import (
	"net"
	"net/http"
	"sync/atomic"
)

// An incomplete response must not look complete. HTTP/1.1 ensures this: the last chunk is missing. HTTP/1.0, the default of
// proxies such as nginx, takes the end of a connection for the end of a response without Content-Length. So the connection is
// reset instead, if a handler aborts (http.ErrAbortHandler), or if a write fails because the client has not read for too long.

// sever resets the connection of an HTTP/1.0 response whose handler aborted.
func sever(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == http.ErrAbortHandler && !r.ProtoAtLeast(1, 1) {
				reset(w)
			}
			if p != nil {
				panic(p)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil { // already closed
		return
	}
	setReset(conn)
	conn.Close()
}

// setReset makes Close reset the connection.
func setReset(conn net.Conn) {
	if tcp, ok := conn.(interface{ SetLinger(seconds int) error }); ok {
		_ = tcp.SetLinger(0) // after an error there is nothing to reset
	}
}

// severing accepts connections that are reset if a write to them failed.
type severing struct{ net.Listener }

func (l severing) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &severable{Conn: conn}, nil
}

type severable struct {
	net.Conn
	failed atomic.Bool // a write failed
}

func (c *severable) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	if err != nil {
		c.failed.Store(true)
	}
	return n, err
}

func (c *severable) Close() error {
	if c.failed.Load() {
		setReset(c.Conn)
	}
	return c.Conn.Close()
}

// CloseWrite delegates to the connection. With it net/http lets a client that is still sending read the response to its end.
func (c *severable) CloseWrite() error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.CloseWrite()
	}
	return nil
}

// SetLinger delegates to the connection.
func (c *severable) SetLinger(seconds int) error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.SetLinger(seconds)
	}
	return nil
}
