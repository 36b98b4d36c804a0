package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"aead.dev/minisign"

	"clinichandbook/handbook/author"
)

type publishCmd struct {
	workspaceFlag
	By         string   `help:"Who publishes." placeholder:"NAME"`
	Why        string   `help:"Why, for the history." placeholder:"TEXT"`
	Plan       bool     `help:"Only list what would change, part by part." aliases:"dry-run"`
	AcceptLost bool     `help:"Publish even if desks lose values that they need."`
	Only       []string `help:"Publish only this page, or a table such as clinic.yaml, of the draft. May be repeated." sep:"none" placeholder:"ID"`
	keyFlag
}

// without are the files of the draft that are not published.
func (c publishCmd) without(w author.Workspace) ([]string, error) {
	if len(c.Only) == 0 {
		return nil, nil
	}
	all, err := w.Plan()
	if err != nil {
		return nil, err
	}
	only := map[string]bool{}
	for _, text := range c.Only {
		name := text
		if !author.IsTable(text) {
			id, err := author.PageID(text)
			if err != nil {
				return nil, err
			}
			name = id + ".md"
		}
		only[name] = true
	}
	var without []string
	for _, change := range all.Changes {
		if only[change.Name] {
			delete(only, change.Name)
		} else if !author.IsShown(change.Name) {
			without = append(without, change.Name)
		}
	}
	for name := range only {
		return nil, usageError{fmt.Sprintf("the draft changes nothing in %s: handbookctl publish --plan lists what it changes", strings.TrimSuffix(name, ".md"))}
	}
	return without, nil
}

// keyFlag names the private key that signs what is published.
type keyFlag struct {
	Key string `help:"Your private key, if the working folder publishes signed packs: see handbookctl keys." placeholder:"handbook.key"`
}

// signer is the key, or nil if none was named.
func (f keyFlag) signer(e *env, w author.Workspace) (*minisign.PrivateKey, error) {
	if f.Key == "" {
		return nil, nil
	}
	key, err := e.readOwnKey(w, f.Key)
	return &key, err
}

// published says what was published.
func published(p author.Publication) string {
	if p.Pack == 0 {
		return fmt.Sprintf("version %d", p.Version)
	}
	return fmt.Sprintf("version %d, in the signed pack %d", p.Version, p.Pack)
}

