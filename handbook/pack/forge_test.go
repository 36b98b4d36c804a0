package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"time"
)

// body has a manifest of any text and no file.
func body(manifest string) []byte {
	var b bytes.Buffer
	z := newLayout(&b)
	z.add(manifestName, []byte(manifest))
	if err := z.end(SignatureSize); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func withManifest(change func(*Manifest)) *Manifest {
	m := manifestOf(honest...)
	change(m)
	return m
}

func withFile(m *Manifest, i int, change func(*File)) *Manifest {
	change(&m.Files[i])
	return m
}

func manifestTwice() *Manifest {
	m := manifestOf(honest[0])
	m.Files = append(m.Files, m.Files[0])
	return m
}

// replacedAndSummed changes a file and its CRC with it, as a tool would that
// edits zip files.
func replacedAndSummed(old, new string) []byte {
	b := replaced(old, new)
	le := binary.LittleEndian
	header, central := entry(b, "content/faq/a.md")
	sum := crc32.ChecksumIEEE([]byte(strings.Replace(honest[1][1], old, new, 1)))
	le.PutUint32(b[header+14:], sum)
	le.PutUint32(b[central+16:], sum)
	return b
}

func replacedLast(old, new string) []byte {
	b := honestBody()
	copy(b[bytes.LastIndex(b, []byte(old)):], new)
	return b
}

// patched changes a field of a file's header.
func patched(name string, field int, value uint32) []byte {
	b := honestBody()
	header, _ := entry(b, name)
	return patch(b, header+field, value)
}

// patchedCentral changes a field of a file's line of the directory.
func patchedCentral(name string, field int, value uint32) []byte {
	b := honestBody()
	_, central := entry(b, name)
	return patch(b, central+field, value)
}

// patchedEnd changes a field of the end of the directory.
func patchedEnd(field int, value uint16) []byte {
	b := honestBody()
	binary.LittleEndian.PutUint16(b[len(b)-22+field:], value)
	return b
}

func patch(b []byte, at int, value uint32) []byte {
	if value>>16 == 0 {
		binary.LittleEndian.PutUint16(b[at:], uint16(value))
	} else {
		binary.LittleEndian.PutUint32(b[at:], value)
	}
	if bytes.Equal(b, honestBody()) {
		binary.LittleEndian.PutUint32(b[at:], value)
	}
	return b
}

func deflatedManifest(z *zip.Writer) {
	zipFile(z, zip.FileHeader{Name: manifestName, Method: zip.Deflate}, bytes.NewReader(manifestOf(honest...).encode()))
}

// zeros are n bytes that compress a thousandfold.
func zeros(n int64) io.Reader { return io.LimitReader(zero{}, n) }

type zero struct{}

func (zero) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// ratioBomb lists one file of a mebibyte that is stored in a kibibyte.
func ratioBomb(z *zip.Writer) {
	m := manifestOf([2]string{"faq/a.md", strings.Repeat("\x00", 1<<20)}).encode()
	h := zip.FileHeader{Name: manifestName, CRC32: crc32.ChecksumIEEE(m), CompressedSize64: uint64(len(m)), UncompressedSize64: uint64(len(m))}
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = w.Write(m)
	}
	if err != nil {
		panic(err)
	}
	for i := range 100 {
		name := contentFolder + "faq/a.md"
		if i > 0 {
			name += fmt.Sprint(i)
		}
		zipFile(z, zip.FileHeader{Name: name, Method: zip.Deflate}, zeros(1<<20))
	}
}

// totalBomb lists many files that each are within their limit.
func totalBomb() *Manifest {
	m := manifestOf(honest...)
	for i := range 100 {
		f := m.Files[2]
		f.Path, f.Size = fmt.Sprintf("faq/c%03d.md", i), 1<<20
		m.Files = append(m.Files, f)
	}
	return m
}

func millionFiles() *Manifest {
	m := manifestOf(honest...)
	for i := range 1_000_000 {
		f := m.Files[2]
		f.Path, f.Size = fmt.Sprintf("faq/c%07d.md", i), 0
		m.Files = append(m.Files, f)
	}
	return m
}

// millionEmpty has a small manifest and then very many files.
func millionEmpty(z *zip.Writer) {
	m := manifestOf(honest[0]).encode()
	h := zip.FileHeader{Name: manifestName, CRC32: crc32.ChecksumIEEE(m), CompressedSize64: uint64(len(m)), UncompressedSize64: uint64(len(m))}
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = w.Write(m)
	}
	for i := range 300_000 { // as many as the limit of a pack's size holds
		if _, e := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("content/faq/%07d.md", i)}); e != nil {
			err = e
		}
	}
	if err != nil {
		panic(err)
	}
}

// mostTime and mostMemory are what refusing a pack may take, on a slow
// machine. The largest pack that the limits allow is 64 MiB.
const (
	mostTime   = 10 * time.Second
	mostMemory = 64 << 20
)
