package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestOffline runs the real program through searching, opening, printing and
// settings without a network interface, and traces every socket that it or a
// program that it starts asks for: only those of this computer, to the display and
// to the desktop, are allowed.
func TestOffline(t *testing.T) {
	s := newScreen(t)
	trace := filepath.Join(s.dir, "network.trace")
	alone := withoutNetwork(t)
	watched := append(slices.Clone(alone), watch(trace)...)

	// The trace sees a connection.
	reach := append(slices.Clone(watched), "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9")
	if out, err := exec.Command(reach[0], reach[1:]...).CombinedOutput(); err == nil || len(beyond(s.trace(trace))) == 0 {
		t.Fatalf("a program that opens a connection is not seen: %v\n%s", err, out)
	}

	bin, printed := t.TempDir(), filepath.Join(t.TempDir(), "printed.html")
	s.must(os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\ncp \"$1\" '"+printed+"'\n"), 0o755))
	s.env = append(s.env, "FYNE_THEME=", "TMPDIR="+t.TempDir(), "PATH="+bin+":"+os.Getenv("PATH"))
	s.as(watched...)
	s.start()
	s.typed("throwing up")
	s.want(t, "offline-search", "Nausea or vomiting")
	s.key("Return", "ctrl+d", "ctrl+p")
	waitFor(t, printed)
	s.key("ctrl+t", "Down", "Return", "ctrl+shift+p", "ctrl+comma")
	s.want(t, "offline-settings", "Text size", "Export to file")
	s.key("ctrl+plus", "F1", "ctrl+m", "ctrl+m")
	s.run("timeout", "20", s.program, "--entry", "faq/can-i-drive") // outside
	s.must(exec.Command(alone[0], append(alone[1:], "true")...).Run())
	s.key("ctrl+q")
	time.Sleep(2 * time.Second)
	log := s.trace(trace)
	if !strings.Contains(log, "AF_UNIX") || !strings.Contains(log, "+++ exited with 0 +++") {
		t.Fatalf("the program was not watched to its end:\n%s", log)
	}
	for _, line := range beyond(log) {
		t.Errorf("a socket that leads out of this computer: %s", line)
	}
}

func (s *screen) trace(file string) string {
	s.t.Helper()
	log, err := os.ReadFile(file)
	s.must(err)
	return string(log)
}

// withoutNetwork is the command that runs another one without any network.
func withoutNetwork(t *testing.T) []string {
	t.Helper()
	command := []string{"unshare", "--net"}
	if os.Getuid() != 0 {
		command = append(command, "--map-root-user")
	}
	if out, err := exec.Command(command[0], append(command[1:], "true")...).CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED: this computer permits no network namespace, so it is not shown that the program stays offline; run the test as root: %v\n%s", err, out)
	}
	return command
}

// watch is the command that traces what another one asks of the network, and how
// each process ends.
func watch(file string) []string {
	return []string{"strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", file}
}

var (
	socketCall = regexp.MustCompile(`\b(socket|socketpair)\((\w+)`)
	// address is of a socket on this computer: a file, or @ and a name.
	address = regexp.MustCompile(`sun_path=(@?"[^"]*")`)
	// desks are the display, the message bus, and the service that knows users'
	// names and homes.
	desks = regexp.MustCompile(`^@?"(/tmp/\.X11-unix/X\d+|/(var/)?run/nscd/socket|/run/user/\d+/(bus|wayland-\d+)|/tmp/dbus-\w+|/run/systemd/.*)"`)
)

// beyond lists the lines of a trace that ask for more than this computer's
// display and desktop.
func beyond(trace string) []string {
	var out []string
	for line := range strings.SplitSeq(trace, "\n") {
		if call := socketCall.FindStringSubmatch(line); call != nil && call[2] != "AF_UNIX" {
			out = append(out, line)
		}
		if to := address.FindStringSubmatch(line); to != nil && !desks.MatchString(to[1]) {
			out = append(out, line)
		}
		if strings.Contains(line, "sa_family=") && !strings.Contains(line, "sa_family=AF_UNIX") {
			out = append(out, line)
		}
	}
	return out
}

