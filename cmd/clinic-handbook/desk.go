package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/assets"
	"clinichandbook/cmd/clinic-handbook/internal/belowfyne"
	"clinichandbook/cmd/clinic-handbook/internal/crash"
	"clinichandbook/cmd/clinic-handbook/internal/instance"
	"clinichandbook/cmd/clinic-handbook/internal/tempdir"
	"clinichandbook/cmd/clinic-handbook/internal/userdir"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/drafts"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/shelf"
	"clinichandbook/ui"
)

// copyFolder is the subfolder of the user's folder for the last good copy of the
// clinic's content.
const copyFolder = "delivered"

// ownerFolder is the subfolder of the user's folder for what this computer remembers
// for a content owner.
const ownerFolder = "content-owner"

// desk is one run of the program with its window.
type desk struct {
	program   string // file
	dir       userdir.Dir
	running   *instance.Instance
	request   ui.Request
	valuesDir string // of the clinic's values that are set here
	preview   string // the content folder to preview, or ""
	console   io.Writer
	faults    *crash.Reporter
	window    *ui.Window  // nil before it is shown
	left      atomic.Bool // Fyne no longer runs the window
	code      int
}

// loaded is what the window shows first, or why there is nothing to show.
type loaded struct {
	shelf   *shelf.Shelf
	content shelf.Content
	err     error
}

// open shows the window and runs the program until it is closed. An error means
// that there is no window.
func (d *desk) open() (int, error) {
	printed := d.reportFaults()
	defer d.faults.Catch()
	defer d.left.Store(true)
	if d.running.Alone() {
		defer d.faults.WatchFatal(d.running.Key())()
	}
	env := os.Environ()
	belowfyne.BoundCaches()
	belowfyne.PrepareSession()
	belowfyne.ForgetDeadManager()
	ignored := belowfyne.IgnoreBadVariables()
	restore := d.dir.RedirectLibraries()
	if err := lang.AddTranslationsFS(assets.Translations(), "translations"); err != nil {
		fmt.Fprintf(d.console, "clinic-handbook: the texts stay English: %v\n", err)
	}
	book := notebook.Open(d.dir.Path)
	if d.running.Err() != nil {
		book.Try() // says at once that nothing will be saved, and why
	}
	a := newApp()
	belowfyne.EndForSure(a)
	belowfyne.ForgetUnused(a)
	if belowfyne.IgnoreBadScale(a.Settings()) {
		ignored = append(ignored, fmt.Sprintf("scale=%v", a.Settings().Scale()))
	}
	below := ui.Driver{Later: belowfyne.AfterFrame, LayOut: belowfyne.LayOut, After: belowfyne.After, Restyle: belowfyne.ApplyTheme}
	w, err := openWindow(func() *ui.Window {
		w := ui.New(a, book)
		w.SetPrinter(printer(env, d.faults))
		w.SetGuide(assets.Guide())
		w.SetDriver(below)
		if d.running.Alone() {
			w.SetDrafts(drafts.In(d.dir.Path, d.running.Key()))
		}
		if d.preview != "" {
			w.SetPreview(d.preview)
		}
		return w
	})
	if err != nil {
		return 0, err
	}
	d.window = w
	native := listen(w)
	below.Restore, below.Maximized = native.Restore, native.Maximized
	below.Float, below.ReportMoves = belowfyne.Float, belowfyne.ReportMoves
	below.Opened = func(w *ui.Window) { listen(w) }
	below.Leaving = func() { keepClipboard(d.program, w) }
	if !belowfyne.Wayland() {
		below.WatchKey = (&frontKey{}).watch
	}
	w.SetDriver(below)
	d.endBySignal()
	printed.Typed()
	d.mentionLastCrash()
	for _, setting := range ignored {
		w.Notice(lang.L("start.setting-ignored", map[string]any{"Setting": setting}))
	}
	a.Lifecycle().SetOnStarted(func() {
		restore()
		belowfyne.PollEvents() // so that the first size does not arrive after the next
		w.FitInto(belowfyne.WorkArea(w.Window().Canvas().Scale()))
		if w.WasMaximized() {
			native.Maximize()
		}
		go func() { // after the first frame, which would wait for a processor
			defer d.faults.Catch()
			first := d.load(w)
			fyne.Do(func() { d.show(a, first) })
			time.AfterFunc(time.Second, d.settle)
		}()
	})
	a.Run()
	w.Rescue() // Fyne, too, ends the program after a signal, and may have been first
	return d.code, nil
}

// listen connects a window that is shown with what Fyne does not report.
func listen(w *ui.Window) *belowfyne.Native {
	return belowfyne.Listen(w.Window(), belowfyne.Callbacks{
		Escape: w.CloseDialog, Back: w.Back, Forward: w.Forward, Menu: w.ToggleMenu, Paste: w.Paste, Moved: w.Moved,
	})
}

