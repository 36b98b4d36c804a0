package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// App is an app for a test. After the test, what Fyne keeps of it is forgotten.
func App(t testing.TB) fyne.App {
	t.Cleanup(forget)
	return test.NewTempApp(t)
}
