package content

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A page is edited and merged by its parts: each key at its top, and each part of
// its body under a heading of level two.

// PagePart is one part of a page as its file has it.
type PagePart struct {
	Name string // "say", or "## Our clinic"; "" for the text before the first heading
	Text string // the lines of the part, with their endings
}

// Part names of what is no key and no heading.
const (
	topPart  = "---"
	bodyPart = ""
)

// SplitPage lists the parts of a page, which together are the page again.
func SplitPage(file []byte) ([]PagePart, error) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	return f.parts(), nil
}

func (f *frontMatter) parts() []PagePart {
	var parts []PagePart
	add := func(name, text string) {
		unique := name
		for n := 2; slices.ContainsFunc(parts, func(p PagePart) bool { return p.Name == unique }); n++ {
			unique = fmt.Sprintf("%s (%d)", name, n)
		}
		parts = append(parts, PagePart{unique, text})
	}
	from := 0
	name, text := topPart, string(f.before)
	for _, p := range f.pairs {
		at := p.line - 1
		for at > from && isApart(f.lines[at-1]) { // a comment belongs to the key below it
			at--
		}
		add(name, text+string(bytes.Join(f.lines[from:at], nil)))
		name, text, from = p.key, "", at
	}
	add(name, text+string(bytes.Join(f.lines[from:], nil)))
	mark, body, _ := bytes.Cut(f.after, []byte("\n"))
	name, text = bodyPart, string(mark)+"\n"
	if len(mark) == len(f.after) {
		text = string(mark)
	}
	fenced := false
	for line := range bytes.Lines(body) {
		if bytes.HasPrefix(line, []byte("```")) {
			fenced = !fenced
		}
		if heading, ok := strings.CutPrefix(string(line), "## "); ok && !fenced {
			add(name, text)
			name, text = headingName(heading), ""
		}
		text += string(line)
	}
	add(name, text)
	return parts
}

func headingName(heading string) string { return "## " + strings.TrimSpace(heading) }

func joinParts(parts []PagePart) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.Bytes()
}

// PageConflict is a part of a page that two people changed differently.
type PageConflict struct {
	Part                string // its name
	Before, Ours, Other string
}

// MergePages joins two changes of one page, part by part. Where both changed the
// same part, the page has ours, and the conflict has both.
func MergePages(base, ours, other []byte) (merged []byte, conflicts []PageConflict, err error) {
	var split [3][]PagePart
	for i, file := range [][]byte{base, ours, other} {
		if split[i], err = SplitPage(file); err != nil {
			return nil, nil, err
		}
	}
	var out []PagePart
	for _, name := range partNames(split[1], split[2]) {
		b, o, t := partText(split[0], name), partText(split[1], name), partText(split[2], name)
		text := o
		switch {
		case sameText(o, t) || sameText(t, b):
		case sameText(o, b):
			text = t
		default:
			conflicts = append(conflicts, PageConflict{name, b, o, t})
		}
		out = append(out, PagePart{name, ended(text)})
	}
	merged = joinParts(out)
	if _, err := SplitPage(merged); err != nil {
		return nil, nil, fmt.Errorf("the two versions cannot be joined: %w", err)
	}
	return merged, conflicts, nil
}

// ended is a part that another can follow.
func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

func sameText(a, b string) bool {
	clean := func(s string) string { return strings.TrimSpace(string(normalize([]byte(s)))) }
	return clean(a) == clean(b)
}

func partText(parts []PagePart, name string) string {
	for _, p := range parts {
		if p.Name == name {
			return p.Text
		}
	}
	return ""
}

// partNames are the names of our parts in their order, and those that only the
// other has, each after the part that it follows there.
func partNames(ours, other []PagePart) []string {
	names := func(parts []PagePart) (out []string) {
		for _, p := range parts {
			out = append(out, p.Name)
		}
		return out
	}
	return mergedNames(names(ours), names(other))
}

