package main

import (
	"errors"
	"fmt"
	"strings"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
)

type updateCmd struct {
	ID     string   `arg:"" optional:"" help:"Your version of a bundled page, as in faq/can-i-drive; if left out, all that are waiting are listed."`
	Dir    string   `help:"Working folder or content folder; if left out, the current one." name:"work" default:"." placeholder:"DIR"`
	Ours   bool     `help:"Keep your text, and do not ask again until the handbook changes it again." xor:"how"`
	Theirs bool     `help:"Show the handbook's text where both have changed it. What only you changed stays." xor:"how"`
	Short  bool     `help:"Turn a copy of the whole page into the parts that you changed. The rest follows the handbook." xor:"how"`
	Part   []string `help:"Decide about this part only, as the list names it. May be repeated." sep:"none" placeholder:"PART"`
	By     string   `help:"Who decides, for the history." placeholder:"NAME"`
}

func (c updateCmd) Run(e *env) error {
	folder := e.folder(c.Dir)
	how, decided := c.how()
	if !decided {
		return c.list(e, folder)
	}
	if c.ID == "" {
		return usageError{"say which page, as in: handbookctl update faq/can-i-drive --ours"}
	}
	id, err := author.PageID(c.ID)
	if err != nil {
		return err
	}
	if author.IsWorkspace(c.Dir) {
		err = author.Workspace{Bundled: e.bundled, Root: c.Dir}.Update(id, c.By, how, c.Part...)
	} else {
		err = folder.Update(id, how, c.Part...)
	}
	if errors.Is(err, content.ErrWholePage) {
		return fmt.Errorf("%w with --short", err)
	}
	if err != nil {
		return err
	}
	c.ID = id
	fmt.Fprintf(e.out, "%s is updated.\n", id)
	return c.list(e, folder)
}

func (c updateCmd) how() (how author.Updating, decided bool) {
	switch {
	case c.Ours:
		return author.KeepOurs, true
	case c.Theirs:
		return author.TakeTheirs, true
	case c.Short:
		return author.Shorten, true
	}
	return 0, false
}

// list shows what waits for a decision: of one page, or of all.
func (c updateCmd) list(e *env, folder author.Folder) error {
	updates, err := folder.Updates()
	if err != nil {
		return err
	}
	for _, u := range updates {
		if c.ID != "" && strings.TrimSuffix(c.ID, ".md") != u.ID {
			continue
		}
		if u.Whole {
			fmt.Fprintf(e.out, "%s is a copy of the whole page, and the handbook's page has changed since: --short keeps what differs, --ours keeps all of it.\n", u.ID)
		}
		for _, q := range u.Parts {
			fmt.Fprintf(e.out, "%s\t%s\n  yours:\n%s  the handbook's:\n%s", u.ID, q.Part, indentedLines(q.Ours), indentedLines(q.Theirs))
		}
	}
	return nil
}

func indentedLines(text string) string {
	if strings.TrimSpace(text) == "" {
		return "    (nothing)\n"
	}
	return "    " + strings.Join(strings.Split(strings.TrimSpace(text), "\n"), "\n    ") + "\n"
}
