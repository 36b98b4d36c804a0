package pdf

import (
	"math"

	"clinichandbook/handbook/author/intake"
)

const (
	maxPages    = 500
	maxInside   = 5 // drawings inside each other
	maxOperands = 500
	maxStates   = 100 // saved at once
)

// run is text in one line, as it is drawn.
type run struct {
	x, y, end float64
	size      float64
	text      string
}

// pages lists the pages in their order.
func (f *file) pages() []dict {
	var out []dict
	seen := map[ref]bool{}
	var walk func(v any, inherited any, depth int)
	walk = func(v any, inherited any, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.dict(v)
		if d == nil || depth > maxNesting || len(out) > maxPages || f.err != nil {
			return
		}
		if d["Resources"] != nil {
			inherited = d["Resources"]
		}
		kids := f.array(d["Kids"])
		if d["Type"] == name("Page") || kids == nil {
			out = append(out, dict{"Contents": d["Contents"], "Resources": inherited})
			return
		}
		for _, k := range kids {
			walk(k, inherited, depth+1)
		}
	}
	root := f.dict(f.trailer["Root"])
	if root == nil {
		root = f.catalog()
	}
	walk(root["Pages"], nil, 0)
	return out
}

// catalog finds the root of a file that does not say which it is.
func (f *file) catalog() dict {
	for number := range f.objects {
		if d, ok := f.resolve(ref(number)).(dict); ok && d["Type"] == name("Catalog") {
			return d
		}
	}
	return nil
}

// matrix places text: x' = a·x + c·y + e.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// state is what is saved and restored while a page is drawn.
type state struct {
	at                           matrix
	font                         *font
	size, leading, char, word, z float64
}

// drawer follows the instructions of a page for what they say about text.
type drawer struct {
	file      *file
	resources dict
	fonts     map[any]*font
	state     state
	saved     []state
	line      matrix // where the line begins
	text      matrix
	runs      []run
	pictures  int
	depth     int
}

func (f *file) draw(page dict, fonts map[any]*font) *drawer {
	d := &drawer{file: f, resources: f.dict(page["Resources"]), fonts: fonts, state: state{at: identity, z: 1}, line: identity, text: identity}
	d.instructions(f.contents(page["Contents"]))
	return d
}

// contents are the instructions of a page, which may be in several parts.
func (f *file) contents(v any) []byte {
	switch v := f.resolve(v).(type) {
	case stream:
		return f.decode(v)
	case array:
		var out []byte
		for _, part := range v {
			if s, ok := f.resolve(part).(stream); ok {
				out = append(append(out, f.decode(s)...), '\n')
			}
		}
		return out
	}
	return nil
}

func (d *drawer) instructions(data []byte) {
	l := &lexer{data: data, budget: d.file.budget}
	var operands array
	for l.err == nil && d.file.err == nil {
		v := l.value(0)
		k, ok := v.(keyword)
		switch {
		case !ok:
			if len(operands) < maxOperands {
				operands = append(operands, v)
			}
			continue
		case k == "":
			return
		case k == "ID":
			d.pictures++
			l.skipPicture()
		default:
			d.do(string(k), operands)
		}
		operands = operands[:0]
	}
	if d.file.err == nil {
		d.file.err = l.err
	}
}

// skipPicture passes over the data of a picture between instructions.
func (l *lexer) skipPicture() {
	for ; l.pos+3 < len(l.data); l.pos++ {
		if isSpace(l.data[l.pos]) && l.data[l.pos+1] == 'E' && l.data[l.pos+2] == 'I' && isSpace(l.data[l.pos+3]) {
			l.pos += 3
			return
		}
	}
	l.pos = len(l.data)
}

// do carries out one instruction.
func (d *drawer) do(operator string, operands array) {
	n := numbers(operands)
	switch operator {
	case "q":
		if len(d.saved) < maxStates {
			d.saved = append(d.saved, d.state)
		}
	case "Q":
		if last := len(d.saved) - 1; last >= 0 {
			d.state, d.saved = d.saved[last], d.saved[:last]
		}
	case "cm":
		d.state.at = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}.times(d.state.at)
	case "Do":
		if len(operands) > 0 {
			d.object(operands[0])
		}
	case "Tf":
		if len(operands) > 1 {
			d.state.font, d.state.size = d.font(operands[0]), n[1]
		}
	case "Tc":
		d.state.char = n[0]
	case "Tw":
		d.state.word = n[0]
	case "Tz":
		d.state.z = n[0] / 100
	case "TL":
		d.state.leading = n[0]
	default:
		d.doText(operator, operands, n)
	}
}

