package assets

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// documents lists every document of the repository, from this folder.
func documents(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"../*.md", "*.md", "guide/*.md", "../handbook/*/README.md", "../handbook/*/testdata/README.md", "../cmd/*/*/README.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 10 {
		t.Fatalf("only %d documents: %v", len(files), files)
	}
	return files
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadmeIsShort(t *testing.T) {
	if n := strings.Count(read(t, "../README.md"), "\n"); n > 90 {
		t.Errorf("README.md has %d lines, want at most 90", n)
	}
}

var (
	codeBlock = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	codeSpan  = regexp.MustCompile("`[^`\n]+`")
	heading   = regexp.MustCompile(`(?m)^#+ +(.+)$`)
	link      = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	path      = regexp.MustCompile("`((?:assets|cmd|handbook|ui)/[a-zA-Z0-9_./-]*)`")
)

// TestLinksResolve follows every link in the documents to its file and heading.
func TestLinksResolve(t *testing.T) {
	for _, file := range documents(t) {
		text := codeBlock.ReplaceAllString(read(t, file), "")
		for _, m := range link.FindAllStringSubmatch(codeSpan.ReplaceAllString(text, ""), -1) {
			target, anchor, hasAnchor := strings.Cut(m[1], "#")
			if strings.Contains(target, ":") {
				t.Errorf("%s: %s leads out of the repository", file, m[1])
				continue
			}
			dest := filepath.Join(filepath.Dir(file), filepath.FromSlash(target))
			if target == "" {
				dest = file
			}
			if _, err := os.Stat(dest); err != nil {
				t.Errorf("%s: dead link %s", file, m[1])
				continue
			}
			if hasAnchor && !anchors(read(t, dest))[anchor] {
				t.Errorf("%s: %s has no heading #%s", file, target, anchor)
			}
		}
	}
}

// anchors are the headings of a document as links name them.
func anchors(text string) map[string]bool {
	out := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(codeBlock.ReplaceAllString(text, ""), -1) {
		slug := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1])
		out[slug] = true
	}
	return out
}

// TestPathsExist checks that the files and folders which the developers'
// documents name are there.
func TestPathsExist(t *testing.T) {
	for _, file := range []string{"../ARCHITECTURE.md", "../CONTRIBUTING.md"} {
		for _, m := range path.FindAllStringSubmatch(read(t, file), -1) {
			if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s names %s, which does not exist", file, m[1])
			}
		}
	}
}
