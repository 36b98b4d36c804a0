package author

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

// signer is an owner with a key of her own.
type signer struct {
	name    string
	private minisign.PrivateKey
	public  minisign.PublicKey
}

func newSigner(t *testing.T, name string) signer {
	t.Helper()
	public, private, err := minisign.GenerateKey(nil)
	must(t, err)
	return signer{name, private, public}
}

// signingWorkspace is a workspace that signs with the key of Ann.
func signingWorkspace(t *testing.T) (w Workspace, ann signer) {
	t.Helper()
	w = workspace(t)
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	w.Now = func() time.Time { now = now.Add(time.Second); return now }
	ann = newSigner(t, "Ann")
	k, err := w.Join(ann.public, ann.name)
	must(t, err)
	if k.State != KeyAccepted {
		t.Fatalf("the first key is %+v", k)
	}
	return w, ann
}

// say changes the line to read out in the draft.
func say(t *testing.T, w Workspace, text string) {
	t.Helper()
	d, err := w.Edit("faq/driving")
	must(t, err)
	must(t, d.Set("say", text))
	must(t, d.Save("Ann"))
}

func (s signer) publishes(w Workspace, why string) (Publication, error) {
	return w.Publish(Publishing{By: s.name, Why: why, Key: &s.private})
}

// atDesk opens the pack as a desk does that trusts keys and has seen nothing else.
func atDesk(t *testing.T, w Workspace, keys ...minisign.PublicKey) (*pack.Pack, error) {
	t.Helper()
	return pack.Read(filepath.Join(w.Root, liveFolder, packName), keys, pack.DefaultLimits())
}

func TestPublishPack(t *testing.T) {
	w, ann := signingWorkspace(t)
	if _, live, err := w.Live(); err != nil || live.Version != 0 {
		t.Fatalf("before the first pack desks show %+v, %v", live, err)
	}
	say(t, w, "One.")
	_, err := w.Publish(Publishing{By: "Ann", Why: "one"})
	if !errors.Is(err, ErrNoKey) {
		t.Errorf("without a key: %v", err)
	}
	one, err := ann.publishes(w, "one")
	must(t, err)
	if one.Version != 1 || one.Pack < 20261130090000 {
		t.Errorf("the first publication is %+v", one)
	}
	if _, err := os.Stat(w.path(liveFolder, delivery.PointerName)); err == nil {
		t.Error("a workspace that signs also publishes a folder")
	}
	if _, err := ann.publishes(w, "again"); !errors.Is(err, ErrNothingNew) {
		t.Errorf("nothing new: %v", err)
	}
	say(t, w, "Two.")
	two, err := ann.publishes(w, "two")
	must(t, err)
	p, err := atDesk(t, w, ann.public)
	must(t, err)
	if p.Version != two.Pack || two.Pack <= one.Pack {
		t.Errorf("the packs are %d and %d, desks have %d", one.Pack, two.Pack, p.Version)
	}
	back, err := w.PublishAgain(1, Publishing{By: "Ann", Why: "undo", Key: &ann.private})
	must(t, err)
	p, err = atDesk(t, w, ann.public)
	must(t, err)
	if back.Version != 3 || p.Version != back.Pack || back.Pack <= two.Pack {
		t.Errorf("restored as %+v, after %+v", back, two)
	}
	live, pointer, err := w.Live()
	must(t, err)
	if h, _, err := live.Load(); err != nil || h.Entry("faq/driving").SayText() != "One." || pointer.Version != 3 {
		t.Errorf("desks show %+v, %v", pointer, err)
	}
	all, err := w.Publications()
	must(t, err)
	if len(all) != 3 || all[0].Pack != back.Pack {
		t.Errorf("the history is %+v", all)
	}
}

// TestPackNumberRises: with the clock set back, and with a history that is gone.
func TestPackNumberRises(t *testing.T) {
	w, ann := signingWorkspace(t)
	say(t, w, "One.")
	one, err := ann.publishes(w, "one")
	must(t, err)
	say(t, w, "Two.")
	w.Now = func() time.Time { return time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC) }
	if _, err := ann.publishes(w, "two"); err == nil || !strings.Contains(err.Error(), "set the clock") {
		t.Errorf("a month back: %v", err)
	}
	w.Now = func() time.Time { return time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC) }
	two, err := ann.publishes(w, "two")
	must(t, err)
	if two.Pack != one.Pack+1 {
		t.Errorf("after %d comes %d", one.Pack, two.Pack)
	}
	must(t, os.RemoveAll(w.path(historyFolder, publishedName)))
	if _, err := ann.publishes(w, "lost"); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("with a pack that nobody knows: %v", err)
	}
}

