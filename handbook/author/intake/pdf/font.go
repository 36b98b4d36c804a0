package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// font turns the bytes of a text into characters.
type font struct {
	wide    bool // each character has two bytes
	chars   map[string]string
	ranges  []charRange
	lengths [5]bool // of the codes in chars and ranges
	simple  [256]string
	widths  map[int]float64
	width   float64 // of characters without their own, in thousandths of the size
}

// maxRanges is how many ranges a font may have.
const maxRanges = 2000

// charRange is codes in a row that stand for characters in a row.
type charRange struct {
	bytes    int
	from, to uint32
	text     string
}

// glyph is a character on the page.
type glyph struct {
	text  string
	width float64
	space bool // that the word spacing applies to
}

// font reads a font.
func (f *file) font(v any) *font {
	d := f.dict(v)
	out := &font{chars: map[string]string{}, widths: map[int]float64{}, width: 550}
	if d["Subtype"] == name("Type0") {
		out.wide, out.width = true, 1000
		if inner := f.array(d["DescendantFonts"]); len(inner) > 0 {
			f.wideWidths(out, f.dict(inner[0]))
		}
	} else {
		first := int(f.number(d["FirstChar"], 0))
		for i, w := range f.array(d["Widths"]) {
			out.widths[first+i] = f.number(w, 0)
		}
		if d["Subtype"] == name("Type3") {
			if m := f.array(d["FontMatrix"]); len(m) == 6 {
				for i := range out.widths {
					out.widths[i] *= f.number(m[0], 0.001) * 1000
				}
			}
		}
		f.encoding(out, d)
	}
	if s, ok := f.resolve(d["ToUnicode"]).(stream); ok {
		out.toUnicode(f.lexer(place{f.decode(s), 0}))
	}
	return out
}

func (f *file) wideWidths(out *font, d dict) {
	out.width = f.number(d["DW"], 1000)
	w := f.array(d["W"])
	for i := 0; i+1 < len(w); {
		first := int(f.number(w[i], 0))
		if list, ok := f.resolve(w[i+1]).(array); ok {
			for j, v := range list {
				out.widths[first+j] = f.number(v, out.width)
			}
			i += 2
			continue
		}
		if i+2 < len(w) {
			last := min(int(f.number(w[i+1], 0)), first+0xFFFF)
			for c := first; c <= last && f.budget.Piece() == nil; c++ {
				out.widths[c] = f.number(w[i+2], out.width)
			}
		}
		i += 3
	}
}

// encoding fills in what the bytes of a simple font mean.
func (f *file) encoding(out *font, d dict) {
	base := charmap.Windows1252
	enc := f.resolve(d["Encoding"])
	if e, ok := enc.(dict); ok {
		if f.resolve(e["BaseEncoding"]) == name("MacRomanEncoding") {
			base = charmap.Macintosh
		}
	} else if enc == name("MacRomanEncoding") {
		base = charmap.Macintosh
	}
	for i := range out.simple {
		out.simple[i] = string(base.DecodeByte(byte(i)))
	}
	e, ok := enc.(dict)
	if !ok {
		return
	}
	code := 0
	for _, v := range f.array(e["Differences"]) {
		switch v := f.resolve(v).(type) {
		case float64:
			code = int(v)
		case name:
			if code >= 0 && code < len(out.simple) {
				out.simple[code] = glyphText(string(v))
			}
			code++
		}
	}
}

// glyphText is the character of a glyph's name, or "".
func glyphText(glyph string) string {
	glyph, _, _ = strings.Cut(glyph, ".")
	if len(glyph) == 1 {
		return glyph
	}
	for _, prefix := range []string{"uni", "u"} {
		if rest, ok := strings.CutPrefix(glyph, prefix); ok && len(rest) >= 4 && len(rest) <= 6 {
			if n, err := strconv.ParseUint(rest, 16, 32); err == nil {
				return string(rune(n))
			}
		}
	}
	padded := " " + glyph + " "
	for _, set := range glyphNames {
		if before, _, ok := strings.Cut(set.names, padded); ok {
			return string([]rune(set.chars)[strings.Count(before, " ")])
		}
	}
	return ligatures[glyph]
}

