package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// systemFiles writes what a Linux distribution wants to know about the packages: the
// changelog and the copyright in Debian's form, man pages, completion for the shell,
// and the description for software centers. ctl is the built handbookctl.
func (r *release) systemFiles(ctl, notices string) (tree, error) {
	t := tree{dir: filepath.Join(r.work, "system"), date: r.date}
	help, err := readHelp(ctl)
	if err != nil {
		return t, err
	}
	log, err := os.ReadFile(filepath.Join(r.root, "CHANGELOG.md"))
	if err != nil {
		return t, err
	}
	license, err := os.ReadFile(filepath.Join(r.root, "LICENSE"))
	if err != nil {
		return t, err
	}
	manual, err := r.filled("clinic-handbook.1")
	if err != nil {
		return t, err
	}
	metainfo, err := r.filled("org.clinichandbook.desktop.metainfo.xml")
	if err != nil {
		return t, err
	}
	files := map[string]string{
		"copyright":            debianCopyright(string(license), r.meta),
		"NOTICES.gz":           notices,
		"changelog.gz":         debianChangelog(string(log), r.meta, r.date),
		"clinic-handbook.1.gz": manual,
		"handbookctl.1.gz":     help.manual(r.meta, r.date),
		"handbookctl.bash":     help.completion(),
		"metainfo.xml":         metainfo,
	}
	for name, text := range files {
		content := []byte(text)
		if strings.HasSuffix(name, ".gz") {
			if content, err = gzipped(content); err != nil {
				return t, err
			}
		}
		if err := t.put(name, content, 0o644); err != nil {
			return t, err
		}
	}
	return t, nil
}

// filled is a file of the folder linux with the product's version, date, and website.
func (r *release) filled(name string) (string, error) {
	text, err := os.ReadFile(filepath.Join(r.root, "cmd/clinic-handbook/dist/linux", name))
	return r.fill(string(text)), err
}

func (r *release) fill(text string) string {
	return strings.NewReplacer("${VERSION}", r.version(), "${DATE}", r.date.Format(time.DateOnly), "${WEBSITE}", r.meta.Website).Replace(text)
}

// gzipped compresses without a name or a date.
func gzipped(content []byte) ([]byte, error) {
	var b bytes.Buffer
	gz, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // cannot fail: the level is valid
	if _, err := gz.Write(content); err != nil {
		return nil, err
	}
	err := gz.Close()
	return b.Bytes(), err
}

// debianChangelog is the newest section of CHANGELOG.md in Debian's form.
func debianChangelog(log string, m meta, date time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "clinic-handbook (%s) unstable; urgency=medium\n\n", m.Details.Version)
	section := ""
	if parts := strings.SplitN(log, "\n## ", 3); len(parts) > 1 {
		section = parts[1]
	}
	for _, line := range strings.Split(section, "\n") {
		if item, ok := strings.CutPrefix(line, "- "); ok {
			b.WriteString(wrapped(item, "  * ", "    ", 78))
		}
	}
	fmt.Fprintf(&b, "\n -- %s  %s\n", m.Packages.Maintainer, date.Format(time.RFC1123Z))
	return b.String()
}

// wrapped breaks a text into lines of at most width bytes.
func wrapped(text, first, rest string, width int) string {
	var b strings.Builder
	line := first
	for _, word := range strings.Fields(text) {
		if len(line) > len(rest) && len(line)+1+len(word) > width {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = rest
		}
		if !strings.HasSuffix(line, " ") {
			line += " "
		}
		line += word
	}
	return b.String() + line + "\n"
}

// debianCopyright is the product's license in Debian's machine-readable form.
func debianCopyright(license string, m meta) string {
	_, rest, _ := strings.Cut(license, "Copyright (c) ")
	holder, text, _ := strings.Cut(rest, "\n")
	var b strings.Builder
	fmt.Fprintf(&b, "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Clinic Handbook\nUpstream-Contact: %s\nSource: %s\n", m.Packages.Maintainer, m.Website)
	b.WriteString("Comment:\n The programs contain works of others. NOTICES.gz in this folder names each, with\n its license.\n\n")
	fmt.Fprintf(&b, "Files: *\nCopyright: %s\nLicense: Expat\n", holder)
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if line == "" {
			line = "."
		}
		b.WriteString(" " + line + "\n")
	}
	return b.String()
}

// ctlHelp is what handbookctl says about itself.
type ctlHelp struct {
	all      string
	commands []string
	each     map[string]string
}

var commandLine = regexp.MustCompile(`(?m)^  ([a-z][a-z-]*)\b`)

func readHelp(ctl string) (ctlHelp, error) {
	h := ctlHelp{each: map[string]string{}}
	ask := func(args ...string) (string, error) {
		out, err := exec.Command(ctl, append(args, "--help")...).Output()
		if err != nil {
			return "", fmt.Errorf("handbookctl %s --help: %w", strings.Join(args, " "), err)
		}
		return string(out), nil
	}
	var err error
	if h.all, err = ask(); err != nil {
		return h, err
	}
	_, list, found := strings.Cut(h.all, "Commands:\n")
	if !found {
		return h, fmt.Errorf("handbookctl --help lists no commands:\n%s", h.all)
	}
	for _, m := range commandLine.FindAllStringSubmatch(list, -1) {
		h.commands = append(h.commands, m[1])
		if h.each[m[1]], err = ask(m[1]); err != nil {
			return h, err
		}
	}
	return h, nil
}

// manual is the man page: an introduction, then the help of each command.
func (h ctlHelp) manual(m meta, date time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH HANDBOOKCTL 1 %q \"Clinic Handbook %s\"\n", date.Format(time.DateOnly), m.Details.Version)
	b.WriteString(".SH NAME\nhandbookctl \\- check, review, and publish a clinic's handbook\n.SH SYNOPSIS\n.B handbookctl\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n")
	b.WriteString(".SH DESCRIPTION\nThe content owner's tool for Clinic Handbook.\n.SH EXIT STATUS\n0: done. 1: problems found. 2: wrong usage.\n.SH COMMANDS\n")
	for _, name := range h.commands {
		fmt.Fprintf(&b, ".SS %s\n.EX\n%s.EE\n", roff(name), roff(h.each[name]))
	}
	b.WriteString(".SH SEE ALSO\n.BR clinic\\-handbook (1)\n")
	return b.String()
}

// roff escapes a text for a man page.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

var flagName = regexp.MustCompile(`--[a-z][a-z-]*`)

// completion completes commands, their flags, and file names in bash.
func (h ctlHelp) completion() string {
	var b strings.Builder
	b.WriteString("# Completion of handbookctl for bash.\n_handbookctl() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} words=\n")
	fmt.Fprintf(&b, "\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\twords=%q\n\telse\n\t\tcase ${COMP_WORDS[1]} in\n", strings.Join(h.commands, " "))
	for _, name := range h.commands {
		seen := map[string]bool{}
		var flags []string
		for _, f := range flagName.FindAllString(h.each[name], -1) {
			if !seen[f] {
				seen[f] = true
				flags = append(flags, f)
			}
		}
		fmt.Fprintf(&b, "\t\t%s) words=%q ;;\n", name, strings.Join(flags, " "))
	}
	b.WriteString("\t\tesac\n\tfi\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;\n\t*)\n\t\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n\t\telse\n\t\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\t\tfi ;;\n\tesac\n}\ncomplete -o filenames -F _handbookctl handbookctl\n")
	return b.String()
}
