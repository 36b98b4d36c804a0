package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"github.com/go-gl/glfw/v3.4/glfw"

	"clinichandbook/assets"
	"clinichandbook/cmd/clinic-handbook/crash"
	"clinichandbook/cmd/clinic-handbook/instance"
	"clinichandbook/cmd/clinic-handbook/place"
	"clinichandbook/handbook/beside"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui"
)

// desk is one run of the program with its window.
type desk struct {
	place     place.Place
	running   *instance.Instance
	request   ui.Request
	valuesDir string // of the clinic's values that are set here
	preview   string // the content folder that is looked at, or ""
	console   io.Writer
	faults    *crash.Reporter
	window    *ui.Window  // nil before it shows
	left      atomic.Bool // Fyne no longer runs the window
	code      int
}

// startGCPercent is Go's setting of how much garbage may gather while the program
// starts: on two processors, collecting it would hold the window up.
const startGCPercent = 400

// open shows the window and runs the program until it is closed. An error means
// that there is no window.
func (d *desk) open() (int, error) {
	printed := &crash.Log{}
	divert(printed)
	d.faults = &crash.Reporter{Dir: d.place.Dir, Version: version, Log: printed, Stop: d.stop, Started: time.Now()}
	defer d.faults.Catch()
	defer d.left.Store(true)
	if d.running.Alone() {
		defer d.faults.WatchFatal(d.running.Key())()
	}
	env := os.Environ()
	settleSession()
	started := d.place.Settle()
	if err := lang.AddTranslationsFS(assets.Translations(), "translations"); err != nil {
		fmt.Fprintf(d.console, "clinic-handbook: the texts stay English: %v\n", err)
	}
	kept := notebook.Open(d.place.Dir)
	if d.running.Err() != nil {
		kept.Try() // says at once that nothing will be kept, and why
	}
	a := app.NewWithID("org.clinichandbook.desktop")
	if runtime.GOOS != "windows" { // where the program's own resources hold it in all sizes
		a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	}
	loading := make(chan opened, 1)
	spread := leaveRoom()
	collect := debug.SetGCPercent(startGCPercent)
	w, err := appear(func() *ui.Window {
		w := ui.New(a, kept)
		go func() { // beside the window, which takes as long to appear
			defer d.faults.Catch()
			loading <- open(d.valuesDir, filepath.Join(d.place.Dir, keptFolder), d.preview)
		}()
		w.SetPrinter(printer(env, d.faults))
		w.SetDriver(ui.Driver{Later: afterFrame, LayOut: layOut, After: after})
		if d.preview != "" {
			w.SetPreview(d.preview)
		}
		return w
	})
	spread()
	if err != nil {
		return 0, err
	}
	reachBelowFyne(w)
	d.window = w
	printed.Typed()
	if report := d.faults.Untold(); report != "" {
		w.Notice(lang.L("The handbook had to stop the last time, for a fault in the program: send the file {{.File}}, which holds nothing that was typed, to whoever looks after it.",
			map[string]any{"File": report}))
	}
	a.Lifecycle().SetOnStarted(func() {
		started()
		glfw.PollEvents() // what tells of the first size must not come after the second
		w.FitInto(workArea(w.Window().Canvas().Scale()))
	})
	go func() {
		defer d.faults.Catch()
		loaded := <-loading
		fyne.Do(func() { d.show(a, loaded) })
		time.AfterFunc(time.Second, func() { // starting needs more than running
			debug.SetGCPercent(collect)
			debug.FreeOSMemory()
			trim()
			keepFreed()
			go func() {
				defer d.faults.Catch()
				giveBack(func() { fyne.Do(d.redraw) })
			}()
		})
	}()
	a.Run()
	return d.code, nil
}

// redraw asks for a frame although nothing has changed.
func (d *desk) redraw() { d.window.Window().Canvas().Refresh(&canvas.Rectangle{}) }

// leaveRoom keeps the reading of the content to one thread until spread is
// called. Of two processors the window that appears and the display need the
// other one: not only the window is there sooner so, but the content too.
func leaveRoom() (spread func()) {
	if runtime.NumCPU() > 2 {
		return func() {}
	}
	return beside.Hold()
}

// show fills the window.
func (d *desk) show(a fyne.App, loaded opened) {
	if loaded.err != nil {
		tell(d.console, lang.L("The handbook inside the program cannot be read: install it again from its download ({{.Reason}}).",
			map[string]any{"Reason": fmt.Sprintf("%s: %v", version, loaded.err)}))
		d.code = noHandbook
		a.Quit()
		return
	}
	if d.preview == "" {
		d.window.SetClinic(loaded.shelf.clinic(d.window))
	}
	d.window.Show(loaded.book, loaded.index)
	d.window.AddNotices(loaded.shelf.notices()...)
	d.window.SetDelivery(loaded.shelf.status)
	d.window.Serve(d.request)
	go func() {
		defer d.faults.Catch()
		loaded.shelf.watch(context.Background(), d.window)
	}()
	d.running.Listen(func(message []byte) { fyne.Do(func() { d.serve(message) }) })
	provoke(d.faults)
}

// serve does what a later start asks for.
func (d *desk) serve(message []byte) {
	var request ui.Request
	if err := json.Unmarshal(message, &request); err != nil {
		request = ui.Request{} // of another version: it still wants the window
	}
	d.window.Raise()
	d.window.Serve(request)
}

// stop ends the program after a panic: it keeps what is being written, and
// tells where the report lies.
func (d *desk) stop(report string) {
	d.rescue()
	sentence := lang.L("The handbook had to stop, for a fault in the program: start it again.")
	if report != "" {
		sentence = lang.L("The handbook had to stop, for a fault in the program: start it again, and send the file {{.File}}, which holds nothing that was typed, to whoever looks after it.",
			map[string]any{"File": report})
	}
	tell(d.console, sentence)
	os.Exit(crashed)
}

// patience is how long the window has to keep what is being written after a
// panic elsewhere.
const patience = 2 * time.Second

// rescue keeps what is being written, if the window can still do that.
func (d *desk) rescue() {
	if d.window == nil {
		return
	}
	kept := make(chan struct{})
	keep := func() {
		defer close(kept)
		defer func() { _ = recover() }() // the fault may lie there
		d.window.Rescue()
	}
	if d.left.Load() {
		keep()
		return
	}
	fyne.Do(keep)
	select {
	case <-kept:
	case <-time.After(patience):
	}
}
