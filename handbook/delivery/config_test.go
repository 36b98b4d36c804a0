package delivery

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestConfig(t *testing.T) {
	_, pub := testKey(t)
	dir := t.TempDir()
	pubText, err := pub.MarshalText()
	must(t, err)
	write(t, filepath.Join(dir, "handbook.pub"), string(pubText)+"\n")
	t.Setenv("CLINIC_SYNC", filepath.Join(dir, "sync"))
	t.Setenv("CLINIC_UNSET", "")
	file := filepath.Join(dir, ConfigName)
	for name, c := range map[string]struct {
		text    string
		content string // "" for none; relative to dir
		keys    int
		locked  bool
		every   time.Duration
		problem string // file:line: and a part of the sentence
	}{
		"empty":           {"", "", 0, false, 0, ""},
		"comments":        {"# nothing\n", "", 0, false, 0, ""},
		"all keys":        {"content: clinic.hbk\ntrusted-keys:\n  - " + pub.String() + "\nlocks: [clinic-values]\nlook-every: 2m\n", "clinic.hbk", 1, true, 2 * time.Minute, ""},
		"windows ends":    {"content: folder\r\nlook-every: 1h\r\n", "folder", 0, false, time.Hour, ""},
		"byte-order mark": {"\uFEFFcontent: folder\n", "folder", 0, false, 0, ""},
		"absolute":        {"content: '" + filepath.Join(dir, "x") + "'\n", "x", 0, false, 0, ""},
		"parent":          {"content: a/../b\n", "b", 0, false, 0, ""},
		"variable":        {"content: ${CLINIC_SYNC}/pages\n", "sync/pages", 0, false, 0, ""},
		"dollar":          {"content: share$/x$y\n", "share$/x$y", 0, false, 0, ""},
		"key file":        {"content: c.hbk\ntrusted-keys: [handbook.pub]\n", "c.hbk", 1, false, 0, ""},

		// Slips of people who write it by hand.
		"tab":                  {"locks:\n\t- clinic-values\n", "", 0, true, 0, ""},
		"a share":              {`content: \\server\handbook` + "\n", `\\server\handbook`, 0, false, 0, ""},
		"escape":               {`content: "C:\Users\x"` + "\n", `C:\Users\x`, 0, false, 0, ":1: a backslash between quotation marks is shown as it is"},
		"a share in quotes":    {`content: "\\server\new\table"` + "\n", `\\server\new\table`, 0, false, 0, ":1: a backslash between quotation marks is shown as it is"},
		"a number sign":        {"content: pages #2\n", "pages #2", 0, false, 0, ":1: the # is shown as part of the text"},
		"a note behind":        {"content: pages # of the clinic\nlook-every: 1m # often\nlocks: [clinic-values] # for all\n", "pages", 0, true, time.Minute, ""},
		"curly quotes":         {"content: “pages”\nlook-every: ‘2m’\n", "pages", 0, false, 2 * time.Minute, ""},
		"a colon":              {"content: pages: new\n", "pages: new", 0, false, 0, ""},
		"an apostrophe":        {"content: Ann's pages\n", "Ann's pages", 0, false, 0, ""},
		"words of YAML":        {"content: no\nlook-every: 60s\n", "no", 0, false, time.Minute, ""},
		"digits":               {"content: 0800\n", "0800", 0, false, 0, ""},
		"capitals":             {"Content: pages\nLook every: 60s\nLOCKS: clinic-values\n", "pages", 0, true, time.Minute, ""},
		"a list without marks": {"locks: clinic-values\ntrusted-keys: " + pub.String() + "\n", "", 1, true, 0, ""},
		"bullets":              {"locks:\n• clinic-values\n", "", 0, true, 0, ""},
		"a space before":       {"content: pages\n locks: clinic-values\n", "pages", 0, true, 0, ":2: this line begins with a key but also with spaces"},
		"UTF-16":               {"\xff\xfec\x00o\x00n\x00t\x00e\x00n\x00t\x00:\x00 \x00p\x00\n\x00", "p", 0, false, 0, ""},
		"Windows-1252":         {"content: F\xfchrer\n", "Führer", 0, false, 0, ""},
		"a quotation mark":     {"content: \"pages\nlocks: [clinic-values]\n", "", 0, true, 0, ":1: the quotation mark at the beginning has no partner"},

		"unset variable": {"look-every: 30s\ncontent: ${CLINIC_UNSET}/x\n", "", 0, false, 30 * time.Second, ":2: the variable ${CLINIC_UNSET} is not set"},
		"address":        {"content: https://example.org/x.hbk\n", "", 0, false, 0, ":1: https://example.org/x.hbk is an address of the internet"},
		"unknown key":    {"content: folder\ncontnet: x\nlocks: [clinic-values]\n", "folder", 0, true, 0, `:2: unknown key "contnet": known keys are content`},
		"unknown lock":   {"locks:\n  - clinic-values\n  - doors\n", "", 0, true, 0, `:3: "doors" cannot be locked`},
		"bad key":        {"content: c.hbk\ntrusted-keys:\n  - " + pub.String() + "\n  - RWnonsense\n", "c.hbk", 1, false, 0, ":4: this is not a public key"},
		"no key file":    {"content: c.hbk\ntrusted-keys: [other.pub]\n", "c.hbk", 0, false, 0, ":2: the key file"},
		"no key":         {"locks: []\ncontent: c.HBK\n", "c.HBK", 0, false, 0, ":2: the content is a pack but no key is trusted"},
		"too often":      {"content: f\nlook-every: 1s\n", "f", 0, false, 0, ":2: \"1s\" is not a time from 5s to 24h"},
		"no unit":        {"look-every: 30\n", "", 0, false, 0, ":1: \"30\" is not a time"},

		"no YAML":     {"content: [a\n", "", 0, true, 0, ":1: "},
		"list":        {"- content\n", "", 0, true, 0, ":1: "},
		"wrong type":  {"content: {a: b}\n", "", 0, true, 0, ":1: "},
		"binary":      {"\x00\x01\x02", "", 0, true, 0, ":1: "},
		"key twice":   {"content: a\ncontent: b\n", "", 0, true, 0, ":2: "},
		"very large":  {strings.Repeat("#", maxConfig+1), "", 0, true, 0, ":1: the file cannot be read (it is larger"},
		"alias bombs": {"content: &a [*a,*a]\n", "", 0, true, 0, ":1: anchors and aliases"},
		"brackets":    {"content: x\nlocks: " + strings.Repeat("[", 60_000), "", 0, true, 0, ":2: lists and groups are nested"},
		"many aliases": {"a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n" +
			"e: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f]\ncontent: [*g,*g,*g,*g,*g,*g,*g,*g]\n", "", 0, true, 0, ":1: anchors and aliases"},
	} {
		t.Run(name, func(t *testing.T) {
			write(t, file, c.text)
			got := readFirst([]string{filepath.Join(dir, "nowhere", ConfigName), file, filepath.Join(dir, "later", ConfigName)})
			want := c.content
			if want != "" {
				want = filepath.Join(dir, filepath.FromSlash(want))
			}
			if got.File != file || got.Content != want || len(got.Keys) != c.keys || got.Locked(LockClinicValues) != c.locked || got.Every != c.every {
				t.Errorf("it reads %+v", got)
			}
			var problems []string
			for _, p := range got.Problems {
				problems = append(problems, p.String())
			}
			all := strings.Join(problems, "\n")
			if (c.problem == "") != (all == "") || !strings.Contains(all, file+c.problem) && c.problem != "" {
				t.Errorf("the problems are %q, want %q", all, c.problem)
			}
			if strings.Count(all, "\n") > 1 {
				t.Errorf("too many problems:\n%s", all)
			}
		})
	}
}

