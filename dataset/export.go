package dataset

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
)

// ExportOptions say what to write of a release, and how.
type ExportOptions struct {
	Release   int32    // the current one if 0
	Format    Format   // CSV if empty
	Resources []string // all if empty
}

// Export writes a release as a data package to the target: a new zip archive if it ends in .zip, else a new or empty folder. The
// target appears only when it is complete, and the same release gives the same bytes. Publishing the CSV again gives the same
// content. Errors are ErrReleaseNotFound and those of Readable. A release of earlier Table Schemas is written by those of this
// version. db may belong to the owner or a reader.
func Export(ctx context.Context, db *sql.DB, o ExportOptions, target string) (err error) {
	defer wrap(&err, "export to %s", target)
	zipped := strings.HasSuffix(target, ".zip")
	if err := checkTarget(target, zipped); err != nil {
		return err
	}
	info, err := Release(ctx, db, o.Release)
	if err != nil {
		return err
	}
	if zipped {
		return writeNew(target, func(w io.Writer) error { return ExportZip(ctx, db, info, o, w) })
	}
	return writeFolder(target, func(tmp string) error { return exportPackage(ctx, db, info, o, directory(tmp)) })
}

// ExportZip writes what Export writes as a zip archive to w, without seeking, so that it can be sent while it is made.
func ExportZip(ctx context.Context, db *sql.DB, info *ReleaseInfo, o ExportOptions, w io.Writer) (err error) {
	defer wrap(&err, "write release %d", info.Number)
	archive := newArchive(w, info.PublishedAt)
	if err := exportPackage(ctx, db, info, o, archive); err != nil {
		return err
	}
	return archive.close()
}

// ExportDescription writes the datapackage.json that ExportZip packs: it reads every resource, since it has the sizes, sources and licences of
// their files.
func ExportDescription(ctx context.Context, db *sql.DB, info *ReleaseInfo, w io.Writer) (err error) {
	defer wrap(&err, "describe release %d", info.Number)
	return exportPackage(ctx, db, info, ExportOptions{}, description{w})
}

// description keeps the descriptor of a data package and drops its other files.
type description struct{ out io.Writer }

func (d description) create(name string, write func(io.Writer) error) error {
	if name == descriptorFile {
		return write(d.out)
	}
	return write(io.Discard)
}

// ExportResource writes the file of one resource of a release to w. It returns the errors of Export.
func ExportResource(ctx context.Context, db *sql.DB, info *ReleaseInfo, resource string, format Format, w io.Writer) (err error) {
	defer wrap(&err, "write %s of release %d", resource, info.Number)
	return export(ctx, db, info, ExportOptions{Format: format, Resources: []string{resource}}, func(e *exporter) error {
		if format == XLSX {
			return e.writeWorkbook(ctx, e.resources[0], w)
		}
		_, _, err := e.write(ctx, e.resources[0], w)
		return err
	})
}

// exporter writes a release in one transaction.
type exporter struct {
	tx        *sql.Tx
	info      *ReleaseInfo
	format    Format
	resources []*Resource
	rows      map[string]storage         // by resource
	stored    map[string][]column        // by table
	cited     map[string]map[string]bool // sources that state the rows written so far, by resource
}

// export checks the options before anything is written.
func export(ctx context.Context, db *sql.DB, info *ReleaseInfo, o ExportOptions, write func(e *exporter) error) error {
	if err := info.Readable(); err != nil {
		return err
	}
	e := &exporter{info: info, format: o.Format, resources: info.shown(), cited: map[string]map[string]bool{}}
	if e.format == "" {
		e.format = CSV
	}
	if len(o.Resources) > 0 {
		e.resources = slices.DeleteFunc(e.resources, func(r *Resource) bool { return !slices.Contains(o.Resources, r.Name) })
	}
	for _, name := range o.Resources {
		if schemaOf(name) == nil {
			return fmt.Errorf("there is no resource %q: choose one of %s", name, strings.Join(resourceNames(), ", "))
		}
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "SET LOCAL work_mem = '64MB'"); err != nil { // rows are sorted
		return err
	}
	if err := hold(ctx, tx, info.Number); err != nil {
		return err
	}
	var tables []string
	for _, r := range e.resources {
		tables = append(tables, r.Table)
	}
	if e.stored, err = storedColumns(ctx, tx, tables); err != nil {
		return err
	}
	if e.rows, err = storageOf(ctx, tx, info.Number, e.resources, e.stored); err != nil {
		return err
	}
	e.tx = tx
	return write(e)
}

// shown lists the resources that this version knows, as the release holds them: empty where the release is older.
func (r *ReleaseInfo) shown() []*Resource {
	list := make([]*Resource, len(schemas()))
	for i, s := range schemas() {
		list[i] = &Resource{Name: s.Name}
		if j := slices.IndexFunc(r.Resources, func(r *Resource) bool { return r.Name == s.Name }); j >= 0 {
			list[i] = r.Resources[j]
		}
	}
	return list
}

func resourceNames() []string {
	var names []string
	for _, s := range schemas() {
		names = append(names, s.Name)
	}
	return names
}

// exportPackage writes the data files, then those that describe them.
func exportPackage(ctx context.Context, db *sql.DB, info *ReleaseInfo, o ExportOptions, files files) error {
	return export(ctx, db, info, o, func(e *exporter) error {
		p := newExportedPackage(info)
		for _, r := range e.resources {
			var written, canonical content
			err := files.create(e.format.file(r.Name), func(w io.Writer) (err error) {
				written, canonical, err = e.write(ctx, r, w)
				return err
			})
			if err != nil {
				return fmt.Errorf("%s: %w", r.Name, err)
			}
			entry, err := p.add(schemaOf(r.Name), e.format, written)
			if err != nil {
				return fmt.Errorf("%s: %w", r.Name, err)
			}
			entry.CanonicalHash, entry.EscapedFormulas = "sha256:"+canonical.sha256, e.format == CSV
		}
		sources, err := e.sources(ctx)
		if err != nil {
			return err
		}
		p.attribute(sources, e.cited)
		return p.write(files, e.format, len(e.resources) == len(schemas()))
	})
}

