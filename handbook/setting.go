package handbook

// Setting is a clinic value as it is in clinic.yaml.
type Setting struct {
	Value string
	By    string // who set it
	On    string // date, 2026-11-23
}
