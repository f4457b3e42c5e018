package tests

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"govhub/data"
)

// okrug is a valid row of the classifier.
const okrug = `"01";"701";"000";"000";"6";"1";"город Барнаул";"г Барнаул";;"000";"0";14.06.2013;01.01.2014` + "\n"

// person is a data package without persons.
const (
	personPackage = `{"name": "person", "resources": [{"name": "person", "path": "person.csv"}]}`
	person        = "slug,name_ru,name_en,note,source\n"
)

// made returns functions that make files which are better described than stored, by folder of an archive in
// tests/testdata/malformed and by name.
func made(t *testing.T) map[string]map[string]func() []byte {
	text := func(s string) func() []byte { return func() []byte { return []byte(s) } }
	oktmoZip := func(m ...member) map[string]func() []byte {
		return map[string]func() []byte{"oktmo.zip": func() []byte { return zipped(t, m...) }}
	}
	oktmoGzip := func(packed func() []byte) map[string]func() []byte {
		return map[string]func() []byte{"oktmo.csv.gz": packed}
	}
	personTar := func(headers ...tar.Header) map[string]func() []byte {
		return map[string]func() []byte{"person.tar.gz": func() []byte { return gzipped(t, tarred(t, headers...)) }}
	}
	sound := member{name: "oktmo.csv", text: okrug}
	field := func(before, after string) func() []byte { // one of 100 MB
		return func() []byte {
			return bytes.Join([][]byte{[]byte(before), bytes.Repeat([]byte("ы"), 50<<20), []byte(after)}, nil)
		}
	}
	before, after, _ := strings.Cut(okrug, "Барнаул")
	return map[string]map[string]func() []byte{
		// Archives
		"zip-not":       {"oktmo.zip": text(okrug)},
		"zip-empty":     {"oktmo.zip": text("")},
		"zip-no-file":   oktmoZip(member{name: "folder/"}),
		"zip-cut":       {"oktmo.zip": func() []byte { z := zipped(t, sound); return z[:len(z)-30] }},
		"zip-damaged":   {"oktmo.zip": func() []byte { return bytes.Replace(zipped(t, sound), []byte("000"), []byte("001"), 1) }},
		"zip-bomb":      oktmoZip(member{name: "oktmo.csv", text: strings.Repeat(okrug, 20_000)}),
		"zip-liar":      oktmoZip(member{name: "oktmo.csv", text: strings.Repeat(okrug, 20_000), stated: 100}),
		"zip-parent":    oktmoZip(member{name: "../../etc/oktmo.csv", text: okrug}),
		"zip-absolute":  oktmoZip(member{name: "/etc/oktmo.csv", text: okrug}),
		"zip-backslash": oktmoZip(member{name: `..\oktmo.csv`, text: okrug}),
		"zip-link":      oktmoZip(member{name: "oktmo.csv", text: "/etc/passwd", mode: os.ModeSymlink | 0o777}),
		"zip-twice":     oktmoZip(sound, sound),
		"zip-encrypted": oktmoZip(member{name: "oktmo.csv", text: okrug, flags: 1}),
		"zip-method":    oktmoZip(member{name: "oktmo.csv", text: okrug, method: 93}),
		"zip-nested":    oktmoZip(member{name: "inner.zip", text: string(zipped(t, sound))}),
		"zip-several":   oktmoZip(sound, member{name: "other.csv"}, member{name: "README.txt"}),
		"zip-no-member": oktmoZip(sound),
		"zip-workbook":  oktmoZip(member{name: "[Content_Types].xml"}, member{name: "xl/workbook.xml"}),
		"zip-many": oktmoZip(func() (many []member) {
			for i := range 10_001 {
				many = append(many, member{name: fmt.Sprintf("%d.csv", i)})
			}
			return many
		}()...),
		"zip-directory": oktmoZip(func() (many []member) {
			for i := range 100 {
				many = append(many, member{name: fmt.Sprintf("%d-%s.csv", i, strings.Repeat("x", 60_000))})
			}
			return many
		}()...),
		"package-zip-none": {"person.zip": func() []byte { return zipped(t, member{name: "person.csv", text: person}) }},
		"package-zip-two": {"person.zip": func() []byte {
			return zipped(t, member{name: "a/datapackage.json", text: "{}"}, member{name: "b/datapackage.json", text: "{}"})
		}},
		"package-zip-no-file": {"person.zip": func() []byte { return zipped(t, member{name: "datapackage.json", text: personPackage}) }},
		"package-zip-damaged": {"person.zip": func() []byte {
			return bytes.Replace(zipped(t, member{name: "datapackage.json", text: personPackage}, member{name: "person.csv", text: person}), []byte("name_ru"), []byte("name_rus")[1:], 1)
		}},
		"package-csv":           {"person.csv": text(person)},
		"package-tar-link":      personTar(tar.Header{Name: "datapackage.json", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}),
		"package-tar-hard-link": personTar(tar.Header{Name: "datapackage.json", Typeflag: tar.TypeLink, Linkname: "/etc/passwd"}),
		"package-tar-device":    personTar(tar.Header{Name: "datapackage.json", Typeflag: tar.TypeChar}),
		"package-tar-absolute":  personTar(tar.Header{Name: "/etc/datapackage.json"}),
		"package-tar-parent":    personTar(tar.Header{Name: "a/../../datapackage.json"}),
		"package-tar-twice":     personTar(tar.Header{Name: "datapackage.json"}, tar.Header{Name: "./datapackage.json"}),
		"package-tar-bomb":      personTar(tar.Header{Name: "datapackage.json", Size: 3 << 20}),
		"package-tar-not":       {"person.tar.gz": func() []byte { return gzipped(t, []byte(person)) }},
		"package-tar-cut":       {"person.tar.gz": func() []byte { return gzipped(t, tarred(t, tar.Header{Name: "datapackage.json", Size: 2000})[:1000]) }},
		"package-tar-cut-gzip":  {"person.tar.gz": func() []byte { z := gzipped(t, tarred(t, tar.Header{Name: "datapackage.json"})); return z[:len(z)/2] }},

		// Compressed files
		"gzip-not":      oktmoGzip(text(okrug)),
		"gzip-empty":    oktmoGzip(text("")),
		"gzip-cut":      oktmoGzip(func() []byte { z := gzipped(t, []byte(strings.Repeat(okrug, 1000))); return z[:len(z)/2] }),
		"gzip-trailing": oktmoGzip(func() []byte { return append(gzipped(t, []byte(okrug)), "<!-- served in 0.01 s -->"...) }),
		"gzip-checksum": oktmoGzip(func() []byte { z := gzipped(t, []byte(okrug)); z[len(z)-8] ^= 1; return z }),
		"gzip-bomb":     oktmoGzip(func() []byte { return gzipped(t, []byte(strings.Repeat(okrug, 20_000))) }),
		"gzip-twice":    oktmoGzip(func() []byte { return gzipped(t, gzipped(t, []byte(okrug))) }),
		"gzip-tar":      {"oktmo.tar.gz": func() []byte { return gzipped(t, tarred(t, tar.Header{Name: "oktmo.csv"})) }},

		// Too large
		"oktmo-field":      {"oktmo.csv": field(before, after)},
		"districts-field":  {"districts.csv": field(headerOf(t, "districts-year/districts.csv")+"1,86-604-000-000,,\"", "")},
		"indicators-field": {"income.csv": field(headerOf(t, "indicators-code/income.csv")+"\"", "\"")},
		"package-field": {
			"datapackage.json": text(personPackage),
			"person.csv":       field(person+"x,", ",,,\n"),
		},
		"package-gzip-bomb": {
			"datapackage.json": text(strings.ReplaceAll(personPackage, ".csv", ".csv.gz")),
			"person.csv.gz":    func() []byte { return gzipped(t, make([]byte, 100<<20)) },
		},
		"package-descriptor-large": {"datapackage.json": func() []byte { return append([]byte(personPackage), make([]byte, 10<<20)...) }},
		"package-nul":              {"datapackage.json": text(personPackage), "person.csv": func() []byte { return []byte(person + "a\x00,,,,\n") }},
		"package-descriptor-cut": {"bundle.zip": func() []byte {
			text, err := data.FS.ReadFile("datapackage.json")
			if err != nil {
				t.Fatal(err)
			}
			return zipped(t, member{name: "data/datapackage.json", text: string(text[:len(text)/2])})
		}},
	}
}

// member is a file of a zip archive.
type member struct {
	name, text string
	mode       os.FileMode
	flags      uint16
	method     uint16 // claimed, if not 0
	stated     uint64 // claimed size, if not 0
}

func zipped(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Flags: m.flags, Method: zip.Store, UncompressedSize64: uint64(len(m.text)), CompressedSize64: uint64(len(m.text))}
		if m.mode != 0 {
			h.SetMode(m.mode)
		}
		if m.method != 0 {
			h.Method = m.method
		}
		if m.stated != 0 {
			h.UncompressedSize64 = m.stated
		}
		h.CRC32 = crc32.ChecksumIEEE([]byte(m.text))
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, m.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tarred returns a tar archive of members full of zeros.
func tarred(t testing.TB, headers ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	z := tar.NewWriter(&b)
	for _, h := range headers {
		if err := z.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(make([]byte, h.Size)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, bytes.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// headerOf returns the first line of a file of another case.
func headerOf(t testing.TB, file string) string {
	t.Helper()
	kind, _, _ := strings.Cut(file, "-")
	archive, err := txtar.ParseFile(malformed + "/" + kind + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(files, file)
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(string(text), "\n")
	return header + "\n"
}
