package author

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"clinichandbook/handbook/durable"
)

// Computer is what one computer remembers for the person who writes the handbook on
// it: where, by whom, and what is not saved yet. It is one folder.
type Computer struct{ Dir string }

// Choice is where somebody writes, and who. The zero value is a desk that only reads.
type Choice struct {
	Folder string `json:"folder"` // the root of a [Workspace]
	By     string `json:"by"`
	Key    OwnKey `json:"key,omitzero"` // that signs what the owner publishes
}

const choiceName = "content-owner.json"

// Choice is what was chosen last. A file that cannot be read chooses nothing.
func (c Computer) Choice() Choice {
	var chosen Choice
	data, err := readFile(filepath.Join(c.Dir, choiceName))
	if err != nil || json.Unmarshal(data, &chosen) != nil {
		return Choice{}
	}
	return chosen
}

// Choose remembers a choice. The zero one makes the computer a desk again.
func (c Computer) Choose(chosen Choice) error {
	disk, file := durable.OS{}, filepath.Join(c.Dir, choiceName)
	if chosen == (Choice{}) {
		if err := disk.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	data, err := json.MarshalIndent(chosen, "", "\t")
	if err != nil {
		return err
	}
	if err := disk.MakeDir(c.Dir); err != nil {
		return err
	}
	if err := durable.Replace(disk, file, append(data, '\n')); err != nil {
		return err
	}
	return disk.SyncDir(c.Dir)
}

// Autosaves are what is being written on this computer.
func (c Computer) Autosaves() Autosaves { return Autosaves{filepath.Join(c.Dir, "unsaved pages")} }

// Reach reports, as a [ReachError] or an [InputError], that the workspace cannot be
// used now. On a share that is away it takes as long as the system waits.
func (w Workspace) Reach() error {
	if _, err := os.Stat(w.Root); err != nil {
		return &ReachError{w.Root, err}
	}
	if !IsWorkspace(w.Root) {
		return inputError("%s is not a working folder: choose another one, or set it up", w.Root)
	}
	return nil
}

// Name is the computer's name on the network, or "".
func (Computer) Name() string {
	name, _ := os.Hostname()
	return name
}
