// Command bare is the least window that Fyne makes: what the program's start
// and memory are held against by make bench-ui.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.clinichandbook.bare").NewWindow("Bare window")
	field := widget.NewEntry()
	w.SetContent(container.NewVBox(field))
	w.Resize(fyne.NewSize(1180, 700))
	w.Canvas().Focus(field)
	w.ShowAndRun()
}