func (c publishCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	without, err := c.without(w)
	if err != nil {
		return err
	}
	plan, err := w.PlanWithout(without)
	if err != nil {
		return err
	}
	printPlan(e, plan)
	if c.Plan {
		if plan.Stops(c.AcceptLost) {
			return errSaid
		}
		return nil
	}
	key, err := c.signer(e, w)
	if err != nil {
		return err
	}
	done, err := w.Publish(author.Publishing{By: c.By, Why: c.Why, AcceptLost: c.AcceptLost, Key: key, Without: without})
	if errors.Is(err, author.ErrNoKey) {
		return usageError{"this working folder publishes signed packs: name your private key with --key"}
	}
	if errors.Is(err, author.ErrNothingNew) {
		fmt.Fprintln(e.out, "Nothing to publish: desks already show all of the draft.")
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Published as %s.\n", published(done))
	return nil
}

func printPlan(e *env, plan *author.Plan) {
	for _, c := range plan.Changes {
		what := [...]string{author.Changed: "changed", author.Added: "new", author.Removed: "removed"}[c.Kind]
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", what, c.Name, c.Title)
		if c.Kind == author.Changed {
			printParts(e, c.Parts)
		}
	}
	for _, en := range plan.Unsigned {
		fmt.Fprintf(e.out, "not signed\t%s\t%s\n", en.ID, en.Title)
	}
	for _, t := range plan.Missed() {
		fmt.Fprintf(e.out, "caller's line\t%s\t%s: %s\n", t.ID, t.Line, found(t))
	}
	for _, p := range plan.Known {
		fmt.Fprintf(e.out, "to do\t%s\n", p)
	}
	for _, f := range plan.Lost {
		fmt.Fprintf(e.errOutput, "handbookctl: desks would lose %s (%s), which they need: set it, or add --accept-lost\n", f.Label, f.ID)
	}
	for _, p := range plan.Problems {
		fmt.Fprintln(e.errOutput, p)
	}
}

// printParts says what each part said and what it would say.
func printParts(e *env, parts []author.PartChange) {
	for _, p := range parts {
		fmt.Fprintf(e.out, "  %s\n", strings.TrimSpace(string(p.Part)+" "+p.Name))
		for _, line := range p.Before {
			fmt.Fprintf(e.out, "    - %s\n", line)
		}
		for _, line := range p.After {
			fmt.Fprintf(e.out, "    + %s\n", line)
		}
	}
}

type undoCmd struct {
	workspaceFlag
	Version    int64  `arg:"" optional:"" help:"Version to show again, as handbookctl history lists it; if left out, the one before the last."`
	By         string `help:"Who does it." placeholder:"NAME"`
	Why        string `help:"Why, for the history." placeholder:"TEXT"`
	AcceptLost bool   `help:"Do it even if desks lose values that they need."`
	keyFlag
}

func (c undoCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	if c.Version == 0 {
		_, live, err := w.Live()
		if err != nil {
			return err
		}
		if c.Version, err = w.Before(live.Version); err != nil {
			return err
		}
		if c.Version == 0 {
			return usageError{"there is no version before the one that desks show"}
		}
	}
	plan, err := w.PlanAgain(c.Version)
	if err != nil {
		return err
	}
	printPlan(e, plan)
	why := cmp.Or(c.Why, fmt.Sprintf("Version %d again", c.Version))
	key, err := c.signer(e, w)
	if err != nil {
		return err
	}
	done, err := w.PublishAgain(c.Version, author.Publishing{By: c.By, Why: why, AcceptLost: c.AcceptLost, Key: key})
	if errors.Is(err, author.ErrNothingNew) {
		fmt.Fprintf(e.out, "Desks show what version %d has.\n", c.Version)
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Desks show version %d again, as %s. The draft has not changed.\n", c.Version, published(done))
	return nil
}

type historyCmd struct {
	workspaceFlag
	Page string `help:"List the saves of this page, or of a table such as vocabulary.yaml, instead of what was published." placeholder:"ID"`
}

func (c historyCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	const minute = "2006-01-02 15:04"
	if c.Page != "" {
		saves, err := w.Saves(c.Page)
		for _, s := range saves {
			fmt.Fprintf(e.out, "replaced %s\t%s\n", s.At.Local().Format(minute), s.By)
		}
		return err
	}
	all, err := w.Publications()
	for _, p := range all {
		fmt.Fprintf(e.out, "%d\t%s\t%s\t%s\n", p.Version, p.At.Local().Format(minute), p.By, p.Why)
	}
	if err == nil && len(all) == 0 {
		fmt.Fprintln(e.out, "Nothing has been published yet.")
	}
	return err
}

type restoreCmd struct {
	workspaceFlag
	Version int64  `arg:"" help:"Published version, as handbookctl history lists it."`
	Page    string `help:"Restore this page only, or a table such as vocabulary.yaml." placeholder:"ID"`
	By      string `help:"Who restores it." placeholder:"NAME"`
	Publish bool   `help:"Also publish it, as a new version."`
	keyFlag
}

func (c restoreCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	if c.Page != "" && !author.IsTable(c.Page) {
		if c.Page, err = author.PageID(c.Page); err != nil {
			return err
		}
	}
	changed, err := w.Restore(c.Version, c.Page, c.By)
	if err != nil {
		return err
	}
	for _, name := range changed {
		fmt.Fprintf(e.out, "restored\t%s\n", name)
	}
	if len(changed) == 0 {
		fmt.Fprintf(e.out, "The draft is the same as version %d.\n", c.Version)
	}
	if !c.Publish {
		return nil
	}
	return publishCmd{workspaceFlag: c.workspaceFlag, keyFlag: c.keyFlag, By: c.By, Why: fmt.Sprintf("Version %d restored", c.Version)}.Run(e)
}
