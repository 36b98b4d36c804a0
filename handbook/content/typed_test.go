package content

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestShownAsTyped checks that what people type without knowing Markdown is shown
// as they wrote it.
func TestShownAsTyped(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"label", "[Front desk]: 4512", "[Front desk]: 4512"},
		{"label of a web page", "[Portal]: https://example.org/a", "[Portal]: https://example.org/a"},
		{"a used definition", "See [the map][m].\n\n[m]: https://example.org", "See the map (https://example.org)."},
		{"more than", "> 5 minutes late: ask a nurse", "> 5 minutes late: ask a nurse"},
		{"at least", ">= 3 days before", ">= 3 days before"},
		{"share", `Forms are in \\server\forms\_new and C:\Users\front_desk\a*b*.doc`, `Forms are in \\server\forms\_new and C:\Users\front_desk\a*b*.doc`},
		{"wiki link", "See [[Parking]] first", "See [[Parking]] first"},
		{"struck", "It is ~~free~~ now", "It is ~~free~~ now"},
		{"note", "!!! note\nBring a card", "!!! note\nBring a card"},
		{"marked", "It is ==important==", "It is ==important=="},
		{"comment", "Open daily. <!-- back door 4471 -->\n<!--\nsecret 99\n-->\nCome in.", "Open daily.\nCome in."},
		{"hours", "Mon 9-5\nTue 9-5\nWed closed", "Mon 9-5\nTue 9-5\nWed closed"},
		{"wrapped text", strings.Repeat("word ", 18) + "end\nof a line", strings.Repeat("word ", 18) + "end of a line"},
		{"bullets", "• bring a card\n• bring a list", "bring a card\nbring a list"},
	} {
		h, _, err := Load(content(nil), clinicFiles(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n---\n" + c.body + "\n"}))
		if err != nil || len(h.Problems()) > 0 {
			t.Errorf("%s: %v %q", c.name, err, h.Problems())
			continue
		}
		var lines []string
		for _, p := range h.Entry("faq/a").Parts {
			for line := range handbook.Lines(p.Blocks) {
				lines = append(lines, line)
			}
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s: shown as %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSurplusCellsAreNamed(t *testing.T) {
	h, _, _ := Load(content(nil), clinicFiles(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n---\n| who | where |\n|---|---|\n| a | b | c |\n| a \\| b | c |\n"}))
	if len(h.Problems()) != 1 || h.Problems()[0].Line != 8 || !strings.Contains(h.Problems()[0].Msg, "3 cells") {
		t.Errorf("problems %q", h.Problems())
	}
}

// TestOwnHeadings checks that a clinic's own heading is the clinic's voice.
func TestOwnHeadings(t *testing.T) {
	page := "---\ntitle: A\nroute: nurse\nsay: B.\n---\n## Where to park\nBehind the house.\n## Offical sources\nNo.\n"
	h, _, _ := Load(content(nil), clinicFiles(map[string]string{"faq/a.md": page}))
	parts := h.Entry("faq/a").Parts
	if len(parts) != 2 || parts[0].Voice != handbook.VoiceClinic || parts[1].Voice != handbook.VoiceClinic {
		t.Errorf("parts %+v", parts)
	}
	if len(h.Problems()) != 1 || !strings.Contains(h.Problems()[0].Msg, `"Offical sources"`) {
		t.Errorf("problems %q", h.Problems())
	}
}

func TestOneFullStop(t *testing.T) {
	for value, want := range map[string]string{"ext 12": "Ring ext 12. Thanks.", "ext 12.": "Ring ext 12. Thanks.", "now!": "Ring now! Thanks."} {
		h, _, err := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: Ring [x](clinic:nurse-line). Thanks.\nsay-until-set: Ask.\n---\n"}),
			handbook.Layer{Name: "desk", Desk: true, FS: content(map[string]string{"clinic.yaml": "nurse-line: \"" + value + "\"\n"})})
		if err != nil || h.Entry("faq/a").SayText() != want {
			t.Errorf("%q gives %v %q, want %q", value, err, h.Entry("faq/a").SayText(), want)
		}
	}
}

// FuzzAsTyped checks that lines stay lines.
func FuzzAsTyped(f *testing.F) {
	for _, s := range []string{"• a\n> 5\n[x]: y\n", "```\n\\\\a\\b\n```", "<!-- a\nb -->", "C:\\x_y\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := asTyped([]byte(text)); strings.Count(string(got), "\n") != strings.Count(text, "\n") {
			t.Errorf("%q became %q", text, got)
		}
	})
}
