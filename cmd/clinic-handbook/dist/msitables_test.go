package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// someProgram is a Windows program as small as they get.
func someProgram(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-o", "program.exe", "main.go")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "program.exe")
}

// someInstaller builds an installer of some version from files of a few bytes.
func someInstaller(t *testing.T, program, version string, s scope) string {
	t.Helper()
	r := &release{root: "../../..", out: t.TempDir(), work: t.TempDir(), date: someDate, softGL: true}
	m, err := readMeta("../../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	r.meta = m.withVersion(version)
	r.root, _ = filepath.Abs(r.root)
	tr := tree{dir: filepath.Join(r.work, "windows"), date: r.date}
	for _, name := range append([]string{"LICENSES.txt", "desk.yaml.sample", "softgl/opengl32.dll", "softgl/libgallium_wgl.dll"}, guides[:]...) {
		if err := tr.put(name, []byte(name+" of "+version), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range versioned {
		if err := tr.copyIn("", program, 0o755); err != nil {
			t.Fatal(err)
		}
		exe := filepath.Join(tr.dir, name)
		if err := os.Rename(filepath.Join(tr.dir, "program.exe"), exe); err != nil {
			t.Fatal(err)
		}
		if err := addResources(exe, filepath.Join(r.root, "assets/icons/icon.ico"), name, version); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.installer(tr, s); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(r.out, r.name("windows-amd64")+"-"+string(s)+".msi")
}

// table reads a table of an installer; a row is a map from column to value.
func table(t *testing.T, msi, name string) []map[string]string {
	t.Helper()
	out, err := exec.Command("msiinfo", "export", msi, name).Output()
	if err != nil {
		t.Fatalf("table %s: %v", name, err)
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimRight(string(out), "\r\n"), "\r", ""), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[3:] {
		row := map[string]string{}
		for i, value := range strings.Split(line, "\t") {
			row[columns[i]] = value
		}
		rows = append(rows, row)
	}
	return rows
}

// installed is a file on the disk, as Windows Installer sees it.
type installed struct {
	version string // "" for none
	of      string // the product's version it belongs to
	edited  bool   // changed since it was installed
}

// product is what the rules need to know about an installer.
type product struct {
	version     string
	files       []map[string]string
	keyPath     map[string]string // of components
	removeFirst bool              // the older product goes before costing
}

func readProduct(t *testing.T, msi, version string) product {
	t.Helper()
	p := product{version: version, files: table(t, msi, "File"), keyPath: map[string]string{}}
	for _, c := range table(t, msi, "Component") {
		p.keyPath[c["Component"]] = c["KeyPath"]
	}
	sequence := map[string]int{}
	for _, action := range table(t, msi, "InstallExecuteSequence") {
		sequence[action["Action"]], _ = strconv.Atoi(action["Sequence"])
	}
	p.removeFirst = sequence["RemoveExistingProducts"] < sequence["CostInitialize"]
	return p
}

// fileVersion is the version a file counts as: its own, or its companion's.
func (p product) fileVersion(file map[string]string) string {
	for _, other := range p.files {
		if other["File"] == file["Version"] {
			return other["Version"]
		}
	}
	return file["Version"]
}

// replaces applies the file versioning rules of Windows Installer.
func (p product) replaces(file map[string]string, disk map[string]installed) bool {
	for _, other := range p.files {
		if other["File"] == file["Version"] { // a companion does as its file does
			return p.replaces(other, disk)
		}
	}
	old, exists := disk[file["FileName"]]
	switch {
	case !exists:
		return true
	case file["Version"] != "" && old.version != "":
		return newer(file["Version"], old.version)
	case file["Version"] != "" || old.version != "":
		return file["Version"] != ""
	default:
		return !old.edited
	}
}

// newer compares versions of four numbers.
func newer(a, b string) bool {
	number := func(v string) (n []int) {
		for _, part := range strings.Split(v, ".") {
			x, _ := strconv.Atoi(part)
			n = append(n, x)
		}
		return n
	}
	return slices.Compare(number(a), number(b)) > 0
}

// upgrade installs p where the files of an older product are.
func (p product) upgrade(disk map[string]installed) map[string]installed {
	after := map[string]installed{}
	if p.removeFirst {
		disk = nil
	}
	chosen := map[string]bool{}
	for _, file := range p.files {
		chosen[file["File"]] = p.replaces(file, disk)
	}
	for _, file := range p.files {
		// A component whose key file is not replaced is not installed at all.
		key := p.keyPath[file["Component_"]]
		decided, isFile := chosen[key]
		if chosen[file["File"]] && (decided || !isFile) {
			v := p.fileVersion(file)
			if file["Version"] != v {
				v = "" // a companion has none of its own on the disk
			}
			after[file["FileName"]] = installed{version: v, of: p.version}
		}
	}
	return after
}

// TestUpgradeReplacesEveryFile applies Windows Installer's rules to two versions,
// and looks at what is on the disk afterward.
func TestUpgradeReplacesEveryFile(t *testing.T) {
	program := someProgram(t)
	for _, s := range []scope{perUser, perMachine} {
		older := readProduct(t, someInstaller(t, program, "1.2.3", s), "1.2.3")
		newer := readProduct(t, someInstaller(t, program, "1.2.4", s), "1.2.4")
		disk := older.upgrade(nil)
		if len(disk) != len(older.files) {
			t.Errorf("%s: a first install leaves out files: %v", s, disk)
		}
		for name, file := range disk { // somebody edited what can be edited
			file.edited = file.version == ""
			disk[name] = file
		}
		after := newer.upgrade(disk)
		for _, file := range newer.files {
			if got := after[file["FileName"]]; got.of != "1.2.4" {
				t.Errorf("%s: after the upgrade %s is of %q", s, file["FileName"], got.of)
			}
		}
		t.Logf("%s: after the upgrade: %q", s, slices.Sorted(maps.Keys(after)))

		// The rules bite: without versions, files are lost.
		for _, file := range newer.files {
			file["Version"] = ""
		}
		if after := newer.upgrade(disk); len(after) == len(newer.files) {
			t.Errorf("%s: without versions, nothing is lost: the rules are not applied", s)
		}
	}
}

// TestInstallerTables checks what Windows shows about the product and asks of the
// computer.
func TestInstallerTables(t *testing.T) {
	msi := someInstaller(t, someProgram(t), "1.2.3", perUser)
	properties := map[string]string{}
	for _, row := range table(t, msi, "Property") {
		properties[row["Property"]] = row["Value"]
	}
	for _, p := range []string{"ARPHELPLINK", "ARPURLINFOABOUT", "ARPCONTACT"} {
		if properties[p] == "" {
			t.Errorf("%s is empty", p)
		}
	}
	conditions := table(t, msi, "LaunchCondition")
	if !slices.ContainsFunc(conditions, func(row map[string]string) bool {
		return strings.HasPrefix(row["Condition"], "Installed OR (WINDOWS10 ")
	}) {
		t.Errorf("it installs on any Windows: %v", conditions)
	}
	keys := map[string]bool{}
	for _, row := range table(t, msi, "Component") {
		keys[row["KeyPath"]] = true
	}
	for _, row := range table(t, msi, "File") {
		if row["Version"] == "" || row["Version"] == companion && keys[row["File"]] {
			t.Errorf("%s: version %q, a key path: %v", row["FileName"], row["Version"], keys[row["File"]])
		}
	}
	if rows := table(t, msi, "CustomAction"); len(rows) != 1 || rows[0]["Type"] != strconv.Itoa(asInvoked) {
		t.Errorf("custom actions: %v", rows)
	}
}
