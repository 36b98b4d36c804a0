package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestYAMLShape(t *testing.T) {
	indented := func(levels int) string {
		var b strings.Builder
		for i := range levels {
			fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"empty":              {"", 0},
		"flat":               {"content: x\nlocks: [a, b]\n", 0},
		"list of groups":     {"- id: a\n  entries: [a, b]\n  phrases:\n    - one: two\n      three: four\n- id: b\n", 0},
		"many lines":         {strings.Repeat("- a: [b, {c: d}]\n", 1000), 0},
		"a folded text":      {"a: >\n  - x: y\n    - [[[[[[[[[[\n  &b *c\nd: e\n", 0},
		"signs in quotes":    {"a: \"&b *c [[[[[[[[[[\"\n", 0},
		"signs in a comment": {"# &b *c [[[[[[[[[[[[\na: b\n", 0},
		"anchor":             {"x: y\na: &b c\n", 2},
		"alias":              {"x: y\na:\n  - *b\n", 3},
		"merge":              {"<<: {a: b}\n", 1},
		"brackets":           {"a: " + strings.Repeat("[", 50_000), 1},
		"braces":             {"a: " + strings.Repeat("{a: ", 20_000), 1},
		"brackets in lines":  {"a:\n" + strings.Repeat("[\n", 10_000), 9},
		"pairs in a line":    {"a: {b: c, d: e, f: g, h: i, j: k, l: m, n: o, p: q, r: s, t: u}\n", 0},
		"colons":             {strings.Repeat("a: ", 20_000), 1},
		"dashes":             {strings.Repeat("- ", 30_000) + "a", 1},
		"question marks":     {strings.Repeat("? ", 30_000) + "a", 1},
		"eight levels":       {indented(maxYAMLDepth), 0},
		"indented":           {indented(300), maxYAMLDepth + 1},
	} {
		begun := time.Now()
		if line, why := YAMLShape(c.text); line != c.line || (line == 0) != (why == "") {
			t.Errorf("%s: line %d, %q, want line %d", name, line, why, c.line)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("%s: it takes %v", name, took)
		}
	}
}

// TestYAMLShapeOfTheHandbook: none of the bundled tables is refused.
func TestYAMLShapeOfTheHandbook(t *testing.T) {
	files, err := filepath.Glob("../../assets/content/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if line, why := YAMLShape(string(text)); line != 0 {
			t.Errorf("%s:%d: %s", file, line, why)
		}
	}
}