// TestConfigReports: a desk says which version it shows only where its settings name a
// folder on a disk or share.
func TestConfigReports(t *testing.T) {
	file := filepath.Join(t.TempDir(), ConfigName)
	for text, want := range map[string]string{
		"content: live\n":                      "",
		"content: live\nreport-to: ''\n":       "",
		"content: live\nreport-to: ../desks\n": filepath.Join(filepath.Dir(filepath.Dir(file)), "desks"),
		"report-to: https://example.org/x\n":   "",
		"report-to: ${CLINIC_NOWHERE}/desks\n": "",
		"report-to: [a, b]\n":                  "",
	} {
		c := parseConfig(file, []byte(text))
		if c.Reports != want {
			t.Errorf("%q: it reports to %q, want %q", text, c.Reports, want)
		}
		if odd := strings.Contains(text, "//") || strings.Contains(text, "$") || strings.Contains(text, "["); odd != (len(c.Problems) > 0) {
			t.Errorf("%q: the problems are %v", text, c.Problems)
		}
	}
}

func TestFirstConfigCounts(t *testing.T) {
	a, b := filepath.Join(t.TempDir(), ConfigName), filepath.Join(t.TempDir(), ConfigName)
	if c := readFirst([]string{a, b}); c.File != "" || c.Locked(LockClinicValues) || len(c.Problems) > 0 {
		t.Errorf("without a file it reads %+v", c)
	}
	write(t, b, "content: b\n")
	if c := readFirst([]string{a, b}); c.File != b {
		t.Errorf("it reads %s", c.File)
	}
	write(t, a, "content: [\n")
	if c := readFirst([]string{a, b}); c.File != a || c.Content != "" || !c.placeUnknown() || !c.Locked(LockClinicValues) {
		t.Errorf("with a broken file in front it reads %+v", c)
	}
	must(t, os.Remove(a))
	must(t, os.Mkdir(a, 0o755))
	if c := readFirst([]string{a, b}); !c.placeUnknown() || len(c.Problems) != 1 {
		t.Errorf("with a folder in front it reads %+v", c)
	}
}

