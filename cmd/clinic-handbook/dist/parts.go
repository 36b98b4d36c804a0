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

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/licensecheck"
)

// part is a piece of third-party software or data in a package, or the product
// itself, with its licenses.
type part struct {
	name    string // the module's path, or what Debian calls it
	version string
	purl    string // package URL, or empty
	license string // SPDX expression, where the texts do not say it by themselves
	kind    cyclonedx.ComponentType
	texts   []licenseText
}

type licenseText struct {
	file string
	text string
}

// parts lists what the built programs consist of, as the Go tool recorded in them:
// the product, Go, and the modules, in this order.
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
	product, err := licenseTexts(r.root, "LICENSE", "handbook/search/english/words.LICENSE")
	if err != nil {
		return nil, err
	}
	goroot, err := r.goEnv("GOROOT")
	if err != nil {
		return nil, err
	}
	golang, err := licenseTexts(goroot, "LICENSE", "PATENTS")
	if err != nil {
		return nil, err
	}
	list := []part{
		{name: "clinic-handbook", version: r.version(), texts: product},
		{name: "std", version: runtime.Version(), purl: "pkg:golang/std@" + strings.TrimPrefix(runtime.Version(), "go"), texts: golang},
	}
	cache, err := r.goEnv("GOMODCACHE")
	if err != nil {
		return nil, err
	}
	for _, m := range slices.SortedFunc(mapValues(modules), func(a, b *debug.Module) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Version, b.Version))
	}) {
		dir := filepath.Join(cache, escaped(m.Path)+"@"+escaped(m.Version))
		texts, err := moduleLicenses(dir)
		if err != nil {
			return nil, err
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("%s %s: no license found in its module", m.Path, m.Version)
		}
		list = append(list, part{name: m.Path, version: m.Version, purl: "pkg:golang/" + m.Path + "@" + m.Version, texts: texts})
		inside, err := carried(m.Path, dir)
		if err != nil {
			return nil, err
		}
		list = append(list, inside...)
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

// escaped is a module path or version as the module cache spells it: "!" and the
// lowercase letter for each capital.
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

// moduleLicenses finds the licenses in a module: its own, and those of what it
// includes, such as fonts and C sources.
func moduleLicenses(dir string) ([]licenseText, error) {
	var names []string
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), "_") || strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case !d.IsDir() && isLicense(d.Name()):
			name, err := filepath.Rel(dir, file)
			names = append(names, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return licenseTexts(dir, names...)
}

func isLicense(name string) bool {
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

func licenseTexts(dir string, names ...string) ([]licenseText, error) {
	var list []licenseText
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		list = append(list, licenseText{file: name, text: strings.ReplaceAll(strings.TrimSpace(string(text)), "\r\n", "\n")})
	}
	return list, nil
}

// spdx lists the SPDX ids of those licenses of a part whose texts are recognized.
// Google's additional grants of patents have none.
func (p part) spdx() []string {
	var ids []string
	for _, t := range p.texts {
		for _, m := range licensecheck.Scan([]byte(t.text)).Match {
			if !m.IsURL && !strings.HasPrefix(m.ID, "GooglePatent") && !slices.Contains(ids, m.ID) {
				ids = append(ids, m.ID)
			}
		}
	}
	return ids
}

// licenses is the text that says whose work is in a package, and under which
// license. A text shared by several parts appears once.
func licenses(parts []part) string {
	var b strings.Builder
	b.WriteString("The parts of Clinic Handbook and their licenses\n\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "  %s %s: %s\n", p.name, p.version, cmp.Or(p.license, strings.Join(p.spdx(), ", "), "see below"))
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
