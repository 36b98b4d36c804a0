package belowfyne

import "C" // for opengl_windows.c

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// UseOpenGL loads an OpenGL library, which draws every window from then on. It must
// be called before the first window.
//
// Fyne's bindings import opengl32.dll, so Windows would load it before the program's
// first line: from the program's folder if it has one, else the system's, and
// nothing could replace it afterward. opengl_windows.c removes that import, and
// GLFW loads the library by its bare name, which finds the one that is loaded
// already. It earns a third of the download: the software renderer needs no second
// copy of the program. Fyne 2.8.1.
func UseOpenGL(library string) error {
	_, err := windows.LoadLibraryEx(library, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH)
	if err != nil {
		return fmt.Errorf("%s: %w", library, err)
	}
	return nil
}
