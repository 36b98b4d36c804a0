package handbook

// Hidden is a bundled page that a clinic does not show, because it does not apply
// there.
type Hidden struct {
	ID  string
	By  string // who hid it
	On  string // date, 2026-11-23
	Why string
}
