package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"clinichandbook/handbook/search"
)

// sayings are the lines of testdata/red-flags.txt by group: what raises it, and
// what raises nothing.
func sayings(t *testing.T) (raise, silent map[string][]string) {
	t.Helper()
	data, err := os.ReadFile("testdata/red-flags.txt")
	if err != nil {
		t.Fatal(err)
	}
	raise, silent = map[string][]string{}, map[string][]string{}
	group := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if said, ok := strings.CutPrefix(line, "+ "); ok {
			raise[group] = append(raise[group], said)
		} else if said, ok := strings.CutPrefix(line, "- "); ok {
			silent[group] = append(silent[group], said)
		} else if line != "" && !strings.HasPrefix(line, "#") {
			group = line
		}
	}
	return raise, silent
}

func names(flags []search.Flag) (out []string) {
	for _, f := range flags {
		out = append(out, f.Group.Name+" ("+f.Phrase+")")
	}
	return out
}

func raises(flags []search.Flag, group string) bool {
	return slices.ContainsFunc(flags, func(f search.Flag) bool { return f.Group.Name == group })
}

func TestEveryGroupIsRaised(t *testing.T) {
	ix := bundled(t)
	raise, silent := sayings(t)
	for group, said := range raise {
		if len(said) < 10 || len(silent[group]) == 0 {
			t.Errorf("%s: %d phrases that raise it and %d near misses, want 10 and 1", group, len(said), len(silent[group]))
		}
		for _, s := range said {
			if flags := ix.Flags(s); !raises(flags, group) {
				t.Errorf("%q raises %q, want %s", s, names(flags), group)
			}
		}
	}
	for _, said := range silent {
		for _, s := range said {
			if flags := ix.Flags(s); len(flags) > 0 {
				t.Errorf("%q raises %q, want nothing", s, names(flags))
			}
		}
	}
}
