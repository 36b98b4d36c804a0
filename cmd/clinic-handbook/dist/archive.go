package main

import (
	"archive/tar"
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"io"
	"os"
	"path"
)

// zipTree writes a tree as a ZIP with all files in one folder.
func zipTree(t tree, folder, out string) error {
	return archive(t, out, func(w io.Writer) (func(entry, io.Reader) error, func() error) {
		z := zip.NewWriter(w)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
		add := func(e entry, content io.Reader) error {
			header := &zip.FileHeader{Name: path.Join(folder, e.name), Method: zip.Deflate, Modified: t.date}
			header.SetMode(e.mode)
			file, err := z.CreateHeader(header)
			if err != nil {
				return err
			}
			_, err = io.Copy(file, content)
			return err
		}
		return add, z.Close
	})
}

// tarTree writes a tree as a tar.gz with all files in one folder.
func tarTree(t tree, folder, out string) error {
	return archive(t, out, func(w io.Writer) (func(entry, io.Reader) error, func() error) {
		gz, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // cannot fail: the level is valid
		tw := tar.NewWriter(gz)
		add := func(e entry, content io.Reader) error {
			header := &tar.Header{Name: path.Join(folder, e.name), Mode: int64(e.mode), Size: e.size, ModTime: t.date, Format: tar.FormatUSTAR}
			if err := tw.WriteHeader(header); err != nil {
				return err
			}
			_, err := io.Copy(tw, content)
			return err
		}
		return add, func() error {
			if err := tw.Close(); err != nil {
				return err
			}
			return gz.Close()
		}
	})
}

// archive writes an archive: format returns functions that add a file and that
// finish the archive.
func archive(t tree, out string, format func(io.Writer) (add func(entry, io.Reader) error, end func() error)) error {
	list, err := t.entries()
	if err != nil {
		return err
	}
	to, err := os.Create(out)
	if err != nil {
		return err
	}
	defer to.Close()
	add, end := format(to)
	for _, e := range list {
		from, err := os.Open(e.file)
		if err != nil {
			return err
		}
		err = add(e, from)
		from.Close()
		if err != nil {
			return err
		}
	}
	if err := end(); err != nil {
		return err
	}
	return to.Close()
}
