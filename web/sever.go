package web

import (
	"net"
	"net/http"
	"sync/atomic"
)

// An answer that ends before it is whole must not look whole. In HTTP/1.1 the server sees to that: the last chunk is missing.
// HTTP/1.0, which proxies such as nginx speak by default, takes the end of a connection for the end of an answer without
// Content-Length. So the connection is reset instead, if a handler broke off (http.ErrAbortHandler), or if a write failed because
// the client had read nothing for too long.

// sever resets the connection of an answer in HTTP/1.0 whose handler broke off.
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
	if err != nil { // it is closed already
		return
	}
	setReset(conn)
	conn.Close()
}

// setReset makes Close reset the connection.
func setReset(conn net.Conn) {
	if tcp, ok := conn.(interface{ SetLinger(seconds int) error }); ok {
		_ = tcp.SetLinger(0) // on an error there is nothing left to end
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
	failed atomic.Bool // a write
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

// CloseWrite is that of the connection below. By it net/http lets a client that still sends read the answer to its end.
func (c *severable) CloseWrite() error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.CloseWrite()
	}
	return nil
}

// SetLinger is that of the connection below.
func (c *severable) SetLinger(seconds int) error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.SetLinger(seconds)
	}
	return nil
}
