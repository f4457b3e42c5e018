package inputs

import (
	"archive/tar"
	"errors"
	"io"

	"govhub/dataset/gunzip"
)

// untar unpacks a gzipped tar archive into one temporary file.
func (o *Opener) untar(packed io.Reader) (members, error) {
	file, err := temporary()
	if err != nil {
		return nil, err
	}
	o.kept = append(o.kept, file)
	archive := tar.NewReader(gunzip.NewReader(packed, o.options.MaxSize))
	files := members{}
	start := int64(0)
	for begun := false; ; begun = true {
		header, err := archive.Next()
		if err == io.EOF {
			return files, nil
		}
		if !begun && errors.Is(err, io.ErrUnexpectedEOF) {
			err = tar.ErrHeader
		}
		if err != nil {
			return nil, explainTar(err)
		}
		name, err := memberName(header.Name)
		switch {
		case err != nil:
			return nil, err
		case header.Typeflag == tar.TypeDir || header.Typeflag == tar.TypeXGlobalHeader || name == "":
			continue
		case header.Typeflag != tar.TypeReg:
			return nil, refuse(name, notRegular)
		}
		size, err := io.Copy(file, archive)
		if err != nil {
			return nil, explainTar(err)
		}
		if err := files.add(name, part(file, start, size)); err != nil {
			return nil, err
		}
		start += size
	}
}

func explainTar(err error) error {
	switch {
	case errors.Is(err, tar.ErrHeader):
		return errors.New("is a compressed file but not a tar archive: pack the folder of the data package as .zip or .tar.gz")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("is a tar archive that ends too early: copy it again")
	}
	return err
}
