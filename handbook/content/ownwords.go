package content

import (
	"errors"
	"slices"
	"strings"
)

// groupsKey is the key of the groups in a vocabulary, and in a file of red flags.
const groupsKey = "groups"

// splitWords lists the words and phrases of a row, between commas.
func splitWords(row string) []string {
	var words []string
	for w := range strings.SplitSeq(row, ",") {
		if w = strings.Join(strings.Fields(cleanValue(w)), " "); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// CheckWords reports what is wrong with a row of words that mean the same.
func CheckWords(row string) error {
	words := splitWords(row)
	if len(words) < 2 {
		return errors.New("write at least two words or phrases that mean the same, with commas between them")
	}
	for i, w := range words {
		if !hasWord(w) {
			return errors.New("“" + w + "” has no word in it: take it out")
		}
		if slices.ContainsFunc(words[:i], func(o string) bool { return strings.EqualFold(o, w) }) {
			return errors.New("“" + w + "” is there twice: take one out")
		}
	}
	return nil
}

// OwnWords lists the rows of a clinic's vocabulary whose words mean the same, each with
// commas between its words.
func OwnWords(file []byte) ([]string, error) {
	r, err := rowsUnder(file, groupsKey, wordForms)
	if err != nil {
		return nil, err
	}
	return r.words(), nil
}

func (r *tableRows) words() []string {
	var rows []string
	for _, n := range r.items {
		rows = append(rows, strings.Join(r.phrases(n, "a group"), ", "))
	}
	return rows
}

// ChangeOwnWords is a vocabulary with another row in the place of one; "" adds or
// removes one. The error may be [ErrRowChanged], or that of [CheckWords].
func ChangeOwnWords(file []byte, before, after string) ([]byte, error) {
	var row []string
	if after != "" {
		if err := CheckWords(after); err != nil {
			return nil, err
		}
		row = []string{quoted(strings.Join(splitWords(after), ", "))}
	}
	r, err := rowsUnder(file, groupsKey, wordForms)
	if err != nil {
		return nil, err
	}
	rows := r.words()
	i := slices.Index(rows, before)
	if before != "" && i < 0 {
		return nil, ErrRowChanged
	}
	want := slices.Clone(rows)
	switch {
	case before == "" && after == "":
		return file, nil
	case before == "":
		i = -1
		want = append(want, strings.Join(splitWords(after), ", "))
	case after == "":
		want = slices.Delete(want, i, i+1)
	default:
		want[i] = strings.Join(splitWords(after), ", ")
	}
	out := r.change(i, row)
	if now, err := OwnWords(out); err != nil || !slices.Equal(now, want) {
		return nil, errUnusualRows
	}
	return out, nil
}
