package author

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
)

const killedEnv = "CLINIC_HANDBOOK_TEST_WORKSPACE"

func killedWorkspace(root string) Workspace {
	return Workspace{Bundled: fstest.MapFS{"faq/driving.md": &fstest.MapFile{Data: []byte("---\ntitle: Driving\nroute: nurse\nsay: 0\nhand-over: []\n---\nText.\n")}}, Root: root}
}

// TestKilledOwner is the process that the next test kills: it saves and publishes,
// and says what is confirmed.
func TestKilledOwner(t *testing.T) {
	root := os.Getenv(killedEnv)
	if root == "" {
		t.Skip("runs in a process of its own")
	}
	w := killedWorkspace(root)
	for n := 1; ; n++ {
		d, err := w.Edit("faq/driving")
		must(t, err)
		text := strconv.Itoa(os.Getpid()*1000 + n)
		must(t, d.Set("say", text))
		must(t, d.Save("Ann"))
		fmt.Println("saved", text)
		p, err := w.Publish(Publishing{By: "Ann", Why: text})
		must(t, err)
		fmt.Println("published", p.Version, text)
	}
}

// TestKill kills the process of a content owner again and again, at any moment.
// Nothing confirmed is lost, and desks have one version whole at any time.
func TestKill(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 8
	}
	w := killedWorkspace(t.TempDir())
	must(t, w.SetUp())
	for round := range rounds {
		saved, version := runAndKill(t, w.Root, time.Duration(rand.IntN(400))*time.Millisecond)
		live, pointer, err := w.Live()
		must(t, err)
		if pointer.Version < version {
			t.Fatalf("round %d: version %d was confirmed, desks show %d", round, version, pointer.Version)
		}
		if live.Dir != "" {
			files, err := asDesksRead(live.Dir)
			if err != nil || delivery.SumOf(files) != pointer.Sum {
				t.Fatalf("round %d: desks read half of version %d: %v", round, pointer.Version, err)
			}
		}
		all, err := w.Publications()
		must(t, err)
		for i, p := range all {
			if i > 0 && p.Version != all[i-1].Version-1 {
				t.Fatalf("round %d: the history jumps from %d to %d", round, all[i-1].Version, p.Version)
			}
		}
		if int64(len(all)) != pointer.Version {
			t.Fatalf("round %d: the history has %d of %d versions", round, len(all), pointer.Version)
		}
		if saved != "" && !slices.ContainsFunc(w.everything(t), func(text string) bool { return strings.Contains(text, saved) }) {
			t.Fatalf("round %d: %s was saved and is lost", round, saved)
		}
	}
	_, pointer, err := w.Live()
	t.Logf("%d versions were published", pointer.Version)
	if err != nil || pointer.Version < int64(rounds/8) {
		t.Errorf("only version %d was published: the processes are killed too early (%v)", pointer.Version, err)
	}
}

// runAndKill runs an owner for some time and returns
// what was confirmed last.
func runAndKill(t *testing.T, root string, after time.Duration) (saved string, version int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledOwner$", "-test.v")
	cmd.Env = append(os.Environ(), killedEnv+"="+root)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	for begun := false; lines.Scan(); {
		if !begun && strings.HasPrefix(lines.Text(), "=== RUN") {
			begun = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		f := strings.Fields(lines.Text())
		switch {
		case len(f) == 2 && f[0] == "saved":
			saved = f[1]
		case len(f) == 3 && f[0] == "published":
			version, _ = strconv.ParseInt(f[1], 10, 64)
		case strings.Contains(lines.Text(), "FAIL") || strings.Contains(lines.Text(), "_test.go"):
			t.Errorf("the owner says %s", lines.Text())
		}
	}
	_ = cmd.Wait()
	return saved, version
}

// everything is the text of the page in the draft and in the history.
func (w Workspace) everything(t *testing.T) []string {
	t.Helper()
	texts := []string{read(t, w.Draft().file("faq/driving"))}
	saves, err := w.Saves("faq/driving")
	must(t, err)
	for _, s := range saves {
		text, err := s.Text()
		must(t, err)
		texts = append(texts, string(text))
	}
	return texts
}

// asDesksRead is every content file of a published version.
func asDesksRead(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && (content.IsContent(name) || content.IsAttachment(name)) {
			files[name], err = fs.ReadFile(root, name)
		}
		return err
	})
	return files, err
}
