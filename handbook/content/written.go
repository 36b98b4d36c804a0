package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Content owners write texts, not YAML. Before a file goes to the YAML parser,
// asWritten puts every text in it in quotes the way a person reads it: to the end
// of its line, with its colons, signs and brackets, and on through the lines below
// it that are indented. What can be read in two ways is read as it was written,
// and reported. Line numbers stay.

// valueForm is how the value of a key is written.
type valueForm int

const (
	plainForm     valueForm = iota // not a text: a date, a word, or keys of its own
	textForm                       // one text
	sentencesForm                  // a list of sentences, which may have commas of their own
	wordsForm                      // a list of words and phrases that commas separate
	groupForm                      // a text, or keys of any name
)

// forms are the keys of a kind of file. A key that is not known is read as a text,
// so that it does not spoil the others.
type forms map[string]valueForm

func (f forms) of(key string) valueForm {
	if form, known := f[key]; known {
		return form
	}
	return textForm
}

// The keys of each kind of file.
var (
	pageForms = forms{
		"ask-first": sentencesForm, "hand-over": sentencesForm, "emergency": sentencesForm, "callers": sentencesForm,
		"ask-first-spanish": sentencesForm, "hand-over-spanish": sentencesForm, "emergency-spanish": sentencesForm,
		"say-spanish": textForm, "say-until-set-spanish": textForm, "spanish-of": textForm, "spanish-review": plainForm,
		"aliases": wordsForm, "sources": wordsForm, "related": wordsForm,
		"title": textForm, "topic": textForm, "route": textForm, "say": textForm, "say-until-set": textForm, basedOnKey: groupForm,
		"effect": plainForm, "common": textForm, "when": textForm, "settles": textForm, "band": textForm,
		"checked": plainForm, "review": plainForm, "review-by": plainForm, "review-every": plainForm,
		"by": textForm, "role": textForm, "on": plainForm, "of": textForm,
		"imported": plainForm, "from": textForm, "part": textForm,
	}
	valueForms  = forms{"value": textForm, "by": textForm, "on": textForm}
	sourceForms = forms{"key": textForm, "title": textForm, "publisher": textForm, "short": textForm, "year": textForm, "address": textForm, "note": textForm, "kind": textForm}
	fieldForms  = forms{"id": textForm, "label": textForm, "help": textForm, "unset": textForm, "unset-spanish": textForm, "needed": plainForm, "transfer": plainForm}
	topicForms  = forms{"id": textForm, "title": textForm, "aliases": wordsForm}
	reviewForms = forms{"id": textForm, "of": textForm, "by": textForm, "role": textForm, "on": plainForm, "next": plainForm}
)

// writtenFile is a file whose texts are put in quotes.
type writtenFile struct {
	lines     []string
	firstLine int // number of the first line in its file
	forms     forms
	report    func(line int, format string, args ...any) // of what cannot be read; line counted from 0
	hint      func(line int, format string, args ...any) // of what may have been meant differently
	seen      map[string]int                             // line of each key that is not indented
	text      bool                                       // the last key has a text, which a line may continue
}

// asWritten is the file with its texts in quotes.
func asWritten(src []byte, firstLine int, f forms, report, hint func(line int, format string, args ...any)) []byte {
	w := writtenFile{lines: strings.Split(string(src), "\n"), firstLine: firstLine, forms: f, report: report, hint: hint, seen: map[string]int{}}
	for i := 0; i < len(w.lines); {
		i = w.readLine(i)
	}
	return []byte(strings.Join(w.lines, "\n"))
}

// blanks are spaces as people type and paste them.
const blanks = " \t\u00a0"

var (
	// groupLine is an item of a list that is a group in braces.
	groupLine = regexp.MustCompile(`^([ \t]*-[ \t]+)(\{.*)$`)
	// blockHeader begins a text on the lines below it.
	blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}[ \t]*(#.*)?$`)
)

// readLine reads what begins at a line and returns the line after it.
func (w *writtenFile) readLine(i int) (next int) {
	line := trimRight(w.lines[i])
	if line == "" || isNote(line) || strings.HasPrefix(line, "---") {
		w.lines[i] = indented(line)
		return i + 1
	}
	if isItem(line) {
		if m := groupLine.FindStringSubmatch(line); m != nil {
			next = w.end(i, width(m[1]))
			if group, ok := w.group(i, w.joined(m[2], i+1, next)); ok {
				w.replace(i, next, indented(m[1]), group)
				return next
			}
		}
	}
	indent, word, rest := splitKey(line)
	if word == "" || !w.isKey(word, rest) {
		return w.stray(i)
	}
	return w.entry(i, indented(indent), keyName(word), trim(rest))
}

