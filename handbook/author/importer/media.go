package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/picture"
)

// Pictures come in as files: those inside a document, and those next to it, in the
// folder that was chosen. Nothing is fetched, and nothing outside that folder is read.

// What the pictures of one import may take at most.
const (
	maxPicture  = 32 << 20 // bytes of one, before it is made smaller
	maxPictures = 64 << 20 // bytes of all, as they are kept
	mostNear    = 20_000   // files that are looked through for them
)

// media has the pictures of an import.
type media struct {
	data  map[string][]byte // by the name that they have in a content folder
	bytes int
}

// Near is the folder that a file was chosen with.
type Near struct {
	FS       fs.FS
	listed   bool
	pictures []string // below the folder
}

// errLarge means that a picture is too large to be brought in.
var errLarge = errors.New("too large")

// place finds the pictures of a document, and puts the words of those that cannot come
// along in their place.
func (m *media) place(ctx context.Context, f File, doc *intake.Document) {
	doc.Blocks = m.files(f, doc.Blocks)
	for i, b := range doc.Blocks {
		if len(handbook.Attachments([]handbook.Block{b})) == 0 {
			continue
		}
		p := placer{m: m, ctx: ctx, from: f, doc: doc, at: i}
		doc.Blocks[i] = p.blocks([]handbook.Block{b})[0]
	}
}

// placer changes the pictures in a block.
type placer struct {
	m    *media
	ctx  context.Context
	from File
	doc  *intake.Document
	at   int
}

func (p *placer) blocks(blocks []handbook.Block) []handbook.Block {
	return mapAttachments(blocks, func(a handbook.Attachment) handbook.Block {
		if !a.File.IsPicture() {
			return a // a file
		}
		found, err := p.m.find(p.ctx, p.from, p.doc, a)
		if err == nil {
			return found
		}
		kind := intake.Picture
		if errors.Is(err, errLarge) {
			kind = intake.LargePicture
		}
		p.doc.Losses = append(p.doc.Losses, intake.Loss{Kind: kind, At: p.at})
		var spans []handbook.Span
		if a.Text != "" {
			spans = []handbook.Span{handbook.Text{Text: "[Picture: " + a.Text + "]"}}
		}
		return handbook.Paragraph{Spans: spans}
	})
}

// files puts files in the place of lines that are a link to one in a folder for them.
func (m *media) files(f File, blocks []handbook.Block) []handbook.Block {
	for i, b := range blocks {
		if p, ok := b.(handbook.Paragraph); ok && len(p.Spans) == 1 {
			if link, ok := p.Spans[0].(handbook.WebLink); ok {
				if a, ok := m.file(f, link); ok {
					blocks[i] = a
				}
			}
		}
	}
	return blocks
}

// file is the file that a link leads to, if it is one that pages offer.
func (m *media) file(f File, link handbook.WebLink) (handbook.Attachment, bool) {
	address := path.Join(path.Dir(f.Name), link.Address)
	name, ok := content.AttachmentName(strings.TrimPrefix(address, "../"))
	if f.Near == nil || !ok || path.Dir(name) != content.FilesFolder || !fs.ValidPath(address) {
		return handbook.Attachment{}, false
	}
	data, err := readNear(f.Near.FS, address)
	if err != nil {
		return handbook.Attachment{}, false
	}
	if name, data, err = author.Attachable(path.Base(address), data); err != nil || path.Dir(name) != content.FilesFolder || m.bytes+len(data) > maxPictures {
		return handbook.Attachment{}, false
	}
	name = stamped(name, data)
	m.keep(name, data)
	return handbook.Attachment{Text: link.Label, File: &handbook.File{Name: name, Size: int64(len(data))}}, true
}

func (m *media) keep(name string, data []byte) {
	if m.data == nil {
		m.data = map[string][]byte{}
	}
	if m.data[name] == nil {
		m.data[name] = data
		m.bytes += len(data)
	}
}

// find is a picture to import.
func (m *media) find(ctx context.Context, f File, doc *intake.Document, a handbook.Attachment) (handbook.Attachment, error) {
	address := a.File.Path
	data, inside := doc.Media[address]
	name := content.Slug(path.Base(stem(f.Name))) + "-" + strings.TrimPrefix(address, "media:")
	if inside && content.AttachmentFileName(a.File.Name) != "" {
		name = a.File.Name
	}
	if !inside {
		var err error
		if name, data, err = pictureNear(f, address); err != nil {
			return a, err
		}
	}
	if len(data) > maxPicture {
		return a, errLarge
	}
	if err := ctx.Err(); err != nil {
		return a, err
	}
	look, err := picture.Look(data)
	if err != nil {
		return a, err
	}
	name = strings.TrimSuffix(name, path.Ext(name)) + "." + string(look.Format)
	name, small, err := author.Attachable(name, data)
	if err != nil {
		return a, errLarge
	}
	name = stamped(name, small)
	if m.data[name] == nil && m.bytes+len(small) > maxPictures {
		return a, errLarge
	}
	m.keep(name, small)
	measures, err := picture.Measure(small)
	return handbook.Attachment{Text: a.Text, File: &handbook.File{Name: name, Size: int64(len(small)), Width: measures.Width, Height: measures.Height}}, err
}

// stamped is a name that says what is in the file, so that two pictures of one name
// stay apart and the same one, brought in again, is the same file.
func stamped(name string, data []byte) string {
	sum := sha256.Sum256(data)
	stamp := "-" + hex.EncodeToString(sum[:3])
	ending := path.Ext(name)
	dir, base := path.Split(strings.TrimSuffix(name, ending))
	if strings.HasSuffix(base, stamp) {
		return name
	}
	return dir + strings.Trim(cut(base, longestID), "-") + stamp + ending
}

// pictureNear reads a picture next to a file: where the address says, or at the end of whose
// path it is.
func pictureNear(f File, address string) (name string, data []byte, err error) {
	if f.Near == nil {
		return "", nil, fs.ErrNotExist
	}
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	address = strings.ReplaceAll(address, `\`, "/")
	tries := []string{path.Join(path.Dir(f.Name), address), strings.TrimPrefix(path.Clean("/"+address), "/")}
	last := strings.ToLower(strings.TrimPrefix(tries[1], "wiki/"))
	for _, near := range f.Near.list() {
		if lower := strings.ToLower(near); lower == last || strings.HasSuffix(lower, "/"+last) {
			tries = append(tries, near)
		}
	}
	for _, try := range tries {
		if !fs.ValidPath(try) || content.AttachmentFileName(try) == "" {
			continue
		}
		if data, err := readNear(f.Near.FS, try); err == nil {
			return path.Base(try), data, nil
		}
	}
	return "", nil, fs.ErrNotExist
}

// list lists the pictures below the folder.
func (n *Near) list() []string {
	if n.listed {
		return n.pictures
	}
	n.listed = true
	seen := 0
	_ = fs.WalkDir(n.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if seen++; seen > mostNear {
			return fs.SkipAll
		}
		switch {
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err == nil && d.Type().IsRegular() && slices.Contains(picture.Endings(), strings.ToLower(path.Ext(name))):
			n.pictures = append(n.pictures, name)
		}
		return nil
	})
	return n.pictures
}

func readNear(near fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(near, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	if info.Size() > maxPicture {
		return make([]byte, maxPicture+1), nil // which is refused
	}
	f, err := near.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxPicture+1))
}
