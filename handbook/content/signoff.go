package content

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"clinichandbook/handbook"
)

// Pages are changed line by line, so that everything else stays byte for byte.

// frontMatter is the front matter of a page being changed.
type frontMatter struct {
	before, after []byte   // the line --- and the rest
	lines         [][]byte // between them, with line endings
	pairs         []pair   // lines counted from 1
}

func parseFrontMatter(file []byte) (frontMatter, error) {
	f, problems, err := readTop(file)
	if len(problems) > 0 {
		return f, fmt.Errorf("line %d: %s", problems[0].Line+1, problems[0].Msg)
	}
	return f, err
}

// readTop reads as much of the front matter as can be read. The error says that
// nothing can.
func readTop(file []byte) (f frontMatter, problems []handbook.Problem, err error) {
	all := bytes.SplitAfter(file, []byte("\n"))
	isMark := func(line []byte) bool { return string(bytes.TrimRight(line, blanks+"\r\n")) == "---" }
	first := bytes.TrimPrefix(all[0], []byte("\uFEFF"))
	end := -1
	if isMark(first) {
		end = slices.IndexFunc(all[1:], isMark)
	}
	if end < 0 {
		return f, nil, errors.New("line 1: the lines between --- and --- are missing: start the file with a line ---, then the keys, then another line ---")
	}
	f.before, f.lines, f.after = all[0], all[1:end+1], bytes.Join(all[end+1:], nil)
	y := yamlFile{1, reporter{to: &problems}}
	if root := y.written(normalize(bytes.Join(f.lines, nil)), pageForms, ignored()); root != nil {
		f.pairs, _ = y.named(root, "the top of the page")
	}
	if len(f.pairs) == 0 {
		return f, problems, errors.New("line 1: there is nothing between the two lines ---")
	}
	return f, problems, nil
}

// set replaces the lines of a key.
func (f *frontMatter) set(key, value string) error {
	line := key + ": " + value
	f.lines = replaceKey(f.lines, f.pairs, key, line)
	next, err := parseFrontMatter(f.bytes())
	if err == nil && !slices.ContainsFunc(next.pairs, func(p pair) bool { return p.key == key }) {
		err = errors.New("line 1: the top of the page is written in a way that cannot be changed here")
	}
	*f = next
	return err
}

// signed is the fingerprint of what a sign-off of the page covers, with the pictures
// and files that it shows of a content folder; nil is none.
func (f *frontMatter) signed(files fs.FS) string {
	_, body, _ := bytes.Cut(f.after, []byte("\n"))
	var sums []string
	if files != nil {
		sums = (&folder{fsys: files}).attachmentSums(f.bytes())
	}
	return signedText(f.pairs, body, sums)
}

func (f *frontMatter) bytes() []byte {
	return slices.Concat(f.before, bytes.Join(f.lines, nil), f.after)
}

// CopyOf is a clinic's copy of a bundled page, to be changed with a text editor:
// the page, and the fingerprint of each part. What stays as it is follows the
// bundled page.
func CopyOf(bundled []byte) ([]byte, error) {
	f, err := parseFrontMatter(bundled)
	if err != nil {
		return nil, err
	}
	p, err := partPage(bundled)
	if err != nil {
		return nil, err
	}
	var keys []string
	p.based = map[string]string{}
	for _, key := range p.names {
		if p.says(key) && !slices.Contains(unbased, key) {
			keys = append(keys, key)
			p.based[key] = p.print(key)
		}
	}
	f.lines = append(slices.Clip(f.lines), []byte(copyNote+p.basedOnLines(keys)))
	return f.bytes(), nil
}

const copyNote = `# Change what you like above and below. What you leave as it is follows the handbook, and so
# does what you remove. The numbers say what the handbook said; leave them as they are.
`

// SignOff is a clinic's page with a sign-off of what it says now, together with the
// bundled page (or nil) whose parts it may show, and, if next is a date, with the
// day of the next review. Everything else stays byte for byte. The content folder,
// which may be nil, has the pictures and files that the page shows.
func SignOff(file, bundled []byte, files fs.FS, r handbook.Review, next string) ([]byte, error) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	of, err := SignedFingerprint(file, bundled, files)
	if err != nil {
		return nil, err
	}
	err = f.set("review", fmt.Sprintf("{%s, of: %s}", reviewer(r), quoted(of)))
	if err == nil && next != "" {
		err = f.set("review-by", next)
	}
	return f.bytes(), err
}

// SignedFingerprint is the fingerprint of what a sign-off of a clinic's page covers,
// together with the bundled page (or nil) whose parts it may show, and the content
// folder (or nil) whose pictures and files it shows.
func SignedFingerprint(file, bundled []byte, files fs.FS) (string, error) {
	if bundled != nil {
		var err error
		if file, err = WholePage(file, bundled); err != nil {
			return "", err
		}
	}
	f, err := parseFrontMatter(file)
	return f.signed(files), err
}
