// Package websearch is the search in an exported page: that of the desk program, over
// a copy of the same files, so that both give the same answers. The command in the
// folder wasm is compiled to WebAssembly. The package refuses an archive without
// entries.
package websearch

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Folders of the archive.
const (
	bundledFolder = "bundled"
	layerFolder   = "layer-" // and a number, from 0
	valuesFolder  = "values" // the clinic's values that are used
)

// clinicFile has the values of a clinic. It is generated, because the file in a folder
// may have names and comments that the search does not need.
const clinicFile = "clinic.yaml"

// Collect makes an archive for [Open] of the files that a handbook was read from: the
// pages whose id keep accepts and the tables that the search needs, without comments,
// and the values. Of a clinic's folder, it contains only what was read, in the version
// that is shown. The same content makes the same archive.
func Collect(h *handbook.Handbook, bundled fs.FS, keep func(id string) bool) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	files, err := bundledFiles(bundled)
	err = errors.Join(err, addFolder(z, bundledFolder, files, keep))
	n := 0
	for _, l := range h.Layers() {
		if !l.Desk {
			err = errors.Join(err, addFolder(z, layerFolder+strconv.Itoa(n), l.Good, keep))
			n++
		}
	}
	err = errors.Join(err, addFile(z, path.Join(valuesFolder, clinicFile), values(h)), z.Close())
	if err != nil {
		return nil, fmt.Errorf("the content cannot be packed into the page: %w", err)
	}
	return b.Bytes(), nil
}

// bundledFiles reads the bundled pages and tables.
func bundledFiles(fsys fs.FS) (handbook.Good, error) {
	files := handbook.Good{}
	err := fs.WalkDir(fsys, ".", func(name string, item fs.DirEntry, err error) error {
		if err != nil || item.IsDir() || !content.IsContent(name) {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		files[name] = handbook.GoodFile{Text: string(text)}
		return err
	})
	return files, err
}

// values is a clinic.yaml of the values that are set. JSON is YAML.
func values(h *handbook.Handbook) []byte {
	var b bytes.Buffer
	for _, f := range h.Fields() {
		if f.IsSet() {
			text, _ := json.Marshal(f.Value) // never fails for a string
			fmt.Fprintf(&b, "%s: %s\n", f.ID, text)
		}
	}
	return b.Bytes()
}

// addFolder adds the files of a folder that belong into the archive.
func addFolder(z *zip.Writer, to string, files handbook.Good, keep func(id string) bool) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		id, isPage := strings.CutSuffix(name, ".md")
		if isPage && !keep(id) || !isPage && !content.IsForSearch(name) {
			continue
		}
		if err := addFile(z, path.Join(to, name), content.WithoutComments(name, []byte(files[name].Text))); err != nil {
			return err
		}
	}
	return nil
}

// addFile adds a file without a date.
func addFile(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// open reads an archive back.
func open(archive []byte) (bundled fs.FS, layers []handbook.Layer, err error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, nil, err
	}
	if bundled, err = fs.Sub(z, bundledFolder); err != nil {
		return nil, nil, err
	}
	for n := 0; ; n++ {
		name := layerFolder + strconv.Itoa(n)
		if _, err := fs.Stat(z, name); err != nil {
			break
		}
		layer, err := fs.Sub(z, name)
		if err != nil {
			return nil, nil, err
		}
		layers = append(layers, handbook.Layer{Name: name, FS: layer})
	}
	values, err := fs.Sub(z, valuesFolder)
	return bundled, append(layers, handbook.Layer{Name: valuesFolder, FS: values, Desk: true}), err
}
