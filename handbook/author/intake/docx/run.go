package docx

import (
	"regexp"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/ooxml"
)

// runReader reads what is inside a paragraph.
type runReader struct {
	w       *walker
	line    intake.Line
	base    handbook.Style
	heading bool // whose own style is not repeated
	boxes   []*ooxml.Node

	pictures []handbook.Block // placed below the paragraph

	field  int    // how many fields are open
	code   string // of the innermost
	result bool   // its result is being read
	label  strings.Builder
}

func (r *runReader) read(n *ooxml.Node) {
	for _, k := range n.Kids {
		r.node(k)
	}
}

func (r *runReader) node(n *ooxml.Node) {
	switch n.Name {
	case "r":
		r.run(n)
	case "hyperlink":
		r.hyperlink(n)
	case "ins", "moveTo":
		r.w.r.lose(intake.TrackedChange)
		r.read(n)
	case "del", "moveFrom":
		r.w.r.lose(intake.TrackedChange)
	case "fldSimple":
		if !isFurniture(n.Attr("instr")) {
			r.read(n)
		}
	case "bookmarkStart":
		r.w.r.anchor(n)
	case "sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir":
		r.read(n)
	case "oMath", "oMathPara":
		r.line.Text(" "+n.AllText()+" ", r.base)
	}
}

func (r *runReader) hyperlink(n *ooxml.Node) {
	address := r.w.r.links[n.Attr("id")]
	if a := n.Attr("anchor"); a != "" {
		address += "#" + a
	}
	inner := &runReader{w: r.w, base: r.base, heading: r.heading}
	inner.read(n)
	spans := inner.line.Take()
	r.boxes, r.pictures = append(r.boxes, inner.boxes...), append(r.pictures, inner.pictures...)
	r.link(address, handbook.PlainText(spans), spans)
}

func (r *runReader) link(address, label string, spans []handbook.Span) {
	switch {
	case address != "" && intake.SafeAddress(address):
		r.line.Link(address, label, r.base&^handbook.Monospace)
	default:
		if address != "" {
			r.w.r.lose(intake.UnsafeLink)
		}
		r.line.Text(label, r.base)
	}
	for _, s := range spans {
		if note, ok := s.(handbook.NoteRef); ok {
			r.line.Note(note.Number)
		}
	}
}

// run reads a stretch of text in one style.
func (r *runReader) run(n *ooxml.Node) {
	properties := n.Kid("rPr")
	style := r.base
	if id, ok := properties.Val("rStyle"); ok && !r.heading {
		style |= r.w.r.styles[id].text
	}
	style = textStyle(properties, style)
	if r.heading {
		style = 0
	}
	if isOn(properties, "vanish") && strings.TrimSpace(n.AllText()) != "" {
		r.w.r.lose(intake.HiddenText)
		return
	}
	crossed := isOn(properties, "strike") || isOn(properties, "dstrike")
	if crossed {
		r.line.Text("[crossed out: ", style)
	}
	for _, k := range n.Kids {
		r.piece(k, style)
	}
	if crossed {
		r.line.Text("]", style)
	}
}

func (r *runReader) piece(n *ooxml.Node, s handbook.Style) {
	switch n.Name {
	case "t":
		r.text(n.AllText(), s)
	case "tab", "ptab":
		r.text(" ", s)
	case "br", "cr":
		if t := n.Attr("type"); t == "" || t == "textWrapping" {
			r.line.Break()
		}
	case "noBreakHyphen":
		r.text("-", s)
	case "sym":
		r.text("•", s)
	case "footnoteReference", "endnoteReference":
		if number := r.w.r.note(strings.TrimSuffix(n.Name, "Reference") + n.Attr("id")); number > 0 {
			r.line.Note(number)
		}
	case "commentReference":
		r.w.r.lose(intake.Comment)
	case "fldChar":
		r.fieldMark(n.Attr("fldCharType"), s)
	case "instrText":
		if r.field > 0 && !r.result && len(r.code) < longestField {
			r.code += n.AllText()
		}
	case "drawing", "pict", "object":
		r.drawing(n, s)
	case "AlternateContent":
		if k := n.Kid("Choice"); k != nil {
			for _, c := range k.Kids {
				r.piece(c, s)
			}
		}
	}
}

// text adds text, or keeps it as the label of a link that is a field.
func (r *runReader) text(text string, s handbook.Style) {
	switch {
	case r.field > 0 && (!r.result || isFurniture(r.code)):
	case r.field > 0 && fieldLink.MatchString(r.code):
		r.label.WriteString(text)
	default:
		r.line.Text(text, s)
	}
}

// longestField is how much of the code of a field is looked at, in bytes.
const longestField = 4096

var fieldLink = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"`)

// isFurniture reports a field that only makes sense on paper.
func isFurniture(code string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(strings.ToUpper(code)), " ")
	return name == "PAGE" || name == "NUMPAGES" || name == "TOC" || name == "SECTIONPAGES" || name == "XE"
}

func (r *runReader) fieldMark(kind string, s handbook.Style) {
	switch kind {
	case "begin":
		r.field++
		r.code, r.result = "", false
		r.label.Reset()
	case "separate":
		r.result = true
	case "end":
		if m := fieldLink.FindStringSubmatch(r.code); m != nil && r.field > 0 {
			address := m[2]
			if m[1] != "" {
				address = "#" + address
			}
			r.link(address, r.label.String(), nil)
		}
		r.field = max(r.field-1, 0)
		r.code, r.result = "", r.field > 0
	}
}

// drawing reads a picture's description, or the text of a text box.
func (r *runReader) drawing(n *ooxml.Node, s handbook.Style) {
	found := false
	var walk func(n *ooxml.Node, depth int)
	alt, id := "", ""
	walk = func(n *ooxml.Node, depth int) {
		switch n.Name {
		case "txbxContent":
			r.boxes = append(r.boxes, n)
			found = true
			return
		case "docPr":
			alt = strings.TrimSpace(n.Attr("descr"))
		case "blip":
			id = n.Attr("embed")
		case "imagedata":
			id, alt = n.Attr("id"), strings.TrimSpace(n.Attr("title"))
		case "Fallback":
			return
		}
		for _, k := range n.Kids {
			walk(k, depth+1)
		}
	}
	walk(n, 0)
	switch {
	case found:
	case n.Name == "object":
		r.w.r.lose(intake.Embedded)
	default:
		if address := r.w.r.picture(id); address != "" {
			r.pictures = append(r.pictures, intake.Refer(address, alt))
			return
		}
		lost := intake.Picture
		if strings.Contains(r.w.r.links[id], "://") {
			lost = intake.WebPicture
		}
		r.w.r.lose(lost)
		if alt != "" {
			r.line.Text("[Picture: "+alt+"]", s)
		}
	}
}

// picture is the address of a picture inside the document, or "".
func (r *reader) picture(id string) string {
	part := r.links[id]
	if id == "" || !strings.HasPrefix(part, "word/media/") {
		return ""
	}
	name := strings.TrimPrefix(part, "word/media/")
	if address := "media:" + name; r.doc.Media[address] != nil {
		return address
	}
	data, err := r.parts.Part(part)
	if err != nil {
		r.fail(err)
	}
	if len(data) == 0 {
		return ""
	}
	return r.doc.Keep(name, data)
}
