package content

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

const (
	goodSources = "- {key: N2, title: Risks, publisher: An NHS trust, short: NHS, year: 2024, kind: official}\n" +
		"- {key: article, title: An article, publisher: A clinic, year: undated, kind: article}\n"
	goodFields = "- {id: nurse-line, label: Nurse line, help: The extension., unset: Not set, needed: true}\n"
	goodEntry  = "---\ntitle: Headache\nroute: nurse\nsay: A nurse will help you.\naliases: [head hurts]\nsources: [N2]\n---\n"
)

// content is a sound content folder, with some files laid over it.
func content(over map[string]string) fstest.MapFS {
	files := map[string]string{
		"sources.yaml":             goodSources,
		"clinic-fields.yaml":       goodFields,
		"side-effects/headache.md": goodEntry + "## Official sources\nIt can happen. [^N2]\n",
	}
	fsys := fstest.MapFS{}
	for name, text := range over {
		files[name] = text
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestCheckNamesEveryFault(t *testing.T) {
	front := func(extra string) string {
		return "---\ntitle: A\nroute: nurse\nsay: B.\n" + extra + "---\n"
	}
	cases := []struct {
		name, file, text string
		want             string // file:line: beginning of the sentence
	}{
		{"unknown key", "faq/a.md", front("titel: A\n"), `faq/a.md:5: unknown key "titel"`},
		{"unknown route", "faq/a.md", "---\ntitle: A\nroute: porter\nsay: B.\n---\n", `faq/a.md:3: unknown route "porter"`},
		{"missing title", "faq/a.md", "---\nroute: nurse\nsay: B.\n---\n", "faq/a.md:1: the entry has no title"},
		{"missing say", "faq/a.md", "---\ntitle: A\nroute: nurse\n---\n", "faq/a.md:1: the entry has no say"},
		{"no front matter", "faq/a.md", "Hello\n", "faq/a.md:1: the lines between --- and --- are missing"},
		{"open front matter", "faq/a.md", "---\ntitle: A\n", "faq/a.md:1: the lines between --- and --- are missing"},
		{"empty front matter", "faq/a.md", "---\n---\n", "faq/a.md:1: there is nothing between --- and ---"},
		{"bad YAML", "faq/a.md", "---\ntitle: A\nsay: \"B\nroute: nurse\n---\n", "faq/a.md:"},
		{"list for text", "faq/a.md", "---\ntitle: [A]\nroute: nurse\nsay: B.\n---\n", "faq/a.md:2: title must be plain text"},
		{"HTML block", "faq/a.md", front("") + "## Our clinic\n\n<div>x</div>\n", "faq/a.md:8: HTML has no meaning here and is shown as it is typed"},
		{"HTML in a line", "faq/a.md", front("") + "## Our clinic\n\nline\nwith <b>bold</b>\n", "faq/a.md:9: HTML has no meaning here and is shown as it is typed"},
		{"picture", "faq/a.md", front("") + "![a cat](cat.png)\n", "faq/a.md:6: the picture \"cat.png\" is not shown"},
		{"dead link", "faq/a.md", front("") + "See [x](../faq/nowhere.md).\n", `faq/a.md:6: dead link "../faq/nowhere.md"`},
		{"link without .md", "faq/a.md", front("") + "See [x](../side-effects/headache).\n", "faq/a.md:6: dead link"},
		{"dead related", "faq/a.md", front("related: [faq/nowhere]\n"), "faq/a.md:5: dead link"},
		{"duplicate alias", "side-effects/zz.md", front("aliases: [Head  HURTS]\n"), "side-effects/zz.md:5: duplicate alias"},
		{"duplicate id", "side-effects/Headache.md", goodEntry, "side-effects/Headache.md:1: duplicate id"},
		{"file name without letters", "faq/¿?.md", front(""), "faq/¿?.md:1: the file name"},
		{"not Markdown", "faq/a.txt", "x", "faq/a.txt:1: this file is not read"},
		{"unknown source", "faq/a.md", front("sources: [ZZ]\n"), `faq/a.md:5: unknown source "ZZ"`},
		{"unknown citation", "faq/a.md", front("") + "## Official sources\nYes. [^ZZ]\n", `faq/a.md:7: unknown source "ZZ"`},
		{"no citation", "faq/a.md", front("") + "## Official sources\n- Yes. [^N2]\n- No.\n", "faq/a.md:8: this statement names no source"},
		{"table without citation", "faq/a.md", front("") + "## Official sources\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "faq/a.md:8: this statement names no source"},
		{"unknown clinic value", "faq/a.md", front("") + "[x](clinic:nope)\n", `faq/a.md:6: unknown clinic value "nope"`},
		{"unknown heading", "faq/a.md", front("") + "## Offical sources\nYes.\n", `faq/a.md:6: unknown heading "Offical sources"`},
		{"bad date", "faq/a.md", front("checked: yesterday\n"), `faq/a.md:5: checked "yesterday" is not a date`},
		{"bad review", "faq/a.md", front("review: yes please\n"), "faq/a.md:5: unknown review"},
		{"effect of a FAQ", "faq/a.md", front("effect: {band: call}\n"), "faq/a.md:5: effect is for side effects only"},
		{"unknown band", "side-effects/a.md", front("effect: {band: blue}\n"), `side-effects/a.md:5: unknown band "blue"`},
		{"say without fallback", "faq/a.md", "---\ntitle: A\nroute: nurse\nsay: Call [x](clinic:nurse-line).\n---\n", "faq/a.md:4: say uses a clinic value"},
		{"damaged UTF-8", "faq/a.md", "---\ntitle: caf\u00e9 \xff\n---\n", "faq/a.md:2: this line contains characters that are not text"},
		{"too large", "faq/a.md", front("") + strings.Repeat("x", MaxFileSize), "faq/a.md:1: the file is larger than 1 MiB"},
		{"duplicate source", "sources.yaml", goodSources + "- {key: N2, title: T, publisher: P, year: 2020, kind: study}\n", "sources.yaml:3: duplicate source key"},
		{"bad year", "sources.yaml", goodSources + "- {key: N3, title: T, publisher: P, year: soon, kind: study}\n", "sources.yaml:3: the year"},
		{"duplicate field", "clinic-fields.yaml", goodFields + goodFields, "clinic-fields.yaml:2: duplicate id"},
		{"unknown value set", "clinic.yaml", "nurse-lin: 5\n", `clinic.yaml:1: unknown clinic value "nurse-lin"`},
		{"red flag to nowhere", "red-flags.yaml", "- name: X\n  entries: [faq/nope]\n  phrases: [help]\n", `red-flags.yaml:2: the red flag "X" leads nowhere`},
		{"lonely group", "vocabulary.yaml", "groups:\n  - [one]\n", "vocabulary.yaml:2: a group needs at least two words"},
		{"tie to nothing", "vocabulary.yaml", "ties:\n  one: []\n", `vocabulary.yaml:2: "one" leads nowhere`},
		{"a group that is text", "vocabulary.yaml", "groups:\n  - one\n", "vocabulary.yaml:2: a group needs at least two words"},
		{"here and elsewhere", "vocabulary.yaml", "groups:\n  - one, two\nelsewhere: two\n", `vocabulary.yaml:3: "two" is under elsewhere`},
		{"tied and elsewhere", "vocabulary.yaml", "ties:\n  one: two\nelsewhere: two, three\n", `vocabulary.yaml:3: "two" is under elsewhere`},
		{"red flag without entries", "red-flags.yaml", "- name: X\n  phrases: [help]\n", `red-flags.yaml:1: the red flag "X" leads nowhere`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Check(content(map[string]string{c.file: c.text}))
			if len(got) != 1 || !strings.HasPrefix(got[0].String(), c.want) {
				t.Errorf("got %q, want one problem that begins %q", got, c.want)
			}
		})
	}
}

func TestCheckAcceptsSoundContent(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"plain":               content(nil),
		"byte-order mark":     content(map[string]string{"faq/a.md": "\uFEFF---\r\ntitle: A\r\nroute: nurse\r\nsay: B.\r\n---\r\n"}),
		"hidden files":        content(map[string]string{"faq/.a.md.swp": "x", "faq/a.md~": "x"}),
		"link to broken page": content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n---\nSee [it](../side-effects/headache.md).\n"}),
	} {
		t.Run(name, func(t *testing.T) {
			if got := Check(fsys); len(got) > 0 {
				t.Errorf("got %q, want none", got)
			}
		})
	}
}

func TestLoadKeepsWhatIsSound(t *testing.T) {
	h, _, err := Load(content(map[string]string{"faq/broken.md": "nothing", "faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n---\n[x](broken.md)\n"}))
	if err != nil || h.Entry("faq/broken") != nil || h.Entry("faq/a") == nil || len(h.Problems()) != 1 {
		t.Errorf("err %v, problems %q: want the sound entry and one problem", err, h.Problems())
	}
	if _, _, err := Load(fstest.MapFS{}); !errors.Is(err, ErrNoEntries) {
		t.Errorf("an empty folder gave %v, want ErrNoEntries", err)
	}
}

func TestClinicValues(t *testing.T) {
	page := "---\ntitle: A\nroute: nurse\nsay: Ring [x](clinic:nurse-line).\nsay-until-set: I will pass you on.\n---\n"
	cases := map[string]struct{ clinic, say string }{
		"unset":   {"", "I will pass you on."},
		"plain":   {"nurse-line: 204\n", "Ring 204."},
		"mapping": {"nurse-line: {value: ext. 204, by: Ann, on: 2026-11-01}\n", "Ring ext. 204."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			desk := handbook.Layer{Name: "desk", Desk: true, FS: fstest.MapFS{"clinic.yaml": {Data: []byte(c.clinic)}}}
			h, _, err := Load(content(map[string]string{"faq/a.md": page}), desk)
			if err != nil || len(h.Problems()) > 0 {
				t.Fatal(err, h.Problems())
			}
			if got := h.Entry("faq/a").SayText(); got != c.say {
				t.Errorf("say is %q, want %q", got, c.say)
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(goodEntry + "## Official sources\n| a | b |\n|---|---|\n| 1 | [^N2] |\n")
	f.Add("---\ntitle: &a x\nsay: *a\n---\n")
	f.Add(goodEntry + "text[^1]\n\n[^1]: a note\n\n> - a\n>   1. b\n>\n> ```\n> c\n> ```\n")
	f.Add(goodEntry + "[a]: <b> \"c\"\n[a] <http://x> &amp; \\* <br>\n***\n# H\n")
	f.Fuzz(func(t *testing.T, text string) {
		h, _, _ := Load(content(map[string]string{"faq/a.md": text}))
		lines := strings.Count(strings.ReplaceAll(text, "\r", "\n"), "\n") + 2
		for _, p := range h.Problems() {
			if p.File == "faq/a.md" && (p.Line < 1 || p.Line > lines) || strings.Contains(p.Msg, "\n") {
				t.Errorf("problem %q lies outside the file or spans lines", p)
			}
		}
		if e := h.Entry("faq/a"); e != nil {
			for _, p := range e.Parts {
				for range handbook.Lines(p.Blocks) { // no kind of block is passed over
				}
			}
		}
	})
}
