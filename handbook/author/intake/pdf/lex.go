package pdf

import (
	"bytes"
	"strconv"

	"clinichandbook/handbook/author/intake"
)

// The values of a PDF, besides bool, float64 and nil.
type (
	name    string
	text    string // its bytes
	array   []any
	dict    map[name]any
	keyword string // an operator, or a sign that closes something; "" at the end
	ref     int    // the number of an object
)

// maxNesting is how deep values may be inside each other.
const maxNesting = 40

// lexer reads values one after the other. What is malformed is passed over; where
// the budget ends, or values are too deep inside each other, so does the text.
type lexer struct {
	data   []byte
	pos    int
	budget *intake.Budget
	err    error
	refs   bool // that 3 0 R is a reference
}

func (l *lexer) fail(err error) {
	if err != nil && l.err == nil {
		l.err, l.pos = err, len(l.data)
	}
}

// byte is the next byte, or 0 at the end.
func (l *lexer) byte() byte {
	if l.pos < len(l.data) {
		return l.data[l.pos]
	}
	return 0
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		case !isSpace(c):
			return
		default:
			l.pos++
		}
	}
}

// value reads the next value.
func (l *lexer) value(depth int) any {
	l.fail(l.budget.Piece())
	if depth > maxNesting {
		l.pos = len(l.data)
	}
	l.skipSpace()
	if l.pos >= len(l.data) {
		return keyword("")
	}
	c := l.data[l.pos]
	switch {
	case c == '/':
		l.pos++
		return name(l.word(true))
	case c == '(':
		return l.literal()
	case c == '<' && l.pos+1 < len(l.data) && l.data[l.pos+1] == '<':
		l.pos += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth)
	case isDelimiter(c):
		l.pos++
		if c == '>' && l.byte() == '>' {
			l.pos++
			return keyword(">>")
		}
		return keyword(string(c))
	}
	return l.plain()
}

// plain reads a number, a reference or an operator.
func (l *lexer) plain() any {
	word := l.word(false)
	if n, err := strconv.ParseFloat(word, 64); err == nil && word[0] <= '9' {
		if number := int(n); l.refs && float64(number) == n && number > 0 && l.isReference() {
			return ref(number)
		}
		return n
	}
	switch word {
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	return keyword(word)
}

// isReference reads the generation and the R after the number of an object.
func (l *lexer) isReference() bool {
	at := l.pos
	l.skipSpace()
	for c := l.byte(); c >= '0' && c <= '9'; c = l.byte() {
		l.pos++
	}
	l.skipSpace()
	if l.byte() == 'R' && (l.pos+1 == len(l.data) || isSpace(l.data[l.pos+1]) || isDelimiter(l.data[l.pos+1])) {
		l.pos++
		return true
	}
	l.pos = at
	return false
}

// word reads to the next space or delimiter.
func (l *lexer) word(isName bool) string {
	from := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	word := l.data[from:l.pos]
	if !isName || bytes.IndexByte(word, '#') < 0 {
		return string(word)
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if n, err := strconv.ParseUint(string(word[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, word[i])
	}
	return string(out)
}

func (l *lexer) array(depth int) any {
	var a array
	for l.err == nil {
		v := l.value(depth + 1)
		if k, ok := v.(keyword); ok {
			if k == "]" || k == "" {
				break
			}
			continue
		}
		a = append(a, v)
	}
	return a
}

func (l *lexer) dict(depth int) any {
	d := dict{}
	for l.err == nil {
		key := l.value(depth + 1)
		if k, ok := key.(keyword); ok && (k == ">>" || k == "") {
			break
		}
		n, ok := key.(name)
		if !ok {
			continue
		}
		v := l.value(depth + 1)
		if k, ok := v.(keyword); ok {
			if k == ">>" || k == "" {
				break
			}
			continue
		}
		d[n] = v
	}
	return d
}

// literal reads a text in parentheses.
func (l *lexer) literal() any {
	var out []byte
	open := 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
			if open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				return text(out)
			}
		case '\\':
			out = l.escaped(out)
			continue
		}
		out = append(out, c)
	}
	return text(out)
}

func (l *lexer) escaped(out []byte) []byte {
	c := l.byte()
	l.pos = min(l.pos+1, len(l.data))
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.byte() == '\n' {
			l.pos++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := l.byte(); d >= '0' && d <= '7' {
			n = n*8 + int(d-'0')
			l.pos++
		}
	}
	return append(out, byte(n))
}

func (l *lexer) hex() any {
	l.pos++
	var digits []byte
	for l.pos < len(l.data) && l.data[l.pos] != '>' {
		if c := l.data[l.pos]; c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			digits = append(digits, c)
		}
		l.pos++
	}
	l.pos = min(l.pos+1, len(l.data))
	return text(unhex(digits))
}

// unhex reads pairs of hexadecimal digits; the last one may lack its half.
func unhex(digits []byte) []byte {
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		n, _ := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		out[i] = byte(n)
	}
	return out
}
