package pack

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// The names inside a pack.
const (
	manifestName  = "manifest.json"
	contentFolder = "content/"
)

// Sizes and marks of the zip format (APPNOTE.TXT 4.3).
const (
	headerSize  = 30
	endSize     = 22
	headerMark  = 0x04034b50
	centralMark = 0x02014b50
	endMark     = 0x06054b50
	zipVersion  = 20
	// zipDate is 1 January 1980, the earliest date of the format. The manifest
	// says when the pack was made.
	zipDate = 1<<5 | 1
)

var errOtherBytes = errors.New("unexpected bytes")

// layout writes the one zip layout of packs: each file stored, plain headers,
// then the directory. It does not use archive/zip, whose output may differ
// from one Go version to the next: packs must open for years.
type layout struct {
	w         io.Writer
	offset    int
	directory []byte
	files     int
	err       error // the first one; nothing is written after it
}

func newLayout(w io.Writer) *layout { return &layout{w: w} }

func (l *layout) write(p []byte) {
	if l.err != nil {
		return
	}
	n, err := l.w.Write(p)
	l.offset += n
	l.err = err
}

// add writes a file. The name is plain ASCII.
func (l *layout) add(name string, data []byte) {
	le := binary.LittleEndian
	common := le.AppendUint16(nil, zipVersion)
	common = le.AppendUint16(common, 0) // flags
	common = le.AppendUint16(common, 0) // stored
	common = le.AppendUint16(common, 0) // time
	common = le.AppendUint16(common, zipDate)
	common = le.AppendUint32(common, crc32.ChecksumIEEE(data))
	common = le.AppendUint32(common, uint32(len(data)))
	common = le.AppendUint32(common, uint32(len(data)))
	common = le.AppendUint16(common, uint16(len(name)))
	common = le.AppendUint16(common, 0) // extra

	d := le.AppendUint32(l.directory, centralMark)
	d = le.AppendUint16(d, zipVersion)
	d = append(d, common...)
	d = append(d, make([]byte, 10)...) // comment, disk, attributes
	d = le.AppendUint32(d, uint32(l.offset))
	l.directory = append(d, name...)
	l.files++

	l.write(append(append(le.AppendUint32(nil, headerMark), common...), name...))
	l.write(data)
}

// end writes the directory, to be followed by a comment of that many bytes.
func (l *layout) end(comment int) error {
	le := binary.LittleEndian
	start := l.offset
	l.write(l.directory)
	e := le.AppendUint32(nil, endMark)
	e = le.AppendUint32(e, 0) // disks
	e = le.AppendUint16(e, uint16(l.files))
	e = le.AppendUint16(e, uint16(l.files))
	e = le.AppendUint32(e, uint32(len(l.directory)))
	e = le.AppendUint32(e, uint32(start))
	l.write(le.AppendUint16(e, uint16(comment)))
	return l.err
}

// findManifest is the content of the first file, if that is a manifest.
func findManifest(signed []byte) ([]byte, error) {
	start := headerSize + len(manifestName)
	le := binary.LittleEndian
	if len(signed) < start || le.Uint32(signed) != headerMark || string(signed[headerSize:start]) != manifestName {
		return nil, refuse(NotAPack, "the file is signed but is not a handbook pack: make it with handbookctl pack")
	}
	size := int64(le.Uint32(signed[18:]))
	if size > int64(len(signed)-start) {
		return nil, refuse(WrongFiles, "the manifest of the pack is cut short: make the pack again with handbookctl pack")
	}
	return signed[start : start+int(size)], nil
}
