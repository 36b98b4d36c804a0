package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// OwnFlag is a clinic's own red flag as its file has it.
type OwnFlag struct {
	Name        string
	NameSpanish string   // none is the name
	Entries     []string // ids of the pages that it leads to
	Phrases     []string
	Spanish     []string
	Unless      []string
	Values      []string // ids of the values that the bar shows; none for the usual ones
	Questions   bool
}

func (f OwnFlag) equal(o OwnFlag) bool {
	return f.Name == o.Name && f.NameSpanish == o.NameSpanish && f.Questions == o.Questions && slices.Equal(f.Entries, o.Entries) && slices.Equal(f.Phrases, o.Phrases) &&
		slices.Equal(f.Spanish, o.Spanish) && slices.Equal(f.Unless, o.Unless) && slices.Equal(f.Values, o.Values)
}

// Check reports what is wrong with a red flag. The classes are those that its phrases
// may name.
func (f OwnFlag) Check(classes map[string][]string) error {
	switch {
	case strings.TrimSpace(f.Name) == "":
		return errors.New("give the red flag a name, such as Alarm in the infusion room")
	case len(f.Phrases)+len(f.Spanish) == 0:
		return errors.New("write at least one thing that callers say")
	case len(f.Entries) == 0:
		return errors.New("choose the page that opens with it")
	}
	for _, p := range slices.Concat(f.Phrases, f.Spanish, f.Unless) {
		if wrong := faultIn(p, classes); wrong != "" {
			return fmt.Errorf("“%s”: %s", p, wrong)
		}
	}
	return nil
}

// row is the flag as lines of a file.
func (f OwnFlag) row() []string {
	lines := []string{"name: " + quoted(f.Name)}
	if f.NameSpanish != "" {
		lines = append(lines, "name-spanish: "+quoted(f.NameSpanish))
	}
	for _, l := range []struct {
		key   string
		texts []string
	}{{"entries", f.Entries}, {"values", f.Values}, {"phrases", f.Phrases}, {"spanish", f.Spanish}, {"unless", f.Unless}} {
		if len(l.texts) == 0 {
			continue
		}
		var items []string
		for _, t := range l.texts {
			items = append(items, quoted(t))
		}
		lines = append(lines, l.key+": ["+strings.Join(items, ", ")+"]")
	}
	if f.Questions {
		lines = append(lines, "questions: true")
	}
	return lines
}

// clean is the flag without spaces that say nothing.
func (f OwnFlag) clean() OwnFlag {
	tidy := func(texts []string) []string {
		var out []string
		for _, t := range texts {
			out = append(out, splitWords(t)...)
		}
		return out
	}
	for _, name := range []*string{&f.Name, &f.NameSpanish} {
		*name = strings.Join(strings.Fields(cleanValue(*name)), " ")
	}
	f.Phrases, f.Spanish, f.Unless = tidy(f.Phrases), tidy(f.Spanish), tidy(f.Unless)
	return f
}

// OwnFlags lists the red flags of a clinic's file.
func OwnFlags(file []byte) ([]OwnFlag, error) {
	r, err := rowsUnder(file, groupsKey, redFlagForms)
	if err != nil {
		return nil, err
	}
	return r.flags(), nil
}

func (r *tableRows) flags() []OwnFlag {
	var flags []OwnFlag
	for _, n := range r.items {
		flags = append(flags, r.flag(n))
	}
	return flags
}

func (r *tableRows) flag(n ast.Node) (f OwnFlag) {
	said := func(to *[]string) func(pair) {
		return func(p pair) { *to = plainTexts(r.saidTexts(p.node, p.key)) }
	}
	r.keys(n, "a red flag", map[string]func(pair){
		"name":         textKey(r.yamlFile, &f.Name),
		"name-spanish": textKey(r.yamlFile, &f.NameSpanish),
		"entries":      func(p pair) { f.Entries = plainTexts(r.texts(p.node, p.key)) },
		"values":       func(p pair) { f.Values = plainTexts(r.texts(p.node, p.key)) },
		"phrases":      said(&f.Phrases),
		"spanish":      said(&f.Spanish),
		"unless":       said(&f.Unless),
		"questions":    func(p pair) { f.Questions = r.truth(p.node, p.key) },
	})
	return f
}

// ChangeOwnFlag is a file of red flags with another one in the place of one; nil adds
// or removes one. The error may be [ErrRowChanged], or that of [OwnFlag.Check].
func ChangeOwnFlag(file []byte, before, after *OwnFlag, classes map[string][]string) ([]byte, error) {
	var row []string
	var next OwnFlag
	if after != nil {
		next = after.clean()
		if err := next.Check(classes); err != nil {
			return nil, err
		}
		row = next.row()
	}
	r, err := rowsUnder(file, groupsKey, redFlagForms)
	if err != nil {
		return nil, err
	}
	want, i := r.flags(), -1
	switch {
	case before != nil:
		if i = slices.IndexFunc(want, before.equal); i < 0 {
			return nil, ErrRowChanged
		}
		if after == nil {
			want = slices.Delete(want, i, i+1)
		} else {
			want[i] = next
		}
	case after == nil:
		return file, nil
	default:
		want = append(want, next)
	}
	out := r.change(i, row)
	if now, err := OwnFlags(out); err != nil || !slices.EqualFunc(now, want, OwnFlag.equal) {
		return nil, errUnusualRows
	}
	return out, nil
}

// IsPlainPhrase reports a phrase without signs, which callers could say as it is.
func IsPlainPhrase(phrase string) bool { return !strings.ContainsAny(phrase, "{}|.") }
