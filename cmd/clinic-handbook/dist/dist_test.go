package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"
)

var someDate = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

func TestFourNumbers(t *testing.T) {
	for v, want := range map[string][4]uint16{"0.1.0": {0, 1, 0, 0}, "255.255.65535": {255, 255, 65535, 0}} {
		if got, err := fourNumbers(v); err != nil || got != want {
			t.Errorf("%s: %v, %v", v, got, err)
		}
	}
	for _, v := range []string{"", "1", "1.2", "1.2.3.4", "256.0.0", "0.256.0", "0.0.65536", "1.2.x", "-1.2.3", "2026.11.24"} {
		if got, err := fourNumbers(v); err == nil {
			t.Errorf("%q passes as %v", v, got)
		}
	}
}

func TestVersionOfTheProduct(t *testing.T) {
	m, err := readMeta("../../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	v := m.Details.Version
	if _, err := fourNumbers(v); err != nil {
		t.Error(err)
	}
	log, err := os.ReadFile("../../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(log), "\n## ")
	if top, _, _ := strings.Cut(rest, "\n"); top != "Not yet released" && !strings.HasPrefix(top, v+" ") {
		t.Errorf("CHANGELOG.md begins with %q, FyneApp.toml has version %s", top, v)
	}
	for _, name := range []string{"org.clinichandbook.desktop.metainfo.xml", "clinic-handbook.1"} {
		text, err := os.ReadFile("linux/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "${VERSION}") || strings.Contains(string(text), v) {
			t.Errorf("%s has a version of its own", name)
		}
	}
}

func TestTagIsTheVersion(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"init", "-q"}, {"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one"}, {"tag", "v1.2.3"}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	if err := checkTag(dir, "1.2.3"); err != nil {
		t.Error(err)
	}
	if err := checkTag(dir, "1.2.4"); err == nil {
		t.Error("another tag passes")
	}
	if err := checkTag(t.TempDir(), "1.2.4"); err != nil {
		t.Errorf("without a repository: %v", err)
	}
}

func TestReachIsReported(t *testing.T) {
	for n, want := range map[int]bool{34: false, oldestGlibc: false, 38: true} {
		var said strings.Builder
		reportReach(&said, n)
		if got := said.Len() > 0; got != want {
			t.Errorf("2.%d: %q", n, said.String())
		}
	}
}

func TestSignedSums(t *testing.T) {
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	key, err := minisign.EncryptKey("secret", private)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"key": key, "password": []byte("secret\n"), "SHA256SUMS": []byte("sums\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := &release{out: dir, signing: signing{key: filepath.Join(dir, "key"), password: filepath.Join(dir, "password")}}
	if err := r.signSums(); err != nil {
		t.Fatal(err)
	}
	signature, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS.minisig"))
	if err != nil || !minisign.Verify(public, []byte("sums\n"), signature) {
		t.Errorf("the signature is wrong (%v)", err)
	}
}

func TestDebianChangelog(t *testing.T) {
	m := meta{Website: "https://example.org"}
	m.Details.Version, m.Packages.Maintainer = "1.2.3", "Some One <a@example.org>"
	log := "# Changelog\n\n## Not yet released\n\n### Window\n- One " + strings.Repeat("word ", 30) + "\n- Two\n\n## 1.2.2\n- Old\n"
	got := debianChangelog(log, m, someDate)
	for _, line := range strings.Split(got, "\n") {
		if len(line) > 80 {
			t.Errorf("a long line: %q", line)
		}
	}
	if !strings.HasPrefix(got, "clinic-handbook (1.2.3) unstable; urgency=medium\n\n  * One word") ||
		!strings.HasSuffix(got, "\n  * Two\n\n -- Some One <a@example.org>  Tue, 24 Nov 2026 08:00:00 +0000\n") || strings.Contains(got, "Old") {
		t.Errorf("got\n%s", got)
	}
}

// TestTagsAreTheMakefiles checks that packages are built like the program that is
// tested every day.
func TestTagsAreTheMakefiles(t *testing.T) {
	makefile, err := os.ReadFile("../../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(makefile), "\nTAGS := "+tags+"\n") {
		t.Errorf("the Makefile's TAGS are not %s", tags)
	}
}

// someTree has files whose order, modes, and times no two machines share.
func someTree(t *testing.T, reversed bool) tree {
	t.Helper()
	names := []string{"b.txt", "a/x.exe", "a.txt"}
	if reversed {
		slices.Reverse(names)
	}
	tr := tree{dir: t.TempDir(), date: someDate}
	for _, name := range names {
		mode := os.FileMode(0o640)
		if strings.HasSuffix(name, ".exe") {
			mode = 0o700
		}
		if err := tr.put(name, []byte("content of "+name), mode); err != nil {
			t.Fatal(err)
		}
	}
	return tr
}

func TestArchivesAreTheSameTwice(t *testing.T) {
	for name, write := range map[string]func(tree, string, string) error{"zip": zipTree, "tar.gz": tarTree} {
		var first []byte
		for _, reversed := range []bool{false, true} {
			out := filepath.Join(t.TempDir(), "out")
			if err := write(someTree(t, reversed), "Clinic Handbook", out); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = got
			} else if !bytes.Equal(first, got) {
				t.Errorf("%s: the same files give other bytes", name)
			}
		}
	}
}

func TestZip(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.zip")
	if err := zipTree(someTree(t, false), "Clinic Handbook", out); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(someDate) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	if want := []string{"Clinic Handbook/a.txt", "Clinic Handbook/a/x.exe", "Clinic Handbook/b.txt"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestTar(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.tar.gz")
	if err := tarTree(someTree(t, false), "top", out); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	gz, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(gz); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		want := int64(0o644)
		if strings.HasSuffix(h.Name, ".exe") {
			want = 0o755
		}
		if h.Mode != want || h.Uid != 0 || h.Uname != "" || !h.ModTime.Equal(someDate) {
			t.Errorf("%s: mode %o, owner %d %q, of %v", h.Name, h.Mode, h.Uid, h.Uname, h.ModTime)
		}
	}
}

// summaryStream is a property set like the one wixl writes.
func summaryStream(code string) []byte {
	header := make([]byte, 48)
	header[0], header[1], header[24] = 0xFE, 0xFF, 1
	copy(header[28:], summaryFormat)
	binary.LittleEndian.PutUint32(header[44:], 48)
	values := [][]byte{
		binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32(nil, typeTime), 7),
		append(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, typeString), uint32(len(code)+1)), code+"\x00\x00"...),
		binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32(nil, typeTime), 9),
		binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, 3), 2),
	}
	ids := []uint32{propertyCreated, propertyPackageCode, propertySaved, 19}
	section := make([]byte, 8+8*len(ids))
	binary.LittleEndian.PutUint32(section[4:], uint32(len(ids)))
	for i, v := range values {
		binary.LittleEndian.PutUint32(section[8+8*i:], ids[i])
		binary.LittleEndian.PutUint32(section[12+8*i:], uint32(len(section)))
		section = append(section, v...)
	}
	binary.LittleEndian.PutUint32(section, uint32(len(section)))
	return append(header, section...)
}

