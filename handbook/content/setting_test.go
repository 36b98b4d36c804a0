package content

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

func TestChangeSettingKeepsAllElse(t *testing.T) {
	const byHand = `# Our values. Ask Ann before you change one.
nurse-line: 204   # the front room

# hours
nurse-hours: >-
  from nine
  to five

out-of-hours:
  value: "ring: 111"
  by: Bo   # the manager
# the end
`
	set := handbook.Setting{Value: "ext. \"12\": any # time", By: "Ann", On: "2026-11-24"}
	line := `: {value: "ext. \"12\": any # time", by: "Ann", on: "2026-11-24"}`
	for name, c := range map[string]struct{ file, id, old, new string }{
		"one line":       {byHand, "nurse-line", "nurse-line: 204   # the front room\n", "nurse-line" + line + " # the front room\n"},
		"folded":         {byHand, "nurse-hours", "nurse-hours: >-\n  from nine\n  to five\n", "nurse-hours" + line + "\n"},
		"last":           {byHand, "out-of-hours", "out-of-hours:\n  value: \"ring: 111\"\n  by: Bo   # the manager\n", "out-of-hours" + line + "\n"},
		"new":            {byHand, "clinic-name", "# the end\n", "# the end\nclinic-name" + line + "\n"},
		"no end of line": {"nurse-line: 1", "clinic-name", "nurse-line: 1", "nurse-line: 1\nclinic-name" + line + "\n"},
		"empty":          {"", "clinic-name", "", "clinic-name" + line + "\n"},
		"comments only":  {"# none yet\n", "clinic-name", "# none yet\n", "# none yet\nclinic-name" + line + "\n"},
		"Windows":        {"\uFEFFa-b: 1\r\nb: 2\r\n", "a-b", "a-b: 1\r\n", "a-b" + line + "\r\n"},
		"no value":       {"a:\nb: 2\n", "a", "a:\n", "a" + line + "\n"},
		"quoted key":     {"\"a\": 1\nb: 2\n", "a", "\"a\": 1\n", "a" + line + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ChangeSetting([]byte(c.file), c.id, set)
			if want := strings.Replace(c.file, c.old, c.new, 1); err != nil || string(got) != want {
				t.Errorf("%v, got:\n%s\nwant:\n%s", err, got, want)
			}
			gone, err := ChangeSetting(got, c.id, handbook.Setting{})
			if err != nil || strings.Contains(string(gone), "12") {
				t.Errorf("taking it out: %v:\n%s", err, gone)
			}
		})
	}
}

func TestBrokenValuesAreNotChanged(t *testing.T) {
	for name, file := range map[string]string{
		"not YAML":    "a: [\n",
		"twice":       "a: 1\na: 2\n",
		"a list":      "- a\n",
		"unknown key": "a: {valeu: 1}\n",
		"in braces":   "{a: 1, b: 2}\n",
		"not UTF-8":   "a: \xff\n",
		"two papers":  "a: 1\n---\nb: 2\n",
	} {
		t.Run(name, func(t *testing.T) {
			if out, err := ChangeSetting([]byte(file), "b", handbook.Setting{Value: "5"}); !errors.Is(err, ErrBrokenValues) || out != nil {
				t.Errorf("%q became %q, %v", file, out, err)
			}
		})
	}
}

func FuzzChangeSetting(f *testing.F) {
	f.Add("# c\na: 1 # x\nb: |\n  t\n\n  # u\nc: {value: v, by: w}\n", "b", "text: \"q\" 'r' # s\nt")
	f.Add("a: &x 1\nb: *x\n", "a", "-")
	f.Add("? a\n: 1\n", "a", "\x00\u2028\\")
	f.Fuzz(func(t *testing.T, file, id, text string) {
		if !validID.MatchString(id) {
			return
		}
		before, err := ReadSettings([]byte(file))
		out, changeErr := ChangeSetting([]byte(file), id, handbook.Setting{Value: text})
		if changeErr != nil {
			return
		}
		if err != nil {
			t.Fatalf("a broken file was changed: %v", err)
		}
		after, err := ReadSettings(out)
		if err != nil || after[id].Value != cleanValue(text) {
			t.Fatalf("%q, %v: want %q", after[id].Value, err, text)
		}
		delete(before, id)
		delete(after, id)
		if !maps.Equal(before, after) {
			t.Fatalf("other values became %v from %v", after, before)
		}
	})
}
