package content

import (
	"regexp"
	"slices"
	"strings"
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
	rowsForm                       // a list of lists of words
)

// anyKey is the key of a file whose lines may begin with any word.
const anyKey = "*"

// noGroups is the key of a file that has no keys below others.
const noGroups = "**"

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
	valueForms   = forms{"value": textForm, "by": textForm, "on": textForm}
	sourceForms  = forms{"key": textForm, "title": textForm, "publisher": textForm, "short": textForm, "year": textForm, "address": textForm, "note": textForm, "kind": textForm}
	fieldForms   = forms{"id": textForm, "label": textForm, "help": textForm, "unset": textForm, "unset-spanish": textForm, "needed": plainForm, "transfer": plainForm}
	redFlagForms = forms{
		anyKey: textForm, "groups": plainForm, "classes": plainForm, "name": textForm, "entries": wordsForm, "values": wordsForm,
		"phrases": wordsForm, "spanish": wordsForm, "unless": wordsForm, "questions": plainForm,
	}
	wordForms = forms{
		anyKey: textForm, "groups": rowsForm, "topics": rowsForm, "elsewhere": wordsForm,
		"classes": plainForm, "ties": plainForm, "patterns": plainForm, "hints": plainForm, "abbreviations": plainForm,
	}
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
	base      int                                        // indentation of the first key; -1 before it
}

// asWritten is the file with its texts in quotes.
func asWritten(src []byte, firstLine int, f forms, report, hint func(line int, format string, args ...any)) []byte {
	w := writtenFile{lines: strings.Split(string(src), "\n"), firstLine: firstLine, forms: f, report: report, hint: hint, seen: map[string]int{}, base: -1}
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
	if m := gluedItem.FindStringSubmatch(line); m != nil && w.knows(m[2]) {
		line = m[1] + "- " + line[len(m[1])+1:]
	}
	if w.isMisplaced(line) {
		w.hint(i, "this line begins with a key but also with spaces, as if it belonged to the line above: it is read as a key of its own, so remove the spaces")
		line = strings.Repeat(" ", w.base) + trimLeft(line)
	}
	indent, word, rest := splitKey(line)
	if word == "" && w.knows(anyKey) {
		indent, word, rest = splitAnyKey(line)
	}
	if word == "" || !w.isKey(word, rest) {
		return w.stray(i)
	}
	if w.base < 0 {
		w.base = width(line)
	}
	return w.entry(i, indented(indent), word, trim(rest))
}

// oneWord are keys whose value is one of a few words, which no # belongs to.
var oneWord = []string{"route", "band", "kind"}

// nested are keys that lines below another key may begin with.
var nested = []string{"by", "role", "on", "of", "from", "part", "common", "when", "settles", "band", "value"}

// isMisplaced reports an indented line that begins with a key which only a line
// without an indentation may have.
func (w *writtenFile) isMisplaced(line string) bool {
	_, word, rest := splitKey(line)
	key := keyName(word)
	switch {
	case w.base < 0 || word == "" || isItem(line) || width(line) <= w.base || rest != "" && rest == trimLeft(rest) || slices.Contains(nested, key):
		return false
	case w.knows("value"): // the ids of values are not known here
		return word == key && strings.Contains(key, "-") && validID.MatchString(key)
	}
	return (w.knows("say") || w.knows(noGroups)) && w.knows(key)
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

func (w *writtenFile) knows(key string) bool { return w.forms.knows(keyName(key)) }

func (f forms) knows(key string) bool {
	_, known := f[key]
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
func (w *writtenFile) entry(i int, indent, word, value string) (next int) {
	key := keyName(word)
	head, form := indent+key+":", w.forms.of(key)
	if w.knows(anyKey) && !w.knows(key) {
		head, key = indent+quoted(word)+":", word
	}
	next = w.end(i, len(indent))
	if strings.HasPrefix(key, "say") && w.knows("say") && value != "" && !blockHeader.MatchString(value) {
		next = w.continued(next, len(indent))
	}
	if form != groupForm && !blockHeader.MatchString(value) && !opensQuote(value) {
		next = w.untilKey(i+1, next)
	}
	if at := noteSign.FindStringIndex(value); at != nil && at[0] > 0 && slices.Contains(oneWord, key) {
		value = value[:at[0]]
	}
	if beginsNote(value) {
		if form == textForm || w.firstBelow(i+1, next) == "" {
			w.hint(i, noteFound)
		}
		value = ""
	}
	switch {
	case key == "route" && value != "": // one word
		next = i + 1
	case value == "" && (form == sentencesForm || form == wordsForm):
		for next < len(w.lines) && numberedItem.MatchString(w.lines[next]) {
			next++
		}
	}
	if len(indent) == 0 {
		w.text = form != plainForm && form != groupForm
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
		w.items(i+1, next, form)
	case form == rowsForm && strings.HasPrefix(value, "["): // for the parser, which refuses the whole if it has no end
		w.replace(i, next, head, w.joined(value, i+1, next))
	case form == rowsForm && value == "":
		w.lines[i] = head
		for j := i + 1; j < next; j++ {
			if text := trim(w.lines[j]); text != "" && !isNote(text) {
				w.lines[j] = indent + "  - " + w.list(j, text, wordsForm)
			}
		}
	default:
		w.replace(i, next, head, w.list(i, w.listed(i, value, next, form), form))
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
	case whole[0] == '{' && w.beginsKeys(whole[1:]) && !isEnclosed(whole, "{", "}"):
		w.report(i, openBracket)
		w.replace(i, next, head, "")
	case isEnclosed(whole, "[", "]") && !strings.Contains(whole, "]("), isEnclosed(whole, "{", "}"):
		w.replace(i, next, head, whole)
	default:
		if whole[0] == '[' && !strings.Contains(whole, "]") {
			w.report(i, openBracket)
		}
		if at := moreKeys.FindStringSubmatch(whole); at != nil && (w.knows(at[1]) || w.knows("value")) && !w.knows(anyKey) {
			w.hint(i, "%q is shown as part of the text before it: if it is a key, write it on a line of its own", at[1]+":")
		}
		w.replace(i, next, head, quoted(w.meant(i, whole)))
	}
}

// moreKeys is what looks like one more key in a text.
var moreKeys = regexp.MustCompile(`[,;] *([a-z]+(?:-[a-z]+)+|title|route|say|aliases|emergency): `)

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
// line is a line break. In clinic.yaml, so is one after which something new begins.
func (w *writtenFile) joined(first string, from, to int) string {
	var b strings.Builder
	b.WriteString(trim(first))
	breaks, last := 0, trim(first)
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
		case w.knows("value") && beginsAnew(last, text):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		breaks, last = 0, text
		b.WriteString(text)
	}
	return b.String()
}
