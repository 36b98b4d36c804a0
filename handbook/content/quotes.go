package content

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// items puts the items of a list in quotes, each at its line.
func (w *writtenFile) items(from, to int, form valueForm) {
	depth := -1
	for i := from; i < to; {
		if trim(w.lines[i]) == "" || isNote(w.lines[i]) {
			w.lines[i] = indented(w.lines[i])
			i++
			continue
		}
		next := i + 1
		for next < to && itemLen(w.lines[next]) == 0 {
			next++
		}
		text := w.joined(w.lines[i][itemLen(w.lines[i]):], i+1, next)
		switch {
		case text == "", form == rowsForm && text[0] == '[' && !isEnclosed(text, "[", "]"): // the last for the parser, which refuses it
		case form == rowsForm || form == wordsForm && isEnclosed(text, "[", "]"):
			text = w.list(i, text, wordsForm)
		default:
			text = quoted(w.meant(i, text))
		}
		at := width(w.lines[i])
		if depth < 0 {
			depth = at
		} else if at > depth {
			w.hint(i, "this item is further right than those above it, and is shown as an item of its own: begin it below the others, or join it to the line above")
		}
		w.replace(i, next, strings.Repeat(" ", depth)+"-", text)
		i = next
	}
}

// list reads a list on one line, in brackets or not, as one in brackets.
func (w *writtenFile) list(i int, list string, form valueForm) string {
	switch {
	case list == "":
		return ""
	case strings.HasPrefix(list, "["):
		list = withoutNote(list, "]")
		inner, closed := strings.CutSuffix(list[1:], "]")
		if !closed {
			w.report(i, "the list has no closing bracket: end it with ]")
		}
		return w.brackets(i, inner, form)
	case form == wordsForm || form == rowsForm:
		if whole := list[1:max(len(list)-1, 1)]; quotedEnd(list) == len(list) && strings.Contains(whole, ",") { // quotes around all of it
			list = whole
		}
		return w.brackets(i, list, form)
	}
	return "[" + quoted(w.meant(i, list)) + "]"
}

