package delivery

import (
	"encoding/json"

	"clinichandbook/handbook"
	"clinichandbook/handbook/durable"
)

// goodFile contains what the files of the clinic, and of this computer, said when
// they could last be read.
const goodFile = "good.copy"

// SavedGood is what SaveGood saved, by name of the layer: nothing if it is damaged.
func (d *Delivery) SavedGood() map[string]handbook.Good {
	data, err := d.store.read(goodFile)
	var layers map[string]handbook.Good
	if err != nil || json.Unmarshal(data, &layers) != nil {
		return nil
	}
	return layers
}

// SaveGood saves what the files of each layer said when they could last be read.
// It is not signed, even if the content came in a signed pack: it holds only what
// this computer has shown before, and the folder is the user's own.
func (d *Delivery) SaveGood(layers map[string]handbook.Good) error {
	if d.store.dir == "" {
		return nil
	}
	data, err := json.Marshal(layers)
	if err != nil {
		return err
	}
	disk := durable.OS{}
	if err := d.store.makeDir(disk); err != nil {
		return err
	}
	unlock, err := disk.Lock(d.store.path(lockFile), lockWait)
	if err != nil {
		return err
	}
	defer func() { _ = unlock() }()
	if err := durable.Replace(disk, d.store.path(goodFile), seal(data)); err != nil {
		return err
	}
	return disk.SyncDir(d.store.dir)
}
