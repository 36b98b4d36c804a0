package main

import (
	"strings"
	"testing"
)

// TestSlipsAreNamedEverywhere checks that a text which can be read in two ways is
// named by check, keeps a pack from being made, and is shown as it was written.
func TestSlipsAreNamedEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds; package content has the whole table")
	}
	const front = "---\ntitle: Parking\nroute: front-desk\n"
	for name, c := range map[string]struct{ page, shown, named string }{
		"number sign":      {front + "say: Call us at ext #12 for parking.\n---\n", "Say this: Call us at ext #12 for parking.", "faq/a.md:4: the # is shown"},
		"commas":           {front + "say: B.\nhand-over: [the caller feels sick, dizzy or faint]\n---\n", "- the caller feels sick, dizzy or faint\n", "faq/a.md:5: it is not clear"},
		"open quote":       {front + "say: \"We are at the back.\n---\n", "Say this: We are at the back.", "faq/a.md:4: the quotation mark"},
		"second colon":     {front + "say: Parking: behind the house: blue signs.\n---\n", "Say this: Parking: behind the house: blue signs.", ""},
		"quotes in quotes": {front + "say: \"Park at the \"blue\" signs.\"\n---\n", "Say this: Park at the \"blue\" signs.", ""},
		"tab":              {front + "say:\tBehind the house.\n---\n", "Say this: Behind the house.", ""},
		"curly quotes":     {front + "say: “Behind the house.”\n---\n", "Say this: Behind the house.", ""},
		"words":            {front + "say: no\naliases: [MAY, no, 0800, 12:30]\n---\n", "Say this: no\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folderWith(t, map[string]string{"faq/a.md": c.page})
			t.Chdir(t.TempDir())
			code, out, _ := ctl("", "check", dir)
			if c.named == "" && code != exitDone || c.named != "" && (code != exitProblems || !strings.HasPrefix(out, c.named) || strings.Count(out, "\n") != 1) {
				t.Errorf("check: exit %d: %s", code, out)
			}
			if _, out, _ := ctl("", "show", "--content", dir, "faq/a"); !strings.Contains(out, c.shown) {
				t.Errorf("it is shown as\n%s", out)
			}
			if code, _, errOutput := ctl("", "keygen", "--no-password"); code != exitDone {
				t.Fatal(errOutput)
			}
			code, out, _ = ctl("", "pack", dir, "--key", "handbook.key")
			if (code == exitDone) != (c.named == "") || !strings.HasPrefix(out, c.named) {
				t.Errorf("pack: exit %d: %s", code, out)
			}
		})
	}
}
