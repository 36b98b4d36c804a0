package page

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// SettingsHost is what the settings need of the window.
type SettingsHost interface {
	Status
	Display
	Desk
	Fronter
}

// Display is how the window looks.
type Display interface {
	Scheme() look.Scheme
	SetScheme(look.Scheme)
	TextSize() int // percent
	SetTextSize(percent int)
}

// Desk is the window among the others of this computer.
type Desk interface {
	// Window is the parent of dialogs.
	Window() fyne.Window
	// NotebookChanged shows saved entries and notes again.
	NotebookChanged()
}

// Fronter brings the window to the front.
type Fronter interface {
	// FrontKey is the key that brings the window to the front from any other program,
	// such as "Ctrl+Alt+H", or "".
	FrontKey() string
	// NoFrontKey says why there can be no such key here, or "".
	NoFrontKey() string
	// SetFrontKey sets that key, or says why not. It reports false for a key that
	// cannot be had from other programs at all.
	SetFrontKey(fyne.KeyName, fyne.KeyModifier) bool
	// ClearFrontKey sets none.
	ClearFrontKey()
}

// Settings is the page for colors, text size, and the transfer of saved entries
// and notes to another computer.
type Settings struct {
	host SettingsHost
	kept *notebook.Notebook
}

// NewSettings makes the page.
func NewSettings(host SettingsHost, kept *notebook.Notebook) *Settings { return &Settings{host, kept} }

// Content builds the page.
func (p *Settings) Content() fyne.CanvasObject {
	schemes := []look.Scheme{look.System, look.Light, look.Dark, look.HighContrast}
	names := []string{lang.L("settings.system"), lang.L("settings.light"), lang.L("settings.dark"), lang.L("settings.high-contrast")}
	sizes := []int{80, 100, 125, 150, 175, 200}
	var percents []string
	for _, size := range sizes {
		percents = append(percents, fmt.Sprintf("%d %%", size))
	}
	return look.Page(
		look.Title(lang.L("command.settings")),
		look.Bold(lang.L("settings.colors"), theme.ColorNameForeground),
		choices(names, func(i int) bool { return schemes[i] == p.host.Scheme() }, func(i int) { p.host.SetScheme(schemes[i]) }),
		look.Bold(lang.L("settings.text-size"), theme.ColorNameForeground),
		choices(percents, func(i int) bool { return sizes[i] == p.host.TextSize() }, func(i int) { p.host.SetTextSize(sizes[i]) }),
		look.Body(lang.L("settings.zoom")),
		look.Headed(lang.L("front-key.title"), theme.ColorNameForeground, p.frontKey()),
		look.Headed(lang.L("settings.kept"), theme.ColorNameForeground, look.Body(lang.L("settings.kept-text"))),
		look.Body(lang.L("settings.transfer")),
		look.Buttons(
			xwidget.NewButton(lang.L("settings.export"), theme.UploadIcon(), p.chooseExport),
			xwidget.NewButton(lang.L("settings.import"), theme.DownloadIcon(), p.chooseImport)),
	)
}

// frontKey is the button that waits for the key that brings the window to the front,
// and what it is for.
func (p *Settings) frontKey() fyne.CanvasObject {
	if why := p.host.NoFrontKey(); why != "" {
		return look.Body(why)
	}
	key, remove := xwidget.NewButton("", nil, nil), xwidget.NewButton(lang.L("front-key.remove"), nil, nil)
	row, waiting := look.Buttons(key, remove), false
	show := func() {
		waiting = false
		key.Text, key.Chosen = p.host.FrontKey(), p.host.FrontKey() != ""
		if !key.Chosen {
			key.Text = lang.L("front-key.none")
		}
		remove.Hidden = !key.Chosen
		key.Refresh()
		row.Refresh()
	}
	key.OnTapped = func() {
		waiting, key.Text = true, lang.L("front-key.press")
		key.Refresh()
		row.Refresh()
		p.host.Say(lang.L("front-key.weak"))
	}
	key.OnShortcut = func(name fyne.KeyName, mod fyne.KeyModifier) bool {
		used := waiting && p.host.SetFrontKey(name, mod)
		if used {
			show()
		}
		return used
	}
	key.OnKey = func(name fyne.KeyName) bool {
		if !waiting || name != fyne.KeyEscape {
			return false
		}
		show()
		return true
	}
	key.OnFocusLost = show
	remove.OnTapped = func() {
		p.host.ClearFrontKey()
		show()
	}
	show()
	return look.Column(look.Body(lang.L("front-key.text")), row)
}

// choices is one control of several buttons of which one is chosen.
func choices(labels []string, chosen func(i int) bool, choose func(i int)) fyne.CanvasObject {
	c := newTightChoice(labels, choose)
	for i := range labels {
		if chosen(i) {
			c.choose(i)
		}
	}
	return look.Flush(container.New(xwidget.Fit{}, c.object))
}
