package notebook_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"clinichandbook/handbook/notebook"
)

func Example() {
	dir, err := os.MkdirTemp("", "clinic-handbook")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	n := notebook.Open(dir)
	for _, notice := range n.Notices() {
		fmt.Println(notice.Message) // a damaged file, a newer format
	}
	if err := n.Save("faq/can-i-drive"); err != nil {
		fmt.Println(err)
	}
	before := n.Note("faq/can-i-drive")
	now, err := n.SetNote("faq/can-i-drive", before, "Taxi: ask at the desk.")
	fmt.Println(now, err)

	// Another window.
	other := notebook.Open(dir)
	fmt.Println(other.Saved(), other.Note("faq/can-i-drive"))
	if err := other.Visit("side-effects/headache"); err != nil {
		fmt.Println(err)
	}
	fmt.Println(n.Reload(), n.Recent())
	// Output:
	// Taxi: ask at the desk. <nil>
	// [faq/can-i-drive] Taxi: ask at the desk.
	// true [side-effects/headache]
}

// Two windows edit the same note. Nothing is lost.
func ExampleNotebook_SetNote() {
	dir, err := os.MkdirTemp("", "clinic-handbook")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	left, right := notebook.Open(dir), notebook.Open(dir)
	if _, err := left.SetNote("faq/can-i-drive", "", "Taxi rank at the back door."); err != nil {
		fmt.Println(err)
	}
	now, err := right.SetNote("faq/can-i-drive", "", "Bus 12 stops in front.")
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(now)
	// Output:
	// Bus 12 stops in front.
	//
	// --- Also written in another window:
	// Taxi rank at the back door.
}

func ExampleNotebook_Import() {
	dir, err := os.MkdirTemp("", "clinic-handbook")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	err = notebook.Open(dir).Import(bytes.NewReader([]byte("a holiday photo")))
	var notice *notebook.Notice
	if errors.As(err, &notice) {
		fmt.Println(notice.Kind == notebook.BadImport, notice.Kept())
		fmt.Println(notice.Message)
	}
	// Output:
	// true false
	// Nothing was imported, because this file is damaged or not an export of this program: export it again where it came from.
}
