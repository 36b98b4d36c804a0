package handbook

// Setting is a clinic value as clinic.yaml holds it.
type Setting struct {
	Value string
	By    string // who set it
	On    string // date, 2026-11-23
}
