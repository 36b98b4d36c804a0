package author

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

const instructionsName = "READ ME FIRST.txt"

// packName is the pack in the live folder of a workspace whose owners sign.
const packName = "clinic" + pack.Extension

// yamlQuoted is a path in single quotes, in which YAML reads backslashes as they
// are.
func yamlQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

const instructions = `Connect a desk to your clinic's handbook

1. Install Clinic Handbook on the desk.
2. Copy the file desk.yaml from this folder to:
   Windows: C:\ProgramData\clinic-handbook
   Linux:   /etc/clinic-handbook
   Make the folder if it is not there.
3. Open Clinic Handbook. The status line at the bottom shows the date of your clinic's content.

desk.yaml says where the content is:
   LIVE
If the desk reaches that folder by another path, such as a drive letter or \\server\share, change
the path in desk.yaml.

Desks only read, so give their users permission to read that folder and nothing else.
Nobody needs access to the folders draft and history but the people who write the handbook.
`

// writeDeskFiles writes what is to be copied to each desk. What somebody else has
// written into the settings stays.
func (w Workspace) writeDeskFiles(ring Keyring) error {
	live, err := filepath.Abs(w.path(liveFolder))
	if err != nil {
		return err
	}
	was, err := readFile(w.path(deskFolder, delivery.ConfigName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &ReachError{w.Root, err}
	}
	config := settingsText(strings.ReplaceAll(string(was), "\r\n", "\n"))
	if config == "" {
		config = "# Settings of Clinic Handbook for one desk.\n# Where this desk reads the clinic's content: the way the desk sees this folder.\n"
	}
	place := config.path("content")
	if place == "" {
		place = live
	}
	place = nextTo(place, "")
	about := strings.ReplaceAll(instructions, "LIVE", place)
	if ring.Signs() {
		place = joinAs(place, packName)
		var keys []string
		about += "\nDesks accept the handbook only if one of these people has signed it. desk.yaml has their keys:\n"
		for _, k := range ring.In(KeyAccepted) {
			keys = append(keys, k.Public.String())
			about += fmt.Sprintf("   %s  %s\n", k.Number(), k.Name)
		}
		about += "Ask them whether the numbers are right before you copy desk.yaml.\n"
		config = config.set("trusted-keys", "["+strings.Join(keys, ", ")+"]")
	}
	config = config.set("content", yamlQuoted(place))
	if reports := config.path("report-to"); reports != "" {
		about += "\nEach desk says in one small file which version it shows. Give its users permission to write in:\n   " + reports + "\n"
	}
	if asked := config.path(delivery.QuestionsKey); asked != "" {
		about += "\nDesks put questions that the handbook does not answer on the content owner's list. Give their\nusers permission to write in:\n   " + asked + "\n"
	}
	for name, text := range map[string]string{delivery.ConfigName: string(config), instructionsName: about} {
		if now, err := readFile(w.path(deskFolder, name)); err == nil && string(now) == text {
			continue
		}
		if err := w.put(w.path(deskFolder, name), []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

// nextTo is what a desk calls a file or folder next to the live folder, given what it
// calls that or the pack in it; "" is the live folder itself.
func nextTo(live, name string) string {
	parts := strings.FieldsFunc(live, isSlash)
	if len(parts) > 0 && parts[len(parts)-1] == packName {
		live = strings.TrimRightFunc(strings.TrimSuffix(strings.TrimRightFunc(live, isSlash), packName), isSlash)
	}
	if name == "" {
		return live
	}
	if parts = strings.FieldsFunc(live, isSlash); len(parts) > 0 {
		live = strings.TrimRightFunc(live, isSlash)
		live = strings.TrimRightFunc(live[:len(live)-len(parts[len(parts)-1])], isSlash)
	}
	return joinAs(live, name)
}

func isSlash(r rune) bool { return r == '/' || r == '\\' }

// joinAs adds a name to a path, with the slashes that the path has.
func joinAs(dir, name string) string {
	if strings.Contains(dir, `\`) {
		return dir + `\` + name
	}
	return dir + "/" + name
}

// settingsText is the text of a settings file of one level.
type settingsText string

// block is the lines of a key: its own, and what is indented below it.
func (s settingsText) block(key string) (lines []string, first, after int) {
	lines = strings.SplitAfter(string(s), "\n")
	first = slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key+":") })
	if first < 0 {
		return lines, -1, -1
	}
	after = first + 1
	for after < len(lines) && (strings.HasPrefix(lines[after], " ") || strings.HasPrefix(lines[after], "-")) {
		after++
	}
	return lines, first, after
}

// set gives a key another value; "" removes it.
func (s settingsText) set(key, value string) settingsText {
	lines, first, after := s.block(key)
	line := key + ": " + value + "\n"
	if value == "" {
		line = ""
	}
	if first < 0 {
		text := string(s)
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		return settingsText(text + line)
	}
	return settingsText(strings.Join(lines[:first], "") + line + strings.Join(lines[after:], ""))
}

// path is the path that a key names, or "".
func (s settingsText) path(key string) string {
	lines, first, _ := s.block(key)
	if first < 0 {
		return ""
	}
	value := strings.TrimSpace(strings.TrimPrefix(lines[first], key+":"))
	if inner, ok := strings.CutPrefix(value, "'"); ok {
		return strings.ReplaceAll(strings.TrimSuffix(inner, "'"), "''", "'")
	}
	return strings.Trim(value, `"`)
}
