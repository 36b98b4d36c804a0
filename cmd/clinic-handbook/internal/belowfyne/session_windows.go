package belowfyne

// PrepareSession does nothing: on Windows Fyne asks the registry.
func PrepareSession() {}
