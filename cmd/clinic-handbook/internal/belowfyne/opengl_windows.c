#include <windows.h>

// lateGetProcAddress is wglGetProcAddress of the opengl32.dll that the process has
// loaded, or loads now.
static PROC WINAPI lateGetProcAddress(LPCSTR name) {
	static PROC(WINAPI * found)(LPCSTR);
	if (!found) {
		HMODULE opengl = LoadLibraryA("opengl32.dll");
		if (opengl) found = (PROC(WINAPI *)(LPCSTR))(void *)GetProcAddress(opengl, "wglGetProcAddress");
	}
	return found ? found(name) : NULL;
}

// The one symbol that Fyne's OpenGL bindings import from opengl32.dll. Defined here,
// it keeps that library out of the program's import table.
PROC(WINAPI *__imp_wglGetProcAddress)(LPCSTR) = lateGetProcAddress;