// isKey reports whether a word before a colon is a key: any one with a space
// after the colon; without it, a known one or one that could be the id of a value.
func (w *writtenFile) isKey(word, rest string) bool {
	switch {
	case rest == "" || rest != trimLeft(rest):
		return true
	case strings.HasPrefix(rest, "//"):
		return false
	}
	return w.knows(word) || validID.MatchString(word) && word[0] > '9'
}

func (w *writtenFile) knows(key string) bool {
	_, known := w.forms[keyName(key)]
	return known
}

// stray reads a line without a key. Below a text it continues that text.
func (w *writtenFile) stray(i int) int {
	w.lines[i] = indented(w.lines[i])
	if w.text && width(w.lines[i]) == 0 && bulletLen(w.lines[i]) == 0 {
		w.report(i, "this line is not shown, because it does not begin with a key such as say: put it at the end of the line above, or indent it by two spaces")
		w.lines[i] = ""
	}
	return i + 1
}

// entry reads the value of a key.
func (w *writtenFile) entry(i int, indent, key, value string) (next int) {
	head, form := indent+key+":", w.forms.of(key)
	next = w.end(i, len(indent))
	switch {
	case key == "route": // one word
		next = i + 1
	case value == "" && (form == sentencesForm || form == wordsForm):
		for next < len(w.lines) && numberedItem.MatchString(w.lines[next]) {
			next++
		}
	}
	if len(indent) == 0 {
		w.text = form == textForm
		if at, twice := w.seen[key]; twice {
			w.report(i, "%s is there twice, here and in line %d: keep one of them", key, w.firstLine+at)
			w.replace(i, next, "", "")
			return next
		}
		w.seen[key] = i
	}
	first := w.firstBelow(i+1, next)
	switch {
	case form == groupForm && (value == "" || strings.HasPrefix(value, "{")):
		w.readGroup(i, next, head, value)
		return next
	case strings.HasPrefix(value, "{"):
		if group, ok := w.group(i, w.joined(value, i+1, next)); ok {
			w.replace(i, next, head, group)
			return next
		}
	case value == "" && (form == plainForm || !w.knows(key) && w.beginsGroup(first)):
		w.lines[i] = head
		return i + 1
	}
	switch {
	case form == plainForm:
		w.replace(i, next, head, w.plain(i, w.joined(value, i+1, next)))
	case form == textForm, form == groupForm:
		w.readText(i, next, head, value)
	case value == "" && slices.ContainsFunc(w.lines[i+1:next], func(line string) bool { return itemLen(line) > 0 }):
		w.lines[i] = head
		w.items(i+1, next)
	default:
		w.replace(i, next, head, w.list(i, w.joined(value, i+1, next), form))
	}
	return next
}

// plain reads a value that is no text.
func (w *writtenFile) plain(i int, value string) string {
	if at := noteSign.FindStringIndex(value); at != nil {
		value = value[:at[0]]
	}
	switch {
	case value == "" || isEnclosed(value, "[", "]") || isEnclosed(value, "{", "}"):
		return value
	case value[0] == '[' || value[0] == '{':
		w.report(i, openBracket)
		return ""
	}
	return quoted(w.meant(i, value))
}

// readGroup leaves keys of any name, which have plain words as values, to the
// parser.
func (w *writtenFile) readGroup(i, next int, head, value string) {
	if whole := withoutNote(w.joined(value, i+1, next), "}"); value != "" {
		if !isEnclosed(whole, "{", "}") {
			w.report(i, openBracket)
			whole = ""
		}
		w.replace(i, next, head, whole)
		return
	}
	w.lines[i] = head
	for j := i + 1; j < next; j++ {
		w.lines[j] = indented(w.lines[j])
	}
}

const openBracket = "the bracket at the beginning has no partner: add it, or put the whole text in quotes"

// readText puts a text in quotes. One that begins on the lines below with a | or
// > is left to the parser, and so is what is clearly a list or a group.
func (w *writtenFile) readText(i, next int, head, value string) {
	whole := w.joined(value, i+1, next)
	switch {
	case blockHeader.MatchString(value), value == "" && bulletLen(w.firstBelow(i+1, next)) > 0:
		w.lines[i] = strings.TrimRight(head+" "+value, " ")
		for j := i + 1; j < next; j++ {
			w.lines[j] = indented(w.lines[j])
		}
	case whole == "" || beginsNote(value):
		w.replace(i, next, head, "")
	case isEnclosed(whole, "[", "]") && !strings.Contains(whole, "]("), isEnclosed(whole, "{", "}"):
		w.replace(i, next, head, whole)
	default:
		if whole[0] == '[' && !strings.Contains(whole, "]") {
			w.report(i, openBracket)
		}
		w.replace(i, next, head, quoted(w.meant(i, whole)))
	}
}

