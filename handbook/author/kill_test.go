package author

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

// The environment of a process that is killed: its working folder, and what it does
// there.
const (
	killedEnv = "CLINIC_HANDBOOK_TEST_WORKSPACE"
	killedDo  = "CLINIC_HANDBOOK_TEST_VERB"
)

// killedKey is next to the working folder: the private key of who is killed.
const killedKey = "killed.key"

func killedWorkspace(root string) Workspace {
	return Workspace{Bundled: fstest.MapFS{"faq/driving.md": &fstest.MapFile{Data: []byte("---\ntitle: Driving\nroute: nurse\nsay: 0\nhand-over: []\n---\nText.\n")}}, Root: root}
}

// verb is something that a content owner does again and again until she is killed.
// What it says is confirmed: a save, a publication, a signature.
type verb struct {
	name string
	do   func(w Workspace, key *minisign.PrivateKey, n int) error
}

func confirm(what string, n any) { fmt.Println("confirmed", what, n) }

// saveNext saves a text that nobody else has.
func saveNext(w Workspace, n int) error {
	d, err := w.Edit("faq/driving")
	if err != nil {
		return err
	}
	text := strconv.Itoa(os.Getpid()*1000 + n)
	if err := d.Set("say", text); err != nil {
		return err
	}
	if err := d.Save("Ann"); err != nil {
		return err
	}
	confirm("save", text)
	return nil
}

func publishNext(w Workspace, key *minisign.PrivateKey, n int) error {
	if err := saveNext(w, n); err != nil {
		return err
	}
	p, err := w.Publish(Publishing{By: "Ann", Why: "killed", Key: key})
	if err == nil {
		confirm("publication", p.Version)
	}
	return err
}

// verbs are all that write in a working folder.
func verbs() []verb {
	return []verb{
		{"publish", publishNext},
		{"pack", publishNext},
		{"undo", func(w Workspace, key *minisign.PrivateKey, n int) error {
			if _, live, err := w.Live(); err != nil || live.Version < 2 {
				return publishNext(w, key, n)
			}
			_, live, err := w.Live()
			if err != nil {
				return err
			}
			before, err := w.Before(live.Version)
			if err != nil {
				return err
			}
			p, err := w.PublishAgain(before, Publishing{By: "Ann", Why: "undo", Key: key})
			if err == nil {
				confirm("publication", p.Version)
			}
			return err
		}},
		{"restore", func(w Workspace, key *minisign.PrivateKey, n int) error {
			_, live, err := w.Live()
			if err == nil && live.Version == 0 {
				return publishNext(w, key, n)
			}
			if err == nil {
				err = saveNext(w, n)
			}
			if err == nil {
				_, err = w.Restore(1, "", "Ann")
			}
			if err == nil {
				confirm("restored", n)
			}
			return err
		}},
		{"sign", func(w Workspace, _ *minisign.PrivateKey, n int) error {
			by := "Dr. " + strconv.Itoa(os.Getpid()*1000+n)
			if n == 1 {
				if err := saveNext(w, n); err != nil {
					return err
				}
			}
			if _, err := w.Sign([]string{"faq/driving"}, SignOff{By: by, On: "2026-11-30"}); err != nil {
				return err
			}
			confirm("signature", by)
			return nil
		}},
		{"handover", func(w Workspace, key *minisign.PrivateKey, n int) error {
			next, _, err := minisign.GenerateKey(nil)
			if err != nil {
				return err
			}
			ring, err := w.Keyring()
			if err != nil || len(ring.statements) >= pack.MostHandovers-1 {
				return publishNext(w, key, n)
			}
			if _, err = w.Join(next, "Bob"); err == nil {
				err = w.HandOver(*key, minisign.PublicKey{}, next)
			}
			if err != nil {
				return err
			}
			confirm("key", next)
			return publishNext(w, key, n)
		}},
	}
}

// TestKilledOwner is the process that the next test kills.
func TestKilledOwner(t *testing.T) {
	root := os.Getenv(killedEnv)
	if root == "" {
		t.Skip("runs in a process of its own")
	}
	w := killedWorkspace(root)
	var key *minisign.PrivateKey
	if file := filepath.Join(filepath.Dir(root), killedKey); fileExists(file) {
		k, err := ReadKey(file, nil)
		must(t, err)
		key = &k
	}
	for _, v := range verbs() {
		for n := 1; v.name == os.Getenv(killedDo); n++ {
			must(t, v.do(w, key, n))
		}
	}
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// TestKill kills the process of a content owner again and again, at any moment of
// everything that it writes. Nothing confirmed is lost, and desks have one version
// whole at any time.
func TestKill(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 2
	}
	for _, v := range verbs() {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			started, versions := time.Now(), int64(0)
			for round := 0; round < rounds; {
				w, keys := killedOwners(t, v.name)
				for next := min(rounds, round+killsEach); round < next; round++ {
					confirmed := runAndKill(t, w.Root, v.name)
					w.checkKilled(t, confirmed, keys)
					if t.Failed() {
						t.Fatalf("in round %d, after %v", round, confirmed)
					}
				}
				_, pointer, err := w.Live()
				must(t, err)
				versions += pointer.Version
			}
			t.Logf("%d rounds, %d versions, %v", rounds, versions, time.Since(started).Round(time.Second))
		})
	}
}

