package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/alecthomas/kong"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
)

// Exit codes.
const (
	exitDone     = 0
	exitProblems = 1 // the content has problems, or something was not found
	exitUsage    = 2
)

// commands is the command line.
type commands struct {
	Check     checkCmd     `cmd:"" help:"Read all content and name every problem with its file and line."`
	List      listCmd      `cmd:"" help:"List the entries, one per line: id, route, and title, separated by tabs."`
	Show      showCmd      `cmd:"" help:"Show one entry as plain text."`
	Search    searchCmd    `cmd:"" help:"Search as the desk program does."`
	New       newCmd       `cmd:"" help:"Start a page of your own in a content folder."`
	EditCopy  editCopyCmd  `cmd:"" help:"Copy a bundled page into a content folder, to change it there."`
	Setup     setupCmd     `cmd:"" help:"Make a working folder, in which content owners write and publish for all desks."`
	Edit      editCmd      `cmd:"" help:"Change a page in the draft of a working folder."`
	Update    updateCmd    `cmd:"" help:"List the pages where your clinic and the handbook have both changed the same text, or decide about one."`
	Questions questionsCmd `cmd:"" help:"List the questions that desks found no answer to, or let desks ask."`
	Hide      hideCmd      `cmd:"" help:"Hide a bundled page that does not apply to your clinic, or show it again."`
	Words     wordsCmd     `cmd:"" help:"List the words that mean the same to your callers, add a row, or remove one."`
	Flag      flagCmd      `cmd:"" help:"List your own red flags, add one, or remove one."`
	Order     orderCmd     `cmd:"" help:"Put pages first in their part of the handbook."`
	Sign      signCmd      `cmd:"" help:"Record that a clinician reviewed pages of the draft."`
	Publish   publishCmd   `cmd:"" help:"List what changes, then show the draft on all desks."`
	History   historyCmd   `cmd:"" help:"List what was published, when, by whom, and why."`
	Undo      undoCmd      `cmd:"" help:"Let desks show an earlier version again; the draft stays as it is."`
	Restore   restoreCmd   `cmd:"" help:"Put a published version back into the draft."`
	Desks     desksCmd     `cmd:"" help:"List which version each desk shows, if desks report it."`
	Keys      keysCmd      `cmd:"" help:"List the keys that sign what is published, or add one."`
	Handover  handoverCmd  `cmd:"" help:"Let desks accept another key from now on, without visiting them."`
	Import    importCmd    `cmd:"" help:"Import what a clinic already has: Word, spreadsheets, web pages, Markdown, text, and PDF."`
	Review    reviewCmd    `cmd:"" help:"List the pages of a content folder that are due for review, or record that one was reviewed."`
	Preview   previewCmd   `cmd:"" help:"Show a content folder as desks will see it."`
	Export    exportCmd    `cmd:"" help:"Export the handbook, or some entries, to a file."`
	Eval      evalCmd      `cmd:"" help:"Measure how well the search answers judged queries."`
	Keygen    keygenCmd    `cmd:"" help:"Make a key pair that signs packs: handbook.key and handbook.pub in the current folder."`
	Pack      packCmd      `cmd:"" help:"Put a content folder into one signed file for the desks."`
	Verify    verifyCmd    `cmd:"" help:"Check that a pack is complete and signed with a key, and show what is in it."`
	Version   versionCmd   `cmd:"" help:"Show the versions of the program and of the bundled handbook."`

	ShowVersion kong.VersionFlag `name:"version" help:"Show the version of the program."`
}

// env is what the commands work with.
type env struct {
	bundled        fs.FS
	in             io.Reader
	out, errOutput io.Writer                           // for text
	raw            io.Writer                           // for bytes, to where out goes
	password       func(prompt string) (string, error) // nil without a terminal
}

// errSaid ends a command with exit code 1 after it has said why.
var errSaid = errors.New("problems found")

// usageError is a mistake in how the program was called.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

