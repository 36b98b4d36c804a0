package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// Draft is a page of the clinic's own that is written as a whole. Nobody has
// reviewed it.
type Draft struct {
	Title   string
	Topic   string // id, or ""
	Route   handbook.Route
	Say     string
	Aliases []string
	Checked string // date
	Lists   DraftLists
	Blocks  []handbook.Block
	From    Imported
}

// DraftLists are what decides on a call who answers.
type DraftLists struct{ AskFirst, HandOver, Emergency []string }

// Imported says where a draft came from.
type Imported struct {
	File string // its name, without a folder
	Part string // which part of the file
	Of   string // fingerprint of the body as it was imported
}

// Bytes is the draft as a file.
func (d Draft) Bytes() []byte {
	body := d.Body()
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\n", quoted(oneLine(d.Title)))
	if d.Topic != "" {
		fmt.Fprintf(&b, "topic: %s\n", d.Topic)
	}
	fmt.Fprintf(&b, "route: %s\nsay: %s\n", d.Route.Key(), quoted(inlineText(d.Say)))
	if len(d.Lists.AskFirst) > 0 {
		b.WriteString("ask-first: " + quotedList(d.Lists.AskFirst) + "\n")
	}
	b.WriteString("hand-over: " + quotedList(d.Lists.HandOver) + "\n")
	if len(d.Lists.Emergency) > 0 {
		b.WriteString("emergency: " + quotedList(d.Lists.Emergency) + "\n")
	}
	b.WriteString("aliases: " + quotedList(d.Aliases))
	fmt.Fprintf(&b, "\nsources: []\nrelated: []\nchecked: %s\nreview: pending\n", d.Checked)
	if d.From.File != "" {
		b.WriteString(d.From.line(body) + "\n")
	}
	b.WriteString("---\n")
	b.Write(body)
	return b.Bytes()
}

func quotedList(texts []string) string {
	var out []string
	for _, t := range texts {
		out = append(out, quoted(oneLine(t)))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// Body is what follows the front matter: everything is the clinic's.
func (d Draft) Body() []byte {
	return append([]byte("## "+handbook.VoiceClinic.Heading()+"\n\n"), WriteBlocks(d.Blocks)...)
}

func (i Imported) line(body []byte) string {
	return fmt.Sprintf("imported: {from: %s, part: %s, of: %s}", quoted(oneLine(i.File)), quoted(oneLine(i.Part)), quoted(BodyFingerprint(body)))
}

// BodyFingerprint identifies the body of a page.
func BodyFingerprint(body []byte) string {
	sum := sha256.Sum256(bytes.TrimSpace(normalize(body)))
	return hex.EncodeToString(sum[:6])
}

// ImportedPage reads where a page came from, and its body; ok is false if it was
// not imported.
func ImportedPage(file []byte) (from Imported, body []byte, ok bool) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return from, nil, false
	}
	var problems []handbook.Problem
	y := yamlFile{1, reporter{to: &problems}}
	for _, p := range f.pairs {
		if p.key == "imported" {
			readImported(y, p, &from)
		}
	}
	_, body, _ = bytes.Cut(normalize(f.after), []byte("\n"))
	return from, body, from.File != ""
}

func readImported(y yamlFile, at pair, to *Imported) {
	switch at.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		y.keys(at.node, "imported", map[string]func(pair){
			"from": textKey(y, &to.File), "part": textKey(y, &to.Part), "of": textKey(y, &to.Of),
		})
	default:
		y.report.at(at.line, "imported is written by the program: remove the line")
	}
}

// ReplaceBody is an imported page with a new body. Its front matter stays as it
// is, but for the fingerprint of what was imported.
func ReplaceBody(file []byte, from Imported, body []byte) ([]byte, error) {
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	if err := f.set("imported", strings.TrimPrefix(from.line(body), "imported: ")); err != nil {
		return nil, err
	}
	mark, _, _ := bytes.Cut(f.after, []byte("\n"))
	f.after = append(append(bytes.TrimRight(mark, "\r"), '\n'), body...)
	return f.bytes(), nil
}

// Slug is a text as an id writes it: "Parking & Fees" becomes parking-fees. It is
// "" if the text has no letter or digit for it.
func Slug(text string) string { return slug(text) }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// inlineText is plain text as a line of front matter that is read as Markdown.
func inlineText(text string) string { return escapeText(oneLine(text)) }

// AppendClinic is a page with more of the clinic's own words at its end, under a
// heading of their own.
func AppendClinic(page []byte, title string, blocks []handbook.Block) []byte {
	var b bytes.Buffer
	b.Write(bytes.TrimRight(page, "\n"))
	b.WriteString("\n\n")
	last := bytes.LastIndex(page, []byte("\n## "))
	if v, _ := handbook.ParseVoice(firstLine(page[last+1:])[min(3, len(firstLine(page[last+1:]))):]); last < 0 || v != handbook.VoiceClinic {
		b.WriteString("## " + handbook.VoiceClinic.Heading() + "\n\n")
	}
	b.WriteString("### " + escapeText(oneLine(title)) + "\n\n")
	b.Write(WriteBlocks(blocks))
	return b.Bytes()
}
