package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A drawing is shown as it is, or not at all: it may have only what every form of
// the handbook can draw. Nothing in it can run, refer to another file, or expand.

// drawn are the elements that are drawn, and those that draw nothing.
var drawn = []string{"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "linearGradient", "radialGradient", "stop", "style"}

// silent are elements that say something about a drawing; they are left out.
var silent = []string{"title", "desc", "metadata"}

// Limits of a drawing, so that drawing it is quick.
const (
	maxElements = 20_000
	maxNesting  = 60
	maxNumber   = 100_000
)

const svgSpace = "http://www.w3.org/2000/svg"

func isDrawing(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	at := bytes.Index(head, []byte("<svg"))
	return at >= 0 && bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n"), []byte("<")) && !bytes.Contains(head[:at], []byte("<html"))
}

// Clean is a drawing with nothing in it but what is drawn, and its size. The error
// is a [Refusal].
func Clean(data []byte) (clean []byte, width, height int, err error) {
	if len(data) > maxDrawing {
		return nil, 0, 0, refuse("is a drawing of more than %d KB: save it as PNG", maxDrawing>>10)
	}
	upper := bytes.ToUpper(data)
	if bytes.Contains(upper, []byte("<!ENTITY")) || bytes.Contains(upper, []byte("<!DOCTYPE")) && !plainDoctype.Match(upper) {
		return nil, 0, 0, refuse("is a drawing that defines or loads something of its own: save it as plain SVG or PNG")
	}
	c := cleaner{}
	if err := c.read(data); err != nil {
		return nil, 0, 0, err
	}
	return c.out.Bytes(), c.width, c.height, nil
}

// plainDoctype is the mark of a drawing that older programs write, which loads
// nothing here.
var plainDoctype = regexp.MustCompile(`<!DOCTYPE\s+SVG\s+PUBLIC\s+"-//W3C//DTD SVG [0-9.A-Z/ ]+"\s+"HTTPS?://WWW\.W3\.ORG/[^"]*"\s*>`)

// cleaner copies a drawing, element by element.
type cleaner struct {
	out           bytes.Buffer
	open          []string // elements that are open
	skipped       int      // how deep inside something that is left out
	elements      int
	style         bool // inside a list of styles
	width, height int
}

func (c *cleaner) read(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return refuse("is a damaged drawing: save it again, or save it as PNG")
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := c.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			c.end()
		case xml.CharData:
			if err := c.text(string(t)); err != nil {
				return err
			}
		}
	}
	if c.width == 0 || len(c.open) > 0 {
		return refuse("is a drawing without a size: give it one, or save it as PNG")
	}
	return nil
}

func (c *cleaner) start(e xml.StartElement) error {
	if c.elements++; c.elements > maxElements || len(c.open)+c.skipped > maxNesting {
		return refuse("is a drawing with more parts than can be drawn: save it as PNG")
	}
	name := e.Name.Local
	foreign := e.Name.Space != "" && e.Name.Space != svgSpace
	if foreign && (name == "script" || strings.HasSuffix(e.Name.Space, "xhtml")) || name == "script" {
		return refuse("is a drawing with a script: save it as plain SVG or PNG")
	}
	if c.skipped > 0 || foreign || slices.Contains(silent, name) {
		c.skipped++
		return nil
	}
	switch {
	case name == "text" || name == "tspan":
		return refuse("is a drawing with text, which would look different on each desk: turn the text into paths, or save it as PNG")
	case !slices.Contains(drawn, name):
		return refuse("is a drawing with something that is not drawn here (%.20s): save it as PNG", name)
	case (len(c.open) == 0) != (name == "svg") || name == "svg" && c.width > 0:
		return refuse("is a damaged drawing: save it again, or save it as PNG")
	}
	attrs, err := attributes(e.Attr)
	if err != nil {
		return err
	}
	if name == "svg" {
		if attrs, err = c.size(attrs); err != nil {
			return err
		}
	}
	c.open, c.style = append(c.open, name), name == "style"
	c.out.WriteString("<" + name)
	for _, a := range attrs {
		c.out.WriteString(" " + a.Name.Local + `="`)
		_ = xml.EscapeText(&c.out, []byte(a.Value)) // to memory
		c.out.WriteByte('"')
	}
	c.out.WriteByte('>')
	return nil
}

func (c *cleaner) end() {
	if c.skipped > 0 {
		c.skipped--
		return
	}
	last := len(c.open) - 1
	c.out.WriteString("</" + c.open[last] + ">")
	c.open, c.style = c.open[:last], false
}

// plainStyles are styles of classes, which is all that is drawn.
var plainStyles = regexp.MustCompile(`^(?:\s*\.[A-Za-z0-9_-]+(?:\s*,\s*\.[A-Za-z0-9_-]+)*\s*\{[A-Za-z0-9\s:;.,#%()-]*\})*\s*$`)

func (c *cleaner) text(text string) error {
	if c.skipped > 0 || strings.TrimSpace(text) == "" || !c.style {
		return nil
	}
	switch {
	case !plainStyles.MatchString(text) || leadsOut(text):
		return refuse("is a drawing with styles that are not drawn here: save it as plain SVG or PNG")
	case !soundStyles(text):
		return refuse(noMeasures)
	}
	c.out.WriteString(text)
	return nil
}

// leadsOut reports a value that refers to something outside the drawing.
func leadsOut(value string) bool {
	value = strings.ToLower(strings.Join(strings.Fields(value), ""))
	if strings.ContainsAny(value, `\@`) || strings.Contains(value, "javascript:") || strings.Contains(value, "expression(") {
		return true
	}
	for rest := value; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return false
		}
		if !strings.HasPrefix(strings.TrimLeft(after, `"'`), "#") {
			return true
		}
		rest = after
	}
}

