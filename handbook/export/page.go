package export

import (
	_ "embed"
	"encoding/base64"
	"encoding/json"
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

// HTML writes one page that contains everything, fetches nothing and searches in
// any browser, also when opened as a file. Without an engine, or where a browser
// cannot run it, the page finds entries by the words in them.
func (x *Export) HTML(w io.Writer, bundled fs.FS, engine *Engine) error {
	scripts, state := "", "Simple search by words"
	if engine != nil {
		archive, err := websearch.Collect(x.book, bundled, x.has)
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
		"{{title}}", Title.English(),
		"{{style}}", pageStyle,
		"{{emergency}}", x.emergencyHTML(),
		"{{contents}}", x.contentsHTML(),
		"{{articles}}", x.articlesHTML(),
		"{{edition}}", escapeHTML(x.edition()),
		"{{review}}", escapeHTML(x.reviewLine()),
		"{{state}}", state,
		"{{data}}", string(data),
		"{{engine}}", scripts,
		"{{script}}", pageScript,
	).WriteString(w, pageFrame)
	return err
}

// has reports that a version of the page of that id belongs to the export.
func (x *Export) has(id string) bool { return x.in[id] }

// dataBlock is bytes that a script of the page reads.
func dataBlock(id string, data []byte) string {
	return `<script type="application/octet-stream" id="` + id + `">` + base64.StdEncoding.EncodeToString(data) + "</script>\n"
}

// inScript keeps a script from ending early.
func inScript(js string) string { return strings.ReplaceAll(js, "</script", `<\/script`) }

// pageData is what the page's script needs besides the page itself.
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

// fallbackLine is the clinic value that the desk reads out when nothing matches.
const fallbackLine = "fallback-line"

func (x *Export) pageData() pageData {
	d := pageData{Entries: map[string]pageEntry{}, Values: map[string]pageValue{}}
	for _, e := range x.entries {
		d.Entries[e.ID] = pageEntry{e.Title, e.Route.Key(), RouteLabel(e.Route).English(), MarkLabel(e.Mark()).English(), orEmpty(e.Aliases)}
	}
	for _, f := range x.book.Fields() {
		label := f.Label
		if f.Kept != nil {
			label = KeptValue(f).English()
		}
		d.Values[f.ID] = pageValue{label, f.Text()}
	}
	if f := x.book.Field(fallbackLine); f != nil {
		d.Fallback = "Say: “" + f.Text() + "”"
	}
	return d
}

// emergencyHTML is what the banners of all red flags show: the page shows it as
// long as nothing recognizes emergencies.
func (x *Export) emergencyHTML() string {
	var values []*handbook.Field
	for _, flag := range x.book.RedFlags() {
		for _, v := range flag.Values {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	p := &page{}
	p.line("h2", "", Emergency.English())
	for _, v := range values {
		p.open("p", "")
		p.inline("strong", "", v.Label+":")
		p.text(" " + v.Text())
		if v.Kept != nil {
			p.text(" (" + KeptValue(v).English() + ")")
		}
		p.close("p")
	}
	return p.b.String()
}

func (x *Export) contentsHTML() string {
	p := &page{linked: x.has}
	for _, k := range handbook.Kinds() {
		of := ofKind(x.entries, k)
		if len(of) == 0 {
			continue
		}
		p.line("h2", "", contentsLabel(k).English())
		p.raw("<ul>\n")
		for _, e := range of {
			p.open("li", "")
			p.entryLink(e.ID, Marked(e))
			p.close("li")
		}
		p.close("ul")
	}
	return p.b.String()
}

func (x *Export) articlesHTML() string {
	p := &page{book: x.book, date: x.date, linked: x.has}
	x.home(p)
	for _, e := range x.entries {
		p.raw(`<article id="` + escapeHTML(e.ID) + "\">\n")
		if review := ReviewLabel(e.Review); review != "" {
			p.line("p", "not-reviewed", review.English())
		}
		p.entry(e)
		p.close("article")
	}
	return p.b.String()
}

// home is the first page: which handbook it is, the table of side effects and
// the clinic's values.
func (x *Export) home(p *page) {
	p.raw("<article id=\"home\" class=\"wide\">\n")
	p.line("h1", "", Title.English())
	p.line("p", "", x.edition())
	if review := x.reviewLine(); review != "" {
		p.line("p", "warning", review)
	}
	if effects := x.sideEffects(); len(effects) > 1 {
		p.line("h2", "", SideEffectsTable.English())
		p.line("p", "note", BandNote.English())
		p.raw("<div class=\"scroll\">\n")
		p.effectTable(effects)
		p.close("div")
	}
	if fields := x.book.Fields(); len(fields) > 0 {
		p.line("h2", "", ClinicValues.English())
		p.raw("<ul>\n")
		for _, f := range fields {
			x.value(p, f)
		}
		p.close("ul")
	}
	p.close("article")
}

// value is a line of the list of the clinic's values.
func (x *Export) value(p *page, f *handbook.Field) {
	class := ""
	if !f.IsSet() {
		class = "unset"
	}
	p.open("li", "")
	p.text(f.Label + ": ")
	p.inline("b", class, f.Text())
	if by := valueNote(f); by != "" {
		p.raw(" ")
		p.inline("span", "cite", by)
	}
	p.close("li")
}
