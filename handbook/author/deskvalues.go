package author

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"unicode/utf8"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/message"
	"clinichandbook/handbook/values"
)

// DeskValues are the clinic values of the draft: once it is published, those of every
// desk.
type DeskValues struct{ w Workspace }

// Values are the clinic values of the draft.
func (w Workspace) Values() DeskValues { return DeskValues{w} }

func (v DeskValues) file() string { return v.w.Draft().contentFile(values.Name) }

func (v DeskValues) read() ([]byte, error) {
	data, err := readFile(v.file())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &ReachError{v.w.Root, err}
	}
	return data, nil
}

// Settings are the values that are set.
func (v DeskValues) Settings() (map[string]handbook.Setting, error) {
	data, err := v.read()
	if err != nil {
		return nil, err
	}
	return content.ReadSettings(data)
}

// Set changes one value from what the editor began with to another; "" removes it.
// Nothing changes if a colleague has changed the value since: then the error is a
// [values.Fault].
func (v DeskValues) Set(id, before string, to handbook.Setting) error {
	if n := utf8.RuneCountInString(to.Value); n > values.MaxValue {
		return inputError("this text is %d characters over the limit of %d: shorten it and save again", n-values.MaxValue, values.MaxValue)
	}
	return v.w.change(func() error {
		data, err := v.read()
		if err != nil {
			return err
		}
		settings, err := content.ReadSettings(data)
		if err != nil {
			return err
		}
		if now := settings[id]; now.Value != before {
			return &values.Fault{Other: &now, Message: message.New("Your value was not saved, because a colleague has changed it to “{{.Value}}”. Save again to replace that.", message.Values{"Value": now.Value})}
		}
		next, err := content.ChangeSetting(data, id, to)
		if err != nil || bytes.Equal(next, data) {
			return err
		}
		return v.w.put(v.file(), next)
	})
}

// Book is the handbook of the draft, whose values can be changed.
func (v DeskValues) Book() (*handbook.Handbook, error) {
	dir := v.w.Draft().Dir
	if err := v.w.Reach(); err != nil {
		return nil, err
	}
	files := os.DirFS(dir)
	h, _, err := content.Load(v.w.Bundled, handbook.Layer{FS: files}, handbook.Layer{Name: dir, FS: files, Desk: true})
	return h, err
}
