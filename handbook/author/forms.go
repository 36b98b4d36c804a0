package author

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"clinichandbook/handbook/durable"
)

const formSuffix = ".form.json"

// keptForm is the content of an autosave of what is no page.
type keptForm struct {
	Folder string          `json:"folder"` // the working folder that it is for
	At     time.Time       `json:"at"`
	Form   json.RawMessage `json:"form"`
}

// formFile is the autosave of a form for one working folder.
func (a Autosaves) formFile(w Workspace, name string) string {
	folder := sha256.Sum256([]byte(filepath.Clean(w.Root)))
	return filepath.Join(a.Dir, fmt.Sprintf("%s %x%s", name, folder[:4], formSuffix))
}

// KeepForm stores what is being changed on a form that is no page, such as the words
// that callers use. When it returns nil, the form survives a power cut.
func (a Autosaves) KeepForm(w Workspace, name string, form any) error {
	data, err := json.Marshal(form)
	if err != nil {
		return err
	}
	if data, err = json.Marshal(keptForm{w.Root, w.now().UTC(), data}); err != nil {
		return err
	}
	return a.write(a.formFile(w, name), data)
}

// OpenForm fills in a form as it was kept, and returns when that was: the zero time if
// nothing was kept. It may be opened while the workspace is away.
func (a Autosaves) OpenForm(w Workspace, name string, form any) (time.Time, error) {
	data, err := readFile(a.formFile(w, name))
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, nil
	}
	var kept keptForm
	if err == nil {
		err = json.Unmarshal(data, &kept)
	}
	if err == nil {
		err = json.Unmarshal(kept.Form, form)
	}
	if err != nil {
		return time.Time{}, err
	}
	return kept.At, nil
}

// DropForm forgets a form, because it was saved or discarded.
func (a Autosaves) DropForm(w Workspace, name string) error {
	err := os.Remove(a.formFile(w, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// write writes an autosave, atomically and durably.
func (a Autosaves) write(file string, data []byte) error {
	disk := durable.OS{}
	if err := disk.MakeDir(a.Dir); err != nil {
		return err
	}
	if err := durable.Replace(disk, file, data); err != nil {
		return err
	}
	return disk.SyncDir(a.Dir)
}
