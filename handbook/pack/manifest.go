package pack

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"clinichandbook/handbook/content"
)

// Format is the format of packs that this program makes and opens.
const Format = 1

// The longest manifest, in bytes: for each file, and for everything else.
const (
	longestFile = content.MaxPath + 200
	longestHead = 500
)

// maxVersion is the highest version: the largest integer that is exact in every JSON
// reader.
const maxVersion = 1<<53 - 1

// versionOf is the version that a pack gets from its time, as in 20261124140500.
// Versions that people count by hand never get that high.
func versionOf(t time.Time) int64 {
	t = t.UTC()
	date := int64(t.Year())*1e4 + int64(t.Month())*100 + int64(t.Day())
	return date*1e6 + int64(t.Hour())*1e4 + int64(t.Minute())*100 + int64(t.Second())
}

// Manifest lists the contents of a pack.
type Manifest struct {
	Format  int       `json:"format"`
	Version int64     `json:"version"` // rises from pack to pack
	Created time.Time `json:"created"` // UTC, to the second
	Files   []File    `json:"files"`   // by path
}

// File is one file of a pack.
type File struct {
	Path   string `json:"path"` // in the content folder, with slashes
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

func newManifest(content map[string][]byte, version int64, created time.Time) (*Manifest, error) {
	m := &Manifest{Format: Format, Version: version, Created: created.UTC().Truncate(time.Second)}
	if len(content) == 0 {
		return nil, refuse(WrongFiles, "there is nothing to pack: name the folder that holds sections, side-effects, faq or clinic.yaml")
	}
	for _, p := range slices.Sorted(maps.Keys(content)) {
		sum := sha256.Sum256(content[p])
		m.Files = append(m.Files, File{p, int64(len(content[p])), hex.EncodeToString(sum[:])})
	}
	return m, m.check(DefaultLimits())
}

func (m *Manifest) encode() []byte {
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic(err) // numbers, texts and a checked time
	}
	return append(data, '\n')
}

// sum is the hash of the names and hashes of all files.
func (m *Manifest) sum() [sha256.Size]byte {
	h := sha256.New()
	for _, f := range m.Files {
		io.WriteString(h, f.Path+"\n"+f.SHA256+"\n")
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// decodeManifest reads a manifest. What it accepts, encode returns byte for
// byte: no key is unknown, repeated, or written in another way.
func decodeManifest(data []byte, limits Limits) (*Manifest, error) {
	if len(data) > limits.Files*longestFile+longestHead {
		return nil, tooMany(limits)
	}
	var format struct {
		Format int `json:"format"`
	}
	unreadable := refuse(BadManifest, "the manifest of the pack cannot be read: make the pack again with handbookctl pack")
	if err := json.Unmarshal(data, &format); err != nil {
		return nil, unreadable
	}
	if format.Format != Format {
		return nil, refuse(UnknownFormat, "the pack has format %d and this program reads format %d: install the newer version of the handbook program", format.Format, Format)
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, unreadable
	}
	if err := m.check(limits); err != nil {
		return nil, err
	}
	if !bytes.Equal(m.encode(), data) {
		return nil, unreadable
	}
	return m, nil
}

func tooMany(limits Limits) error {
	return refuse(TooLarge, "the pack has more than %d files: move out what is not handbook content", limits.Files)
}

// check refuses a manifest that exceeds the limits.
func (m *Manifest) check(limits Limits) error {
	switch {
	case m.Version < 1 || m.Version > maxVersion:
		return refuse(BadManifest, "the version of the pack is %d, which is not a positive whole number: make the pack again with handbookctl pack", m.Version)
	case !limits.Now.IsZero() && m.Version > versionOf(limits.Now.Add(clockSkew)):
		return refuse(BadManifest, "the version of the pack is %d, which is beyond today's date, so no later pack could follow it: pack again without --pack-version", m.Version)
	case m.Created.Location() != time.UTC || m.Created.Nanosecond() != 0 || m.Created.Year() < 2000 || m.Created.Year() > 9999:
		return refuse(BadManifest, "the pack does not say when it was made: make it again with handbookctl pack")
	case !limits.Now.IsZero() && m.Created.After(limits.Now.Add(clockSkew)):
		return refuse(FromTheFuture, "the pack says it was made on %s, which is in the future: correct the clock of this computer or of the one that made the pack, and pack again",
			m.Created.Format("2 Jan 2006"))
	case len(m.Files) > limits.Files:
		return tooMany(limits)
	}
	total := int64(0)
	for i, f := range m.Files {
		if err := checkPath(f.Path); err != nil {
			return err
		}
		if i > 0 && f.Path <= m.Files[i-1].Path {
			return refuse(BadPath, "the pack lists %q twice or out of order: make it again with handbookctl pack", f.Path)
		}
		if err := f.check(limits); err != nil {
			return err
		}
		if total += f.Size; total > limits.Size {
			return refuse(TooLarge, "the files of the pack total more than %d MiB: move out what is not handbook content", limits.Size>>20)
		}
	}
	return nil
}

// check refuses a file that is too large, or that no page can show.
func (f File) check(limits Limits) error {
	folder, _, _ := strings.Cut(f.Path, "/")
	switch {
	case content.IsAttachment(f.Path):
		if most := content.MostBytes(f.Path); f.Size < 0 || f.Size > most {
			return refuse(TooLarge, "%s in the pack is larger than %d MiB: save it smaller", f.Path, most>>20)
		}
	case content.IsAttachmentFolder(folder):
		return refuse(WrongFiles, "%s in the pack is neither a picture nor a document: remove it and pack again", f.Path)
	case f.Size < 0 || f.Size > limits.FileSize:
		return refuse(TooLarge, "%s in the pack is larger than %d MiB: split it into several entries", f.Path, limits.FileSize>>20)
	}
	return nil
}