func TestConfigFolders(t *testing.T) {
	folders := configFolders()
	program, err := os.Executable()
	must(t, err)
	if len(folders) != 2 || folders[0] != filepath.Dir(program) {
		t.Errorf("the folders are %q, the program is %s", folders, program)
	}
	if runtime.GOOS == "linux" && folders[1] != "/etc/clinic-handbook" {
		t.Errorf("the folders are %q", folders)
	}
}

// TestFormerConfigName: handbook.yaml, the former name, is still read, with a
// problem that says how to rename it; desk.yaml in the same folder comes first,
// and either in the program's folder comes before the computer's.
func TestFormerConfigName(t *testing.T) {
	program, computer := t.TempDir(), t.TempDir()
	read := func() Config { return readFirst(configFiles([]string{program, computer})) }
	check := func(file, content, problem string) {
		t.Helper()
		c := read()
		if c.File != file || filepath.Base(c.Content) != content {
			t.Errorf("it reads %s with content %s, want %s with %s", c.File, c.Content, file, content)
		}
		if problem == "" && len(c.Problems) > 0 || problem != "" && (len(c.Problems) != 1 || c.Problems[0].String() != problem) {
			t.Errorf("the problems are %v, want %q", c.Problems, problem)
		}
	}
	put := func(dir, name, content string) string {
		file := filepath.Join(dir, name)
		write(t, file, "content: "+content+"\n")
		return file
	}
	rename := func(file string) string {
		return file + ":1: the settings file of a computer is now called desk.yaml: rename this file"
	}
	former := put(computer, "handbook.yaml", "a")
	check(former, "a", rename(former))
	check(put(computer, "desk.yaml", "b"), "b", "")
	former = put(program, "handbook.yaml", "c")
	check(former, "c", rename(former))
	check(put(program, "desk.yaml", "d"), "d", "")
}

func TestWithContent(t *testing.T) {
	c := Config{broken: true}.WithContent("x")
	if !filepath.IsAbs(c.Content) || !c.Locked(LockClinicValues) || c.placeUnknown() {
		t.Errorf("%+v", c)
	}
}

func FuzzConfig(f *testing.F) {
	f.Add("content: clinic.hbk\ntrusted-keys: [a.pub]\nlocks: [clinic-values]\nlook-every: 30s\n")
	f.Add("content: &a [*a]\n")
	f.Add("? {\n")
	f.Fuzz(func(t *testing.T, text string) {
		c := parseConfig(filepath.Join(t.TempDir(), ConfigName), []byte(text))
		if c.broken && len(c.Problems) == 0 {
			t.Error("it cannot be read, and nobody says why")
		}
		for _, p := range c.Problems {
			if p.Line < 1 || p.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+2 || p.Msg == "" {
				t.Errorf("a problem at line %d: %q", p.Line, p.Msg)
			}
		}
	})
}
