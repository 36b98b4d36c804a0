package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/author"
)

// openOwner shows a window of a content owner, which remembers its choices in a
// folder.
func openOwner(t *testing.T, dir string) *Window {
	t.Helper()
	w := open(t)
	w.SetOwner(Owner{Bundled: fsOf(bundledFiles()), Dir: dir})
	return w
}

// ownerMenu lists the items for the content owner, without their keys.
func ownerMenu(w *Window) []string {
	var names []string
	for _, m := range (keyboard{w}).menu().Items {
		for _, i := range m.Items {
			if i.ChildMenu == nil {
				continue
			}
			for _, c := range i.ChildMenu.Items {
				names = append(names, strings.TrimSpace(strings.Split(c.Label, "  ")[0]))
			}
		}
	}
	return names
}

func TestDesksHaveNoOwnersMenu(t *testing.T) {
	w := open(t)
	if got := ownerMenu(w); len(got) > 0 {
		t.Errorf("a desk has %q", got)
	}
	for _, c := range ownerCommands() {
		if (keyboard{w}).run(c, w.win) {
			t.Errorf("a desk runs %q", c.name)
		}
	}
}

func TestSetUpTurnsTheOwnersModeOn(t *testing.T) {
	remembered, root := t.TempDir(), filepath.Join(t.TempDir(), "Handbook")
	w := openOwner(t, remembered)
	if got := ownerMenu(w); !slices.Equal(got, []string{"Set up…"}) {
		t.Errorf("before a folder is chosen the menu has %q", got)
	}
	showOwner(w, "setup", "")
	pressButton(t, w.area.pager.Content(), "Use this folder")
	wantSeen(t, w.area.pager.Content(), "Choose a folder first.")
	focusedEntry(t, w).SetText(root)
	pressButton(t, w.area.pager.Content(), "Use this folder")
	wantSeen(t, w.area.pager.Content(), "Enter your name.")
	if author.IsWorkspace(root) {
		t.Fatal("a folder is set up for nobody")
	}
	focusedEntry(t, w).SetText("Ann  Smith ")
	key(w, fyne.KeyReturn)
	if !author.IsWorkspace(root) {
		t.Fatal("the folder is not set up")
	}
	wantSeen(t, w.area.pager.Content(), "You are working in", root, "copy this to each desk")
	if !owns(w) || (ownerHost{host{w}}).Author() != "Ann Smith" {
		t.Errorf("the mode is %v, by %q", owns(w), ownerHost{host{w}}.Author())
	}

	again := openOwner(t, remembered)
	if !owns(again) || (ownerHost{host{again}}).Workspace().Root != root {
		t.Error("the next start has forgotten the folder")
	}
	showOwner(again, "setup", "")
	pressButton(t, again.area.pager.Content(), "Stop working on this computer")
	if owns(again) || owns(openOwner(t, remembered)) || !author.IsWorkspace(root) {
		t.Error("the computer is not an ordinary desk again")
	}
}

// TestAWorkingFolderThatIsAway checks that the mode stays, and that it is said.
func TestAWorkingFolderThatIsAway(t *testing.T) {
	remembered, root := t.TempDir(), filepath.Join(t.TempDir(), "Handbook")
	if err := (author.Workspace{Root: root}).SetUp(); err != nil {
		t.Fatal(err)
	}
	if err := (author.Computer{Dir: remembered}).Choose(author.Choice{Folder: root, By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(root); err != nil {
		t.Fatal(err)
	}
	w := openOwner(t, remembered)
	if !owns(w) {
		t.Error("the mode is off")
	}
	wantSeen(t, w.status.bar, root)
}
