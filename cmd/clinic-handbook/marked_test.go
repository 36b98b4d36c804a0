//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/theme"

	"clinichandbook/assets"
	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
)

// TestMarkedRowIsThePage types, presses keys, and clicks in the real window, and looks
// after each, and after the next start, whether one row is marked, all of it is in
// sight, and it is the page.
func TestMarkedRowIsThePage(t *testing.T) {
	needsRest(t)
	frames := t.TempDir()
	s := newScreen(t, "-fbdir", frames)
	book, _, err := content.Load(assets.Content())
	s.must(err)
	var titles []string
	for _, e := range book.Entries() {
		titles = append(titles, e.Title)
	}
	const height = 480 // so that the list must scroll
	s.must(notebook.Open(filepath.Join(s.home, "clinic-handbook")).SetWindow(func(w *notebook.Window) { w.Width, w.Height = 1366, height }))
	s.start()
	frame := filepath.Join(frames, "Xvfb_screen0")
	seen := func(after string) (page string, at int) {
		t.Helper()
		var row string
		for range 5 { // a slow machine draws late
			top, bottom, bands := markedRows(t, frame)
			row = nearestTitle(titles, s.readPart(fmt.Sprintf("%dx%d+44+%d", listWidth-44, titleHeight, top)))
			page = nearestTitle(titles, s.readPart(fmt.Sprintf("%dx130+%d+66", xvfb.Width-listWidth, listWidth)))
			if bands == 1 && bottom-top >= rowLeast && bottom < height && row == page {
				return page, (top + bottom) / 2
			}
			time.Sleep(500 * time.Millisecond)
		}
		t.Errorf("after %s, the marked row is %q and the page %q", after, row, page)
		return page, -1
	}

	s.typed("dizzy headache and nauseous")
	first, firstAt := seen("typing")
	visited := map[string]bool{first: true}
	for _, key := range []string{"Down", "Down", "Down", "Down", "Down", "Up", "Down", "Down"} {
		s.key(key)
		page, _ := seen(key)
		visited[page] = true
	}
	if len(visited) < 6 {
		t.Errorf("the keys have shown %d pages only: %v", len(visited), visited)
	}
	s.key("Escape")
	s.typed("dizzy headache and nauseous")
	second := firstAt + rowHeight
	s.run("xdotool", "mousemove", "200", fmt.Sprint(second), "click", "1", "mousemove", "700", fmt.Sprint(height-60))
	page, at := seen("a click on the second row")
	if page == first || at != second {
		t.Errorf("a click on the row at %d marks that at %d and shows %q", second, at, page)
	}
	s.key("ctrl+q")
	s.until("the program has ended", func() bool { return !s.hasWindow() })
	s.start()
	if again, _ := seen("the next start"); again != page {
		t.Errorf("the next start shows %q, want %q", again, page)
	}
}

const (
	// listWidth is that of the list of results, and listTop where its rows begin.
	listWidth, listTop = 388, 108
	// rowLeast is the least height of a row that is all in sight: at the end of the list,
	// a shadow is on its last pixels.
	rowLeast = 40
	// rowHeight is from one row to the next.
	rowHeight = 60
	// titleHeight is that of its first line.
	titleHeight = 32
)

// markedRows finds the rows with the color of the selection: where the last one begins
// and ends, and how many there are.
func markedRows(t *testing.T, frame string) (top, bottom, bands int) {
	t.Helper()
	r, g, b, _ := look.NewTheme(look.Light, 100).Color(theme.ColorNameSelection, theme.VariantLight).RGBA()
	pixels, inside := atRestPixels(t, frame), false
	for y := listTop; y < xvfb.Height; y++ {
		marked := 0
		for x := range listWidth {
			if p := pixels[4*(y*xvfb.Width+x):]; p[0] == byte(b>>8) && p[1] == byte(g>>8) && p[2] == byte(r>>8) {
				marked++
			}
		}
		switch {
		case marked > 100 && !inside:
			top, inside = y, true
			bands++
		case marked <= 20 && inside:
			bottom, inside = y, false
		}
	}
	return top, bottom, bands
}

// nearestTitle is the title that has most of what was read at its beginning: marks under
// the words that were found are read as letters.
func nearestTitle(titles []string, read string) string {
	read = strings.ToLower(strings.Join(strings.Fields(read), " "))
	best, most := "", 0.0
	for _, title := range titles {
		runes := []rune(strings.ToLower(title))
		found := 0
		for i := range len(runes) - 2 {
			if strings.Contains(read, string(runes[i:i+3])) {
				found++
			}
		}
		if share := float64(found) / float64(max(1, len(runes)-2)); share > most || share == most && len(title) > len(best) {
			best, most = title, share
		}
	}
	return best
}
