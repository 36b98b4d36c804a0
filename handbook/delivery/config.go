package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/pack"
)

// The names of the settings file of a computer. The former one is also the name
// of a file in a content folder, so it is read last.
const (
	ConfigName       = "desk.yaml"
	formerConfigName = "handbook.yaml"
)

// LockClinicValues locks the page on which the clinic's values are set.
const LockClinicValues = "clinic-values"

// QuestionsKey names the folder in which a desk leaves questions for the content
// owner.
const QuestionsKey = "questions-to"

// How often to check the place.
const (
	usualEvery = 30 * time.Second
	leastEvery = 5 * time.Second
	mostEvery  = 24 * time.Hour
)

// Config is the content of desk.yaml. The zero value means the bundled handbook
// only.
type Config struct {
	File    string               // that was read, or ""
	Content string               // absolute path of a folder or pack, or ""
	Keys    []minisign.PublicKey // that may sign packs
	Every   time.Duration        // between two checks of Content; 0 means the usual time
	// Questions is the absolute path of the folder in which this desk leaves questions
	// for the content owner, or "".
	Questions string
	// Reports is the absolute path of a folder for [ParseReport], or "".
	Reports  string
	Problems []handbook.Problem // what is wrong; their File is an absolute path

	locks  []string
	broken bool // it cannot be read at all
}

// Locked reports whether something is locked on this computer. If the settings
// cannot be read, everything is: a typing error must not remove a lock.
func (c Config) Locked(what string) bool { return c.broken || slices.Contains(c.locks, what) }

// ReadConfig reads the first settings file found: in the program's folder, then in
// the computer's (Windows: %ProgramData%\clinic-handbook, elsewhere:
// /etc/clinic-handbook). In each, desk.yaml comes before handbook.yaml, its former
// name. A mistake in it does not stop the program: Problems lists the mistakes,
// and the rest is used.
func ReadConfig() Config { return readFirst(configFiles(configFolders())) }

func configFolders() []string {
	var folders []string
	if program, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		folders = append(folders, filepath.Dir(program))
	}
	if dir := machineDir(); dir != "" {
		folders = append(folders, dir)
	}
	return folders
}

// configFiles are the possible settings files in folders, the first one first.
func configFiles(folders []string) []string {
	var files []string
	for _, dir := range folders {
		files = append(files, filepath.Join(dir, ConfigName), filepath.Join(dir, formerConfigName))
	}
	return files
}

func readFirst(files []string) Config {
	for _, file := range files {
		text, err := readText(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			c := Config{File: file, broken: true}
			c.problem(1, "the file cannot be read (%v): check that every user may read it", err)
			return c
		}
		c := parseConfig(file, text)
		if filepath.Base(file) == formerConfigName {
			c.problem(1, "the settings file of a computer is now called %s: rename this file", ConfigName)
		}
		return c
	}
	return Config{}
}

// placeUnknown reports that the file cannot be read, so that it is unknown where the
// content is and who may sign it.
func (c Config) placeUnknown() bool { return c.broken && c.Content == "" }

// maxConfig bounds the file, in bytes.
const maxConfig = 64 << 10

var errTooLarge = errors.New("it is larger than 64 KiB")

func readText(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, reason(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errNotPlain
	}
	text, err := durable.ReadFile(file, maxConfig)
	if errors.Is(err, durable.ErrTooLarge) {
		return nil, errTooLarge
	}
	return text, reason(err)
}

// reason is the cause of a file error without the path, which the message has
// already.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (c *Config) problem(line int, format string, args ...any) {
	c.Problems = append(c.Problems, handbook.Problem{File: c.File, Line: max(line, 1), Msg: fmt.Sprintf(format, args...)})
}

