package clipboard

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
	"clinichandbook/cmd/clinic-handbook/internal/x11/x11test"
	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
)

// TestMain is also the program that Keep starts.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == Flag {
		if err := HandOut(os.Args[2], os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestKeep(t *testing.T) {
	startDisplay(t)
	for _, c := range []struct {
		name    string
		text    string
		manager bool
		other   bool // another program has copied since
		want    bool // kept
	}{
		{name: "text", text: "Ann’s número: ≥ 5", want: true},
		{name: "a long text", text: strings.Repeat("número 5\n", 60_000), want: true},
		{name: "nothing", text: ""},
		{name: "a clipboard manager is there", text: "number", manager: true},
		{name: "somebody else's", text: "number", other: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			program, desk := connect(t), connect(t)
			window := own(t, program, selection)
			if c.manager {
				own(t, desk, manager)
			}
			if c.other {
				own(t, desk, selection)
			}
			asked := false
			err := Keep(os.Args[0], uint32(window), func() string { asked = true; return c.text })
			if err != nil {
				t.Fatal(err)
			}
			if wantAsked := !c.manager && !c.other; asked != wantAsked {
				t.Errorf("the text was asked for: %v", asked)
			}
			program.Close()
			if !c.want {
				return
			}
			reader := connect(t)
			for _, target := range []string{"UTF8_STRING", "STRING", "text/plain;charset=utf-8"} {
				if got, err := x11test.Paste(reader, selection, target); got != c.text || err != nil {
					t.Errorf("as %s: %d bytes, %v, want %d", target, len(got), err, len(c.text))
				}
			}
			if got, err := x11test.Paste(reader, selection, "TARGETS"); len(got) != 4*5 || err != nil {
				t.Errorf("targets: %q, %v", got, err)
			}
			if got, err := x11test.Paste(reader, selection, "image/png"); got != "" || err != nil {
				t.Errorf("as a picture: %q, %v", got, err)
			}
			keeper := owner(t, reader)
			own(t, desk, selection)
			for end := time.Now().Add(20 * time.Second); exists(reader, keeper); {
				if time.Now().After(end) {
					t.Fatal("it does not end once somebody else has copied something")
				}
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
}

// TestHandOutTooLate checks that what somebody copied meanwhile is left alone.
func TestHandOutTooLate(t *testing.T) {
	startDisplay(t)
	program, desk := connect(t), connect(t)
	window := own(t, program, selection)
	newer := own(t, desk, selection)
	out, in := io.Pipe()
	go func() { _, _ = io.ReadAll(out) }()
	if err := HandOut(fmt.Sprint(window), strings.NewReader("old"), in); err != nil {
		t.Fatal(err)
	}
	if got := owner(t, desk); got != newer {
		t.Errorf("window %d has the clipboard, want %d", got, newer)
	}
	for _, bad := range []string{"", "-1", "window"} {
		if err := HandOut(bad, strings.NewReader("old"), in); err == nil {
			t.Errorf("%q is taken for a window", bad)
		}
	}
}

func startDisplay(t *testing.T) {
	t.Helper()
	display, stop, err := xvfb.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	t.Setenv("DISPLAY", display)
	connect(t) // the server starts afresh after its last client
}

func connect(t *testing.T) *x11.Conn {
	t.Helper()
	c, err := x11.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// own makes a program own a selection, with a window of its own.
func own(t *testing.T, c *x11.Conn, name string) xproto.Window {
	t.Helper()
	atom, err := c.Atom(name)
	if err != nil {
		t.Fatal(err)
	}
	window, err := xproto.NewWindowId(c.Conn)
	if err != nil {
		t.Fatal(err)
	}
	if err := xproto.CreateWindowChecked(c.Conn, 0, window, c.Root(), 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	if err := xproto.SetSelectionOwnerChecked(c.Conn, window, atom, xproto.TimeCurrentTime).Check(); err != nil {
		t.Fatal(err)
	}
	return window
}

func owner(t *testing.T, c *x11.Conn) xproto.Window {
	t.Helper()
	atom, err := c.Atom(selection)
	if err != nil {
		t.Fatal(err)
	}
	w, err := c.Owner(atom)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func exists(c *x11.Conn, w xproto.Window) bool {
	_, err := xproto.GetGeometry(c.Conn, xproto.Drawable(w)).Reply()
	return err == nil
}
