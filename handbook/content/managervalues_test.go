package content

import (
	"strings"
	"testing"
)

// TestValuesAPracticeManagerTypes is the same for the clinic's values: each row is a
// line of clinic.yaml for the nurse line.
func TestValuesAPracticeManagerTypes(t *testing.T) {
	for name, c := range map[string]struct{ text, want, named string }{
		"a number":          {"nurse-line: 555-0100", "555-0100", ""},
		"leading zeros":     {"nurse-line: 0800", "0800", ""},
		"a plus":            {"nurse-line: +1 503 555 0100", "+1 503 555 0100", ""},
		"parentheses":       {"nurse-line: (503) 555-0100", "(503) 555-0100", ""},
		"an extension":      {"nurse-line: 555-0100 #12", "555-0100 #12", "the # is shown"},
		"no space":          {"nurse-line:555-0100", "555-0100", ""},
		"no-break space":    {"nurse-line:\u00a0555-0100", "555-0100", ""},
		"a tab":             {"nurse-line:\t555-0100", "555-0100", ""},
		"capitals":          {"Nurse Line: 555-0100", "555-0100", ""},
		"hours":             {"nurse-line: Mon–Fri: 9:00–17:00", "Mon–Fri: 9:00–17:00", ""},
		"yes":               {"nurse-line: yes", "yes", ""},
		"Word's quotes":     {"nurse-line: “ext. 12”", "ext. 12", ""},
		"an unclosed quote": {"nurse-line: \"ext. 12", "", "no partner"},
		"in braces":         {"nurse-line: {value: ext. 12, by: Ann, on: 11/30/2026}", "ext. 12", ""},
		"emoji":             {"nurse-line: ☎️ 12", "☎️ 12", ""},
		"two lines":         {"nurse-line: ext. 12,\n  or 13", "ext. 12, or 13", ""},
		"twice":             {"nurse-line: 1\nnurse-line: 2", "1", "is there twice"},
		"an equal sign":     {"nurse-line = 555-0100", "", "each with a key and a colon"},
		"Windows-1252":      {"nurse-line: ask f\xfcr Ann", "ask für Ann", ""},
		"full stop":         {"nurse-line: ext. 12.", "ext. 12.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, err := Load(content(map[string]string{"clinic-fields.yaml": goodFields}), clinicFiles(map[string]string{"clinic.yaml": c.text + "\n"}))
			if err != nil {
				t.Fatal(err)
			}
			said := problemTexts(h)
			if got := h.Field("nurse-line").Value; got != c.want && c.named == "" || c.want != "" && got != c.want {
				t.Errorf("the value is %q, want %q; %s", got, c.want, said)
			}
			if c.named == "" && said != "" || strings.Count(said, "\n") > 0 || !strings.Contains(said, c.named) || jargon.MatchString(said) {
				t.Errorf("it says %q, want %q", said, c.named)
			}
		})
	}
}
