package content

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// WholePage is the page that a clinic's file and the bundled page make: the file
// itself if it is a whole page.
func WholePage(file, bundled []byte) ([]byte, error) {
	own, base, err := partBoth(file, bundled)
	if err != nil || !own.isPartial() {
		return file, err
	}
	return own.compose(base).page(), nil
}

// IsPartial reports whether a clinic's file has only parts of a bundled page.
func IsPartial(file []byte) bool {
	own, err := partPage(normalize(file))
	return err == nil && own.isPartial()
}

// FollowsBundled reports whether a clinic's file says which bundled page, or which
// of its parts, it is a version of.
func FollowsBundled(file []byte) bool {
	own, err := partPage(normalize(file))
	return err == nil && (own.isPartial() || own.whole != "")
}

func partBoth(file, bundled []byte) (own, base *partedPage, err error) {
	if own, err = partPage(normalize(file)); err != nil {
		return nil, nil, err
	}
	if base, err = partPage(normalize(bundled)); err != nil {
		return nil, nil, fmt.Errorf("the bundled page: %w", err)
	}
	if own.whole == Fingerprint(bundled) { // nothing has changed since it was copied
		own.copied = true
	}
	return own, base, nil
}

// PageQuestion is a part that both the clinic and the handbook have changed, or of
// which nobody knows what the clinic changed.
type PageQuestion struct {
	Part         string // as based-on names it
	Title        string // in a sentence
	Ours, Theirs string // the lines of the part; "" if it is not there
}

// PageQuestions lists what somebody should decide about a clinic's version of a
// bundled page: nothing if all is well.
func PageQuestions(file, bundled []byte) ([]PageQuestion, error) {
	own, base, err := partBoth(file, bundled)
	if err != nil || own.copied {
		return nil, err
	}
	var out []PageQuestion
	for _, key := range mergedNames(own.names, base.names) {
		if own.asks(base, key) {
			out = append(out, PageQuestion{key, partTitle(key), own.parts[key].text, base.parts[key].text})
		}
	}
	return out, nil
}

// Answer is whose version of a part stays.
type Answer int

// The answers.
const (
	Ours   Answer = iota // the clinic's; from now on it replaces what the handbook says now
	Theirs               // the handbook's
)

// ErrWholePage means that a file is a copy of a whole page.
var ErrWholePage = errors.New("this is a copy of the whole page: first turn it into the parts that you changed")

// SettlePage is a clinic's version of a bundled page with an answer to the questions
// about some parts, or about all if none are named. It is nil if nothing of the
// clinic's is left.
func SettlePage(file, bundled []byte, answer Answer, parts ...string) ([]byte, error) {
	own, base, err := partBoth(file, bundled)
	if err != nil {
		return nil, err
	}
	if !own.isPartial() {
		if answer == Theirs || len(parts) > 0 {
			return nil, ErrWholePage
		}
		f, err := parseFrontMatter(file)
		if err == nil {
			err = f.set(basedOnKey, quoted(Fingerprint(bundled)))
		}
		return f.bytes(), err
	}
	if own.based == nil {
		own.based = map[string]string{}
	}
	for _, key := range slices.Clone(own.names) {
		if !own.asks(base, key) || len(parts) > 0 && !slices.Contains(parts, key) {
			continue
		}
		if own.based[key] = base.print(key); answer == Theirs {
			own.names = slices.DeleteFunc(own.names, func(name string) bool { return name == key })
			delete(own.parts, key)
		}
	}
	return own.short(base), nil
}

// ShortPage is a clinic's version of a bundled page, written as the parts that
// differ. Before is the clinic's file so far, or nil: a part that says what it said
// there replaces what it replaced there. The page is nil if nothing differs.
func ShortPage(page, bundled, before []byte) ([]byte, error) {
	page, err := WholePage(page, bundled)
	if err != nil {
		return nil, err
	}
	own, base, err := partBoth(page, bundled)
	if err != nil {
		return nil, err
	}
	var was *partedPage
	if before != nil {
		if was, _, err = partBoth(before, bundled); err != nil {
			return nil, err
		}
	}
	next := &partedPage{parts: map[string]filePart{}, based: map[string]string{}}
	for _, key := range mergedNames(own.names, base.names) {
		part, there := own.parts[key]
		kept := was != nil && was.print(key) == part.print && was.isOwn(base, key)
		switch {
		case key == topPart || own.print(key) == base.print(key):
			continue
		case there:
		case slices.Contains(unbased, key), slices.Contains(neededKeys, key),
			key == "say-until-set" && own.needsNoSecondLine(base),
			was != nil && was.isOld():
			continue // it follows the handbook
		default:
			part = leftOut(key, base.parts[key])
		}
		next.names = append(next.names, key)
		next.parts[key] = part
		if next.based[key] = base.print(key); kept {
			next.based[key] = was.base(base, key)
		}
	}
	return next.short(base), nil
}

// isOld reports a copy of a whole page that is not of the bundled page as it is now.
// What is missing in it may be new.
func (p *partedPage) isOld() bool { return !p.isPartial() && !p.copied }

// leftOut is a part without a text.
func leftOut(key string, bundled filePart) filePart {
	if bundled.body {
		heading, _, _ := strings.Cut(bundled.text, "\n")
		return filePart{text: heading + "\n", print: noText, body: true}
	}
	return filePart{text: key + ":\n", print: noText}
}

const partialNote = "# This file has only what your clinic changed; the rest of the page follows the handbook.\n"

// short is the file of the parts that are the clinic's, or nil if there are none.
func (p *partedPage) short(bundled *partedPage) []byte {
	var top, body bytes.Buffer
	lead := ""
	var keys []string
	for _, key := range p.names {
		part := p.parts[key]
		if !p.isOwn(bundled, key) {
			continue
		}
		switch {
		case key == leadKey:
			lead = part.text
		case part.body:
			body.WriteString(strings.TrimRight(part.text, "\n") + "\n\n")
		default:
			top.WriteString(part.text)
		}
		if !slices.Contains(unbased, key) {
			keys = append(keys, key)
		}
	}
	if top.Len() == 0 && body.Len() == 0 && lead == "" {
		return nil
	}
	out := "---\n" + partialNote + p.basedOnLines(keys) + top.String() + "---\n" + lead + body.String()
	return []byte(strings.TrimRight(out, "\n") + "\n")
}

// mostOnALine is how many parts based-on names on one line.
const mostOnALine = 3

func (p *partedPage) basedOnLines(keys []string) string {
	var items []string
	for _, key := range keys {
		if base := p.based[key]; base != "" {
			items = append(items, key+": "+quoted(base))
		}
	}
	if len(items) <= mostOnALine {
		return basedOnKey + ": {" + strings.Join(items, ", ") + "}\n"
	}
	return basedOnKey + ":\n  " + strings.Join(items, "\n  ") + "\n"
}
