package main

import (
	"cmp"
	"debug/buildinfo"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// part is one piece of software or data by others in a package, or the product
// itself, with the licences it comes under.
type part struct {
	name    string // the module's path, or what Debian calls it
	version string
	purl    string // package URL; empty for what has none
	texts   []licenceText
}

type licenceText struct {
	file string
	text string
}

// parts lists what the built programs consist of, as the Go tool wrote it into
// them, in order: the product, Go and its modules.
func (r *release) parts(programs ...string) ([]part, error) {
	modules := map[string]*debug.Module{}
	for _, program := range programs {
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			return nil, err
		}
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			modules[m.Path+"@"+m.Version] = m
		}
	}
	product, err := licenceTexts(r.root, "LICENSE", "handbook/search/english/words.LICENSE")
	if err != nil {
		return nil, err
	}
	goroot, err := r.goEnv("GOROOT")
	if err != nil {
		return nil, err
	}
	golang, err := licenceTexts(goroot, "LICENSE", "PATENTS")
	if err != nil {
		return nil, err
	}
	list := []part{
		{name: "clinic-handbook", version: r.version, texts: product},
		{name: "std", version: runtime.Version(), purl: "pkg:golang/std@" + strings.TrimPrefix(runtime.Version(), "go"), texts: golang},
	}
	cache, err := r.goEnv("GOMODCACHE")
	if err != nil {
		return nil, err
	}
	for _, m := range slices.SortedFunc(mapValues(modules), func(a, b *debug.Module) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Version, b.Version))
	}) {
		texts, err := moduleLicences(filepath.Join(cache, escaped(m.Path)+"@"+escaped(m.Version)))
		if err != nil {
			return nil, err
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("%s %s: no licence found in its module", m.Path, m.Version)
		}
		list = append(list, part{name: m.Path, version: m.Version, purl: "pkg:golang/" + m.Path + "@" + m.Version, texts: texts})
	}
	return list, nil
}

func (r *release) goEnv(name string) (string, error) {
	cmd := exec.Command("go", "env", name)
	cmd.Dir = r.root
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

func mapValues[K comparable, V any](m map[K]V) func(func(V) bool) {
	return func(yield func(V) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

// escaped is a module path or version as the module cache spells it: a capital
// letter is "!" and the small one.
func escaped(path string) string {
	var b strings.Builder
	for _, r := range path {
		if 'A' <= r && r <= 'Z' {
			b.WriteByte('!')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// moduleLicences finds the licences in a module: of the whole, and of what it
// has taken in, such as fonts and C sources.
func moduleLicences(dir string) ([]licenceText, error) {
	var names []string
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), "_") || strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case !d.IsDir() && isLicence(d.Name()):
			name, err := filepath.Rel(dir, file)
			names = append(names, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return licenceTexts(dir, names...)
}

func isLicence(name string) bool {
	lower := strings.ToLower(name)
	if slices.Contains([]string{".go", ".c", ".h", ".png", ".svg", ".ttf"}, filepath.Ext(lower)) {
		return false
	}
	for _, start := range []string{"license", "licence", "copying", "copyright", "notice", "unlicense", "ofl", "patents"} {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return false
}

func licenceTexts(dir string, names ...string) ([]licenceText, error) {
	var list []licenceText
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		list = append(list, licenceText{file: name, text: strings.ReplaceAll(strings.TrimSpace(string(text)), "\r\n", "\n")})
	}
	return list, nil
}

// spdx names the licences of a part by their SPDX ids, as far as their texts
// are known ones.
func (p part) spdx() []string {
	var ids []string
	for _, t := range p.texts {
		for _, m := range licensecheck.Scan([]byte(t.text)).Match {
			if !m.IsURL && !slices.Contains(ids, m.ID) {
				ids = append(ids, m.ID)
			}
		}
	}
	return ids
}

// licences is the text that tells whose work is in a package, and under which
// licence each is used. A text that several parts share stands once.
func licences(parts []part) string {
	var b strings.Builder
	b.WriteString("What Clinic Handbook consists of, and the licences of each part\n\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "  %s %s: %s\n", p.name, p.version, cmp.Or(strings.Join(p.spdx(), ", "), "see below"))
	}
	at := map[string]string{}
	for _, p := range parts {
		for _, t := range p.texts {
			fmt.Fprintf(&b, "\n%s\n%s %s: %s\n\n", strings.Repeat("=", 80), p.name, p.version, t.file)
			if first, known := at[t.text]; known {
				fmt.Fprintf(&b, "The same text as %s.\n", first)
				continue
			}
			at[t.text] = p.name + ": " + t.file
			b.WriteString(t.text + "\n")
		}
	}
	return b.String()
}
