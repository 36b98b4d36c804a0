package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode turns the bytes of a text file into text: UTF-8, UTF-16, or the
// Windows-1252 of older programs. The error is a [Refusal] for what is no text.
func Decode(data []byte, b *Budget) (string, error) {
	if err := b.Text(len(data)); err != nil {
		return "", err
	}
	if err := b.Bytes(len(data)); err != nil {
		return "", err
	}
	from := encodingOf(data)
	if from == nil {
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		if bytes.Count(data, []byte{0}) > 0 {
			return "", Refuse("it is not text, whatever its name says")
		}
		if !utf8.Valid(data) {
			from = charmap.Windows1252
		}
	}
	if from != nil {
		text, err := from.NewDecoder().Bytes(data)
		if err != nil {
			return "", Refuse("its characters cannot be read: save it as UTF-8 and import it again")
		}
		data = text
	}
	text := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return string(bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))), nil
}

// encodingOf recognizes UTF-16, or returns nil.
func encodingOf(data []byte) encoding.Encoding {
	n := len(data)
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case n >= 4 && data[1] == 0 && data[3] == 0 && data[0] != 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case n >= 4 && data[0] == 0 && data[2] == 0 && data[1] != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}