// glyphNames are names of characters, in their order, as fonts use them.
var glyphNames = [...]struct{ names, chars string }{
	{" zero one two three four five six seven eight nine ", "0123456789"},
	{" space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash ", " !\"#$%&'()*+,-./"},
	{" colon semicolon less equal greater question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright asciitilde ", ":;<=>?@[\\]^_`{|}~"},
	{" quoteleft quoteright quotedblleft quotedblright quotesinglbase quotedblbase guilsinglleft guilsinglright endash emdash bullet ellipsis dagger daggerdbl perthousand trademark Euro minus ", "‘’“”‚„‹›–—•…†‡‰™€−"},
	{" exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot registered macron degree plusminus acute mu paragraph periodcentered cedilla ordmasculine guillemotright onequarter onehalf threequarters questiondown ", "¡¢£¤¥¦§¨©ª«¬®¯°±´µ¶·¸º»¼½¾¿"},
	{" Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls ", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"},
	{" agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis ", "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"},
	{" onesuperior twosuperior threesuperior lessequal greaterequal notequal approxequal arrowright OE oe Scaron scaron Zcaron zcaron florin dotlessi ", "¹²³≤≥≠≈→ŒœŠšŽžƒı"},
}

var ligatures = map[string]string{"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "f_i": "fi", "f_f": "ff", "f_l": "fl", "t_i": "ti", "t_t": "tt"}

// toUnicode reads which characters the codes are.
func (out *font) toUnicode(l *lexer) {
	l.refs = false
	var stack array
	for l.err == nil {
		v := l.value(0)
		k, ok := v.(keyword)
		if !ok {
			stack = append(stack, v)
			continue
		}
		switch k {
		case "":
			return
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				out.char(stack[i], stack[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				out.span(stack[i], stack[i+1], stack[i+2])
			}
		}
		stack = stack[:0]
	}
}

func (out *font) char(code, to any) {
	c, ok := code.(text)
	t, ok2 := to.(text)
	if ok && ok2 && len(c) > 0 && len(c) < len(out.lengths) {
		out.chars[string(c)] = utf16Text(t)
		out.lengths[len(c)] = true
	}
}

func (out *font) span(from, to, dest any) {
	a, ok := from.(text)
	b, ok2 := to.(text)
	if !ok || !ok2 || len(a) == 0 || len(a) != len(b) || len(a) >= len(out.lengths) {
		return
	}
	if len(out.ranges) > maxRanges {
		return
	}
	out.lengths[len(a)] = true
	r := charRange{bytes: len(a), from: codeOf(string(a)), to: codeOf(string(b))}
	switch dest := dest.(type) {
	case text:
		r.text = utf16Text(dest)
		out.ranges = append(out.ranges, r)
	case array:
		for i, v := range dest {
			if t, ok := v.(text); ok && r.from+uint32(i) <= r.to && len(a) <= 2 {
				code := r.from + uint32(i)
				out.chars[string([]byte{byte(code >> 8), byte(code)}[2-len(a):])] = utf16Text(t)
			}
		}
	}
}

func codeOf(code string) (n uint32) {
	for i := range len(code) {
		n = n<<8 | uint32(code[i])
	}
	return n
}

// utf16Text decodes UTF-16, without the mark of its order.
func utf16Text(t text) string {
	var units []uint16
	for i := 0; i+1 < len(t); i += 2 {
		if u := uint16(t[i])<<8 | uint16(t[i+1]); u != 0xFEFF {
			units = append(units, u)
		}
	}
	if len(t) == 1 {
		units = []uint16{uint16(t[0])}
	}
	return string(utf16.Decode(units))
}

// glyphs splits a text into its characters.
func (out *font) glyphs(t text) []glyph {
	var all []glyph
	step := 1
	if out.wide {
		step = 2
	}
	for i := 0; i < len(t); {
		n := min(step, len(t)-i)
		for length := len(out.lengths) - 1; length > 0; length-- {
			if out.lengths[length] && i+length <= len(t) && (!out.wide || length == step) {
				if _, ok := out.known(string(t[i : i+length])); ok {
					n = length
					break
				}
			}
		}
		code := string(t[i : i+n])
		g := glyph{space: code == " "}
		g.text, _ = out.known(code)
		if g.text == "" && n == 1 && !out.wide {
			g.text = out.simple[t[i]]
		}
		w, ok := out.widths[int(codeOf(code))]
		if !ok {
			w = out.width
		}
		g.width = w / 1000
		all = append(all, g)
		i += n
	}
	return all
}

// known is what a code means, if the font says so.
func (out *font) known(code string) (string, bool) {
	s, ok := out.chars[code]
	if !ok && len(out.ranges) > 0 {
		if s, ok = out.inRanges(code); ok {
			out.chars[code] = s
		}
	}
	return s, ok
}

func (out *font) inRanges(code string) (string, bool) {
	n := codeOf(code)
	for _, r := range out.ranges {
		if r.bytes != len(code) || n < r.from || n > r.to {
			continue
		}
		if n == r.from || r.text == "" {
			return r.text, true
		}
		runes := []rune(r.text)
		runes[len(runes)-1] += rune(n - r.from)
		return string(runes), true
	}
	return "", false
}