func TestBeyond(t *testing.T) {
	for line, want := range map[string]bool{
		`12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3`:                                                          false,
		`12 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = -1 ECONNREFUSED (Connection refused)`: false,
		`12 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 110) = 0`:                                    false,
		`12 connect(3, {sa_family=AF_UNIX, sun_path="/run/user/0/bus"}, 110) = 0`:                                      false,
		`12 connect(3, {sa_family=AF_UNIX, sun_path="/run/docker.sock"}, 110) = 0`:                                     true,
		`12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3`:                                                  true,
		`12 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 3`:                                                            true,
		`12 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3`:                                              true,
		`12 connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0`:               true,
		`12 +++ exited with 0 +++`: false,
	} {
		if got := len(beyond(line)) > 0; got != want {
			t.Errorf("%s: beyond this computer: %v", line, got)
		}
	}
}

// networkPackages are the packages of Go that can reach a network. parsesOnly are
// those of golang.org/x/net that parse text they are given, and import nothing that
// can.
var (
	networkPackages = regexp.MustCompile(`^(net|net/(http|rpc|smtp|textproto|mail)(/.*)?|crypto/tls|golang\.org/x/net/.*)$`)
	parsesOnly      = regexp.MustCompile(`^golang\.org/x/net/html(/atom|/charset)?$`)
)

// knownNetwork are packages of others that import one of them, and why the program
// has them. A new one has to be reviewed.
var knownNetwork = map[string]string{
	"fyne.io/fyne/v2":                     "Fyne can load a picture from an address, which nothing here asks for",
	"fyne.io/fyne/v2/internal/repository": "Fyne can open an address as a file, which nothing here asks for",
	"fyne.io/fyne/v2/storage/repository":  "Fyne reads addresses of hosts in names of files",
	"github.com/godbus/dbus/v5":           "the desktop's message bus, on Linux, by a socket of this computer",
	"github.com/jezek/xgb":                "the X server, by a socket of this computer: x11.Connect refuses any other",
	"golang.org/x/sys/windows":            "names of errors",
}

// TestNoNetworkInOurPackages checks that no package of ours imports what can
// reach a network, or asks a library for it.
func TestNoNetworkInOurPackages(t *testing.T) {
	skipSlow(t, "lists all dependencies twice")
	const format = `{{if not .Standard}}{{$p := .ImportPath}}{{range .Imports}}{{$p}} {{.}}{{"\n"}}{{end}}{{end}}`
	reached := map[string]bool{}
	ours := map[string]bool{}
	for _, system := range []string{"linux", "windows"} {
		list := exec.Command("go", "list", "-deps", "-tags", "no_emoji,no_animations,no_metadata,migrated_fynedo", "-f", format, ".", "../handbookctl")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
			from, to, _ := strings.Cut(line, " ")
			own := strings.HasPrefix(from, "clinichandbook/")
			ours[from] = ours[from] || own
			switch {
			case !networkPackages.MatchString(to) || parsesOnly.MatchString(to):
			case own:
				t.Errorf("%s imports %s", from, to)
			case knownNetwork[from] == "":
				t.Errorf("%s, which the program has on %s, imports %s: check whether anything of ours reaches that", from, system, to)
			default:
				reached[from] = true
			}
		}
	}
	if n := len(slices.DeleteFunc(slices.Collect(maps.Values(ours)), func(own bool) bool { return !own })); n < 8 {
		t.Errorf("only %d packages of ours were seen", n)
	}
	for from := range knownNetwork {
		if !reached[from] {
			t.Errorf("%s no longer imports what can reach a network: take it off the list", from)
		}
	}
}

// networkOfFyne are the parts of Fyne that fetch what is at an address.
var networkOfFyne = []string{
	"LoadResourceFromURL", "LoadResourceFromURLString", "OpenURL", "NewHyperlink", "NewHyperlinkWithStyle", "SetURL", "SetURLFromString",
	"ParseURI", "NewURI", "NewImageFromURI", "NewFileURI", "Register",
}

// TestNothingAsksFyneForTheNetwork checks that none of our packages uses them.
func TestNothingAsksFyneForTheNetwork(t *testing.T) {
	seen := 0
	for _, root := range []string{"../../cmd", "../../ui", "../../handbook", "../../assets"} {
		err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			seen++
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if use, ok := n.(*ast.SelectorExpr); ok && slices.Contains(networkOfFyne, use.Sel.Name) {
					t.Errorf("%s uses %s", files.Position(use.Pos()), use.Sel.Name)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 50 {
		t.Errorf("only %d files were read", seen)
	}
}
