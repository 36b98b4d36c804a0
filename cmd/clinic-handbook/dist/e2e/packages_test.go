// Package e2e tries the packages as those who install them do. The Makefile
// builds them and says where they lie: E2E_DIST is the folder, E2E_NEXT that of
// a later version, for upgrades.
package e2e

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/elf"
	"debug/pe"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// only finds the one package whose name matches a pattern.
func only(t *testing.T, folder, pattern string) string {
	t.Helper()
	dir := os.Getenv(folder)
	if dir == "" {
		t.Skipf("%s is not set: make dist, e2e-windows and e2e-linux run this", folder)
	}
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s in %s: found %q, %v", pattern, dir, found, err)
	}
	return found[0]
}

// unzipped reads a ZIP: the content by name.
func unzipped(t *testing.T, file string) map[string][]byte {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return files
}

func names(files map[string][]byte) []string {
	var list []string
	for name := range files {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

func TestPackagesWindowsPortable(t *testing.T) {
	files := unzipped(t, only(t, "E2E_DIST", "*-windows-amd64-portable.zip"))
	want := []string{
		"Clinic Handbook/LICENSES.txt", "Clinic Handbook/README.md", "Clinic Handbook/clinic-handbook.exe", "Clinic Handbook/desk.yaml.sample",
		"Clinic Handbook/guide/administrators.md", "Clinic Handbook/guide/owners.md", "Clinic Handbook/guide/users.md",
		"Clinic Handbook/handbookctl.exe", "Clinic Handbook/portable",
		"Clinic Handbook/softgl/libgallium_wgl.dll", "Clinic Handbook/softgl/opengl32.dll",
	}
	if got := names(files); !slices.Equal(got, want) {
		t.Errorf("the ZIP has\n%s", strings.Join(got, "\n"))
	}
	for _, w := range []string{"fyne.io/fyne/v2", "SIL OPEN FONT LICENSE", "Mesa", "mingw", "Copyright 2009 The Go Authors", "SCOWL"} {
		if !strings.Contains(string(files["Clinic Handbook/LICENSES.txt"]), w) {
			t.Errorf("LICENSES.txt does not tell of %q", w)
		}
	}
}

func TestPackagesWindowsResources(t *testing.T) {
	files := unzipped(t, only(t, "E2E_DIST", "*-windows-amd64-portable.zip"))
	for name, subsystem := range map[string]uint16{
		"clinic-handbook.exe": pe.IMAGE_SUBSYSTEM_WINDOWS_GUI, // no console window
		"handbookctl.exe":     pe.IMAGE_SUBSYSTEM_WINDOWS_CUI,
	} {
		exe := bytes.NewReader(files["Clinic Handbook/"+name])
		image, err := pe.NewFile(exe)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		header, ok := image.OptionalHeader.(*pe.OptionalHeader64)
		if !ok || header.Subsystem != subsystem {
			t.Errorf("%s: subsystem %v, want %v", name, header.Subsystem, subsystem)
		}
		if image.TimeDateStamp != 0 {
			t.Errorf("%s bears the time it was linked: %d", name, image.TimeDateStamp)
		}
		set, err := winres.LoadFromEXE(exe)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := set.GetIcon(winres.Name("GLFW_ICON")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkManifest(t, name, set.Get(winres.RT_MANIFEST, winres.ID(1), 0x409))
		imports, err := image.ImportedLibraries()
		if err != nil {
			t.Fatal(err)
		}
		for _, library := range imports {
			if strings.EqualFold(library, "opengl32.dll") {
				t.Errorf("%s imports %s: Windows would load it before the software renderer can be chosen", name, library)
			}
		}
		info, err := version.FromBytes(set.Get(winres.RT_VERSION, winres.ID(1), 0x409))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		table := *info.Table()[0x409]
		if v := table[version.ProductVersion]; v != packageVersion(t) || fmt.Sprintf("%d.%d.%d", info.FileVersion[0], info.FileVersion[1], info.FileVersion[2]) != v {
			t.Errorf("%s says it is version %s and %v", name, v, info.FileVersion)
		}
		if table[version.ProductName] != "Clinic Handbook" || table[version.FileDescription] == "" {
			t.Errorf("%s says it is %v", name, table)
		}
	}
}

func checkManifest(t *testing.T, name string, manifest []byte) {
	t.Helper()
	if err := xml.Unmarshal(manifest, new(struct{})); err != nil {
		t.Errorf("%s: manifest: %v", name, err)
	}
	for _, w := range []string{">permonitorv2", "longPathAware", `level="asInvoker"`, "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}", "Microsoft.Windows.Common-Controls"} {
		if !strings.Contains(string(manifest), w) {
			t.Errorf("%s: the manifest lacks %s:\n%s", name, w, manifest)
		}
	}
}

// packageVersion is the version that the packages' names bear.
func packageVersion(t *testing.T) string {
	t.Helper()
	deb := filepath.Base(only(t, "E2E_DIST", "*.deb"))
	return strings.Split(deb, "_")[1]
}

func TestPackagesInstallers(t *testing.T) {
	for scope, want := range map[string][]string{
		"user":    {"LocalAppDataFolder"},
		"machine": {"ProgramFiles64Folder"},
	} {
		msi := only(t, "E2E_DIST", "*-windows-amd64-"+scope+".msi")
		var all strings.Builder
		for _, table := range []string{"Property", "Directory", "File", "Upgrade", "Shortcut", "Registry"} {
			out, err := exec.Command("msiinfo", "export", msi, table).Output()
			if err != nil {
				t.Fatalf("%s: table %s: %v", msi, table, err)
			}
			all.Write(out)
		}
		want = append(want, "ProductVersion\t"+packageVersion(t), "clinic-handbook.exe", "handbookctl.exe", "opengl32.dll", "owners.md", "WIX_UPGRADE_DETECTED", "ProgramMenuFolder")
		for _, w := range want {
			if !strings.Contains(all.String(), w) {
				t.Errorf("%s: %q is missing in its tables:\n%s", scope, w, all.String())
			}
		}
		if machine := strings.Contains(all.String(), "ALLUSERS\t1"); machine != (scope == "machine") {
			t.Errorf("%s: installs for everyone: %v", scope, machine)
		}
		summary, err := exec.Command("msiinfo", "suminfo", msi).Output()
		if err != nil {
			t.Fatalf("%s: its summary cannot be read: %v", msi, err)
		}
		// Bit 3 of the source flags tells that no rights are asked for.
		flags := regexp.MustCompile(`Source: (\d+)`).FindSubmatch(summary)
		if flags == nil {
			t.Fatalf("%s: no source flags\n%s", scope, summary)
		}
		if n, _ := strconv.Atoi(string(flags[1])); (n&8 != 0) != (scope == "user") {
			t.Errorf("%s: source flags %d\n%s", scope, n, summary)
		}
	}
}

func TestPackagesLinux(t *testing.T) {
	file, err := os.Open(only(t, "E2E_DIST", "*-linux-amd64.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	gz, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for r := tar.NewReader(gz); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if files[h.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	top := "clinic-handbook-" + packageVersion(t) + "/"
	want := []string{
		top + "LICENSES.txt", top + "README.md", top + "clinic-handbook", top + "clinic-handbook.desktop", top + "clinic-handbook.png",
		top + "desk.yaml.sample", top + "guide/administrators.md", top + "guide/owners.md", top + "guide/users.md",
		top + "handbookctl", top + "install.sh", top + "portable",
	}
	if got := names(files); !slices.Equal(got, want) {
		t.Errorf("the tar.gz has %q", got)
	}
	checkGlibc(t, files[top+"clinic-handbook"])
}

// checkGlibc holds that the packages ask for the C library that the program asks for.
func checkGlibc(t *testing.T, program []byte) {
	t.Helper()
	image, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := image.ImportedSymbols()
	if err != nil {
		t.Fatal(err)
	}
	newest := 0
	for _, s := range symbols {
		if minor, ok := strings.CutPrefix(s.Version, "GLIBC_2."); ok {
			n, _ := strconv.Atoi(strings.Split(minor, ".")[0])
			newest = max(newest, n)
		}
	}
	depends, err := exec.Command("dpkg-deb", "-f", only(t, "E2E_DIST", "*.deb"), "Depends").Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("libc6 (>= 2.%d)", newest); !strings.Contains(string(depends), want) {
		t.Errorf("the program needs %s, the Debian package asks for %s", want, depends)
	}
	requires, err := exec.Command("rpm", "-qpR", only(t, "E2E_DIST", "*.rpm")).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("libc.so.6(GLIBC_2.%d)(64bit)", newest); !strings.Contains(string(requires), want) {
		t.Errorf("the program needs %s, the RPM asks for %s", want, requires)
	}
}

func TestPackagesBills(t *testing.T) {
	for pattern, want := range map[string][]string{
		"*-windows-amd64.cdx.json": {"fyne.io/fyne/v2", "std", "mesa", "mingw-w64-runtime", "libgcc", "GLFW", "Noto Sans", "DejaVu Sans"},
		"*-linux-amd64.cdx.json":   {"fyne.io/fyne/v2", "std", "github.com/yuin/goldmark", "GLFW", "Noto Sans", "DejaVu Sans"},
	} {
		content, err := os.ReadFile(only(t, "E2E_DIST", pattern))
		if err != nil {
			t.Fatal(err)
		}
		var bill struct {
			BOMFormat    string
			SerialNumber string
			Components   []struct {
				Name, Version string
				Licenses      []struct {
					Expression string
					License    struct{ ID string }
				}
			}
		}
		if err := json.Unmarshal(content, &bill); err != nil || bill.BOMFormat != "CycloneDX" || bill.SerialNumber == "" {
			t.Fatalf("%s: %v, %+v", pattern, err, bill)
		}
		var got []string
		for _, c := range bill.Components {
			got = append(got, c.Name)
			if c.Version == "" || len(c.Licenses) == 0 {
				t.Errorf("%s: %s %s has licenses %v", pattern, c.Name, c.Version, c.Licenses)
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %s is not among %q", pattern, w, got)
			}
		}
	}
}

func TestPackagesSums(t *testing.T) {
	content, err := os.ReadFile(only(t, "E2E_DIST", "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	files, err := os.ReadDir(os.Getenv("E2E_DIST"))
	files = slices.DeleteFunc(files, func(f os.DirEntry) bool { return strings.HasPrefix(f.Name(), "SHA256SUMS") }) // and its signature
	if err != nil || len(lines) != len(files) || len(lines) < 7 {
		t.Fatalf("%d sums for %d files, %v", len(lines), len(files), err)
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		content, err := os.ReadFile(filepath.Join(os.Getenv("E2E_DIST"), name))
		if err != nil || fmt.Sprintf("%x", sha256.Sum256(content)) != sum {
			t.Errorf("%s: the sum is wrong (%v)", name, err)
		}
	}
}
