package author

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"unicode/utf8"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
	"clinichandbook/handbook/values"
)

// DeskValues are clinic values of every desk: those of a draft once it is published, and
// those of a plain content folder at once.
type DeskValues struct {
	folder Folder
	root   string                      // of what is changed, for errors
	change func(do func() error) error // runs a change while nobody else makes one
	// replace puts a text into the file, and what it was into the history, if there is one.
	replace func(by string, before, after []byte) error
}

// Values are the clinic values of the draft.
func (w Workspace) Values() DeskValues {
	v := DeskValues{folder: w.Draft(), root: w.Root, change: w.change}
	v.replace = func(by string, before, after []byte) error {
		return w.replacePage(values.Name, by, v.file(), before, after)
	}
	return v
}

// LiveValues are the clinic values of a content folder that desks read as it is. There
// are none if it cannot be changed from this computer, or if what is in it was
// published: then its owner changes the draft.
func (f Folder) LiveValues() (DeskValues, bool) {
	v := DeskValues{folder: f, root: f.Dir, change: func(do func() error) error { return do() }}
	v.replace = func(_ string, _, after []byte) error {
		if err := durable.WriteFile(v.file(), after); err != nil {
			return &ReachError{v.root, err}
		}
		return nil
	}
	if f.Dir == "" || f.exists() != nil {
		return v, false
	}
	_, err := delivery.ReadPointer(os.DirFS(f.Dir))
	return v, errors.Is(err, fs.ErrNotExist) && f.writable()
}

// writable reports whether files can be made in the folder.
func (f Folder) writable() bool {
	probe, err := os.CreateTemp(f.Dir, "*.tmp") // desks pass it over
	if err != nil {
		return false
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name())) == nil
}

func (v DeskValues) file() string { return v.folder.contentFile(values.Name) }

func (v DeskValues) read() ([]byte, error) {
	data, err := readFile(v.file())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &ReachError{v.root, err}
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
	return v.change(func() error {
		data, err := v.read()
		if err != nil {
			return err
		}
		settings, err := content.ReadSettings(data)
		if err != nil {
			return err
		}
		if now := settings[id]; now.Value != before {
			return &values.Fault{Other: &now, Message: message.New("desk-value.changed-by-colleague", "Your value was not saved, because a colleague has changed it to “{{.Value}}”. Save again to replace that.", message.Values{"Value": now.Value})}
		}
		next, err := content.ChangeSetting(data, id, to)
		if err != nil || bytes.Equal(next, data) {
			return err
		}
		return v.replace(to.By, data, next)
	})
}

// Book is the handbook whose values can be changed.
func (v DeskValues) Book() (*handbook.Handbook, error) {
	if _, err := os.Stat(v.folder.Dir); err != nil {
		return nil, &ReachError{v.root, err}
	}
	files := os.DirFS(v.folder.Dir)
	h, _, err := content.Load(v.folder.Bundled, handbook.Layer{FS: files}, handbook.Layer{Name: v.folder.Dir, FS: files, Desk: true})
	return h, err
}