// reportFaults starts writing crash reports, and capturing what libraries print for
// them.
func (d *desk) reportFaults() *crash.Log {
	printed := &crash.Log{}
	belowfyne.CaptureLog(printed)
	d.faults = &crash.Reporter{Dir: d.dir.Path, Version: version, Log: printed, ErrorText: belowfyne.ErrorText, Stop: d.stop, Started: time.Now()}
	return printed
}

func newApp() fyne.App {
	a := app.NewWithID("org.clinichandbook.desktop")
	if runtime.GOOS != "windows" { // there the program's resources have it in all sizes
		a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	}
	return a
}

// load reads what is on this computer for a window.
func (d *desk) load(w *ui.Window) loaded {
	s := shelf.New(shelf.Config{
		Bundled:   assets.Content(),
		ValuesDir: d.valuesDir,
		Delivery:  delivery.ReadConfig(),
		CopyDir:   filepath.Join(d.dir.Path, copyFolder),
		Preview:   d.preview,
		Window:    w,
		Do:        fyne.Do,
	})
	content, err := s.Load()
	return loaded{s, content, err}
}

// show fills the window.
func (d *desk) show(a fyne.App, first loaded) {
	if first.err != nil {
		notify(d.console, lang.L("start.no-content",
			map[string]any{"Reason": fmt.Sprintf("%s: %v", version, first.err)}))
		d.code = noHandbook
		a.Quit()
		return
	}
	s := first.shelf
	if d.preview == "" {
		clinic := ui.Clinic{Values: s.Values(), Reload: s.Reload}
		if s.ValuesLocked() {
			clinic.Locked = ui.LockedHere()
		}
		d.window.SetClinic(clinic)
		d.window.SetOwner(ui.Owner{Bundled: assets.Content(), Dir: filepath.Join(d.dir.Path, ownerFolder), Content: s.ContentDir(), Background: d.background})
	}
	d.window.SetCheck(s.Check)
	d.window.SetQuestions(s.QuestionsDir())
	d.window.Show(first.content.Book, first.content.Index)
	for _, p := range s.Problems() {
		d.window.AddNotices(p.String())
	}
	d.window.SetDelivery(s.Status())
	d.window.Serve(d.request)
	d.window.WatchFrontKey()
	go func() {
		defer d.faults.Catch()
		s.Watch(context.Background())
	}()
	go func() {
		defer d.faults.Catch()
		s.WatchValues(context.Background())
	}()
	d.running.Listen(func(message []byte) { fyne.Do(func() { d.serve(message) }) })
	provoke(d.faults)
}

// background runs work on another goroutine, and then the other function on Fyne's.
func (d *desk) background(work, then func()) {
	go func() {
		defer d.faults.Catch()
		work()
		fyne.Do(then)
	}()
}

// serve does what a later start asks for.
func (d *desk) serve(message []byte) {
	var request ui.Request
	if err := json.Unmarshal(message, &request); err != nil {
		request = ui.Request{} // from another version: it still wants the window
	}
	d.window.Raise()
	d.window.Serve(request)
}

// settle returns the memory that only starting needed, and later memory that is no
// longer used, and removes temporary folders of killed runs.
func (d *desk) settle() {
	belowfyne.ReturnMemory()
	tempdir.RemoveStale(printPurpose)
	tempdir.RemoveStale(previewPurpose)
	go func() {
		defer d.faults.Catch()
		belowfyne.ReturnMemoryWhenIdle(func() { fyne.Do(d.redraw) })
	}()
}

// mentionLastCrash makes the window say where the report of the last crash is.
func (d *desk) mentionLastCrash() {
	if report := d.faults.Unseen(); report != "" {
		d.window.Notice(lang.L("crash.last-time",
			map[string]any{"File": report}))
	}
}

// stop ends the program after a panic: it saves what is being written, and says
// where the report is.
func (d *desk) stop(report string) {
	d.rescue()
	message := lang.L("crash.now")
	if report != "" {
		message = lang.L("crash.now-with-report",
			map[string]any{"File": report})
	}
	notify(d.console, message)
	os.Exit(crashed)
}

// rescueTime is how long the window has to save what is being written after a panic
// on another goroutine.
const rescueTime = 2 * time.Second

// rescue saves what is being written, if the window can still do that.
func (d *desk) rescue() {
	if d.window == nil {
		return
	}
	saved := make(chan struct{})
	save := func() {
		defer close(saved)
		defer func() { _ = recover() }() // saving may be what panics
		d.window.Rescue()
	}
	if d.left.Load() {
		save()
		return
	}
	fyne.Do(save)
	select {
	case <-saved:
	case <-time.After(rescueTime):
	}
}

// redraw requests a frame of each window although nothing has changed.
func (d *desk) redraw() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		w.Canvas().Refresh(&canvas.Rectangle{})
	}
}
