package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http/httputil"
	"strconv"
	"time"
)

// connection sends prepared requests, one after another. It does as little as possible, because it shares the CPU with the
// servers that it measures: net/http's client needs more than its server does.
type connection struct {
	net.Conn
	in   *bufio.Reader
	body []byte
}

// patience bounds the wait for one answer.
const patience = time.Minute

func dial(ctx context.Context, address string) (*connection, error) {
	c, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &connection{Conn: c, in: bufio.NewReaderSize(c, 64<<10)}, nil
}

// ask sends a request and reads the answer. The body is valid until the next call.
func (c *connection) ask(request []byte) (status int, body []byte, err error) {
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		return 0, nil, err
	}
	if _, err := c.Write(request); err != nil {
		return 0, nil, err
	}
	line, err := c.in.ReadSlice('\n')
	if err != nil {
		return 0, nil, err
	}
	if len(line) < len("HTTP/1.1 200") {
		return 0, nil, fmt.Errorf("no status line: %q", line)
	}
	if status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return 0, nil, fmt.Errorf("no status line: %q", line)
	}
	length, chunked, err := c.framing()
	if err != nil {
		return 0, nil, err
	}
	if chunked {
		return status, c.body, c.readChunks()
	}
	if cap(c.body) < length {
		c.body = make([]byte, length)
	}
	c.body = c.body[:length]
	_, err = io.ReadFull(c.in, c.body)
	return status, c.body, err
}

// framing reads the header of a response to find where its body ends.
func (c *connection) framing() (length int, chunked bool, err error) {
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return 0, false, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			return length, chunked, nil
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(value)); err != nil || length < 0 {
				return 0, false, fmt.Errorf("bad header %q", line)
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			chunked = bytes.EqualFold(value, []byte("chunked"))
		}
	}
}

func (c *connection) readChunks() error {
	whole := bytes.NewBuffer(c.body[:0])
	if _, err := whole.ReadFrom(httputil.NewChunkedReader(c.in)); err != nil {
		return err
	}
	c.body = whole.Bytes()
	_, err := c.in.Discard(len("\r\n")) // NewChunkedReader leaves the end of an empty trailer
	return err
}
