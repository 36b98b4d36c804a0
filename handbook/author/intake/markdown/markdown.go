// Package markdown reads Markdown written for other programs: Hugo, Docusaurus,
// MkDocs, Jekyll, Obsidian, GitHub. It turns their callouts, shortcodes, and links
// between pages into plain Markdown, and then reads the page as the web page that it
// describes. It runs no shortcode and fetches nothing.
package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/html"
	"clinichandbook/handbook/content"
)

// Read reads a Markdown file.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	text, err := intake.Decode(data, b)
	if err != nil {
		return nil, err
	}
	keys, body := frontMatter(text)
	plain, lost := plainMarkdown(body)
	page, err := content.ForeignMarkdown([]byte(plain))
	if err != nil {
		return nil, intake.Refuse("%s", err)
	}
	if err := b.Bytes(len(page)); err != nil {
		return nil, err
	}
	doc, err := html.ReadText("<body>"+string(page), b)
	if err != nil {
		return nil, err
	}
	doc.Keys, doc.Title = keys, first(keys["title"])
	for range lost {
		doc.Losses = append(doc.Losses, intake.Loss{Kind: intake.Instruction})
	}
	return doc, nil
}

func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(texts[0]), " ")
}

// frontMatter reads what a page says about itself, between --- or, with Hugo, +++.
func frontMatter(text string) (keys map[string][]string, body string) {
	if rest, ok := strings.CutPrefix(text, "+++\n"); ok {
		if front, body, ok := strings.Cut(rest, "\n+++\n"); ok {
			return toml(front), body
		}
	}
	keys, rest, _ := content.ForeignFrontMatter([]byte(text))
	return keys, string(rest)
}

var (
	tomlLine = regexp.MustCompile(`(?m)^([A-Za-z_-]+)\s*=\s*(.+)$`)
	tomlText = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"|'([^']*)'`)
)

// toml reads the texts and lists of texts of simple TOML.
func toml(front string) map[string][]string {
	keys := map[string][]string{}
	for _, m := range tomlLine.FindAllStringSubmatch(front, -1) {
		for _, t := range tomlText.FindAllStringSubmatch(m[2], -1) {
			keys[strings.ToLower(m[1])] = append(keys[strings.ToLower(m[1])], strings.ReplaceAll(t[1]+t[2], `\"`, `"`))
		}
	}
	return keys
}

var (
	fence      = regexp.MustCompile("^\\s{0,3}(```+|~~~+)")
	admonition = regexp.MustCompile(`^(\s*)(?:!!!|\?\?\?)\+?\s+([a-zA-Z]+)[^"]*(?:"([^"]*)")?\s*$`)
	tab        = regexp.MustCompile(`^(\s*)===[!+]?\s+"([^"]*)"\s*$`)
	container  = regexp.MustCompile(`^\s*:::+\s*([a-zA-Z]+)?\s*(?:\[([^\]]*)\]|(.*))?$`)
	callout    = regexp.MustCompile(`^((?:\s*>)+\s*)\[!([a-zA-Z]+)\][-+]?[ \t]*(.*)$`)
	notice     = regexp.MustCompile(`^\s*\{\{[%<]\s*(?:notice|alert|hint|callout|admonition)\s+[^}]*?([a-zA-Z]*)["']?\s*[%>]\}\}\s*$`)
	noticeEnd  = regexp.MustCompile(`^\s*\{\{[%<]\s*/\s*(?:notice|alert|hint|callout|admonition)\s*[%>]\}\}\s*$`)
	mdx        = regexp.MustCompile(`^(?:import\s+.*\sfrom\s+['"].*|import\s+['"].*|export\s+(?:const|default|function)\s.*)$`)
	snippet    = regexp.MustCompile(`^\s*--8<--.*$`)

	liquidAlert    = regexp.MustCompile(`\{%-?\s*alert\b[^%]*%\}`)
	liquidAlertEnd = regexp.MustCompile(`\{%-?\s*endalert\s*-?%\}`)
	comment        = regexp.MustCompile(`\{%-?\s*comment\s*-?%\}`)
	commentEnd     = regexp.MustCompile(`\{%-?\s*endcomment\s*-?%\}`)
	liquidRaw      = regexp.MustCompile(`\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}`)
	liquidLink     = regexp.MustCompile(`\{%-?\s*(?:page|link|post_url|url)\s+["']?([^"'%\s]+)\s*["']?\s*-?%\}`)
	liquidImage    = regexp.MustCompile(`\{%-?\s*image\s+["'][^"']*["'](?:\s*,?\s*["']([^"']*)["'])?[^%]*%\}`)
	hugoRef        = regexp.MustCompile(`\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'>%\s]+)["']?\s*[>%]\}\}`)
	baseURL        = regexp.MustCompile(`\{\{-?\s*(?:site|base|page)\.(?:base_?url|url)[^}]*\}\}`)
	liquidWord     = regexp.MustCompile(`\{%-?\s*[a-z_]+\s+["']([^"']+)["'][^%]*%\}`)
	instruction    = regexp.MustCompile(`\{%.*?%\}|\{\{.*?\}\}`)
	kramdown       = regexp.MustCompile(`\{:[^}\n]*\}|\{[ ]*[.#][^}\n]*\}`)
	wikiEmbed      = regexp.MustCompile(`!\[\[([^\]|#]+)[^\]]*\]\]`)
	wikiLink       = regexp.MustCompile(`\[\[([^\]|\n]+)(?:\\?\|([^\]\n]+))?\]\]`)
	highlight      = regexp.MustCompile(`==([^=\n]+)==`)
	blockID        = regexp.MustCompile(`(?m)[ \t]\^[A-Za-z0-9-]+$`)
)

