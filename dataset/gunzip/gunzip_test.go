package gunzip_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"govhub/dataset/gunzip"
)

func packed(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReader(t *testing.T) {
	t.Parallel()
	const text = "a;b\nc;d\n"
	whole := packed(t, text)
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-5] ^= 1
	corrupt := bytes.Clone(whole)
	corrupt[10] = 0xff
	for _, test := range []struct {
		name string
		file []byte
		err  error
	}{
		{"whole", whole, nil},
		{"in two parts", append(packed(t, text[:3]), packed(t, text[3:])...), nil},
		{"empty", nil, gunzip.ErrCut},
		{"cut in its head", whole[:5], gunzip.ErrCut},
		{"cut in its checksum", whole[:len(whole)-4], gunzip.ErrCut},
		{"something else", []byte("a;b\nc;d\ne;f\n"), gunzip.ErrInvalid},
		{"another checksum", flipped, gunzip.ErrInvalid},
		{"corrupt", corrupt, gunzip.ErrInvalid},
		{"followed by something else", append(bytes.Clone(whole), "a;b\nc;d\ne;f\n"...), gunzip.ErrTrailing},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := gunzip.NewReader(bytes.NewReader(test.file), 1<<20)
			got, err := io.ReadAll(r)
			if err != test.err || err == nil && string(got) != text {
				t.Errorf("got %q, error %v, want error %v", got, err, test.err)
			}
			if _, again := r.Read(make([]byte, 1)); test.err != nil && again != test.err {
				t.Errorf("read on after %v: %v", test.err, again)
			}
		})
	}
	if _, err := io.ReadAll(gunzip.NewReader(iotest.ErrReader(io.ErrClosedPipe), 1<<20)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v, want the error of what is read", err)
	}
}

func TestReaderIsBounded(t *testing.T) {
	t.Parallel()
	file := packed(t, strings.Repeat("0", 1000))
	for most, fits := range map[int64]bool{999: false, 1000: true} {
		got, err := io.ReadAll(gunzip.NewReader(bytes.NewReader(file), most))
		if _, ok := errors.AsType[gunzip.Error](err); ok == fits || int64(len(got)) > most {
			t.Errorf("1,000 bytes where %d are allowed: %d, error %v", most, len(got), err)
		}
	}
}
