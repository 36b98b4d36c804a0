package crash

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	errDriver := errors.New("WGL: no")
	errorText := func(err error) (string, bool) { return errDriver.Error(), errors.Is(err, errDriver) }
	caught := func(f func()) (p any) {
		defer func() { p = recover() }()
		f()
		return nil
	}
	var list []int
	var table map[string]int
	var something any = "Smith"
	for _, c := range []struct {
		panicked any
		want     string
	}{
		{"patient Smith", "panic: string, its value left out"},
		{errors.New("patient Smith"), "panic: *errors.errorString, its text left out"},
		{fmt.Errorf("a: %w", errors.New("Smith")), "panic: *fmt.wrapError, its text left out"},
		{struct{ Name string }{"Smith"}, "panic: struct { Name string }, its value left out"},
		{caught(func() { _ = list[3] }), "panic: runtime error: index out of range [3] with length 0"},
		{caught(func() { table["Smith"] = 1 }), "panic: assignment to entry in nil map"},
		{caught(func() { _ = something.(int) }), "panic: interface conversion: interface {} is string, not int"},
		{fmt.Errorf("Smith: %w", errDriver), "panic: WGL: no"},
	} {
		if got := describe(c.panicked, errorText); got != c.want {
			t.Errorf("%v\n got %q\nwant %q", c.panicked, got, c.want)
		}
	}
}

const trace = `

goroutine 40 [running]:
main.provoke.func6()
	/src/cmd/clinic-handbook/provoke.go:34 +0xbf
clinichandbook/ui.(*Window).typed(0xc000102, {0xc0001, 0x5})
	C:/src/ui/window.go:12 +0x1c fp=0x20 sp=0x10 pc=0xb8
created by time.goFunc in goroutine 1
	/usr/local/go/src/time/sleep.go:215 +0x2d
`

func TestKnown(t *testing.T) {
	for _, c := range []struct{ name, raw, what string }{
		{"text", "panic: Smith" + trace, "panic: its text left out"},
		{"several lines", "panic: Smith\n\tSmith.go:12\n\tgoroutine 1 [Smith]:" + trace, "panic: its text left out"},
		{"again", "panic: Smith [recovered, repanicked]\n\tpanic: Smith" + trace, "panic: its text left out"},
		{"runtime", "panic: runtime error: index out of range [5] with length 3\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0xb8]" + trace, "panic: runtime error: index out of range [5] with length 3"},
		{"as if of the runtime", "panic: runtime error: Smith" + trace, "panic: its text left out"},
		{"fatal", "fatal error: concurrent map writes" + trace, "fatal error: concurrent map writes"},
		{"signal", "SIGSEGV: segmentation violation\nPC=0xbe m=0 sigcode=1 addr=0x0\nsignal arrived during cgo execution" + trace + "\nrax    0x0\nrip    0xbe\ncs     0x33\n", "SIGSEGV: segmentation violation"},
		{"Windows", "Exception 0xc0000005 0x0 0x0 0x7ff\nPC=0x7ff" + trace, "Exception 0xc0000005 0x0 0x0 0x7ff"},
		{"carriage returns", strings.ReplaceAll("panic: Smith"+trace, "\n", "\r\n"), "panic: its text left out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			what, stacks := known(c.raw)
			if what != c.what {
				t.Errorf("what: %q, want %q", what, c.what)
			}
			if strings.Contains(what+stacks, "Smith") {
				t.Errorf("it quotes what was typed:\n%s", stacks)
			}
			for line := range strings.SplitSeq(strings.TrimSpace(trace), "\n") {
				if !strings.Contains(stacks, line) {
					t.Errorf("%q is lost:\n%s", line, stacks)
				}
			}
		})
	}
}

// FuzzKnown checks that no text of a panic gets into a report, however it
// looks. The runtime prints the further lines of a text behind tabs.
func FuzzKnown(f *testing.F) {
	for _, text := range []string{"Smith", "a\nmain.f()\n\t/a.go:1", "runtime error: x", "\n\ngoroutine 7 [x]:", "fatal error: y", "x\r\nSIGSEGV: segmentation violation", "(main.T) {0x1}"} {
		f.Add(text)
	}
	want := strings.TrimSpace(trace)
	f.Fuzz(func(t *testing.T, text string) {
		if knownFault(text) || strings.HasPrefix(text, "runtime error: ") {
			return
		}
		what, stacks := known("panic: " + strings.ReplaceAll(text, "\n", "\n\t") + trace)
		if what != "panic: its text left out" && !knownFault(strings.TrimPrefix(what, "panic: ")) || strings.TrimSpace(stacks) != want {
			t.Errorf("%q becomes\n%s\n%s", text, what, stacks)
		}
	})
}