// plainMarkdown rewrites what one program alone understands, and counts the
// instructions that it leaves out.
func plainMarkdown(text string) (plain string, lost int) {
	text = commentEnd.ReplaceAllLiteralString(comment.ReplaceAllLiteralString(text, commentOpen), commentClose)
	for _, marks := range [][2]string{{commentOpen, commentClose}, {"{#", "#}"}, {"%%", "%%"}} {
		text = without(text, marks[0], marks[1])
	}
	l := lines{}
	for line := range strings.SplitSeq(text, "\n") {
		l.read(line)
	}
	return strings.Join(l.out, "\n"), l.lost
}

// How the beginning and the end of a comment are marked while a text is rewritten.
const commentOpen, commentClose = "\x01", "\x02"

// without removes what is between two marks, with the marks. A pattern for it would
// look at the whole text again for each mark that is never closed.
func without(text, begin, end string) string {
	var b strings.Builder
	for {
		from := strings.Index(text, begin)
		if from < 0 {
			break
		}
		to := strings.Index(text[from+len(begin):], end)
		if to < 0 {
			break
		}
		b.WriteString(text[:from])
		text = text[from+len(begin)+to+len(end):]
	}
	return b.String() + text
}

// longestLine is how long a line may be, in bytes, in which instructions are looked
// for.
const longestLine = 8 << 10

// lines reads a text line by line.
type lines struct {
	out   []string
	fence string
	quote []callbox // callouts that are open
	lost  int
}

// callbox is an open callout: a quote whose first line is its kind.
type callbox struct{ indent int }

func (l *lines) put(line string) {
	if n := len(l.quote); n > 0 {
		line = strings.Repeat("> ", n) + line
	}
	l.out = append(l.out, line)
}

func (l *lines) read(line string) {
	if m := fence.FindStringSubmatch(line); m != nil {
		switch {
		case l.fence == "":
			l.fence = m[1][:3]
		case strings.HasPrefix(m[1], l.fence):
			l.fence = ""
		}
		l.put(l.dedent(line))
		return
	}
	if l.fence != "" {
		l.put(l.dedent(line))
		return
	}
	line = l.dedent(line)
	if !l.open(line) && !l.close(line) {
		l.put(l.inline(line))
	}
}

// dedent takes the indentation of an open MkDocs callout off, and closes those
// that the line is no longer in.
func (l *lines) dedent(line string) string {
	for i, q := range l.quote {
		if q.indent == 0 {
			continue
		}
		trimmed := strings.TrimLeft(line, " \t")
		spaces := len(line) - len(trimmed) + 3*strings.Count(line[:len(line)-len(trimmed)], "\t")
		if trimmed != "" && spaces < 4 {
			l.quote = l.quote[:i]
			l.out = append(l.out, "")
			break
		}
		line = strings.TrimPrefix(strings.Replace(line, "\t", "    ", 1), "    ")
	}
	return line
}