// PageKeys are the texts at the top of a page, by key. A key with one text has a
// list of one.
func PageKeys(file []byte) (map[string][]string, error) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	keys := map[string][]string{}
	for _, p := range f.pairs {
		if p.key != "effect" && p.key != "review" {
			keys[p.key] = nodeTexts(p.node)
		}
	}
	return keys, nil
}

// PageSection is the text under a heading of level two, without the heading.
func PageSection(file []byte, heading string) (string, error) {
	parts, err := SplitPage(file)
	if err != nil {
		return "", err
	}
	_, text, _ := strings.Cut(partText(parts, headingName(heading)), "\n")
	return strings.TrimSpace(string(normalize([]byte(text)))), nil
}

// SetPageKey is the page with another text of a key, or other texts if the key has
// a list; none removes it. Everything else stays byte for byte.
func SetPageKey(file []byte, key string, texts ...string) ([]byte, error) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	form, known := pageForms[key]
	if !known || form == plainForm {
		return nil, fmt.Errorf("%q is not a text at the top of a page", key)
	}
	var items []string
	for _, t := range texts {
		if t = strings.Join(strings.Fields(cleanValue(t)), " "); t != "" {
			items = append(items, quoted(t))
		}
	}
	switch {
	case len(items) == 0:
		f.lines = replaceKey(f.lines, f.pairs, key, "")
		_, err = parseFrontMatter(f.bytes())
	case form == textForm:
		err = f.set(key, items[0])
	default:
		err = f.set(key, "["+strings.Join(items, ", ")+"]")
	}
	return f.bytes(), err
}

// SetPageSection is the page with another text under a heading of level two; ""
// removes both. A heading that is not there is added at the end. The text must
// not have such a heading itself.
func SetPageSection(file []byte, heading, text string) ([]byte, error) {
	text = strings.TrimSpace(string(normalize([]byte(text))))
	parts, err := SplitPage(file)
	if err != nil {
		return nil, err
	}
	part := PagePart{headingName(heading), headingName(heading) + "\n" + text + "\n"}
	at := slices.IndexFunc(parts, func(p PagePart) bool { return p.Name == part.Name })
	switch {
	case at < 0 && text == "":
		return file, nil
	case at < 0:
		last := len(parts) - 1
		parts[last].Text = ended(parts[last].Text)
		parts = append(parts, part)
	case text == "":
		parts = slices.Delete(parts, at, at+1)
	default:
		if at+1 < len(parts) {
			part.Text += "\n"
		}
		parts[at] = part
	}
	out := joinParts(parts)
	if again, err := SplitPage(out); err != nil || len(again) != len(parts) {
		return nil, fmt.Errorf("the text under %q has a heading of its own that begins with ##: begin it with ###", heading)
	}
	return out, nil
}

// PageNote is what a page says before its first heading: a clinic's note on top of it.
func PageNote(file []byte) (string, error) {
	parts, err := SplitPage(file)
	if err != nil {
		return "", err
	}
	_, text, _ := strings.Cut(partText(parts, bodyPart), "\n")
	return strings.TrimSpace(string(normalize([]byte(text)))), nil
}

// SetPageNote is the page with another note on top; "" removes it. The note must have
// no heading of level two.
func SetPageNote(file []byte, note string) ([]byte, error) {
	note = strings.TrimSpace(string(normalize([]byte(note))))
	parts, err := SplitPage(file)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(parts, func(p PagePart) bool { return p.Name == bodyPart })
	mark, _, _ := strings.Cut(ended(parts[at].Text), "\n")
	text := mark + "\n"
	if note != "" {
		text += note + "\n"
		if at+1 < len(parts) {
			text += "\n"
		}
	}
	parts[at].Text = text
	out := joinParts(parts)
	if again, err := SplitPage(out); err != nil || len(again) != len(parts) {
		return nil, fmt.Errorf("the note has a heading of its own that begins with ##: begin it with ###")
	}
	return out, nil
}