func TestPinSummary(t *testing.T) {
	code := "{11111111-2222-3333-4444-555555555555}"
	msi := append([]byte("other streams before"), summaryStream("{00000000-0000-0000-0000-000000000000}")...)
	if err := pinSummary(msi, time.Unix(0, 0), code); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(msi, []byte(code)) {
		t.Error("the package code is not set")
	}
	if n := bytes.Count(msi, binary.LittleEndian.AppendUint64(nil, 116_444_736_000_000_000)); n != 2 {
		t.Errorf("%d dates are set to 1970", n)
	}
}

// FuzzPinSummary checks that no file makes it panic, or write anything but three
// values.
func FuzzPinSummary(f *testing.F) {
	code := "{11111111-2222-3333-4444-555555555555}"
	f.Add(summaryStream(code))
	f.Add(append(summaryStream(code)[:60], make([]byte, 40)...))
	f.Fuzz(func(t *testing.T, msi []byte) {
		before := bytes.Clone(msi)
		if err := pinSummary(msi, someDate, code); err != nil {
			return
		}
		changed := 0
		for i := range msi {
			if msi[i] != before[i] {
				changed++
			}
		}
		if changed > len(code)+16 {
			t.Errorf("%d bytes changed", changed)
		}
	})
}

func TestSumGuardsTheSizes(t *testing.T) {
	for _, c := range []struct {
		name  string
		size  int64
		fails bool
	}{
		{"clinic-handbook-1.0.0-windows-amd64-user.msi", limitSoftware, false},
		{"clinic-handbook-1.0.0-windows-amd64-user.msi", limitSoftware + 1, true},
		{"clinic-handbook-1.0.0-windows-amd64-no-softgl-user.msi", limit, false},
		{"clinic-handbook-1.0.0-windows-amd64-no-softgl-user.msi", limit + 1, true},
		{"clinic-handbook_1.0.0_amd64.deb", limit + 1, true},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, c.name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(file, c.size); err != nil {
			t.Fatal(err)
		}
		if err := sum(dir, io.Discard); (err != nil) != c.fails {
			t.Errorf("%s with %d bytes: %v", c.name, c.size, err)
		}
		if sums, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS")); err != nil || !strings.HasSuffix(string(sums), "  "+c.name+"\n") {
			t.Errorf("SHA256SUMS: %v\n%s", err, sums)
		}
	}
}