// firstBelow is the first line of a value below its key.
func (w *writtenFile) firstBelow(from, to int) string {
	for _, line := range w.lines[from:to] {
		if trim(line) != "" && !isNote(line) {
			return line
		}
	}
	return ""
}

// beginsGroup reports a line with one of the file's own keys: the value above it
// is made of keys.
func (w *writtenFile) beginsGroup(line string) bool {
	indent, word, _ := splitKey(line)
	return word != "" && w.knows(word) && width(indent) > 0
}

// end is the line after the value that begins at a line: lines that are indented
// more than its key belong to it, and so do items of a list at the same depth.
func (w *writtenFile) end(i, indent int) int {
	end := i + 1
	for j := i + 1; j < len(w.lines); j++ {
		line := w.lines[j]
		switch {
		case trim(line) == "":
			continue // part of the value if more of it follows
		case width(line) > indent, width(line) == indent && !isItem(w.lines[i]) && bulletLen(line) > 0:
			end = j + 1
		default:
			return end
		}
	}
	return end
}

// replace puts a value on the first of its lines and empties the others.
func (w *writtenFile) replace(from, to int, head, value string) {
	w.lines[from] = strings.TrimRight(strings.TrimRight(head, " ")+" "+value, " ")
	for j := from + 1; j < to; j++ {
		w.lines[j] = ""
	}
}

// joined is a value with the lines below it: a line break is a space, an empty
// line is a line break.
func (w *writtenFile) joined(first string, from, to int) string {
	var b strings.Builder
	b.WriteString(trim(first))
	breaks := 0
	for _, line := range w.lines[from:to] {
		text := trim(line)
		switch {
		case beginsNote(text):
			continue
		case text == "":
			breaks++
			continue
		case b.Len() == 0:
		case breaks > 0:
			b.WriteString(strings.Repeat("\n", breaks))
		default:
			b.WriteByte(' ')
		}
		breaks = 0
		b.WriteString(text)
	}
	return b.String()
}

// splitKey splits "key: value" at its colon; what comes before the key, which is an
// indentation or the mark of an item, is apart. The word is "" without a key.
func splitKey(line string) (indent, word, rest string) {
	text := trimLeft(line)
	for strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "-\t") {
		text = trimLeft(text[1:])
	}
	colon := strings.IndexByte(text, ':')
	if colon <= 0 {
		return "", "", ""
	}
	word = trimRight(text[:colon])
	for n, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (n == 0 || r != ' ' && r != '-' && r != '_') {
			return "", "", ""
		}
	}
	return line[:len(line)-len(text)], word, text[colon+1:]
}

// bullets begin an item of a list.
var bullets = []string{"-", "*", "•", "–"}

// bulletLen is the length of the mark that begins an item, with the spaces around
// it, or 0.
func bulletLen(line string) int {
	text := trimLeft(line)
	for _, b := range bullets {
		after, ok := strings.CutPrefix(text, b)
		if item := trimLeft(after); ok && item != after {
			return len(line) - len(item)
		}
	}
	return 0
}

// numberedItem begins an item of a list with a number.
var numberedItem = regexp.MustCompile("^[ \t\u00a0]*[0-9]{1,2}[.)][ \t\u00a0]+")

// itemLen is the length of the mark or number that begins an item, or 0.
func itemLen(line string) int {
	if n := bulletLen(line); n > 0 {
		return n
	}
	return len(numberedItem.FindString(line))
}

func isNote(line string) bool { return strings.HasPrefix(trimLeft(line), "#") }

// beginsNote reports a note in the place of a text or of a line of it. In #12 the
// sign is part of the text.
func beginsNote(text string) bool {
	after, ok := strings.CutPrefix(text, "#")
	return ok && (after == "" || after != strings.TrimLeft(after, blanks+"#"))
}

func isItem(line string) bool { return strings.HasPrefix(trimLeft(line), "- ") }

func isEnclosed(text, begin, end string) bool {
	return strings.HasPrefix(text, begin) && strings.HasSuffix(text, end)
}

// indented is a line whose indentation is made of spaces.
func indented(line string) string {
	text := trimLeft(line)
	indent := line[:len(line)-len(text)]
	if strings.Trim(indent, " -") == "" {
		return line
	}
	return strings.ReplaceAll(strings.ReplaceAll(indent, "\t", "  "), "\u00a0", " ") + text
}

// width is the indentation of a line.
func width(line string) int {
	line = indented(line)
	return len(line) - len(strings.TrimLeft(line, " "))
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' }

func trim(text string) string      { return strings.TrimFunc(text, isBlank) }
func trimLeft(text string) string  { return strings.TrimLeftFunc(text, isBlank) }
func trimRight(text string) string { return strings.TrimRightFunc(text, isBlank) }
