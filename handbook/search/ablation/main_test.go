package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// TestKnobsAreOfThePackage: the package has every mechanism and weight of the tables,
// and compiles with them movable.
func TestKnobsAreOfThePackage(t *testing.T) {
	pkg, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	o, err := parse(pkg)
	if err != nil {
		t.Fatal(err)
	}
	knobs := slices.Concat(mechanisms(), weights())
	if err := o.move(knobs); err != nil {
		t.Fatal(err)
	}
	list, err := o.write(t.TempDir(), pkg, knobs)
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		return
	}
	if out, err := exec.Command("go", "vet", "-overlay", list, "-tags", "ablation", pkg).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
