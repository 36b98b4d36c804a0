package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestPackagesLintian asks Debian's own checker. make dist installs it.
func TestPackagesLintian(t *testing.T) {
	out, err := exec.Command("lintian", "--tag-display-limit", "0", "--fail-on", "error,warning", only(t, "E2E_DIST", "*.deb")).CombinedOutput()
	if err != nil {
		t.Errorf("lintian: %v\n%s", err, out)
	}
}

// schemaModule publishes CycloneDX's schema; only its files are used.
const schemaModule = "github.com/anchore/syft@v1.57.1"

// schema compiles the schema of bills of materials. The parts it refers to for
// signatures and cryptography, which our bills do not use, accept anything.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	out, err := exec.Command("go", "mod", "download", "-json", schemaModule).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", schemaModule, err, out)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		t.Fatal(err)
	}
	const base = "http://cyclonedx.org/schema/"
	compiler := jsonschema.NewCompiler()
	for name, file := range map[string]string{"bom-1.7.schema.json": "cyclonedx.json", "spdx.schema.json": "spdx.schema.json"} {
		content, err := os.ReadFile(filepath.Join(module.Dir, "schema/cyclonedx", file))
		if err != nil {
			t.Fatal(err)
		}
		add(t, compiler, base+name, string(content))
	}
	add(t, compiler, base+"jsf-0.82.schema.json", `{"definitions": {"signature": true}}`)
	add(t, compiler, base+"cryptography-defs.schema.json", `{"definitions": {"algorithmFamiliesEnum": true, "ellipticCurvesEnum": true}}`)
	s, err := compiler.Compile(base + "bom-1.7.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t *testing.T, compiler *jsonschema.Compiler, url, content string) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	if err := compiler.AddResource(url, value); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
}

// TestPackagesBillsAreValid checks the bills of materials against CycloneDX's schema.
func TestPackagesBillsAreValid(t *testing.T) {
	s := schema(t)
	for _, pattern := range []string{"*-windows-amd64.cdx.json", "*-linux-amd64.cdx.json"} {
		content, err := os.ReadFile(only(t, "E2E_DIST", pattern))
		if err != nil {
			t.Fatal(err)
		}
		bill, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(bill); err != nil {
			t.Errorf("%s: %v", pattern, err)
		}
		spoiled, err := jsonschema.UnmarshalJSON(bytes.NewReader(bytes.Replace(content, []byte(`"MIT"`), []byte(`"GooglePatentsFile"`), 1)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(spoiled) == nil {
			t.Errorf("%s: a license that does not exist passes", pattern)
		}
	}
}

// TestPackagesForOneUser installs the tar.gz as a user without rights would, and
// removes it without a trace.
func TestPackagesForOneUser(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("tar", "-xzf", only(t, "E2E_DIST", "clinic-handbook-*-linux-amd64.tar.gz"), "-C", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	home := filepath.Join(dir, "home of José")
	if err := os.Mkdir(home, 0o700); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = []string{"HOME=" + home, "PATH=/usr/bin:/bin"}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	install := filepath.Join(dir, "clinic-handbook-"+packageVersion(t), "install.sh")
	run(install)
	run(install) // an upgrade
	bin := filepath.Join(home, ".local/bin")
	if out := run(filepath.Join(bin, "handbookctl"), "search", "throwing up"); !strings.Contains(out, "Nausea or vomiting") {
		t.Errorf("handbookctl finds\n%s", out)
	}
	if out := run(filepath.Join(bin, "clinic-handbook"), "--version"); strings.TrimSpace(out) != packageVersion(t) {
		t.Errorf("--version says %q", out)
	}
	run("desktop-file-validate", filepath.Join(home, ".local/share/applications/org.clinichandbook.desktop.desktop"))
	run(install, "--remove")
	if out := run("find", home, "!", "-type", "d"); strings.TrimSpace(out) != "" {
		t.Errorf("left behind:\n%s", out)
	}
}

// TestPackagesRPM reads the RPM with the tool of another distribution.
func TestPackagesRPM(t *testing.T) {
	file := only(t, "E2E_DIST", "*.rpm")
	out, err := exec.Command("rpm", "-qp", "--nosignature", "--queryformat", "%{NAME} %{VERSION} %{URL}\n[%{FILENAMES}\n]", file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, w := range []string{"clinic-handbook " + packageVersion(t) + " https://", "/usr/bin/clinic-handbook", "/usr/share/man/man1/handbookctl.1.gz"} {
		if !strings.Contains(string(out), w) {
			t.Errorf("%q is missing in\n%s", w, out)
		}
	}
}

// TestPackagesMetainfo checks what software centers show.
func TestPackagesMetainfo(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("dpkg-deb", "-x", only(t, "E2E_DIST", "*.deb"), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file := filepath.Join(dir, "usr/share/metainfo/org.clinichandbook.desktop.metainfo.xml")
	if out, err := exec.Command("appstreamcli", "validate", "--no-net", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
