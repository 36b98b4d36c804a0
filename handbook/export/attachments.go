package export

import (
	"bytes"
	"encoding/base64"
	"path"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"clinichandbook/handbook"
	"clinichandbook/handbook/picture"
	"clinichandbook/handbook/picture/raster"
)

// AttachmentText describes a picture or file where it cannot be shown.
func AttachmentText(a handbook.Attachment) Phrase {
	if a.File.IsPicture() {
		return PictureText.with("Text", a.Text)
	}
	return FileText.with("Text", a.Text, "Name", path.Base(a.File.Name), "Size", handbook.SizeText(a.File.Size))
}

// Attachments lists the pictures and files that the exported entries show, each once
// and by name. A Markdown export refers to them by these names, from next to it.
func (x *Export) Attachments() []*handbook.File {
	var files []*handbook.File
	for _, e := range x.entries {
		for _, a := range e.Attachments() {
			if !slices.ContainsFunc(files, func(f *handbook.File) bool { return f.Name == a.File.Name }) {
				files = append(files, a.File)
			}
		}
	}
	slices.SortFunc(files, func(a, b *handbook.File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

// dataURI is a picture to embed in a page, or "" if it cannot be read now.
func dataURI(f *handbook.File) string {
	data, err := f.Read()
	if err != nil {
		return ""
	}
	m, err := picture.Measure(data)
	if err != nil {
		return ""
	}
	if m.Format == picture.SVG {
		if data, _, _, err = picture.Clean(data); err != nil {
			return ""
		}
	}
	return "data:" + m.Format.MIME() + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// Attachment shows a picture, and names a file.
func (p *page) Attachment(a handbook.Attachment) {
	if !a.File.IsPicture() && p.word != "" { // the file is next to the document
		p.open("p", "")
		p.link("", a.File.Name, a.Text)
		p.close("p")
		return
	}
	if !a.File.IsPicture() {
		p.line("p", "file", AttachmentText(a).English())
		return
	}
	uri := dataURI(a.File)
	if uri == "" {
		p.line("p", "file", AttachmentText(a).English())
		return
	}
	if p.word != "" { // the importer restores the name from it
		p.raw(`<p><img title="` + escapeHTML(path.Base(a.File.Name)) + `" alt="` + escapeHTML(a.Text) + `" src="` + uri + "\"></p>\n")
		return
	}
	p.raw(`<p class="picture"><img alt="` + escapeHTML(a.Text) + `" src="` + uri + "\"></p>\n")
}

func (t textBlocks) Attachment(a handbook.Attachment) { t.line(AttachmentText(a).English()) }

// Attachment refers to a picture or file next to the document.
func (m *markdown) Attachment(a handbook.Attachment) {
	link := "[" + escape(a.Text) + "](" + a.File.Name + ")"
	if a.File.IsPicture() {
		link = "!" + link
	}
	m.line("%s", link)
}

func (j *jsonBlocks) Attachment(a handbook.Attachment) {
	b := Block{Type: "file", Text: a.Text, Name: a.File.Name, Size: a.File.Size}
	if a.File.IsPicture() {
		b.Type, b.Width, b.Height = "picture", a.File.Width, a.File.Height
	}
	j.add(b)
}

// paperPicture is a picture for a PDF; the zero value cannot be shown.
type paperPicture struct {
	kind          string
	data          []byte
	width, height int
}

// onPaper is a picture for paper, made once for both drafts.
func (p *pdf) onPaper(f *handbook.File) paperPicture {
	if made, ok := p.pictures[f]; ok {
		return made
	}
	var made paperPicture
	if data, err := f.Read(); err == nil {
		if img, kind, out, err := raster.ForPaper(data); err == nil {
			made = paperPicture{kind, out, img.X, img.Y}
		}
	}
	p.pictures[f] = made
	return made
}

// Sizes of pictures on paper, in millimeters.
const (
	tallest  = 120.0
	perPixel = 25.4 / 96
)

func pdfImage(kind string) fpdf.ImageOptions { return fpdf.ImageOptions{ImageType: kind} }

// Attachment shows a picture as wide as the text at most, and names a file.
func (p *pdf) Attachment(a handbook.Attachment) {
	text := AttachmentText(a).English()
	var pic paperPicture
	if a.File.IsPicture() {
		pic = p.onPaper(a.File)
	}
	if pic.data == nil {
		p.room(height(bodySize))
		p.styled(text, 0, black)
		p.doc.Ln(height(bodySize))
		return
	}
	width := min(float64(pic.width)*perPixel, p.right()-p.left())
	tall := width * float64(pic.height) / float64(pic.width)
	if tall > tallest {
		width, tall = width*tallest/tall, tallest
	}
	p.room(tall + 2)
	options := pdfImage(pic.kind)
	p.doc.RegisterImageOptionsReader(a.File.Name, options, bytes.NewReader(pic.data))
	p.doc.ImageOptions(a.File.Name, p.left(), p.doc.GetY()+1, width, tall, false, options, 0, "")
	p.doc.SetXY(p.left(), p.doc.GetY()+tall+2)
}
