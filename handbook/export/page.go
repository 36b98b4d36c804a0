package export

import (
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"io/fs"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export/websearch"
)

var (
	//go:embed page.html
	pageFrame string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// Content is what the handbook of an export was loaded from. The full search
// reads it again.
type Content struct {
	Bundled fs.FS
	Layers  []handbook.Layer
}

// HTML writes one page that holds everything, fetches nothing and searches in
// any browser, from a file too. Without an engine, or where a browser cannot
// run it, it finds entries by the words that they hold.
func (x *Export) HTML(w io.Writer, from Content, engine *Engine) error {
	scripts, state := "", "Simple search by words"
	if engine != nil {
		archive, err := websearch.Collect(x.book, from.Bundled, from.Layers, x.has)
		if err != nil {
			return err
		}
		scripts = dataBlock("engine", engine.Program) + dataBlock("content", archive) +
			"<script>\n" + inScript(string(engine.Starter)) + "</script>\n"
		state = "Simple search by words: the full search does not run without scripts"
	}
	data, err := json.Marshal(x.pageData())
	if err != nil {
		return err
	}
	_, err = strings.NewReplacer(
		"{{title}}", title,
		"{{style}}", pageStyle,
		"{{emergency}}", x.emergencyHTML(),
		"{{contents}}", x.contentsHTML(),
		"{{articles}}", x.articlesHTML(),
		"{{edition}}", html.EscapeString(x.edition()),
		"{{review}}", html.EscapeString(x.reviewLine()),
		"{{state}}", state,
		"{{data}}", string(data),
		"{{engine}}", scripts,
		"{{script}}", pageScript,
	).WriteString(w, pageFrame)
	return err
}

// has tells whether a page of that id belongs to the export, whichever of its
// versions.
func (x *Export) has(id string) bool { return x.in[id] }

// dataBlock is bytes that a script of the page reads.
func dataBlock(id string, data []byte) string {
	return `<script type="application/octet-stream" id="` + id + `">` + base64.StdEncoding.EncodeToString(data) + "</script>\n"
}

// inScript keeps a script from ending early.
func inScript(js string) string { return strings.ReplaceAll(js, "</script", `<\/script`) }

// pageData is what the page's script knows beside the page itself.
type pageData struct {
	Entries  map[string]pageEntry `json:"entries"`
	Values   map[string]pageValue `json:"values"`
	Fallback string               `json:"fallback"` // what the desk says when nothing fits
}

type pageEntry struct {
	Title   string   `json:"title"`
	Route   string   `json:"route"`
	Answers string   `json:"answers"` // the route in words
	Mark    string   `json:"mark,omitempty"`
	Aliases []string `json:"aliases"`
}

type pageValue struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// fallbackLine is the clinic value that the desk reads out when nothing fits.
const fallbackLine = "fallback-line"

func (x *Export) pageData() pageData {
	d := pageData{Entries: map[string]pageEntry{}, Values: map[string]pageValue{}}
	for _, e := range x.entries {
		d.Entries[e.ID] = pageEntry{e.Title, e.Route.Key(), e.Route.String(), e.Mark(), orEmpty(e.Aliases)}
	}
	for _, f := range x.book.Fields() {
		d.Values[f.ID] = pageValue{f.Label, f.Text()}
	}
	if f := x.book.Field(fallbackLine); f != nil {
		d.Fallback = "Say: “" + f.Text() + "”"
	}
	return d
}

// emergencyHTML is what the banners of the red flags show, all of them: it
// stands on the page as long as nothing recognizes emergencies.
func (x *Export) emergencyHTML() string {
	var values []*handbook.Field
	for _, flag := range x.book.RedFlags() {
		for _, v := range flag.Values {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	var b strings.Builder
	b.WriteString("<h2>In an emergency</h2>\n")
	for _, v := range values {
		b.WriteString("<p><strong>" + html.EscapeString(v.Label) + ":</strong> " + html.EscapeString(v.Text()) + "</p>\n")
	}
	return b.String()
}

func (x *Export) contentsHTML() string {
	var b strings.Builder
	for _, k := range handbook.Kinds() {
		of := x.ofKind(k)
		if len(of) == 0 {
			continue
		}
		b.WriteString("<h2>" + html.EscapeString(heading(k)) + "</h2>\n<ul>\n")
		for _, e := range of {
			b.WriteString(`<li><a href="#` + html.EscapeString(e.ID) + `">` + html.EscapeString(marked(e)) + "</a></li>\n")
		}
		b.WriteString("</ul>\n")
	}
	return b.String()
}

func (x *Export) articlesHTML() string {
	var b strings.Builder
	x.homeHTML(&b)
	for _, e := range x.entries {
		b.WriteString(`<article id="` + html.EscapeString(e.ID) + "\">\n")
		if e.Review.Pending() {
			b.WriteString(`<p class="not-reviewed">` + notReviewed + "</p>\n")
		}
		b.WriteString(x.book.EntryHTML(e, x.date, x.has))
		b.WriteString("</article>\n")
	}
	return b.String()
}

// homeHTML is the first page: which handbook it is, the clinic's values, and
// the table of side effects.
func (x *Export) homeHTML(b *strings.Builder) {
	b.WriteString("<article id=\"home\" class=\"wide\">\n<h1>" + title + "</h1>\n<p>" + html.EscapeString(x.edition()) + "</p>\n")
	if review := x.reviewLine(); review != "" {
		b.WriteString(`<p class="warning">` + html.EscapeString(review) + "</p>\n")
	}
	if effects := x.sideEffects(); len(effects) > 1 {
		b.WriteString("<h2>" + sideEffectsTitle + "</h2>\n<p class=\"note\">" + handbook.BandNote + "</p>\n<div class=\"scroll\">\n")
		b.WriteString(x.book.SideEffectsHTML(effects, x.has))
		b.WriteString("</div>\n")
	}
	if fields := x.book.Fields(); len(fields) > 0 {
		b.WriteString("<h2>" + html.EscapeString(valuesTitle) + "</h2>\n<ul>\n")
		for _, f := range fields {
			class := ""
			if !f.IsSet() {
				class = ` class="unset"`
			}
			b.WriteString("<li>" + html.EscapeString(f.Label) + ": <b" + class + ">" + html.EscapeString(f.Text()) + "</b>")
			if by := setBy(f); by != "" {
				b.WriteString(` <span class="cite">` + html.EscapeString(by) + "</span>")
			}
			b.WriteString("</li>\n")
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("</article>\n")
}