// attributes are those of an element that are drawn.
func attributes(all []xml.Attr) (kept []xml.Attr, err error) {
	for _, a := range all {
		name := strings.ToLower(a.Name.Local)
		switch {
		case strings.HasPrefix(name, "on"):
			return nil, refuse("is a drawing with a script: save it as plain SVG or PNG")
		case name == "href" && !strings.HasPrefix(strings.TrimSpace(a.Value), "#"), leadsOut(a.Value) && a.Name.Space == "":
			return nil, refuse("is a drawing that refers to something outside it: save it as plain SVG or PNG")
		case a.Name.Space != "" && name != "href", name == "xmlns":
			continue
		case !sound(name, a.Value):
			return nil, refuse(noMeasures)
		}
		kept = append(kept, a)
	}
	return kept, nil
}

const noMeasures = "is a drawing with measures that cannot be drawn: save it as PNG"

var (
	number = regexp.MustCompile(`[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?`)
	color  = regexp.MustCompile(`#[0-9A-Fa-f]{3,8}\b`)
)

// sound reports whether the measures in an attribute can be drawn.
func sound(name, value string) bool {
	switch name {
	case "id", "class", "href", "fill", "stroke", "color", "stop-color":
		return true
	case "style":
		return soundStyles(value)
	case "stroke-dasharray":
		return soundDashes(value)
	}
	return soundNumbers(value)
}

// soundStyles checks each style of an attribute, or of a list of styles.
func soundStyles(styles string) bool {
	for pair := range strings.FieldsFuncSeq(styles, func(r rune) bool { return r == ';' || r == '{' || r == '}' }) {
		name, value, found := strings.Cut(pair, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if found && !sound(name, color.ReplaceAllString(value, "")) {
			return false
		}
	}
	return true
}

// soundNumbers reports whether all numbers in a value are within the limits.
func soundNumbers(value string) bool {
	if !strings.ContainsAny(value, "eE") && !hasLongNumber(value) {
		return true
	}
	for _, n := range number.FindAllString(value, -1) {
		if v, err := strconv.ParseFloat(n, 64); err != nil || v > maxNumber {
			return false
		}
	}
	return true
}

// hasLongNumber reports six digits in a row.
func hasLongNumber(value string) bool {
	run := 0
	for _, r := range value {
		if r < '0' || r > '9' {
			run = 0
		} else if run++; run > 5 {
			return true
		}
	}
	return false
}

// soundDashes reports whether dashes are long enough to be seen.
func soundDashes(value string) bool {
	if strings.TrimSpace(value) == "none" {
		return true
	}
	dashes := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
	for _, d := range dashes {
		if v, err := strconv.ParseFloat(strings.TrimSuffix(d, "px"), 64); err != nil || v < 0.5 {
			return false
		}
	}
	return len(dashes) > 0 && len(dashes) <= 20
}

// size reads the size of a drawing, which programs write in many ways, and
// normalizes it.
func (c *cleaner) size(attrs []xml.Attr) ([]xml.Attr, error) {
	var box []float64
	var sides [2]float64
	var kept []xml.Attr
	for _, a := range attrs {
		switch a.Name.Local {
		case "viewBox":
			for _, n := range strings.FieldsFunc(a.Value, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' }) {
				v, err := strconv.ParseFloat(n, 64)
				if err != nil {
					return nil, refuse("is a drawing without a size: give it one, or save it as PNG")
				}
				box = append(box, v)
			}
		case "width":
			sides[0] = length(a.Value)
		case "height":
			sides[1] = length(a.Value)
		case "x", "y", "preserveAspectRatio", "id", "version", "style":
		default:
			kept = append(kept, a)
		}
	}
	if len(box) != 4 {
		box = []float64{0, 0, sides[0], sides[1]}
	}
	if !(box[2] > 0 && box[3] > 0) || box[2] > maxNumber || box[3] > maxNumber || box[2]/box[3] > 100 || box[3]/box[2] > 100 {
		return nil, refuse("is a drawing without a size: give it one, or save it as PNG")
	}
	c.width, c.height = max(int(math.Ceil(box[2])), 1), max(int(math.Ceil(box[3])), 1)
	if sides[0] >= 1 && sides[0] <= maxNumber { // as large as it says, in the shape of the box
		c.width, c.height = int(sides[0]), max(int(sides[0]*box[3]/box[2]), 1)
	}
	var text []string
	for _, v := range box {
		text = append(text, strconv.FormatFloat(v, 'f', -1, 64))
	}
	attr := func(name, value string) xml.Attr { return xml.Attr{Name: xml.Name{Local: name}, Value: value} }
	return append([]xml.Attr{
		attr("xmlns", svgSpace), attr("viewBox", strings.Join(text, " ")),
		attr("width", strconv.Itoa(c.width)), attr("height", strconv.Itoa(c.height)),
	}, kept...), nil
}

// length is a length in pixels, or 0 for one that is relative to something else.
func length(text string) float64 {
	for unit, pixels := range map[string]float64{"px": 1, "pt": 96. / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "pc": 16} {
		if n, ok := strings.CutSuffix(strings.TrimSpace(text), unit); ok {
			v, _ := strconv.ParseFloat(strings.TrimSpace(n), 64)
			return v * pixels
		}
	}
	v, _ := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return v
}
