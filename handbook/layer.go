package handbook

import "io/fs"

// Layer is a folder of content laid over the bundled one. It has the format of
// a content folder, and everything in it is optional. A nil *Layer stands for
// the bundled content.
type Layer struct {
	// Name tells the content owner where it lies: the path of the folder or pack.
	Name string
	// FS holds the files.
	FS fs.FS
	// Desk means the values that were set at this computer: of such a layer
	// only clinic.yaml is read. It stands before the layers that the clinic
	// hands out, so that those win.
	Desk bool
}
