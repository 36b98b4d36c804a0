package belowfyne

import "github.com/go-gl/glfw/v3.4/glfw"

// keypad are the keys of the keypad while NumLock is off.
var keypad = map[glfw.Key]glfw.Key{
	glfw.KeyKP0: glfw.KeyInsert, glfw.KeyKP1: glfw.KeyEnd, glfw.KeyKP2: glfw.KeyDown, glfw.KeyKP3: glfw.KeyPageDown,
	glfw.KeyKP4: glfw.KeyLeft, glfw.KeyKP6: glfw.KeyRight, glfw.KeyKP7: glfw.KeyHome, glfw.KeyKP8: glfw.KeyUp,
	glfw.KeyKP9: glfw.KeyPageUp, glfw.KeyKPDecimal: glfw.KeyDelete,
}

// listenForKeypad makes the keypad's arrows work while NumLock is off: to Fyne its
// keys are digits in any case. So is the key of digits that is "-" on other keyboards.
// Needed in Fyne 2.8.1.
func listenForKeypad(window *glfw.Window) {
	window.SetInputMode(glfw.LockKeyMods, glfw.True)
	var next glfw.KeyCallback
	next = window.SetKeyCallback(func(win *glfw.Window, key glfw.Key, scancode int, action glfw.Action, mods glfw.ModifierKey) {
		if arrow, ok := keypad[key]; ok && mods&glfw.ModNumLock == 0 {
			key = arrow
		}
		if isMinus(key, scancode, mods) {
			key = glfw.KeyUnknown // so that Fyne asks for its name
		}
		if next != nil {
			next(win, key, scancode, action, mods&^(glfw.ModNumLock|glfw.ModCapsLock))
		}
	})
}

// isMinus reports a key of digits that is "-", as on French keyboards, pressed with Ctrl.
func isMinus(key glfw.Key, scancode int, mods glfw.ModifierKey) bool {
	return mods&glfw.ModControl != 0 && key >= glfw.Key0 && key <= glfw.Key9 && glfw.GetKeyName(key, scancode) == "-"
}

// listenForMenuKey calls a function when Alt is pressed and let go with nothing
// between the two.
func listenForMenuKey(window *glfw.Window, menu func()) {
	alone := false
	var next glfw.KeyCallback
	next = window.SetKeyCallback(func(win *glfw.Window, key glfw.Key, scancode int, action glfw.Action, mods glfw.ModifierKey) {
		isAlt := key == glfw.KeyLeftAlt
		switch {
		case action == glfw.Press:
			alone = isAlt && mods&(glfw.ModControl|glfw.ModShift|glfw.ModSuper) == 0
		case action == glfw.Repeat && !isAlt:
			alone = false
		}
		if next != nil {
			next(win, key, scancode, action, mods)
		}
		if isAlt && action == glfw.Release && alone {
			alone = false
			menu()
		}
	})
	var nextFocus glfw.FocusCallback
	nextFocus = window.SetFocusCallback(func(win *glfw.Window, focused bool) {
		alone = false // Alt+Tab lets go of Alt elsewhere
		if nextFocus != nil {
			nextFocus(win, focused)
		}
	})
}
