// Package pack makes and opens handbook packs: a clinic's content in one
// signed file, clinic.hbk.
//
// A pack is a zip file that any program can open. It contains
//
//	manifest.json    format, version, time, and each file's size and SHA-256
//	content/…        the files, in the order of the manifest
//
// stored, not compressed, in one layout that allows no choice: the same
// content always makes the same bytes. The last [SignatureSize] bytes, at the end of
// the zip file's comment, are a minisign signature of every byte before them. Nothing
// in a pack is read before its signature is verified, and no byte can be changed,
// added or removed afterward.
//
// The comment starts with statements about keys, each a [Handover] with its own
// signature. They are read first, since they may make the key that signed the pack a
// trusted one: see [Trust].
//
// [Open] lays the content out again and accepts a pack only if the bytes are
// identical. It refuses everything else with a [Refusal]; links, zip bombs, and
// duplicate names are impossible in that layout.
//
// The package opens no network connection and writes no file.
package pack

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

// Extension is how the name of a pack ends.
const Extension = ".hbk"

// Pack is a pack that passed every check.
type Pack struct {
	Manifest
	KeyID     uint64            // of the key that signed it
	Handovers []Handover        // what it says about keys
	Trust     Trust             // after that
	Content   fs.FS             // the content folder
	Sum       [sha256.Size]byte // of all files: equal for equal content
}

// Limits bound what Open accepts. The zero value accepts nothing;
// [DefaultLimits] is for use.
type Limits struct {
	Size     int64     // bytes of the pack
	Files    int       // how many
	FileSize int64     // bytes of one file
	Now      time.Time // a pack made after it, or with a version of a later date, is refused; zero refuses none
}

// DefaultLimits are those of a content folder.
func DefaultLimits() Limits {
	return Limits{Size: content.MaxSize, Files: content.MaxFiles, FileSize: content.MaxFileSize}
}

// clockSkew is how much the clocks of two computers may differ, including a
// wrong time zone.
const clockSkew = 26 * time.Hour

// Create makes a pack of content files. Equal content, version, time, key and
// statements make equal bytes.
func Create(files map[string][]byte, version int64, created time.Time, key minisign.PrivateKey, statements ...Handover) ([]byte, error) {
	m, err := newManifest(files, version, created)
	if err != nil {
		return nil, err
	}
	manifest := m.encode()
	var b bytes.Buffer
	z := newLayout(&b)
	z.add(manifestName, manifest)
	for _, f := range m.Files {
		z.add(contentFolder+f.Path, files[f.Path])
	}
	if len(statements) > MostHandovers {
		return nil, refuse(BadHandover, "the keys were handed over more than %d times: give every desk the key that is used now, and begin anew", MostHandovers)
	}
	if err := z.end(len(statements)*HandoverSize + SignatureSize); err != nil {
		return nil, err
	}
	for _, h := range statements {
		b.Write(h.text)
	}
	data := append(b.Bytes(), sign(b.Bytes(), key, trustedComment)...)
	limits := DefaultLimits()
	limits.Now = created.Add(clockSkew)
	if _, err := Open(data, []minisign.PublicKey{key.Public().(minisign.PublicKey)}, limits); err != nil {
		return nil, err // better now than at every desk
	}
	return data, nil
}

// Read opens a pack file.
func Read(name string, keys []minisign.PublicKey, limits Limits) (*Pack, error) {
	data, err := ReadBytes(name, limits)
	if err != nil {
		return nil, err
	}
	return Open(data, keys, limits)
}

// ReadBytes reads a pack file without opening the pack.
func ReadBytes(name string, limits Limits) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(NotAPack, "this is not a plain file: name the %s file itself", Extension)
	}
	data, err := durable.ReadFile(name, limits.Size)
	if errors.Is(err, durable.ErrTooLarge) {
		return nil, limits.tooLarge()
	}
	return data, err
}

func (l Limits) checkSize(n int) error {
	if int64(n) > l.Size {
		return l.tooLarge()
	}
	return nil
}

func (l Limits) tooLarge() error {
	return refuse(TooLarge, "the pack is larger than %d MiB: move out what is not handbook content", l.Size>>20)
}

// Open opens a pack that one of the keys signed, or one that they have handed over
// to. Every error is a [Refusal].
func Open(data []byte, keys []minisign.PublicKey, limits Limits) (*Pack, error) {
	return NewTrust(keys...).Open(data, limits)
}

// Open opens a pack of a trusted key. What the pack says about keys counts before its
// signature does. Every error is a [Refusal].
func (t Trust) Open(data []byte, limits Limits) (*Pack, error) {
	if err := limits.checkSize(len(data)); err != nil {
		return nil, err
	}
	signed, signature, err := splitSignature(data)
	if err != nil {
		return nil, err
	}
	body, statements, err := splitHandovers(signed)
	if err != nil {
		return nil, err
	}
	t = t.With(statements...)
	keyID, err := t.verify(signed, signature)
	if err != nil {
		return nil, err
	}
	manifest, err := findManifest(body)
	if err != nil {
		return nil, err
	}
	m, err := decodeManifest(manifest, limits)
	if err != nil {
		return nil, err
	}
	if err := checkFiles(body, manifest, m, len(data)-len(body)); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(WrongFiles, "the pack cannot be read as a zip file: make it again with handbookctl pack")
	}
	folder, err := fs.Sub(z, path.Clean(contentFolder))
	if err != nil {
		return nil, refuse(WrongFiles, "the pack has no content: make it again with handbookctl pack")
	}
	return &Pack{Manifest: *m, KeyID: keyID, Handovers: statements, Trust: t, Content: folder, Sum: m.sum()}, nil
}

// checkFiles lays out what the manifest lists and refuses the pack unless that
// makes the very bytes that were signed, before a comment of that many bytes.
func checkFiles(signed, manifest []byte, m *Manifest, comment int) error {
	same := &sameBytes{want: signed}
	z := newLayout(same)
	z.add(manifestName, manifest)
	for _, f := range m.Files {
		name := contentFolder + f.Path
		start := z.offset + headerSize + len(name)
		if start > len(signed) || f.Size > int64(len(signed)-start) || string(signed[start-len(name):start]) != name {
			return refuse(WrongFiles, "the pack lacks %s, which its manifest lists: make it again with handbookctl pack", f.Path)
		}
		data := signed[start : start+int(f.Size)]
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			return refuse(WrongHash, "%s in the pack is not what its manifest says: make the pack again with handbookctl pack", f.Path)
		}
		if z.add(name, data); z.err != nil {
			return refuse(WrongFiles, "%s is stored in a way that packs do not allow: make the pack again with handbookctl pack", f.Path)
		}
	}
	if z.end(comment) != nil || same.at != len(signed) {
		return refuse(WrongFiles, "the pack contains more than its manifest lists: make it again with handbookctl pack")
	}
	return nil
}

// sameBytes accepts only the bytes that it wants.
type sameBytes struct {
	want []byte
	at   int
}

func (s *sameBytes) Write(p []byte) (int, error) {
	rest := s.want[s.at:]
	if len(p) > len(rest) || !bytes.Equal(p, rest[:len(p)]) {
		return 0, errOtherBytes
	}
	s.at += len(p)
	return len(p), nil
}
