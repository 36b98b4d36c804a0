package delivery

import (
	"clinichandbook/handbook"
	"clinichandbook/handbook/durable"
)

// goodFile contains what the files of the clinic, and of this computer, said when
// they could last be read.
const goodFile = "good.copy"

// SavedGood is what SaveGood saved, by name of the layer: nothing if it is damaged.
func (d *Delivery) SavedGood() map[string]handbook.Good {
	var layers map[string]handbook.Good
	if d.store.readJSON(goodFile, &layers) != nil {
		return nil
	}
	return layers
}

// SaveGood saves what the files of each layer said when they could last be read.
// It is not signed, even if the content came in a signed pack: it is only what this
// computer has shown before, in the user's own folder.
func (d *Delivery) SaveGood(layers map[string]handbook.Good) error {
	return d.store.locked(func(disk durable.Disk) error { return d.store.writeJSON(disk, goodFile, layers) })
}
