package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"

	"golang.org/x/image/tiff/lzw"

	"clinichandbook/handbook/author/intake"
)

// maxObjects is how many objects a file may have.
const maxObjects = 300_000

// file is a PDF whose objects were found by searching it from its beginning to its
// end: a table of contents at the end, as damaged as it may be, does not matter,
// and an object that is there twice counts as it is last.
type file struct {
	data    []byte
	budget  *intake.Budget
	objects map[int]place
	read    map[int]any
	trailer dict
	err     error
}

// place is where an object is.
type place struct {
	in []byte
	at int
}

// stream is a dictionary with data.
type stream struct {
	dict dict
	raw  []byte
}

func open(data []byte, b *intake.Budget) (*file, error) {
	f := &file{data: data, budget: b, objects: map[int]place{}, read: map[int]any{}, trailer: dict{}}
	for at := 0; f.err == nil; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + len("obj")
		if number, ok := numberBefore(data, at-len("obj")); ok {
			f.found(number, at)
		}
	}
	for at := 0; f.err == nil; {
		i := bytes.Index(data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		if d, ok := f.lexer(place{data, at}).value(0).(dict); ok {
			f.trail(d)
		}
	}
	return f, f.err
}

// found records an object, and those inside it.
func (f *file) found(number, at int) {
	if len(f.objects) >= maxObjects {
		f.err = intake.Refuse("it has more parts than a handbook can use: split it into several files")
		return
	}
	if f.err = f.budget.Piece(); f.err != nil {
		return
	}
	f.objects[number] = place{f.data, at}
	head := f.data[at:min(at+600, len(f.data))]
	if !bytes.Contains(head, []byte("ObjStm")) && !bytes.Contains(head, []byte("XRef")) {
		return
	}
	s, ok := f.parse(place{f.data, at}).(stream)
	switch {
	case !ok:
	case s.dict["Type"] == name("XRef"):
		f.trail(s.dict)
	case s.dict["Type"] == name("ObjStm"):
		f.unpack(s)
	}
}

func (f *file) trail(d dict) {
	for _, key := range []name{"Root", "Encrypt"} {
		if d[key] != nil {
			f.trailer[key] = d[key]
		}
	}
}

// unpack records the objects in a stream of objects.
func (f *file) unpack(s stream) {
	data := f.decode(s)
	l := f.lexer(place{data, 0})
	count, _ := s.dict["N"].(float64)
	first, _ := s.dict["First"].(float64)
	for range int(min(max(count, 0), maxObjects)) {
		number, ok := l.value(0).(float64)
		at, ok2 := l.value(0).(float64)
		if !ok || !ok2 || l.err != nil || at < 0 || first < 0 || first+at > float64(len(data)) {
			return
		}
		if len(f.objects) < maxObjects {
			f.objects[int(number)] = place{data, int(first + at)}
		}
	}
}

// numberBefore reads the 12 0 before an obj.
func numberBefore(data []byte, at int) (int, bool) {
	back := func(is func(byte) bool) int {
		n := 0
		for at > 0 && is(data[at-1]) && n < 10 {
			at--
			n++
		}
		return n
	}
	isDigit := func(c byte) bool { return c >= '0' && c <= '9' }
	if back(isSpace) == 0 || back(isDigit) == 0 || back(isSpace) == 0 {
		return 0, false
	}
	end := at
	if back(isDigit) == 0 {
		return 0, false
	}
	n := 0
	for _, c := range data[at:end] {
		n = n*10 + int(c-'0')
	}
	return n, n > 0
}

func (f *file) lexer(p place) *lexer {
	return &lexer{data: p.in, pos: p.at, budget: f.budget, refs: true}
}

// parse reads the object at a place.
func (f *file) parse(p place) any {
	l := f.lexer(p)
	v := l.value(0)
	if l.err != nil {
		f.err = l.err
		return nil
	}
	d, ok := v.(dict)
	if !ok {
		return v
	}
	l.skipSpace()
	if !bytes.HasPrefix(l.data[l.pos:], []byte("stream")) {
		return v
	}
	raw := l.data[l.pos+len("stream"):]
	raw = bytes.TrimPrefix(bytes.TrimPrefix(raw, []byte("\r")), []byte("\n"))
	length, known := d["Length"].(float64)
	if number, ok := d["Length"].(ref); ok {
		if p, ok := f.objects[int(number)]; ok {
			length, known = f.lexer(p).value(0).(float64) // a number, or nothing
		}
	}
	if known && length >= 0 && int(length) <= len(raw) && bytes.HasPrefix(bytes.TrimLeft(raw[int(length):min(int(length)+20, len(raw))], "\r\n "), []byte("endstream")) {
		return stream{d, raw[:int(length)]}
	}
	if end := bytes.Index(raw, []byte("endstream")); end >= 0 {
		raw = raw[:end]
	}
	return stream{d, raw}
}

// resolve is the value that a reference leads to.
func (f *file) resolve(v any) any {
	for range maxNesting {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		if known, ok := f.read[int(r)]; ok {
			v = known
			continue
		}
		p, ok := f.objects[int(r)]
		if !ok || f.err != nil {
			return nil
		}
		v = f.parse(p)
		f.read[int(r)] = v
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.resolve(v).(array)
	return a
}

func (f *file) number(v any, otherwise float64) float64 {
	if n, ok := f.resolve(v).(float64); ok {
		return n
	}
	return otherwise
}

// decode is the data of a stream, as far as it can be read.
func (f *file) decode(s stream) []byte {
	filters := f.array(s.dict["Filter"])
	if one, ok := f.resolve(s.dict["Filter"]).(name); ok {
		filters = array{one}
	}
	data := s.raw
	if f.err = f.budget.Bytes(len(data)); f.err != nil {
		return nil
	}
	for i, v := range filters {
		filter, _ := f.resolve(v).(name)
		if data = f.filter(data, filter); data == nil || i > 4 || f.err != nil {
			return nil
		}
	}
	return data
}

func (f *file) filter(data []byte, filter name) []byte {
	var r io.Reader
	switch filter {
	case "FlateDecode", "Fl":
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		r = z
	case "LZWDecode", "LZW":
		r = lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if end := bytes.IndexByte(data, '~'); end >= 0 {
			data = data[:end]
		}
		r = ascii85.NewDecoder(bytes.NewReader(data))
	case "ASCIIHexDecode", "AHx":
		l := lexer{data: append([]byte("<"), data...), budget: f.budget}
		t, _ := l.hex().(text)
		return []byte(t)
	default:
		return nil
	}
	out, err := io.ReadAll(f.budget.Reader(r))
	if refusal, ok := err.(*intake.Refusal); ok {
		f.err = refusal
		return nil
	}
	return out // what there is of a stream that is cut short
}
