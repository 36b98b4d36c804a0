// Command clinic-handbook is the desk program: the clinic's handbook in a window.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/app"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/ui"
)

// version of the program; the build sets it from FyneApp.toml.
var version = "dev"

func main() {
	content := assets.Content()
	if dir, err := os.UserConfigDir(); err == nil {
		content = handbook.WithClinic(content, os.DirFS(filepath.Join(dir, "clinic-handbook")))
	}
	h, err := handbook.Load(content)
	if err != nil {
		fmt.Fprintf(os.Stderr, "clinic-handbook %s: %v\n", version, err)
		os.Exit(1)
	}
	ui.New(app.NewWithID("org.clinichandbook.desktop"), h, &ui.Memory{}).ShowAndRun()
}