func TestLicensesNameEachTextOnce(t *testing.T) {
	mit := licenseText{file: "LICENSE", text: "some long text"}
	got := licenses([]part{{name: "one", version: "v1", texts: []licenseText{mit}}, {name: "two", version: "v2", texts: []licenseText{mit}}})
	if strings.Count(got, mit.text) != 1 || !strings.Contains(got, "The same text as one: LICENSE.") {
		t.Errorf("got\n%s", got)
	}
}

// TestGrantsOfPatentsAreNoLicenses checks that the grants beside Go's license and
// inside xgb's, which SPDX does not have, are in no bill of materials.
func TestGrantsOfPatentsAreNoLicenses(t *testing.T) {
	const grant = `Subject to the terms and conditions of this License, Google hereby
grants to You a perpetual, worldwide, non-exclusive, no-charge,
royalty-free, irrevocable (except as stated in this section) patent
license to make, have made, use, offer to sell, sell, import, and
otherwise transfer this implementation of XGB, where such license
applies only to those patent claims licensable by Google that are
necessarily infringed by use of this implementation of XGB. If You
institute patent litigation against any entity (including a
cross-claim or counterclaim in a lawsuit) alleging that this
implementation of XGB or a Contribution incorporated within this
implementation of XGB constitutes direct or contributory patent
infringement, then any patent licenses granted to You under this
License for this implementation of XGB shall terminate as of the date
such litigation is filed.`
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := licenseTexts(strings.TrimSpace(string(goroot)), "LICENSE", "PATENTS")
	if err != nil {
		t.Fatal(err)
	}
	p := part{texts: append(texts, licenseText{text: grant})}
	if got := p.spdx(); !slices.Equal(got, []string{"BSD-3-Clause"}) {
		t.Errorf("got %q", got)
	}
}

func TestIsLicense(t *testing.T) {
	for name, want := range map[string]bool{
		"LICENSE": true, "LICENSE.md": true, "COPYING.txt": true, "LICENSE_Inter.txt": true, "NOTICE": true, "OFL.txt": true,
		"license.go": false, "README.md": false, "licensecheck.png": false,
	} {
		if isLicense(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestEveryGuideIsPackaged compares the list with the folder and with what the
// recipes of the installers name.
func TestEveryGuideIsPackaged(t *testing.T) {
	have, err := filepath.Glob("../../../assets/guide/*.md")
	if err != nil || len(have)+1 != len(guides) {
		t.Errorf("assets/guide has %d files, and %d documents are packaged (%v)", len(have), len(guides), err)
	}
	for _, recipe := range []string{"windows/product.wxs", "linux/nfpm.yaml"} {
		text, err := os.ReadFile(recipe)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range guides {
			if !strings.Contains(string(text), "/"+name+`"`) {
				t.Errorf("%s leaves out %s", recipe, name)
			}
		}
	}
}
