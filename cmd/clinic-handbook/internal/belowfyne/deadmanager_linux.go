package belowfyne

import (
	"os"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
)

// ForgetDeadManager removes what a window manager that has died left on the X server:
// the property that says which of its windows shows that it runs. GLFW ends in an
// assertion where that window is gone, or another program's. Call it before Fyne
// starts. Needed in GLFW 3.4 of Fyne 2.8.1.
func ForgetDeadManager() {
	if os.Getenv("DISPLAY") == "" {
		return
	}
	c, err := x11.Connect()
	if err != nil {
		return
	}
	defer c.Close()
	check, err := c.Atom("_NET_SUPPORTING_WM_CHECK")
	if err != nil {
		return
	}
	if shown, ok := windowIn(c, c.Root(), check); ok {
		if _, ok := windowIn(c, shown, check); !ok {
			_ = xproto.DeletePropertyChecked(c.Conn, c.Root(), check).Check() // as it is, if it may not be removed
		}
	}
}

// windowIn is the window that a property of another one names.
func windowIn(c *x11.Conn, of xproto.Window, property xproto.Atom) (xproto.Window, bool) {
	reply, err := xproto.GetProperty(c.Conn, false, of, property, xproto.AtomWindow, 0, 1).Reply()
	if err != nil || len(reply.Value) < 4 {
		return 0, false
	}
	return xproto.Window(xgb.Get32(reply.Value)), true
}
