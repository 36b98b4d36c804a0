package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// desk is a Windows machine as Wine plays it: a prefix of its own and a screen.
type desk struct {
	*display
	drive string // C:
}

// newDesk sets up a machine. Wine is told to be Windows 10, to take an
// opengl32.dll that lies beside a program before its own, as Windows does, and
// is given the DLL that it lacks.
func newDesk(t *testing.T, options ...string) *desk {
	t.Helper()
	d := &desk{display: newDisplay(t, options...)}
	prefix := filepath.Join(t.TempDir(), "prefix")
	d.env = append(d.env, "WINEPREFIX="+prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree=;mshtml=;opengl32=n,b", "WINEARCH=win64")
	d.drive = filepath.Join(prefix, "drive_c")
	t.Cleanup(func() { d.command("wineserver", "-k").Run() })
	d.run("wine", "wineboot", "-i")
	d.run("wine", "winecfg", "-v", "win10")
	d.run("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", filepath.Join(d.drive, "windows/system32/bcryptprimitives.dll"),
		"testdata/bcryptprimitives.c", "-ladvapi32")
	return d
}

// find is the one path on C: that matches a pattern, or "".
func (d *desk) find(pattern string) string {
	d.t.Helper()
	found, err := filepath.Glob(filepath.Join(d.drive, pattern))
	if err != nil || len(found) > 1 {
		d.t.Fatalf("%s: %q, %v", pattern, found, err)
	}
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

// start starts a program and waits for its window.
func (d *desk) start(program string, args ...string) {
	d.t.Helper()
	cmd := exec.Command("wine", append([]string{program}, args...)...)
	cmd.Env = d.env
	cmd.Dir = d.drive
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go cmd.Wait()
	d.window()
}

// kill ends the program as Task Manager would.
func (d *desk) kill() {
	d.t.Helper()
	d.command("wine", "taskkill", "/f", "/im", "clinic-handbook.exe").Run()
	time.Sleep(2 * time.Second)
}

// note writes a note of one's own on an entry's page.
func (d *desk) note(name, text string) {
	d.t.Helper()
	d.key("ctrl+e")
	d.typed(text)
	d.key("Escape")
	d.want(name, text)
}

// exists fails unless a file on C: is there, or is not there.
func (d *desk) exists(pattern string, want bool) {
	d.t.Helper()
	if got := d.find(pattern) != ""; got != want {
		d.t.Errorf("%s: there is one: %v, want %v", pattern, got, want)
	}
}

// draws fails unless a program draws with the renderer that ships beside it, or
// without it: whatever a program has loaded, the kernel lists.
func (d *desk) draws(program string, withRenderer bool) {
	d.t.Helper()
	lists, err := filepath.Glob("/proc/[0-9]*/maps")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, name := range []string{"opengl32.dll", "libgallium_wgl.dll"} {
		file, loaded := filepath.Join(filepath.Dir(program), "softgl", name), false
		for _, list := range lists {
			content, err := os.ReadFile(list) // of a process that may have ended
			loaded = loaded || err == nil && strings.Contains(string(content), " "+file+"\n")
		}
		if loaded != withRenderer {
			d.t.Errorf("%s is loaded: %v, want %v", file, loaded, withRenderer)
		}
	}
}

// Where the installers put things. Wine 8 puts the menu entry into the user's
// menu always; Windows into everyone's when it is installed for the machine.
const (
	userFolder    = "users/*/AppData/Local/Programs/Clinic Handbook"
	machineFolder = "Program Files/Clinic Handbook"
	menu          = "users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Clinic Handbook.lnk"
	notes         = "users/*/AppData/Roaming/clinic-handbook/notebook.json"
)

// TestWindowsInstaller lives through the life of an installed program: silently
// installed, used, killed, used again, upgraded and removed.
func TestWindowsInstaller(t *testing.T) {
	for scope, folder := range map[string]string{"user": userFolder, "machine": machineFolder} {
		t.Run(scope, func(t *testing.T) {
			first, next := only(t, "E2E_DIST", "*-windows-amd64-"+scope+".msi"), only(t, "E2E_NEXT", "*-windows-amd64-"+scope+".msi")
			d := newDesk(t)
			d.run("wine", "msiexec", "/i", wine(first), "/qn")
			for _, file := range []string{"clinic-handbook.exe", "handbookctl.exe", "LICENSES.txt", "guide/owners.md", "softgl/opengl32.dll", "softgl/libgallium_wgl.dll"} {
				d.exists(folder+"/"+file, true)
			}
			d.exists(menu, true)
			program := d.find(folder + "/clinic-handbook.exe")
			ctl := d.find(folder + "/handbookctl.exe")
			if out := d.run("wine", ctl, "search", "throwing up"); !strings.Contains(out, "Nausea or vomiting") {
				t.Errorf("handbookctl.exe finds\n%s", out)
			}

			d.start(program)
			d.typed("throwing up")
			d.want("windows-"+scope+"-search", "Nausea or vomiting", "Front desk may read this out")
			d.note("windows-"+scope+"-note", "Ask for Robin first")
			d.kill()
			d.exists(notes, true)

			settings := filepath.Join(filepath.Dir(program), "desk.yaml")
			if err := os.WriteFile(settings, []byte("# of this machine\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			d.run("wine", "msiexec", "/i", wine(next), "/qn")
			if n := strings.Count(d.run("wine", "uninstaller", "--list"), "Clinic Handbook"); n != 1 {
				t.Errorf("after the upgrade %d versions are installed", n)
			}
			if _, err := os.Stat(settings); err != nil {
				t.Errorf("the upgrade took the machine's settings away: %v", err)
			}
			if err := os.Remove(settings); err != nil {
				t.Error(err)
			}
			d.start(program, "--entry", "side-effects/nausea-and-vomiting")
			d.findInPage("windows-"+scope+"-upgraded", "Ask for Robin first")
			d.kill()

			d.run("wine", "msiexec", "/x", wine(next), "/qn")
			d.exists(folder, false)
			d.exists(menu, false)
			d.exists(notes, true)
			if list := d.run("wine", "uninstaller", "--list"); strings.Contains(list, "Clinic Handbook") {
				t.Errorf("it is still listed as installed:\n%s", list)
			}
		})
	}
}

// TestWindowsInstallerWithoutRenderer leaves the software renderer out, as the
// README says, and removes what is there.
func TestWindowsInstallerWithoutRenderer(t *testing.T) {
	msi := only(t, "E2E_DIST", "*-windows-amd64-machine.msi")
	d := newDesk(t)
	d.run("wine", "msiexec", "/i", wine(msi), "/qn", "ADDLOCAL=Program")
	d.exists(machineFolder+"/clinic-handbook.exe", true)
	d.exists(machineFolder+"/softgl", false)
	d.exists(menu, true)
	d.run("wine", "msiexec", "/x", wine(msi), "/qn")
	d.exists(machineFolder, false)
	d.exists(menu, false)
}

// wine is a file of this machine as a program under Wine names it.
func wine(file string) string { return `Z:` + strings.ReplaceAll(file, "/", `\`) }

// unpack unpacks the portable ZIP into a folder on C: and returns the program.
func (d *desk) unpack(folder string) string {
	d.t.Helper()
	dir := filepath.Join(d.drive, folder)
	for name, content := range unzipped(d.t, only(d.t, "E2E_DIST", "*-windows-amd64-portable.zip")) {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o755); err != nil {
			d.t.Fatal(err)
		}
	}
	return filepath.Join(dir, "Clinic Handbook", "clinic-handbook.exe")
}

// TestWindowsPortable unpacks the ZIP into folders that programs trip over.
func TestWindowsPortable(t *testing.T) {
	only(t, "E2E_DIST", "*-windows-amd64-portable.zip")
	d := newDesk(t)
	for name, folder := range map[string]string{
		"accents": "Übung für Señora Müller, clínica 2",
		"long":    strings.Repeat("a folder of a long name/", 8) + "end", // about 200 characters
	} {
		t.Run(name, func(t *testing.T) {
			d.t = t
			program := d.unpack(folder)
			d.start(program, "--entry", "side-effects/headache")
			d.want("windows-"+name, "Headache", "Not reviewed")
			d.draws(program, false)
			d.note("windows-"+name+"-note", "Ask for Robin first")
			d.kill()
			kept := filepath.Join(filepath.Dir(program), "data", "notebook.json")
			if content, err := os.ReadFile(kept); err != nil || !strings.Contains(string(content), "Robin") {
				t.Errorf("the note does not lie beside the program: %v\n%s", err, content)
			}
			d.exists(notes, false)
			d.start(program, "--entry", "side-effects/headache")
			d.findInPage("windows-"+name+"-again", "Ask for Robin first")
			d.kill()
		})
	}
}

// TestWindowsReadOnly starts the portable program from a folder that nothing
// can be written to: it works, and says that nothing is kept.
func TestWindowsReadOnly(t *testing.T) {
	only(t, "E2E_DIST", "*-windows-amd64-portable.zip")
	if os.Getuid() != 0 {
		t.Fatal("a read-only folder needs root's rights: sudo make e2e-windows")
	}
	d := newDesk(t)
	program := d.unpack("read only")
	folder := filepath.Join(d.drive, "read only")
	d.run("mount", "--bind", folder, folder)
	t.Cleanup(func() { exec.Command("umount", "--lazy", folder).Run() })
	d.run("mount", "-o", "remount,bind,ro", folder)
	d.start(program)
	d.want("windows-read-only", "Type what the caller says", "not allowed to write", "lost when this window closes")
	d.typed("throwing up")
	d.want("windows-read-only-search", "Nausea or vomiting", "Front desk may read")
	d.kill()
}

// TestWindowsWithoutOpenGL is a remote desktop or a virtual machine: the
// program starts again with the software renderer, and without that says what to do.
func TestWindowsWithoutOpenGL(t *testing.T) {
	only(t, "E2E_DIST", "*-windows-amd64-portable.zip")
	d := newDesk(t, "-extension", "GLX")
	program := d.unpack("users/Public/Documents")
	d.start(program)
	d.want("windows-softgl-home", "Type what the caller says") // its first window is the one that cannot be drawn
	d.typed("throwing up")
	d.want("windows-softgl", "Nausea or vomiting", "Front desk may read")
	d.draws(program, true)
	d.kill()
	if err := os.RemoveAll(filepath.Join(filepath.Dir(program), "softgl")); err != nil {
		t.Fatal(err)
	}
	cmd := d.command("wine", program)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	d.want("windows-no-opengl", "graphics driver cannot show", "nstall the handbook again")
	d.key("Return")
	err := cmd.Wait()
	if code := fmt.Sprint(err); code != "exit status 3" {
		t.Errorf("it ends with %s", code)
	}
}