// brackets puts the items of a list in quotes. Sentences without quotes may have
// commas of their own.
func (w *writtenFile) brackets(i int, inner string, form valueForm) string {
	if form != sentencesForm && !strings.ContainsAny(inner, `"',`) {
		inner = strings.ReplaceAll(inner, ";", ",")
	}
	items, bare := splitList(inner)
	if form == sentencesForm && bare > 1 {
		w.hint(i, unclearList)
		items = []string{strings.TrimSpace(inner)}
	}
	for n, item := range items {
		items[n] = quoted(w.meant(i, item))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

const unclearList = "it is not clear whether this is one sentence or several, so it is shown as one: write each on a line of its own that begins with -, or put each in quotes"

// splitList splits a list at its commas outside quotes, and counts the items
// that are not in quotes.
func splitList(list string) (items []string, bare int) {
	var alone [len(quotePairs)]bool // no other one ends such a quotation
	for rest := strings.TrimSpace(list); rest != ""; {
		from := quotedEnd(rest)
		for n, p := range quotePairs {
			inner, ok := strings.CutPrefix(rest, p[0])
			if !ok || alone[n] {
				continue
			}
			if end := strings.Index(inner, p[1]); end >= 0 {
				from = len(p[0]) + end + len(p[1])
			} else {
				alone[n] = true
			}
		}
		if after := trimLeft(rest[from:]); from > 0 && after != "" && after[0] != ',' {
			from = 0 // quotes around its first word only
		}
		item, more := rest, ""
		if comma := strings.IndexByte(rest[from:], ','); comma >= 0 {
			item, more = rest[:from+comma], rest[from+comma+1:]
		}
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
			if from == 0 {
				bare++
			}
		}
		rest = strings.TrimSpace(more)
	}
	return items, bare
}

// The first key inside braces, and one after a comma.
var (
	firstKey = regexp.MustCompile(`^\s*([\pL][\pL -]*?)\s*:(?:\s+|$)`)
	laterKey = regexp.MustCompile(`,\s*([\pL][\pL -]*?)\s*:(?:\s+|$)`)
)

// beginsKeys reports a text that begins with a key of the file and a colon.
func (w *writtenFile) beginsKeys(text string) bool {
	at := firstKey.FindStringSubmatch(text)
	return at != nil && w.knows(at[1])
}

// group reads a value in braces, {key: value, key: value}: a comma separates only
// where a key of the file follows. ok is false if it is no such group.
func (w *writtenFile) group(i int, value string) (group string, ok bool) {
	value = withoutNote(value, "}")
	if !isEnclosed(value, "{", "}") {
		return "", false
	}
	inner := value[1 : len(value)-1]
	at := firstKey.FindStringSubmatchIndex(inner)
	if at == nil || !w.knows(inner[at[2]:at[3]]) {
		return "", false
	}
	var out []string
	for at != nil {
		key, from := keyName(inner[at[2]:at[3]]), at[1]
		next := w.nextKey(inner, from+quotedEnd(inner[from:]))
		to := len(inner)
		if next != nil {
			to = next[0]
		}
		text := strings.TrimRight(trim(inner[from:to]), ",")
		switch form := w.forms.of(key); {
		case text == "" || form == plainForm:
		case form == textForm:
			w.nameKeys(i, text)
			text = quoted(w.meant(i, text))
		default:
			text = w.list(i, text, form)
		}
		out = append(out, key+": "+text)
		at = next
	}
	return "{" + strings.Join(out, ", ") + "}", true
}

// wordWithColon may be meant as a key inside braces.
var wordWithColon = regexp.MustCompile(`(,|;|\s)\s*([\pL][\pL-]*):(?:\s|$)`)

// nameKeys names what looks like a key in a text inside braces: one that the file does
// not have, or that no comma separates.
func (w *writtenFile) nameKeys(i int, text string) {
	if quotedEnd(text) == len(text) {
		return
	}
	for _, m := range wordWithColon.FindAllStringSubmatch(text, -1) {
		if w.knows(m[2]) || m[1] != " " {
			w.hint(i, "%q is shown as part of the text before it: if it is meant as a key, correct it and put a comma before it; if not, put the whole text in quotes", m[2]+":")
			return
		}
	}
}

// nextKey finds the next known key in a group, after a comma.
func (w *writtenFile) nextKey(inner string, from int) []int {
	for _, at := range laterKey.FindAllStringSubmatchIndex(inner[from:], -1) {
		if w.knows(inner[from+at[2] : from+at[3]]) {
			for n := range at {
				at[n] += from
			}
			return at
		}
	}
	return nil
}

// quotePairs are the marks that may surround a whole text, besides straight ones.
var quotePairs = [...][2]string{{"“", "”"}, {"„", "“"}, {"‘", "’"}, {"«", "»"}}

// meant is a text as its writer meant it.
func (w *writtenFile) meant(line int, written string) string {
	if q := written[:1]; q == `"` || q == "'" {
		return w.inQuotes(line, written)
	}
	if written[0] < utf8.RuneSelf {
		return w.withoutSign(line, written)
	}
	for _, p := range quotePairs {
		inner, begins := strings.CutPrefix(written, p[0])
		inner, ends := strings.CutSuffix(inner, p[1])
		if begins && ends && !strings.ContainsAny(inner, p[0]+p[1]) {
			return inner
		}
	}
	return w.withoutSign(line, written)
}

// noteSign is a # with the space that makes it look like a note.
var noteSign = regexp.MustCompile("(^|[ \t\u00a0]+)#")

const noteFound = "what comes after the # is taken as a note to yourself and not shown: write notes on a line of their own that begins with #, or put the whole text in quotes"

// withoutSign is a text without the note at its end, and names every # that might
// begin one.
func (w *writtenFile) withoutSign(line int, written string) string {
	if !strings.Contains(written, "#") {
		return written
	}
	at := noteSign.FindStringIndex(written)
	if at == nil {
		return written
	}
	if after := written[at[1]:]; at[1]-at[0] > 2 && (after == "" || after[0] == ' ') {
		w.hint(line, noteFound)
		return written[:at[0]]
	}
	w.hint(line, "the # is shown as part of the text: put the whole text in quotes if that is right, or write a note to yourself on a line of its own that begins with #")
	return written
}

// inQuotes is a text that begins with a straight quotation mark.
func (w *writtenFile) inQuotes(line int, written string) string {
	q, n := written[:1], quotedEnd(written)
	rest := trimLeft(written[n:])
	inner, ends := strings.CutSuffix(written[1:], q)
	switch {
	case n > 0 && (rest == "" || rest == "," || strings.HasPrefix(rest, "#")):
		return w.unquoted(line, q, written[1:n-1])
	case ends && !strings.HasSuffix(inner, `\`) && quotesWhole(inner, q):
		return inner
	case n > 0:
		return w.withoutSign(line, written)
	}
	w.report(line, "the quotation mark at the beginning has no partner at the end: add it, or remove the first one")
	return written[1:]
}

// quotesWhole reports that quotation marks inside a quoted text come in pairs of
// their own, as in "the "big" day", so that the outer ones surround the whole. In
// "yes" or "no" they do not.
func quotesWhole(inner, q string) bool {
	inner = apostrophe.ReplaceAllString(inner, "")
	first := strings.Index(inner, q)
	return first <= 0 || strings.ContainsRune(" (", rune(inner[first-1]))
}

// apostrophe is a quotation mark inside a word.
var apostrophe = regexp.MustCompile(`\b'\b`)

// quotedEnd is the end of the quoted text at the beginning of a text, or 0.
func quotedEnd(text string) int {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return 0
	}
	q := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && q == '"', text[i] == q && q == '\'' && strings.HasPrefix(text[i+1:], "'"):
			i++
		case text[i] == q:
			return i + 1
		}
	}
	return 0
}

// escapes are what a backslash means inside double quotes: what this program
// itself writes.
var escapes = regexp.MustCompile(`\\(?:["\\nt]|u[0-9a-fA-F]{4})`)

// drivePath is a path of Windows as people type it, C:\forms, whose backslashes begin
// no escape: this program would double them.
// A path of a share, \\server\forms, is the same.
var drivePath = regexp.MustCompile(`(?:^|[^\pL])[A-Za-z]:\\[^\\]|^\\\\[\pL\pN.$-]+\\[^\\]`)

const shownBackslash = "a backslash between quotation marks is shown as it is: remove the quotation marks around the text"

// unquoted reads the text between quotation marks.
func (w *writtenFile) unquoted(line int, q, inner string) string {
	switch {
	case q == "'":
		return strings.ReplaceAll(inner, "''", "'")
	case !strings.Contains(inner, `\`):
		return inner
	case drivePath.MatchString(inner):
		w.hint(line, shownBackslash)
		return strings.ReplaceAll(inner, `\"`, `"`)
	case strings.Contains(escapes.ReplaceAllString(inner, ""), `\`):
		w.hint(line, shownBackslash)
		return strings.ReplaceAll(inner, `\"`, `"`)
	}
	if text, err := strconv.Unquote(`"` + strings.ReplaceAll(inner, "\n", `\n`) + `"`); err == nil {
		return text
	}
	return inner
}

// withoutNote is a value without the note after its end.
func withoutNote(value, end string) string {
	if at := strings.LastIndex(value, end); at >= 0 && isNote(value[at+len(end):]) {
		return value[:at+len(end)]
	}
	return value
}