// run carries out one command line and returns its exit code.
func run(args []string, bundled fs.FS, in io.Reader, out, errOutput io.Writer) int {
	var cli commands
	helped := false
	parser, err := kong.New(&cli,
		kong.Name("handbookctl"),
		kong.Description("The content owner's tool for Clinic Handbook.\n\nExit codes: 0 done, 1 problems found, 2 wrong usage."),
		kong.Writers(out, errOutput),
		kong.Exit(func(int) { helped = true }),
		kong.Vars{"version": version},
		kong.UsageOnError(),
	)
	if err != nil {
		panic(err) // the command table is wrong: a bug
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	cmd, err := parser.Parse(args)
	if helped {
		return exitDone
	}
	if err != nil {
		fmt.Fprintf(errOutput, "handbookctl: %s; see handbookctl --help\n", err)
		return exitUsage
	}
	checked := &checkedWriter{Writer: out}
	err = cmd.Run(&env{bundled, in, textWriter{checked}, textWriter{errOutput}, checked, terminalPassword(in, errOutput)})
	if checked.err != nil {
		fmt.Fprintf(errOutput, "handbookctl: the output could not be written: %s\n", checked.err)
		return exitProblems
	}
	errOutput = textWriter{errOutput}
	var usage usageError
	var input *author.InputError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage), errors.As(err, &input):
		fmt.Fprintf(errOutput, "handbookctl: %s\n", err)
		return exitUsage
	case !errors.Is(err, errSaid):
		fmt.Fprintf(errOutput, "handbookctl: %s\n", err)
	}
	return exitProblems
}

// textWriter keeps file names and other texts from controlling a terminal.
type textWriter struct{ io.Writer }

func (w textWriter) Write(p []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, content.Printable(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// checkedWriter remembers the first error of writing, since most commands ignore it.
type checkedWriter struct {
	io.Writer
	err error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// contentFlag chooses the content of a command.
type contentFlag struct {
	Content string `help:"Add this content folder to the bundled handbook, or use it alone if it has a handbook.yaml." placeholder:"DIR"`
}

// topicFlag chooses a topic.
type topicFlag struct {
	Topic string `help:"Leave out everything about other topics than this one, named by its id." placeholder:"ID"`
}

// of finds the topic, nil for none.
func (c topicFlag) of(h *handbook.Handbook) (*handbook.Topic, error) {
	if c.Topic == "" {
		return nil, nil
	}
	var ids []string
	for _, t := range h.Topics() {
		if t.ID == c.Topic {
			return t, nil
		}
		ids = append(ids, t.ID)
	}
	return nil, usageError{fmt.Sprintf("there is no topic %q: topics.yaml has %s", c.Topic, strings.Join(ids, ", "))}
}

type listCmd struct {
	contentFlag
	topicFlag
}

func (c listCmd) Run(e *env) error {
	h, _, err := c.load(e)
	if err != nil {
		return err
	}
	topic, err := c.of(h)
	if err != nil {
		return err
	}
	for _, en := range h.Entries() {
		if topic == nil || en.Answers(topic) {
			fmt.Fprintf(e.out, "%s\t%s\t%s\n", en.ID, en.Route.Key(), en.Title)
		}
	}
	return nil
}

type showCmd struct {
	contentFlag
	ID string `arg:"" help:"Id of the entry, as in faq/can-i-drive."`
}

func (c showCmd) Run(e *env) error {
	h, _, err := c.load(e)
	if err != nil {
		return err
	}
	en := h.Entry(c.ID)
	if en == nil {
		return fmt.Errorf("there is no entry %q: handbookctl list shows all ids", c.ID)
	}
	_, err = io.WriteString(e.out, export.Text(h, en))
	return err
}

// version of the program; the build sets it from FyneApp.toml.
var version = "dev"

type versionCmd struct{}

func (versionCmd) Run(e *env) error {
	h, _, err := e.folder("").Load()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "handbookctl %s, handbook %s, %d entries\n", version, h.Version(), len(h.Entries()))
	return nil
}
