package dataset

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// Profiles of Frictionless that exports follow.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
)

// exportedPackage is the datapackage.json of a package that the hub writes.
type exportedPackage struct {
	Profile   string             `json:"$schema"`
	Name      string             `json:"name"`
	Version   string             `json:"version,omitempty"`
	Created   string             `json:"created,omitempty"`
	Release   int32              `json:"release,omitempty"`
	Resources []exportedResource `json:"resources"`
}

type exportedResource struct {
	Profile     string          `json:"$schema"`
	Type        string          `json:"type"`
	Name        string          `json:"name"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Path        string          `json:"path"`
	Format      string          `json:"format"`
	Mediatype   string          `json:"mediatype"`
	Encoding    string          `json:"encoding"`
	Rows        int64           `json:"rows"`
	Bytes       int64           `json:"bytes"`
	Hash        string          `json:"hash"`
	Schema      json.RawMessage `json:"schema"`
}

// Export writes a release, the current one if number is 0, as a data package into dir, which must be new or empty. The
// folder appears when it is complete. Publishing it again gives the same content, and sha256sum of a file gives the
// checksum that the release names. It returns ErrReleaseNotFound if there is no such release. db may belong to the owner
// or a reader.
func Export(ctx context.Context, db *sql.DB, number int32, dir string) (err error) {
	defer wrap(&err, "export to %s", dir)
	if err := checkTarget(dir); err != nil {
		return err
	}
	info, err := Release(ctx, db, number)
	if err != nil {
		return err
	}
	if info.Fingerprint != Fingerprint() {
		return fmt.Errorf("release %d was published with other Table Schemas: "+
			"export it with the version of govhub that published it", info.Number)
	}
	return writeFolder(dir, func(tmp string) error { return writeRelease(ctx, db, info, tmp) })
}

// Write writes rows as a data package into dir, which must be new or empty. The folder appears when it is complete. rows
// gives those of a resource: a value per field of its Table Schema, in canonical form, in the order of the primary key by
// bytes. It may use the slice of a row again.
func Write(ctx context.Context, dir, name, version string, rows func(s *Schema) iter.Seq[[]string]) (err error) {
	defer wrap(&err, "write data package %s", dir)
	if err := checkTarget(dir); err != nil {
		return err
	}
	return writeFolder(dir, func(tmp string) error {
		out := exportedPackage{Profile: packageProfile, Name: name, Version: version}
		for _, s := range schemas() {
			written, err := writeRows(ctx, s, rows(s), filepath.Join(tmp, csvFile(s)))
			if err != nil {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
			out.add(s, written)
		}
		return out.write(tmp)
	})
}

// writeFolder has a new folder filled, which takes the place of dir when it is complete.
func writeFolder(dir string, fill func(tmp string) error) error {
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := fill(tmp); err != nil {
		return err
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(tmp, dir)
}

// checkTarget makes sure that nothing is overwritten.
func checkTarget(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return errors.New("the folder is not empty: name a new one")
	}
	return nil
}

func writeRelease(ctx context.Context, db *sql.DB, info *ReleaseInfo, dir string) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	out := exportedPackage{
		Profile: packageProfile, Name: info.Package, Version: info.PackageVersion,
		Created: info.PublishedAt.UTC().Format("2006-01-02T15:04:05Z"), Release: info.Number,
	}
	for _, r := range info.Resources {
		s := schemaOf(r.Name)
		if err := writeResource(ctx, tx, s, info.Number, r, filepath.Join(dir, csvFile(s))); err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
		out.add(s, content{rows: r.Rows, bytes: r.Bytes, sha256: r.SHA256})
	}
	return out.write(dir)
}

func csvFile(s *Schema) string { return s.Name + ".csv" }

// add describes the CSV of a resource.
func (p *exportedPackage) add(s *Schema, c content) {
	p.Resources = append(p.Resources, exportedResource{
		Profile: resourceProfile, Type: "table", Name: s.Name, Title: s.Title, Description: s.Description,
		Path: csvFile(s), Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Rows: c.rows, Bytes: c.bytes, Hash: "sha256:" + c.sha256, Schema: s.source,
	})
}

// write writes the descriptor.
func (p *exportedPackage) write(dir string) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, descriptorFile), func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}

// writeRows writes the CSV of a resource.
func writeRows(ctx context.Context, s *Schema, rows iter.Seq[[]string], file string) (written content, err error) {
	err = writeFile(file, func(out io.Writer) error {
		w, err := newCanonicalWriter(s, out)
		if err != nil {
			return err
		}
		for values := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.write(values); err != nil {
				return err
			}
			if !w.ascending {
				return fmt.Errorf("row %d does not follow in the order of the primary key", w.rows)
			}
		}
		written, err = w.finish()
		return err
	})
	return written, err
}

// writeResource writes the CSV of a resource and compares it with what the release says of it.
func writeResource(ctx context.Context, tx *sql.Tx, s *Schema, number int32, r Resource, file string) error {
	var written content
	err := writeFile(file, func(out io.Writer) error {
		w, err := newCanonicalWriter(s, out)
		if err != nil {
			return err
		}
		if err := writeTable(ctx, tx, s, quote(releaseSchema(number))+"."+quote(s.Name), w); err != nil {
			return err
		}
		written, err = w.finish()
		return err
	})
	if err != nil {
		return err
	}
	if written.sha256 != r.SHA256 {
		return fmt.Errorf("table store.%s no longer has the content that was published: restore the database from a backup", r.Table)
	}
	return nil
}

// writeFile makes a file and sees to it that it is on disk.
func writeFile(name string, write func(io.Writer) error) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	buffered := bufio.NewWriterSize(file, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Sync()
}
