// Package questions owns the list of questions that desks leave for the content owner:
// a folder on the share with one small file for each question. It contains the words
// that a person at a desk confirmed, and nothing else; the file's name says when.
//
// Everybody at a desk may write there, so the package limits and cleans what it reads,
// and ignores files that are not questions. It knows nothing of handbooks or windows,
// and never makes the folder: it exists only if a content owner wants questions.
package questions

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// FolderName is the folder of the questions in a working folder.
const FolderName = "questions"

// Bounds of the folder.
const (
	MaxText  = 200  // characters of a question
	maxBytes = 2048 // of its file
	maxFiles = 1000 // in the folder; more are neither written nor read
)

// Question is a question that a desk found no answer to.
type Question struct {
	Text  string
	At    time.Time // when it was asked last
	Times int       // how often
	names []string  // of its files
}

// Folder is a folder with questions.
type Folder struct{ Dir string }

// nameForm is the name of a file: when the question was asked, and a random part.
var nameForm = regexp.MustCompile(`^([0-9]{8}-[0-9]{4})-[0-9a-f]{16}\.txt$`)

const timeForm = "20060102-1504"

// Clean makes a text a question: one line without invisible characters.
func Clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || !unicode.IsPrint(r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// Check reports why a text cannot be asked, or nil.
func Check(text string) error {
	switch n := utf8.RuneCountInString(Clean(text)); {
	case n == 0:
		return message.New("ask.empty", "Write the question first.", nil)
	case n > MaxText:
		return message.New("ask.too-long", "The question is {{.Count}} characters too long. Ask in one short line.", message.Values{"Count": n - MaxText})
	}
	return nil
}

// personal matches what usually identifies a caller: an email address, or a long number.
var personal = regexp.MustCompile(`@|[0-9](?:[ ().\-/]{0,2}[0-9]){5}`)

// LooksPersonal reports that a text may say something about a caller. Names cannot be
// recognized.
func LooksPersonal(text string) bool { return personal.MatchString(text) }

// Ask leaves a question at a time. The error is a [message.Message] for the person at
// the desk.
func (f Folder) Ask(text string, at time.Time) error {
	if err := Check(text); err != nil {
		return err
	}
	names, err := f.list()
	switch {
	case err != nil:
		return unreachable(err)
	case len(names) >= maxFiles:
		return message.New("ask.full", "The content owner's list is full.", nil)
	}
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return unreachable(err)
	}
	name := filepath.Join(f.Dir, at.Format(timeForm)+"-"+hex.EncodeToString(random)+".txt")
	if err := write(name, Clean(text)+"\n"); err != nil {
		return unreachable(err)
	}
	return nil
}

func unreachable(err error) error {
	cause := err.Error()
	var path *fs.PathError
	if errors.As(err, &path) {
		cause = path.Err.Error()
	}
	return message.New("ask.unreachable", "The content owner's list cannot be reached ({{.Cause}}).", message.Values{"Cause": cause})
}

// write writes a new file, or none.
func write(name, text string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		_ = os.Remove(name)
	}
	return err
}

// list are the names of all files, up to one more than may be there.
func (f Folder) list() ([]string, error) {
	if info, err := os.Stat(f.Dir); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, &fs.PathError{Op: "list", Path: f.Dir, Err: errors.New("not a folder")}
	}
	dir, err := os.DirFS(f.Dir).Open(".")
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	items, err := dir.(fs.ReadDirFile).ReadDir(maxFiles + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var names []string
	for _, item := range items {
		names = append(names, item.Name())
	}
	return names, nil
}

// Exists reports whether the folder is there.
func (f Folder) Exists() bool {
	info, err := os.Stat(f.Dir)
	return err == nil && info.IsDir()
}

// All lists the questions, the latest first. The same question from several desks is
// listed once. Files that are not questions are ignored.
func (f Folder) All() ([]Question, error) {
	names, err := f.list()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the questions cannot be read: %w", err)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(b, a) }) // the newest first
	var all []Question
	at := map[string]int{}
	for _, name := range names[:min(len(names), maxFiles)] {
		q, ok := f.read(name)
		if !ok {
			continue
		}
		key := strings.ToLower(strings.TrimRight(q.Text, "?!. "))
		i, again := at[key]
		if !again {
			at[key] = len(all)
			all = append(all, q)
			continue
		}
		all[i].Times++
		all[i].names = append(all[i].names, name)
	}
	return all, nil
}

// read reads a file, which may be anything.
func (f Folder) read(name string) (q Question, ok bool) {
	form := nameForm.FindStringSubmatch(name)
	if form == nil {
		return q, false
	}
	when, err := time.ParseInLocation(timeForm, form[1], time.Local)
	if err != nil {
		return q, false
	}
	file := filepath.Join(f.Dir, name)
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		return q, false // a link may lead anywhere
	}
	data, err := durable.ReadFile(file, maxBytes)
	if err != nil || !utf8.Valid(data) {
		return q, false
	}
	text := Clean(string(data))
	if Check(text) != nil {
		return q, false
	}
	return Question{Text: text, At: when, Times: 1, names: []string{name}}, true
}

// Remove takes a question off the list.
func (f Folder) Remove(q Question) error {
	var errs []error
	for _, name := range q.names {
		if err := os.Remove(filepath.Join(f.Dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("the question could not be removed: %w", err)
	}
	return nil
}
