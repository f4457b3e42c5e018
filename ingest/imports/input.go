package imports

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/inputs"
	"govhub/ingest/sources"
)

// Input is one path of an import.
type Input struct {
	Path    string        // local, or a URL
	Name    string        // path, safe to show
	Edition string        // day, month or year as of which it states facts; of a data package, empty
	Counts  ingest.Counts // of its rows, once read

	source string
	dated  bool // the path names the edition
	alone  bool // the only input
	mode   dataset.Mode
	opener *inputs.Opener
	pkg    *dataset.Package // nil if it is a file
	reader *sources.Source  // nil if it is a package
	rows   *ingest.Input    // nil until read, and if it is a package
}

// input returns the input of a path, unopened. N is its position.
func (o Options) input(i int, opener *inputs.Opener) *Input {
	source, path := o.parse(o.Paths[i])
	source, edition, dated := strings.Cut(source, "@")
	in := &Input{
		Path: path, Name: inputs.Name(path), source: source, Edition: edition, dated: dated,
		alone: len(o.Paths) == 1, mode: dataset.Upsert, opener: opener,
	}
	if in.isPackage() {
		if i == 0 {
			in.mode = dataset.Whole
		}
		in.mode = cmp.Or(o.Mode, in.mode)
	}
	return in
}

func (in *Input) isPackage() bool { return in.source == "package" }

// parse separates NAME=PATH and NAME@EDITION=PATH from a path that holds an equals sign: the name of a source has no slash or dot unless it is a
// mapping, and such a path can begin with ./.
func (o Options) parse(text string) (source, path string) {
	name, rest, found := strings.Cut(text, "=")
	if plain, _, _ := strings.Cut(name, "@"); found && name != "" && (!strings.ContainsAny(name, `./\:`) || sources.IsMapping(plain)) {
		return name, rest
	}
	return o.Source, text
}

func (in *Input) spool(ctx context.Context, before sources.Rows, spool *ingest.Spool, watch Watch) (err error) {
	if in.rows, err = spool.Begin(in.Name); err != nil {
		return err
	}
	file, err := in.opener.Open(ctx, in.Path)
	if err != nil {
		return err
	}
	defer file.Close()
	return in.reader.Read(ctx, sources.File{Name: in.Name, Edition: in.Edition}, watch(in, file), before, spool)
}

// ready returns the input ready to publish. A file must have been read.
func (in *Input) ready() (dataset.Input, error) {
	if in.rows != nil {
		pkg, err := in.rows.Package()
		in.Edition = cmp.Or(in.Edition, in.rows.Newest)
		imported := in.rows.Imported()
		imported.Input, imported.Source, imported.Edition = in.plainName(), in.reader.Slug(in.Edition), in.Edition
		return dataset.Input{
			Package: pkg, Mode: in.mode, Keeps: in.rows.Keeps(), Origin: in.rows.Origin,
			Edition: in.Edition, Source: in.reader.Slug(in.Edition), Register: in.reader.Register,
			Imported: imported,
		}, err
	}
	ready := dataset.Input{Package: in.pkg, Mode: in.mode}
	if !in.alone { // say which file a problem is in
		ready.Origin = func(file string, line int) (string, int) { return filepath.Join(in.Name, file), line }
	}
	return ready, nil
}

// plainName is what releases keep of the path: an address, or the name of a file without the folders of the user.
func (in *Input) plainName() string {
	if strings.Contains(in.Name, "://") {
		return in.Name
	}
	return path.Base(filepath.ToSlash(in.Name))
}

// stated returns the inputs that state something: data packages, and files with accepted rows.
func stated(given []*Input) ([]dataset.Input, error) {
	var list []dataset.Input
	for _, in := range given {
		if in.pkg == nil && (in.rows == nil || in.rows.Accepted == 0) {
			continue
		}
		ready, err := in.ready()
		if err != nil {
			return nil, err
		}
		list = append(list, ready)
	}
	return list, nil
}

// nameOf names the release after its data packages and sources, within the length that such a name may have.
func nameOf(given []*Input) string {
	var names []string
	for _, in := range given {
		name := in.source
		switch {
		case in.pkg != nil:
			name = in.pkg.Name
		case sources.IsMapping(name):
			name = strings.TrimSuffix(path.Base(filepath.ToSlash(inputs.Name(name))), ".json")
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	name := strings.Join(names, "_") // of the characters that a data package may have in its name
	for kept := len(names) - 1; len(name) > dataset.MaxName && kept > 0; kept-- {
		name = fmt.Sprintf("%s_and-%d-more", strings.Join(names[:kept], "_"), len(names)-kept)
	}
	return name
}
