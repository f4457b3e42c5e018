package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// descriptorFile is the file that makes a folder a data package.
const descriptorFile = "datapackage.json"

// maxDescriptor bounds the bytes of a descriptor.
const maxDescriptor = 10 << 20

// Package is a data package with its descriptor read. Publishing reads its resources.
type Package struct {
	Name    string // from the descriptor, else where the data package was found
	Version string // empty if the descriptor gives none

	metadata  Metadata
	fsys      fs.FS
	resources []packageFile // by name of the resource
	named     map[string]bool
	problems  problems // of the descriptor
}

// packageFile is the CSV of a resource.
type packageFile struct {
	schema *Schema
	path   string
	bytes  int64    // expected size, if not 0
	hash   checksum // expected, if it has an algorithm

	escapedFormulas bool // texts went through escapeFormula
}

// descriptor is the part of datapackage.json that the hub reads.
type descriptor struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Metadata
	Resources []resourceDescriptor `json:"resources"`
}

type resourceDescriptor struct {
	Name     string          `json:"name"`
	Path     json.RawMessage `json:"path"`
	Encoding string          `json:"encoding"`
	Bytes    int64           `json:"bytes"`
	Hash     string          `json:"hash"`

	EscapedFormulas bool `json:"escapedFormulas"`

	Dialect struct {
		Delimiter string `json:"delimiter"`
		CSV       struct {
			Delimiter string `json:"delimiter"`
		} `json:"csv"`
	} `json:"dialect"`
}

// Open reads the descriptor of the data package in a folder. Files outside the folder are never read, not even through links.
// Open returns a *RejectedError if the folder exists but is not a data package.
func Open(dir string) (*Package, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("open data package: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open data package: %s is not a folder: name the folder that holds %s", dir, descriptorFile)
	}
	problem := ""
	switch info, err := os.Stat(filepath.Join(dir, descriptorFile)); {
	case errors.Is(err, fs.ErrNotExist):
		problem = "is missing: name the folder of a data package"
	case err == nil:
		problem = irregular(info)
	}
	if problem != "" {
		p := &Package{Name: filepath.Base(dir)}
		p.reject(CodeFile, "", problem)
		return nil, p.problems.err(p.Name)
	}
	return OpenFS(folder(dir), filepath.Base(dir))
}

// folder opens files within a folder.
type folder string

func (dir folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return openRegular(root, filepath.FromSlash(name))
}

// OpenFS is Open for any file system. A data package without a name in its descriptor gets the one given.
func OpenFS(fsys fs.FS, name string) (*Package, error) {
	p := &Package{Name: name, fsys: fsys}
	text, err := readDescriptor(fsys)
	if err != nil {
		return nil, fmt.Errorf("open data package %q: %w", name, err)
	}
	var d descriptor
	if err := json.Unmarshal(text, &d); err != nil {
		p.reject(CodePackage, "", "is not valid: "+explainJSON(text, err))
		return nil, p.problems.err(name)
	}
	if len(d.Resources) == 0 {
		p.reject(CodePackage, "", "has no list `resources`: add one entry per CSV file")
		return nil, p.problems.err(name)
	}
	p.setName(d.Name, d.Version)
	p.setMetadata(d.Metadata)
	p.addResources(d.Resources)
	return p, nil
}

func readDescriptor(fsys fs.FS) ([]byte, error) {
	file, err := fsys.Open(descriptorFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxDescriptor+1))
	if err == nil && len(text) > maxDescriptor {
		err = fmt.Errorf("%s is larger than %d bytes: keep data in CSV files", descriptorFile, maxDescriptor)
	}
	return text, err
}

// explainJSON says where the JSON is invalid.
func explainJSON(text []byte, err error) string {
	line := func(offset int64) int { return 1 + bytes.Count(text[:min(offset, int64(len(text)))], []byte("\n")) }
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Sprintf("line %d: %v", line(e.Offset), err)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("line %d: `%s` may not be of type %s", line(e.Offset), e.Field, e.Value)
	}
	return err.Error()
}

// MaxName bounds the characters of a data package's name.
const MaxName = 100