func parseConfig(file string, text []byte) Config {
	c := Config{File: file}
	text, err := content.PlainText(text)
	if err != nil {
		c.problem(1, "%v", err)
		c.broken = true
		return c
	}
	keys, problems := content.ReadKeys(text, []string{"content", "look-every", "report-to", QuestionsKey}, []string{"trusted-keys", "locks"})
	for _, p := range problems {
		c.problem(p.Line, "%s", p.Msg)
	}
	if keys == nil {
		c.broken = true
		return c
	}
	at := lines{text: strings.Split(string(text), "\n")}
	one := func(key string) string { return strings.Join(keys[key], "") }
	c.Content = c.place("content", one("content"), at)
	c.Reports = c.place("report-to", one("report-to"), at)
	c.Questions = c.place(QuestionsKey, one(QuestionsKey), at)
	c.readKeys(keys["trusted-keys"], at)
	c.readLocks(keys["locks"], at)
	c.readEvery(one("look-every"), at)
	if kindOf(c.Content) == packKind && len(c.Keys) == 0 {
		c.problem(at.of("content"), "the content is a pack but no key is trusted, so it is not used: add trusted-keys with the line from handbook.pub that begins with RW")
	}
	return c
}

// lines finds the line of a text in a file.
type lines struct{ text []string }

// of is the first line that starts with a key.
func (l lines) of(key string) int {
	return 1 + slices.IndexFunc(l.text, func(s string) bool {
		word, _, ok := strings.Cut(s, ":")
		return ok && strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(strings.Trim(word, " \t\"'"))) == key
	})
}

// containing is the first line that contains a text.
func (l lines) containing(text string) int {
	return 1 + slices.IndexFunc(l.text, func(s string) bool { return strings.Contains(s, text) })
}

var (
	variable = regexp.MustCompile(`\$\{(\w+)\}`)
	address  = regexp.MustCompile(`^[a-z]{2,}://`)
)

// place reads the path of a folder or a file, or "". A relative path starts from the
// folder of desk.yaml; ${NAME} is an environment variable, for folders that are
// synchronized separately for each user.
func (c *Config) place(key, place string, at lines) string {
	if place == "" {
		return ""
	}
	if address.MatchString(strings.ToLower(place)) {
		c.problem(at.of(key), "%s is an address of the internet, and this program opens no connection: name a folder, a share or a pack", place)
		return ""
	}
	for _, m := range variable.FindAllStringSubmatch(place, -1) {
		value, set := os.LookupEnv(m[1])
		if !set || value == "" {
			c.problem(at.of(key), "the variable %s is not set on this computer, so %s is not found: set it, or write the path out", m[0], key)
			return ""
		}
		place = strings.ReplaceAll(place, m[0], value)
	}
	if !filepath.IsAbs(place) {
		place = filepath.Join(filepath.Dir(c.File), place)
	}
	return filepath.Clean(place)
}

// readKeys reads the keys that may sign packs, each as text or as the name of a
// .pub file.
func (c *Config) readKeys(texts []string, at lines) {
	for _, text := range texts {
		source := text
		if strings.EqualFold(filepath.Ext(text), ".pub") {
			if !filepath.IsAbs(text) {
				text = filepath.Join(filepath.Dir(c.File), text)
			}
			data, err := readText(text)
			if err != nil {
				c.problem(at.containing(source), "the key file %s cannot be read (%v): put it there, or write the line from it that begins with RW here", text, err)
				continue
			}
			text = string(data)
		}
		key, err := pack.ParsePublicKey(text)
		if err != nil {
			c.problem(at.containing(source), "%v", err)
			continue
		}
		c.Keys = append(c.Keys, key)
	}
}

func (c *Config) readLocks(locks []string, at lines) {
	for _, l := range locks {
		if l != LockClinicValues {
			c.problem(at.containing(l), "%q cannot be locked: known locks are %s", l, LockClinicValues)
			continue
		}
		c.locks = append(c.locks, l)
	}
}

func (c *Config) readEvery(text string, at lines) {
	if text == "" {
		return
	}
	every, err := time.ParseDuration(text)
	if err != nil || every < leastEvery || every > mostEvery {
		c.problem(at.of("look-every"), "%q is not a time from 5s to 24h, so %v is used: write it as 30s, 5m or 1h", text, usualEvery)
		return
	}
	c.Every = every
}

// WithContent is the configuration with another place for the content, given as
// an argument of the program.
func (c Config) WithContent(place string) Config {
	if place == "" {
		return c
	}
	if abs, err := filepath.Abs(place); err == nil {
		place = abs
	}
	c.Content = place
	return c
}
