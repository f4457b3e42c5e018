// Package imports makes one release of several inputs: data packages and files of publishers. Of files, the newest edition is believed,
// in whatever order they are given. A file is read against the rows of the current release and of the inputs of earlier stages.
package imports

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/inputs"
	"govhub/ingest/sources"
)

// Options of an import.
type Options struct {
	Paths      []string     // each one an input: PATH, NAME=PATH or NAME@EDITION=PATH
	Source     string       // of paths without a NAME: package, or a name for [sources.Find]
	Mode       dataset.Mode // of packages; if empty, the first input is a snapshot and later ones upsert
	Edition    string       // of files whose path names none; if empty, that of the file
	Encoding   string       // of files, where the publisher uses several
	Dictionary string       // location of the dictionary of districts; the first input of districts if empty
	Report     string       // name of the report in messages, empty if there is none
	MaxRejects Limit        // rows that may be quarantined

	// Bundle opens the data package that inputs amend where nothing is published yet.
	Bundle func() (*dataset.Package, error)
}

// Import is an import with its inputs open.
type Import struct {
	Inputs []*Input

	options Options
}

// Open finds the sources of the paths and opens data packages. What it opens stays open until the opener is closed.
func Open(ctx context.Context, opener *inputs.Opener, o Options) (*Import, error) {
	m := &Import{options: o}
	for i := range o.Paths {
		m.Inputs = append(m.Inputs, o.input(i, opener))
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	if err := m.find(ctx, opener); err != nil {
		return nil, err
	}
	return m, nil
}

// check refuses options that do not suit the kinds of inputs.
func (m *Import) check() error {
	packages := slices.ContainsFunc(m.Inputs, (*Input).isPackage)
	files := !packages || slices.ContainsFunc(m.Inputs, func(in *Input) bool { return !in.isPackage() })
	switch o := m.options; {
	case !packages && o.Mode != "" && o.Mode != dataset.Upsert:
		return fmt.Errorf("--mode=%s is for packages: files of sources state some fields of some resources and can only be upserted", o.Mode)
	case !files && (o.Report != "" || o.MaxRejects != Limit{}):
		return errors.New("--report and --max-rejects are for files of a source: a package is published whole or not at all")
	}
	return nil
}

// find opens the packages and finds the sources of the files.
func (m *Import) find(ctx context.Context, opener *inputs.Opener) error {
	options := sources.Options{Encoding: m.options.Encoding, Dictionary: m.dictionary(), Inputs: opener}
	known := map[string]*sources.Source{}
	for _, in := range m.Inputs {
		var err error
		switch in.reader = known[in.source]; {
		case in.isPackage():
			in.pkg, err = opener.Package(ctx, in.Path)
		case in.reader == nil:
			in.reader, err = sources.Find(ctx, in.source, options)
			known[in.source] = in.reader
		}
		if err == nil {
			err = in.date(m.options.Edition)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dictionary returns the location of the dictionary of districts, empty if there is none.
func (m *Import) dictionary() string {
	i := slices.IndexFunc(m.Inputs, func(in *Input) bool { return in.source == "districts" })
	if m.options.Dictionary != "" || i < 0 {
		return m.options.Dictionary
	}
	return m.Inputs[i].Path
}

// Watch sets a reader between the file of an input and its adapter, such as one that counts.
type Watch func(in *Input, file io.Reader) io.Reader

// Publish reads the files and publishes the inputs as one release. It writes a JSON object per quarantined row to the report.
func (m *Import) Publish(ctx context.Context, owner *sql.DB, report io.Writer, watch Watch, o dataset.Options) (*dataset.Result, error) {
	var spool *ingest.Spool
	defer func() {
		if spool != nil {
			spool.Close()
		}
	}()
	result, err := dataset.Import(ctx, owner, nameOf(m.Inputs), o, func(ctx context.Context, base *dataset.Base) ([]dataset.Input, error) {
		spool = ingest.NewSpool(report, func(resource string) (map[string]bool, error) {
			inputs, err := stated(m.Inputs)
			if err != nil {
				return nil, err
			}
			return base.Keys(ctx, inputs, resource)
		})
		return m.read(ctx, base, spool, watch)
	})
	if err != nil {
		return nil, err
	}
	for i, in := range m.Inputs {
		if in.reader == nil {
			in.Counts = ingest.Counts{Read: result.Accepted[i], Accepted: result.Accepted[i]}
		}
	}
	return result, nil
}

// read reads the files into the spool and returns all inputs ready to publish.
func (m *Import) read(ctx context.Context, base *dataset.Base, spool *ingest.Spool, watch Watch) ([]dataset.Input, error) {
	if err := m.addBundle(base); err != nil {
		return nil, err
	}
	packages, files := m.stages()
	for i, in := range files {
		before := func(ctx context.Context, resource string, fields []string) (map[string][]string, error) {
			inputs, err := stated(slices.Concat(packages[0], files[:i], packages[1]))
			if err != nil {
				return nil, err
			}
			return base.Rows(ctx, inputs, resource, fields)
		}
		if err := in.spool(ctx, before, spool, watch); err != nil {
			return nil, err
		}
	}
	if err := spool.Finish(); err != nil {
		return nil, err
	}
	var total ingest.Counts
	for _, in := range m.Inputs {
		if in.reader != nil {
			in.Counts = in.rows.Counts
			total.Add(in.Counts)
		}
	}
	if allowed := m.options.MaxRejects.of(total.Read); total.Quarantined > allowed {
		return nil, &QuarantinedError{total.Quarantined, allowed, m.options.Report}
	}
	ready := make([]dataset.Input, len(m.Inputs))
	for i, in := range m.Inputs {
		var err error
		if ready[i], err = in.ready(); err != nil {
			return nil, err
		}
	}
	return ready, nil
}

// stages returns the data packages before the first file and after it, and the files in the order in which they are read: by stage and
// edition.
func (m *Import) stages() (packages [2][]*Input, files []*Input) {
	for _, in := range m.Inputs {
		if in.reader != nil {
			files = append(files, in)
			continue
		}
		place := &packages[min(len(files), 1)]
		*place = append(*place, in)
	}
	slices.SortStableFunc(files, func(a, b *Input) int {
		return cmp.Or(cmp.Compare(a.reader.Stage, b.reader.Stage), strings.Compare(a.Edition, b.Edition), strings.Compare(a.Name, b.Name))
	})
	return packages, files
}

// addBundle puts the bundled data before inputs that have nothing to amend.
func (m *Import) addBundle(base *dataset.Base) error {
	if !base.Empty() || m.Inputs[0].mode == dataset.Whole || m.options.Bundle == nil {
		return nil
	}
	pkg, err := m.options.Bundle()
	if err != nil {
		return err
	}
	m.Inputs = slices.Insert(m.Inputs, 0, &Input{Name: BundleName, source: "package", mode: dataset.Whole, pkg: pkg})
	return nil
}

// BundleName is what messages call the bundled data.
const BundleName = "bundled data"

// Amends reports whether the inputs amended the bundled data, since nothing was published yet.
func (m *Import) Amends() bool { return m.Inputs[0].Name == BundleName && m.Inputs[0].pkg != nil }

// QuarantinedError says that too many rows were quarantined, so that nothing was published.
type QuarantinedError struct {
	Rows, Allowed int64
	Report        string // file that explains them, empty if there is none
}

func (e *QuarantinedError) Error() string {
	hint := "see why with --report FILE and correct them, or allow that many with --max-rejects"
	if e.Report != "" {
		hint = e.Report + " says why; correct them, or allow that many with --max-rejects"
	}
	return fmt.Sprintf("%d quarantined, %d allowed, so nothing was published: %s", e.Rows, e.Allowed, hint)
}
