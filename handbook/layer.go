package handbook

import "io/fs"

// Layer is a folder of content that adds to the bundled content and replaces parts of
// it. It has the format of a content folder, and everything in it is optional. A nil
// *Layer means the bundled content.
type Layer struct {
	// Name is the path of the folder or pack, for the content owner.
	Name string
	// FS has the files.
	FS fs.FS
	// Desk marks the values that were set on this computer: of such a layer, only
	// clinic.yaml is read. It comes before the clinic's own layers, so that those win.
	Desk bool
	// Date is the day of the files, 2026-11-23, or "".
	Date string
	// Good is what the files said when they could last be read. Of a [Handbook]'s
	// layer, it includes what they say now.
	Good Good
}

// Good is what the files of a layer said when they could last be read, by name. Each
// clinic value counts as a file, "clinic.yaml/emergency-number".
type Good map[string]GoodFile

// GoodFile is one readable state of a file.
type GoodFile struct {
	Text string
	Date string // of the layer when it first said this, or ""
}

// Kept is something whose last good version is shown, since its file can no
// longer be read.
type Kept struct {
	Name string // a page's title, a value's label, or the name of a table
	Date string // of that version, or ""
}
