// Package websearch is the search that an exported page carries: the search of
// the desk program, over a copy of the same files, so that both give the same
// answers. Its program, in the folder wasm, is compiled to WebAssembly.
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
	"path"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Folders of the archive.
const (
	bundledFolder = "bundled"
	layerFolder   = "layer-" // and a number, from 0
	valuesFolder  = "values" // the clinic's values in force
)

// clinicFile has the values of a clinic. It is written afresh, because the one
// of a folder may have names and remarks that the search does not need.
const clinicFile = "clinic.yaml"

// Collect packs the content files that a handbook was loaded from into an archive
// for [Open], with the values that the handbook has and the pages whose id keep
// accepts. The same files make the same archive.
func Collect(h *handbook.Handbook, bundled fs.FS, layers []handbook.Layer, keep func(id string) bool) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	err := addFolder(z, bundledFolder, bundled, keep)
	n := 0
	for _, l := range layers {
		if !l.Desk {
			err = errors.Join(err, addFolder(z, layerFolder+strconv.Itoa(n), l.FS, keep))
			n++
		}
	}
	err = errors.Join(err, addFile(z, path.Join(valuesFolder, clinicFile), values(h)), z.Close())
	if err != nil {
		return nil, fmt.Errorf("the content cannot be packed into the page: %w", err)
	}
	return b.Bytes(), nil
}

// values is a clinic.yaml of the values that are set. JSON is YAML.
func values(h *handbook.Handbook) []byte {
	var b bytes.Buffer
	for _, f := range h.Fields() {
		if f.IsSet() {
			text, _ := json.Marshal(f.Value) // a string always can be
			fmt.Fprintf(&b, "%s: %s\n", f.ID, text)
		}
	}
	return b.Bytes()
}

func addFolder(z *zip.Writer, to string, fsys fs.FS, keep func(id string) bool) error {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return err
	}
	for _, folder := range content.Folders() {
		pages, err := fs.Glob(fsys, folder+"/*.md")
		if err != nil {
			return err
		}
		for _, p := range pages {
			if keep(strings.TrimSuffix(p, ".md")) {
				names = append(names, p)
			}
		}
	}
	for _, name := range names {
		info, err := fs.Stat(fsys, name)
		if err != nil || !info.Mode().IsRegular() || name == clinicFile || !content.IsContent(name) {
			continue // not read either: it is among the problems of the handbook
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if err := addFile(z, path.Join(to, name), data); err != nil {
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