// doText carries out what moves to a place, and what shows text there.
func (d *drawer) doText(operator string, operands array, n [6]float64) {
	switch operator {
	case "BT":
		d.line, d.text = identity, identity
	case "Td":
		d.move(n[0], n[1])
	case "TD":
		d.state.leading = -n[1]
		d.move(n[0], n[1])
	case "Tm":
		d.line = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
		d.text = d.line
	case "T*":
		d.move(0, -d.state.leading)
	case "\"":
		d.state.word, d.state.char = n[0], n[1]
		d.move(0, -d.state.leading)
		d.show(operands[min(2, len(operands)):])
	case "'":
		d.move(0, -d.state.leading)
		d.show(operands)
	case "Tj":
		d.show(operands)
	case "TJ":
		if len(operands) > 0 {
			parts, _ := operands[0].(array)
			d.show(parts)
		}
	}
}

// numbers are the first operands as numbers.
func numbers(operands array) (n [6]float64) {
	for i := range min(len(operands), len(n)) {
		if v, ok := operands[i].(float64); ok && math.Abs(v) < 1e9 {
			n[i] = v
		}
	}
	return n
}

func (d *drawer) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
	d.text = d.line
}

func (d *drawer) font(v any) *font {
	key := d.file.dict(d.resources["Font"])[asName(v)]
	if known, ok := d.fonts[asKey(key)]; ok {
		return known
	}
	made := d.file.font(key)
	if k := asKey(key); k != nil {
		d.fonts[k] = made
	}
	return made
}

func asName(v any) name {
	n, _ := v.(name)
	return n
}

// asKey is a reference, which a map can find again.
func asKey(v any) any {
	if r, ok := v.(ref); ok {
		return r
	}
	return nil
}

// object draws a drawing that several pages may share, or counts a picture.
func (d *drawer) object(v any) {
	s, ok := d.file.resolve(d.file.dict(d.resources["XObject"])[asName(v)]).(stream)
	switch {
	case !ok || d.depth > maxInside:
	case s.dict["Subtype"] == name("Image"):
		d.pictures++
	case s.dict["Subtype"] == name("Form"):
		outer := *d
		d.depth++
		if inner := d.file.dict(s.dict["Resources"]); inner != nil {
			d.resources = inner
		}
		if m := d.file.array(s.dict["Matrix"]); len(m) == 6 {
			n := numbers(m)
			d.state.at = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}.times(d.state.at)
		}
		d.saved = nil
		d.instructions(d.file.decode(s))
		outer.runs, outer.pictures = d.runs, d.pictures
		*d = outer
	}
}

// show adds texts at the present place, with the distances between them.
func (d *drawer) show(parts array) {
	if d.state.font == nil {
		return
	}
	if err := d.file.budget.Time(); err != nil {
		d.file.err = err
		return
	}
	for _, part := range parts {
		switch part := part.(type) {
		case float64:
			d.text = matrix{1, 0, 0, 1, -part / 1000 * d.state.size * d.state.z, 0}.times(d.text)
		case text:
			d.showText(part)
		}
	}
}

func (d *drawer) showText(t text) {
	at := d.text.times(d.state.at)
	size := math.Abs(d.state.size) * math.Hypot(at.c, at.d)
	r := run{x: at.e, y: at.f, size: size}
	var out []byte
	for _, g := range d.state.font.glyphs(t) {
		out = append(out, g.text...)
		step := g.width*d.state.size + d.state.char
		if g.space {
			step += d.state.word
		}
		d.text = matrix{1, 0, 0, 1, step * d.state.z, 0}.times(d.text)
	}
	if err := d.file.budget.Bytes(len(out)); err != nil {
		d.file.err = err
		return
	}
	r.text, r.end = intake.Clean(string(out)), d.text.times(d.state.at).e
	if r.text != "" && !math.IsNaN(r.x+r.y+r.size+r.end) {
		d.runs = append(d.runs, r)
	}
}