// setName takes name and version unless they cannot be shown on a line.
func (p *Package) setName(name, version string) {
	for _, property := range []struct{ name, text string }{{"name", name}, {"version", version}} {
		if f := checkText(property.text, MaxName, false); f != nil {
			p.reject(CodePackage, property.name, f.message)
			return
		}
	}
	if name != "" {
		p.Name = name
	}
	p.Version = version
}

func (p *Package) setMetadata(m Metadata) {
	flaws := m.flaws()
	for _, member := range slices.Sorted(maps.Keys(flaws)) {
		p.reject(CodePackage, member, flaws[member])
	}
	m.Licenses = slices.DeleteFunc(m.Licenses, func(l License) bool { return l.Name == "" && l.Title == unknownLicence }) // exports find it again
	p.metadata = m
}

// addResources takes the usable entries of the descriptor and reports the others as problems.
func (p *Package) addResources(resources []resourceDescriptor) {
	seen := map[string]bool{}
	for i, r := range resources {
		label := r.Name
		if label == "" {
			label = fmt.Sprintf("resources[%d]", i)
		}
		if seen[r.Name] {
			p.reject(CodeResource, label, "is listed twice: keep one entry")
			continue
		}
		seen[r.Name] = true
		file, message := r.file()
		if message != "" {
			p.reject(CodeResource, label, message)
			continue
		}
		p.resources = append(p.resources, file)
	}
	slices.SortFunc(p.resources, func(a, b packageFile) int { return strings.Compare(a.schema.Name, b.schema.Name) })
	p.named = seen
}

// missing lists the resources that the data package does not name.
func (p *Package) missing() []*Schema {
	return slices.DeleteFunc(Schemas(), func(s *Schema) bool { return p.named[s.Name] })
}

// file returns the file of an entry, or what is wrong with it.
func (r *resourceDescriptor) file() (file packageFile, message string) {
	if r.Name == "" {
		return file, "has no `name`: give that of a resource of the hub"
	}
	s := schemaOf(r.Name)
	if s == nil {
		return file, "is not a resource of the hub: remove it or correct its name"
	}
	var path string
	if err := json.Unmarshal(r.Path, &path); err != nil || path == "" {
		return file, "has no `path`: give one, as a text"
	}
	if !fs.ValidPath(path) || path == "." || strings.ContainsAny(path, `\:`) {
		return file, fmt.Sprintf("has the path %q, which leads out of the package: give one within it, without `..`", Shorten(path))
	}
	if !strings.HasSuffix(path, ".csv") && !strings.HasSuffix(path, ".csv.gz") {
		return file, fmt.Sprintf("has the path %q: the hub reads .csv and .csv.gz", Shorten(path))
	}
	if r.Encoding != "" && !slices.Contains([]string{"utf-8", "utf8"}, strings.ToLower(r.Encoding)) {
		return file, fmt.Sprintf("has the encoding %q: save the file as UTF-8", Shorten(r.Encoding))
	}
	for _, delimiter := range []string{r.Dialect.Delimiter, r.Dialect.CSV.Delimiter} {
		if delimiter != "" && delimiter != "," {
			return file, fmt.Sprintf("has the delimiter %q: separate cells by commas", Shorten(delimiter))
		}
	}
	hash, message := parseChecksum(r.Hash)
	return packageFile{schema: s, path: path, bytes: r.Bytes, hash: hash, escapedFormulas: r.EscapedFormulas}, message
}

// Files lists the paths of the data package's files, apart from its descriptor.
func (p *Package) Files() []string {
	paths := make([]string, len(p.resources))
	for i, r := range p.resources {
		paths[i] = r.path
	}
	return paths
}

func (p *Package) reject(code, resource, message string) {
	p.problems.add(Problem{File: descriptorFile, Code: code, Column: resource, Message: message})
}

// file returns the file of a resource, false if the data package has no usable one.
func (p *Package) file(s *Schema) (packageFile, bool) {
	i := slices.IndexFunc(p.resources, func(f packageFile) bool { return f.schema == s })
	if i < 0 {
		return packageFile{}, false
	}
	return p.resources[i], true
}