// killsEach is how often an owner is killed in one working folder, before its history
// is long.
const killsEach = 50

// killedOwners is a working folder for a test of kills, with the keys that desks have.
func killedOwners(t *testing.T, do string) (w Workspace, keys []minisign.PublicKey) {
	t.Helper()
	w = killedWorkspace(filepath.Join(t.TempDir(), "work"))
	must(t, w.SetUp())
	if do == "pack" || do == "handover" {
		files := KeyFilesOf(filepath.Join(filepath.Dir(w.Root), strings.TrimSuffix(killedKey, ".key")))
		public, err := files.Make("")
		must(t, err)
		_, err = w.Join(public, "Ann")
		must(t, err)
		keys = append(keys, public)
	}
	return w, keys
}

// runAndKill runs an owner until something is confirmed, and kills it some time later:
// up to twice the time that this took. It returns what was confirmed last.
func runAndKill(t *testing.T, root, do string) map[string]string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledOwner$", "-test.v")
	cmd.Env = append(os.Environ(), killedEnv+"="+root, killedDo+"="+do)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	confirmed := map[string]string{}
	var began time.Time
	for lines := bufio.NewScanner(out); lines.Scan(); {
		what, n, ok := strings.Cut(strings.TrimPrefix(lines.Text(), "confirmed "), " ")
		switch {
		case strings.HasPrefix(lines.Text(), "=== RUN"):
			began = time.Now()
		case strings.HasPrefix(lines.Text(), "confirmed ") && ok:
			if len(confirmed) == 0 {
				time.AfterFunc(rand.N(2*time.Since(began)), func() { _ = cmd.Process.Kill() })
			}
			confirmed[what] = n
		case strings.Contains(lines.Text(), "FAIL") || strings.Contains(lines.Text(), "_test.go"):
			t.Errorf("the owner says %s", lines.Text())
		}
	}
	if cmd.Wait() == nil || len(confirmed) == 0 {
		t.Error("the owner ended by itself")
	}
	return confirmed
}

// checkKilled holds that what was confirmed is there, and that desks and the history
// are whole.
func (w Workspace) checkKilled(t *testing.T, confirmed map[string]string, keys []minisign.PublicKey) {
	t.Helper()
	live, pointer, err := w.Live()
	must(t, err)
	if version, _ := strconv.ParseInt(confirmed["publication"], 10, 64); pointer.Version < version {
		t.Errorf("version %d was confirmed, desks show %d", version, pointer.Version)
	}
	all, err := w.Publications()
	must(t, err)
	for i, p := range all {
		if p.Version != pointer.Version-int64(i) {
			t.Errorf("the history has version %d at place %d of %d", p.Version, i, pointer.Version)
		}
	}
	if int64(len(all)) != pointer.Version {
		t.Errorf("the history has %d of %d versions", len(all), pointer.Version)
	}
	switch {
	case live.Dir == "":
	case len(keys) > 0:
		w.checkPack(t, live, keys)
	default:
		files, err := asDesksRead(live.Dir)
		if err != nil || delivery.SumOf(files) != pointer.Sum {
			t.Errorf("desks read half of version %d: %v", pointer.Version, err)
		}
	}
	if saved := confirmed["save"]; saved != "" && !slices.ContainsFunc(w.everything(t), func(text string) bool { return strings.Contains(text, saved) }) {
		t.Errorf("%s was saved and is lost", saved)
	}
	h, _, err := w.Draft().Load()
	must(t, err)
	if by := confirmed["signature"]; by != "" && by > h.Entry("faq/driving").Review.By {
		t.Errorf("%s has signed, the draft has %+v", by, h.Entry("faq/driving").Review)
	}
	if len(h.Problems()) > 0 {
		t.Errorf("the draft has problems: %v", h.Problems())
	}
	if key := confirmed["key"]; key != "" {
		ring, err := w.Keyring()
		must(t, err)
		if !slices.ContainsFunc(ring.In(KeyAccepted), func(k OwnerKey) bool { return k.Public.String() == key }) {
			t.Errorf("the key %s was accepted and is lost", key)
		}
	}
}

// checkPack holds that desks have a pack that is whole, with what the history has.
func (w Workspace) checkPack(t *testing.T, live Folder, keys []minisign.PublicKey) {
	t.Helper()
	p, err := pack.Read(w.packFile(), keys, pack.DefaultLimits())
	if err != nil {
		t.Errorf("desks cannot read the pack: %v", err)
		return
	}
	files, err := live.everything()
	must(t, err)
	if len(files) != len(p.Files) {
		t.Errorf("the pack has %d files, the history %d", len(p.Files), len(files))
	}
	for name, text := range files {
		if got, err := fs.ReadFile(p.Content, name); err != nil || string(got) != string(text) {
			t.Errorf("the pack has another %s than the history (%v)", name, err)
		}
	}
}

// everything is the text of the page in the draft, in the history, and in what was
// published.
func (w Workspace) everything(t *testing.T) []string {
	t.Helper()
	states, err := w.PageStates("faq/driving")
	must(t, err)
	var texts []string
	for _, s := range states {
		texts = append(texts, string(s.text))
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