// TestHandOverInWorkspace hands over from Ann to Bob, and what each can do at each step.
func TestHandOverInWorkspace(t *testing.T) {
	w, ann := signingWorkspace(t)
	bob, eve := newSigner(t, "Bob"), newSigner(t, "Eve")
	say(t, w, "One.")
	_, err := ann.publishes(w, "one")
	must(t, err)
	k, err := w.Join(bob.public, bob.name)
	must(t, err)
	if k.State != KeyWaiting {
		t.Fatalf("a second key is %+v", k)
	}
	say(t, w, "Two.")
	var refused *KeyError
	if _, err := bob.publishes(w, "two"); !errors.As(err, &refused) || !strings.Contains(err.Error(), "not accept this key yet") {
		t.Errorf("Bob publishes: %v", err)
	}
	if _, err := eve.publishes(w, "two"); !errors.As(err, &refused) || !strings.Contains(err.Error(), "not one of this") {
		t.Errorf("Eve publishes: %v", err)
	}
	none := minisign.PublicKey{}
	for name, err := range map[string]error{
		"Bob accepts himself":     w.HandOver(bob.private, none, bob.public),
		"Eve hands over":          w.HandOver(eve.private, ann.public, bob.public),
		"Ann to somebody unknown": w.HandOver(ann.private, ann.public, eve.public),
		"Ann to herself":          w.HandOver(ann.private, ann.public, ann.public),
		"Ann accepts herself":     w.HandOver(ann.private, none, ann.public),
		"in place of nobody":      w.HandOver(ann.private, eve.public, bob.public),
	} {
		if err == nil {
			t.Errorf("%s: it is done", name)
		}
	}
	must(t, w.HandOver(ann.private, ann.public, bob.public))
	if _, err := ann.publishes(w, "two"); !errors.As(err, &refused) || !strings.Contains(err.Error(), "handed over") {
		t.Errorf("Ann publishes afterwards: %v", err)
	}
	if err := w.HandOver(ann.private, none, bob.public); err == nil {
		t.Error("Ann's key states something afterwards")
	}
	_, err = bob.publishes(w, "two")
	must(t, err)
	p, err := atDesk(t, w, ann.public)
	must(t, err)
	if p.KeyID != bob.public.ID() || p.Trust.Accepts(ann.public) {
		t.Error("a desk that knows Ann's key still accepts it")
	}
	if _, err := atDesk(t, w, eve.public); err == nil {
		t.Error("a desk that knows neither key accepts the pack")
	}
	if err := w.HandOver(bob.private, bob.public, ann.public); err == nil {
		t.Error("Bob hands over to a key that was handed over")
	}
	config := read(t, w.path(deskFolder, delivery.ConfigName))
	if !strings.Contains(config, bob.public.String()) || strings.Contains(config, ann.public.String()) {
		t.Errorf("a new desk gets\n%s", config)
	}
}

// TestHandOverIsPublishedAlone: desks learn of a key although no page has changed.
func TestHandOverIsPublishedAlone(t *testing.T) {
	w, ann := signingWorkspace(t)
	bob := newSigner(t, "Bob")
	say(t, w, "One.")
	_, err := ann.publishes(w, "one")
	must(t, err)
	_, err = w.Join(bob.public, bob.name)
	must(t, err)
	must(t, w.HandOver(ann.private, minisign.PublicKey{}, bob.public))
	plan, err := w.Plan()
	must(t, err)
	if plan.Nothing() || len(plan.Changes) > 0 {
		t.Errorf("the plan is %+v", plan)
	}
	_, err = ann.publishes(w, "Bob's key")
	must(t, err)
	p, err := atDesk(t, w, ann.public)
	must(t, err)
	if !p.Trust.Accepts(bob.public) || !p.Trust.Accepts(ann.public) {
		t.Error("desks do not accept both keys")
	}
	if _, err := bob.publishes(w, "again"); !errors.Is(err, ErrNothingNew) {
		t.Errorf("afterwards: %v", err)
	}
}

// TestFromFolderToPacks: desks that still read the folder get each version, too.
func TestFromFolderToPacks(t *testing.T) {
	w := workspace(t)
	say(t, w, "One.")
	_, err := w.Publish(Publishing{By: "Ann", Why: "one"})
	must(t, err)
	ann := newSigner(t, "Ann")
	_, err = w.Join(ann.public, "Ann")
	must(t, err)
	done, err := ann.publishes(w, "now as a pack")
	must(t, err)
	if done.Version != 2 {
		t.Errorf("published %+v", done)
	}
	say(t, w, "Two.")
	done, err = ann.publishes(w, "two")
	must(t, err)
	folder := func() string {
		t.Helper()
		p, err := delivery.ReadPointer(os.DirFS(w.path(liveFolder)))
		must(t, err)
		files, err := asDesksRead(w.path(liveFolder, p.Folder()))
		must(t, err)
		if delivery.SumOf(files) != p.Sum {
			t.Error("the folder is not what was published")
		}
		return string(files["faq/driving.md"])
	}
	if got := folder(); !strings.Contains(got, "Two.") {
		t.Errorf("the folder has %q", got)
	}
	// The publication was cut short after the pack.
	must(t, os.WriteFile(w.path(liveFolder, delivery.PointerName), delivery.Pointer{Version: 1, Sum: "x"}.Text(), 0o644))
	if _, err := ann.publishes(w, "nothing"); !errors.Is(err, ErrNothingNew) {
		t.Errorf("publishing nothing: %v", err)
	}
	if got := folder(); !strings.Contains(got, "Two.") {
		t.Errorf("afterwards the folder has %q", got)
	}
}