func (l *lines) begin(kind, title string, indent int) {
	if title = strings.TrimSpace(title); title == "" {
		title = strings.ToUpper(kind[:min(1, len(kind))]) + strings.ToLower(kind[min(1, len(kind)):])
	}
	if title == "" {
		title = "Note"
	}
	l.out = append(l.out, strings.Repeat("> ", len(l.quote)))
	l.quote = append(l.quote, callbox{indent})
	l.put("**" + title + ":**")
	l.put("")
}

const mostOpen = 20

// open begins a callout.
func (l *lines) open(line string) bool {
	if len(l.quote) >= mostOpen {
		return false
	}
	if m := admonition.FindStringSubmatch(line); m != nil {
		l.begin(m[2], m[3], 4)
		return true
	}
	if m := tab.FindStringSubmatch(line); m != nil {
		l.begin("", m[2], 4)
		return true
	}
	if m := container.FindStringSubmatch(line); m != nil && m[1] != "" {
		l.begin(m[1], m[2]+m[3], 0)
		return true
	}
	if m := notice.FindStringSubmatch(line); m != nil {
		l.begin(m[1], "", 0)
		return true
	}
	if liquidAlert.MatchString(line) {
		l.begin("Note", "", 0)
		if rest := strings.TrimSpace(liquidAlert.ReplaceAllString(line, "")); rest != "" {
			l.read(rest)
		}
		return true
	}
	if m := callout.FindStringSubmatch(line); m != nil {
		title := m[3]
		if title == "" {
			title = strings.ToUpper(m[2][:1]) + strings.ToLower(m[2][1:])
		}
		l.put(m[1] + "**" + title + ":**")
		l.put(strings.TrimRight(m[1], " "))
		return true
	}
	return false
}

// close ends a callout.
func (l *lines) close(line string) bool {
	trimmed := strings.TrimSpace(line)
	ends := noticeEnd.MatchString(line) || len(trimmed) >= 3 && strings.Trim(trimmed, ":") == "" || liquidAlertEnd.MatchString(line)
	if !ends || len(l.quote) == 0 {
		return false
	}
	if rest := strings.TrimSpace(liquidAlertEnd.ReplaceAllString(line, "")); rest != "" && strings.Trim(rest, ":") != "" && !noticeEnd.MatchString(line) {
		l.put(l.inline(rest))
	}
	l.quote = l.quote[:len(l.quote)-1]
	l.put("")
	return true
}

// inline rewrites what is inside a line.
func (l *lines) inline(line string) string {
	if mdx.MatchString(line) || snippet.MatchString(line) {
		l.lost++
		return ""
	}
	if !strings.ContainsAny(line, "{[=^") || len(line) > longestLine {
		return line
	}
	line = liquidRaw.ReplaceAllString(line, "")
	line = baseURL.ReplaceAllString(line, "")
	line = liquidLink.ReplaceAllString(line, "$1")
	line = hugoRef.ReplaceAllString(line, "$1")
	line = liquidImage.ReplaceAllString(line, "![$1](picture)")
	line = liquidWord.ReplaceAllStringFunc(line, func(tag string) string { // a word that a tag decorates
		name, word := strings.Fields(strings.TrimLeft(tag, "{%- "))[0], liquidWord.FindStringSubmatch(tag)[1]
		if name == "include" || strings.HasSuffix(word, ".html") || strings.HasSuffix(word, ".md") {
			return tag
		}
		return word
	})
	line = instruction.ReplaceAllStringFunc(line, func(string) string { l.lost++; return "" })
	line = kramdown.ReplaceAllString(line, "")
	line = wikiEmbed.ReplaceAllString(line, "![$1](<wiki/$1>)")
	line = wikiLink.ReplaceAllStringFunc(line, func(link string) string {
		m := wikiLink.FindStringSubmatch(link)
		label := m[2]
		if label == "" {
			label = strings.ReplaceAll(m[1], "#", " › ")
		}
		return fmt.Sprintf("[%s](<wiki/%s>)", label, strings.Trim(m[1], "<> \\"))
	})
	line = highlight.ReplaceAllString(line, "**$1**")
	return blockID.ReplaceAllString(line, "")
}
