package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is a fresh Debian in a folder: what debootstrap calls the smallest.
type root struct {
	*display
	dir string
}

// newRoot needs root's rights, as chroot does. debootstrap fetches some 100 MB.
func newRoot(t *testing.T) *root {
	t.Helper()
	if os.Getuid() != 0 {
		t.Fatal("a clean root needs root's rights: sudo make e2e-linux")
	}
	r := &root{display: newDisplay(t), dir: filepath.Join(t.TempDir(), "root")}
	if out, err := exec.Command("debootstrap", "--variant=minbase", "bookworm", r.dir, "http://deb.debian.org/debian").CombinedOutput(); err != nil {
		t.Fatalf("debootstrap: %v\n%s", err, out)
	}
	// Nothing of this machine is mounted, so that nothing of it can be removed
	// with the root. The screen is reached by its abstract socket.
	proc := filepath.Join(r.dir, "proc")
	r.run("mount", "-t", "proc", "proc", proc)
	t.Cleanup(func() { exec.Command("umount", "--lazy", proc).Run() })
	return r
}

// in runs a command in the root.
func (r *root) in(name string, args ...string) string {
	r.t.Helper()
	return r.run("chroot", append([]string{r.dir, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "HOME=/root", name}, args...)...)
}

// files lists all files but those of the package system itself and what apt
// fetched.
func (r *root) files() []string {
	r.t.Helper()
	out := r.in("find", "/", "-xdev", "(", "-path", "/proc", "-o", "-path", "/dev", "-o", "-path", "/tmp", "-o", "-path", "/var/cache",
		"-o", "-path", "/var/lib/apt", "-o", "-path", "/var/lib/dpkg", "-o", "-path", "/var/log", "-o", "-path", "/root", ")", "-prune", "-o", "-print")
	list := strings.Split(strings.TrimSpace(out), "\n")
	slices.Sort(list)
	return list
}

// TestLinuxPackage installs the Debian package where nothing but its stated
// dependencies is, uses it, and removes it without a trace.
func TestLinuxPackage(t *testing.T) {
	deb := only(t, "E2E_DIST", "*.deb")
	r := newRoot(t)
	r.run("cp", deb, filepath.Join(r.dir, "root/clinic-handbook.deb"))
	r.in("apt-get", "update", "-qq")
	// The dependencies first, so that what the package itself leaves can be told
	// from what they leave.
	depends := strings.Split(strings.TrimSpace(r.run("dpkg-deb", "-f", deb, "Depends")), ", ")
	for i, d := range depends {
		depends[i] = strings.Fields(d)[0]
	}
	r.in("apt-get", append([]string{"install", "-y", "-qq", "--no-install-recommends"}, depends...)...)
	before := r.files()

	if out := r.in("apt-get", "install", "-y", "--no-install-recommends", "/root/clinic-handbook.deb"); !strings.Contains(out, "1 newly installed") {
		t.Errorf("it needs more than it states:\n%s", out)
	}
	if out := r.in("handbookctl", "search", "throwing up"); !strings.Contains(out, "Nausea or vomiting") {
		t.Errorf("handbookctl finds\n%s", out)
	}
	if out := r.in("clinic-handbook", "--version"); strings.TrimSpace(out) != packageVersion(t) {
		t.Errorf("clinic-handbook --version says %q", out)
	}

	start := func(args ...string) (kill func()) {
		app := exec.Command("chroot", append([]string{
			r.dir, "env", "-i", "PATH=/usr/bin:/bin", "HOME=/root", "FYNE_THEME=light",
			"DISPLAY=" + r.number(), "/usr/bin/clinic-handbook",
		}, args...)...)
		var stderr strings.Builder
		app.Stderr = &stderr
		if err := app.Start(); err != nil {
			t.Fatal(err)
		}
		r.window()
		return func() {
			app.Process.Kill()
			app.Wait()
			if stderr.Len() > 0 {
				t.Errorf("it says on stderr:\n%s", stderr.String())
			}
		}
	}
	kill := start()
	r.typed("throwing up")
	r.want("linux-search", "Nausea or vomiting", "Front desk may read this out")
	r.key("ctrl+e")
	r.typed("Ask for Robin first")
	r.key("Escape")
	r.want("linux-note", "Ask for Robin first")
	kill()
	kill = start("--entry", "side-effects/nausea-and-vomiting")
	r.findInPage("linux-again", "Ask for Robin first")
	kill()

	r.in("apt-get", "purge", "-y", "-qq", "clinic-handbook")
	after := r.files()
	for _, file := range after {
		if _, known := slices.BinarySearch(before, file); !known {
			t.Errorf("left behind: %s", file)
		}
	}
	for _, file := range before {
		if _, kept := slices.BinarySearch(after, file); !kept {
			t.Errorf("taken away: %s", file)
		}
	}
	if _, err := os.Stat(filepath.Join(r.dir, "root/.config/clinic-handbook/notebook.json")); err != nil {
		t.Errorf("the notes are gone: %v", err)
	}
}

// number is the screen's name for DISPLAY.
func (d *display) number() string {
	for _, e := range slices.Backward(d.env) {
		if n, ok := strings.CutPrefix(e, "DISPLAY="); ok {
			return n
		}
	}
	return ""
}