// TestDamagedKeys: a working folder that signs never publishes without a signature.
func TestDamagedKeys(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a word": "hello\n", "half a key": "RWQ\n", "remarks": "# nothing\n"} {
		w, ann := signingWorkspace(t)
		say(t, w, "One.")
		must(t, os.WriteFile(w.path(signingFolder, keysName), []byte(text), 0o644))
		if _, err := ann.publishes(w, "one"); err == nil || !strings.Contains(err.Error(), "backup") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(w.path(liveFolder, delivery.PointerName)); err == nil {
			t.Errorf("%s: a folder is published", name)
		}
	}
	w, ann := signingWorkspace(t)
	must(t, os.WriteFile(w.path(signingFolder, handoversName), []byte("forged"), 0o644))
	if _, err := ann.publishes(w, "one"); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("a damaged statement: %v", err)
	}
}

// TestPackOfSomebodyElse is not replaced.
func TestPackOfSomebodyElse(t *testing.T) {
	w, ann := signingWorkspace(t)
	eve := newSigner(t, "Eve")
	data, err := pack.Create(map[string][]byte{"clinic.yaml": nil}, 7, time.Now(), eve.private)
	must(t, err)
	must(t, os.WriteFile(w.packFile(), data, 0o644))
	say(t, w, "One.")
	if _, err := ann.publishes(w, "one"); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("it is replaced: %v", err)
	}
}

func TestDeskFiles(t *testing.T) {
	w, ann := signingWorkspace(t)
	file := w.path(deskFolder, delivery.ConfigName)
	must(t, os.WriteFile(file, []byte("# ours\r\ncontent: '\\\\server\\handbook\\live'\r\nlocks: [clinic-values]\r\ntrusted-keys:\r\n  - old\r\n"), 0o644))
	must(t, w.SetReporting(true))
	config := read(t, file)
	for _, want := range []string{"# ours\n", `content: '\\server\handbook\live\clinic.hbk'` + "\n", "locks: [clinic-values]\n", "trusted-keys: [" + ann.public.String() + "]\n", `report-to: '\\server\handbook\desks'` + "\n"} {
		if !strings.Contains(config, want) {
			t.Errorf("it lacks %q:\n%s", want, config)
		}
	}
	if strings.Contains(config, "old") {
		t.Errorf("an old key is still in it:\n%s", config)
	}
	about := read(t, w.path(deskFolder, instructionsName))
	for _, want := range []string{`\\server\handbook\live`, pack.KeyID(ann.public.ID()) + "  Ann", `\\server\handbook\desks`} {
		if !strings.Contains(about, want) {
			t.Errorf("the instructions lack %q:\n%s", want, about)
		}
	}
	must(t, w.SetReporting(false))
	if on, err := w.Reporting(); on || err != nil || strings.Contains(read(t, file), "report-to") {
		t.Errorf("it is not off: %v", err)
	}
	plain := workspace(t)
	must(t, plain.SetReporting(true))
	if on, err := plain.Reporting(); !on || err != nil {
		t.Errorf("it is not on: %v", err)
	}
	if text := read(t, plain.path(deskFolder, delivery.ConfigName)); !strings.Contains(text, "/desks'") || !strings.Contains(text, "/live'") {
		t.Errorf("the settings are\n%s", text)
	}
}

func TestKeyInWorkspaceIsRefused(t *testing.T) {
	w := workspace(t)
	for _, dir := range []string{w.Root, w.path(signingFolder), w.path(deskFolder), w.path(draftFolder)} {
		must(t, os.MkdirAll(dir, 0o755))
		files := KeyFilesOf(filepath.Join(dir, "mine"))
		_, err := files.Make("")
		must(t, err)
		if err := w.CheckKey(files.Private); err == nil || !strings.Contains(err.Error(), "move it") {
			t.Errorf("a key in %s: %v", dir, err)
		}
	}
	files := KeyFilesOf(filepath.Join(t.TempDir(), "mine"))
	_, err := files.Make("")
	must(t, err)
	must(t, w.CheckKey(files.Private))
}

// TestPasswordOfAKey: a key is read with its password only. Trying one is slow by design.
func TestPasswordOfAKey(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	files := KeyFilesOf(filepath.Join(t.TempDir(), "mine"))
	_, err := files.Make("four words are long")
	must(t, err)
	var wrong *PasswordError
	if _, err := ReadKey(files.Private, func() (string, error) { return "something else", nil }); !errors.As(err, &wrong) {
		t.Errorf("a wrong password: %v", err)
	}
	key, err := ReadKey(files.Private, func() (string, error) { return "four words are long", nil })
	must(t, err)
	public, err := ReadPublicKey(files.Public)
	must(t, err)
	if !public.Equal(key.Public()) {
		t.Error("the two halves are of different keys")
	}
}