// write writes the file of a resource and compares its rows with the measures of the release. It returns the measures of the
// file and of the rows' canonical CSV, which are those of the release unless other Table Schemas published it.
func (e *exporter) write(ctx context.Context, r *Resource, out io.Writer) (written, canonical content, err error) {
	s := schemaOf(r.Name)
	file, err := newMeasuredFile(s, e.format, out)
	if err != nil {
		return content{}, content{}, err
	}
	return e.fill(ctx, r, file)
}

// fill is write into a file.
func (e *exporter) fill(ctx context.Context, r *Resource, file *measuredFile) (written, canonical content, err error) {
	s := schemaOf(r.Name)
	source, note, last := s.field("source"), s.field("note"), ""
	cited := map[string]bool{}
	e.cited[s.Name] = cited
	err = e.rows[s.Name].read(ctx, e.tx, s, func(values []string) error {
		if source >= 0 && values[source] != last {
			last = values[source]
			cited[last] = true
		}
		if note >= 0 && strings.Contains(values[note], "(source ") {
			for _, named := range addition.FindAllStringSubmatch(values[note], -1) {
				cited[named[1]] = true
			}
		}
		return file.write(values)
	})
	if err != nil {
		return content{}, content{}, err
	}
	if written, canonical, err = file.finish(); err != nil {
		return content{}, content{}, err
	}
	if canonical.rows != r.Rows || canonical.sha256 != r.SHA256 && s.asPublished(e.stored[r.Table]) {
		return content{}, content{}, fmt.Errorf("table store.%s no longer has the content that was published: restore the database from a backup", r.Table)
	}
	return written, canonical, nil
}

// addition is how the note of a row names a source that only adds to it, such as a list of cities.
var addition = regexp.MustCompile(`\(source ([a-z0-9-]+)\)`)

// sources lists all sources of the release, and adds those of statements to those that state rows.
func (e *exporter) sources(ctx context.Context) (list []citedSource, err error) {
	schema := quote(releaseSchema(e.info.Number))
	err = e.scan(ctx, "-- name: dataset.export_stated\nSELECT DISTINCT split_part(subject, ':', 1), source FROM "+schema+".statement", func(rows *sql.Rows) error {
		var resource, source string
		if err := rows.Scan(&resource, &source); err != nil {
			return err
		}
		if cited := e.cited[resource]; cited != nil {
			cited[source] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = e.scan(ctx, `-- name: dataset.export_sources
		SELECT slug, title, coalesce(publisher, ''), coalesce(url, ''), coalesce(licence, '') FROM `+schema+`.source ORDER BY slug`, func(rows *sql.Rows) error {
		var s citedSource
		if err := rows.Scan(&s.Name, &s.Title, &s.Publisher, &s.Path, &s.License); err != nil {
			return err
		}
		s.License = StatedLicence(s.License)
		list = append(list, s)
		return nil
	})
	return list, err
}

// scan calls row for each row of a query.
func (e *exporter) scan(ctx context.Context, query string, row func(*sql.Rows) error) error {
	rows, err := e.tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// write writes the files that describe the data package.
func (p *exportedPackage) write(files files, format Format, whole bool) error {
	for _, file := range []struct {
		name string
		text func() ([]byte, error)
	}{
		{readmeFile, func() ([]byte, error) { return p.readme(format, whole) }},
		{"CITATION.cff", p.citation},
		{descriptorFile, p.text},
	} {
		text, err := file.text()
		if err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
		err = files.create(file.name, func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Write writes rows as a data package into dir, which must be new or empty. The folder appears only when it is complete. rows
// yields the rows of a resource: a value per field of its Table Schema, in canonical form, in the order of the primary key by
// bytes. It may reuse the slice of a row.
func Write(ctx context.Context, dir, name, version string, rows func(s *Schema) iter.Seq[[]string]) (err error) {
	defer wrap(&err, "write data package %s", dir)
	if err := checkTarget(dir, false); err != nil {
		return err
	}
	return writeFolder(dir, func(tmp string) error {
		out := exportedPackage{Profile: packageProfile, Name: name, Version: version}
		for _, s := range schemas() {
			var written content
			err := directory(tmp).create(CSV.file(s.Name), func(w io.Writer) (err error) {
				written, err = writeRows(ctx, s, rows(s), w)
				return err
			})
			if err != nil {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
			if _, err := out.add(s, CSV, written); err != nil {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
		}
		text, err := out.text()
		if err != nil {
			return err
		}
		return directory(tmp).create(descriptorFile, func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		})
	})
}

// writeRows writes the canonical CSV of a resource.
func writeRows(ctx context.Context, s *Schema, rows iter.Seq[[]string], out io.Writer) (content, error) {
	w, err := newCanonicalWriter(s, out)
	if err != nil {
		return content{}, err
	}
	for values := range rows {
		if err := ctx.Err(); err != nil {
			return content{}, err
		}
		if err := w.write(values); err != nil {
			return content{}, err
		}
		if !w.ascending {
			return content{}, fmt.Errorf("row %d is not in the order of the primary key", w.rows)
		}
	}
	return w.finish()
}
