package author

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

// drawing is a picture of that width.
func drawing(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 20))))
	return b.String()
}

func chosen(t *testing.T, name, data string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(file, []byte(data), 0o600))
	return file
}

// withPicture is a workspace whose page on driving shows a map and offers a form.
func withPicture(t *testing.T) Workspace {
	t.Helper()
	w := workspace(t)
	for file, text := range map[string]string{"Our Map.PNG": drawing(t, 30), "form.pdf": "%PDF-1.7"} {
		_, err := w.Attach(chosen(t, file, text))
		must(t, err)
	}
	d := edit(t, w, "faq/driving")
	must(t, d.SetPart(handbook.VoiceClinic, "![The lot](../pictures/our-map.png)\n\n[The form](../files/form.pdf)"))
	must(t, d.Save("A. Owner"))
	return w
}

// attachmentsAtDesk are what a page shows at a desk that reads the live folder.
func attachmentsAtDesk(t *testing.T, w Workspace, id string) map[string]int {
	t.Helper()
	live, _, err := w.Live()
	must(t, err)
	h, _, err := live.Load()
	must(t, err)
	all := map[string]int{}
	for _, a := range h.Entry(id).Attachments() {
		data, err := a.File.Read()
		must(t, err)
		all[a.File.Name] = len(data)
	}
	return all
}

func TestPicturesArePublished(t *testing.T) {
	w := withPicture(t)
	must(t, os.WriteFile(filepath.Join(w.Draft().Dir, "pictures", "unused.png"), []byte(drawing(t, 9)), 0o600))
	plan, err := w.Plan()
	must(t, err)
	if len(plan.Problems) > 0 || len(plan.Changes) != 3 {
		t.Fatalf("%v, %d changes", plan.Problems, len(plan.Changes))
	}
	c := changed(t, plan, "pictures/our-map.png")
	if c.Kind != Added || !slices.Equal(c.Parts[0].After, []string{handbook.SizeText(int64(len(drawing(t, 30)))) + ", 30 × 20"}) {
		t.Errorf("the picture: %+v", c)
	}
	first, err := w.Publish(Publishing{By: "A. Owner", AcceptLost: true})
	must(t, err)
	want := map[string]int{"pictures/our-map.png": len(drawing(t, 30)), "files/form.pdf": 8}
	if got := attachmentsAtDesk(t, w, "faq/driving"); len(got) != 2 || got["pictures/our-map.png"] != want["pictures/our-map.png"] || got["files/form.pdf"] != 8 {
		t.Errorf("desks show %v", got)
	}
	live, pointer, err := w.Live()
	must(t, err)
	files, err := asDesksRead(live.Dir)
	must(t, err)
	if _, unused := files["pictures/unused.png"]; unused || delivery.SumOf(files) != pointer.Sum {
		t.Error("desks get what no page uses, or something else than was published")
	}
	// Another picture of the same name is a change, and the version before comes back
	// with its own.
	must(t, os.WriteFile(w.Draft().attachmentFile("pictures/our-map.png"), []byte(drawing(t, 300)), 0o600))
	_, err = w.Publish(Publishing{By: "A. Owner", AcceptLost: true})
	must(t, err)
	if got := attachmentsAtDesk(t, w, "faq/driving"); got["pictures/our-map.png"] != len(drawing(t, 300)) {
		t.Errorf("desks show %v", got)
	}
	d := edit(t, w, "faq/driving")
	must(t, d.SetPart(handbook.VoiceClinic, "No picture."))
	must(t, d.Save("A. Owner"))
	for _, want := range [][]string{{"faq/driving.md", "pictures/our-map.png"}, nil} {
		changes, err := w.Restore(first.Version, "faq/driving", "A. Owner")
		must(t, err)
		if !slices.Equal(changes, want) {
			t.Errorf("restored: %q, want %q", changes, want)
		}
	}
	if data := read(t, w.Draft().attachmentFile("pictures/our-map.png")); data != drawing(t, 30) {
		t.Error("the older picture is not back")
	}
	kept, _ := filepath.Glob(filepath.Join(w.Root, "history", "saves", "pictures", "our-map", "*.png"))
	if len(kept) != 1 || read(t, kept[0]) != drawing(t, 300) {
		t.Errorf("the newer picture is not kept: %q", kept)
	}
}

func TestAttach(t *testing.T) {
	w := workspace(t)
	names := []string{}
	for _, width := range []int{30, 30, 40} {
		name, err := w.Attach(chosen(t, "Map.PNG", drawing(t, width)))
		must(t, err)
		names = append(names, name)
	}
	if !slices.Equal(names, []string{"pictures/map.png", "pictures/map.png", "pictures/map-2.png"}) {
		t.Errorf("%q", names)
	}
	for name, c := range map[string]struct{ data, want string }{
		"setup.exe": {"MZ", "cannot be shown by a page"},
		"form.pdf":  {"MZ", "is a program"},
		"map.png":   {"no picture", "is not a PNG"},
		"map.svg":   {`<svg viewBox="0 0 9 9"><script/></svg>`, "script"},
		"x.docm":    {"PK", "cannot be shown"},
	} {
		if _, err := w.Attach(chosen(t, name, c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.Attach(filepath.Join(t.TempDir(), "gone.png")); err == nil {
		t.Error("a file that is not there is attached")
	}
	big := chosen(t, "big.png", drawing(t, 4000))
	name, err := w.Attach(big)
	must(t, err)
	files := map[string][]byte{"faq/x.md": []byte("---\n---\n![a](../" + name + ")\n")}
	must(t, w.Draft().addAttachments(files))
	img, err := png.DecodeConfig(bytes.NewReader(files[name]))
	if err != nil || img.Width != 1600 {
		t.Errorf("it is %d wide, %v", img.Width, err)
	}
}

func TestPreviewShowsPictures(t *testing.T) {
	w := withPicture(t)
	files, err := w.Files()
	must(t, err)
	name, err := w.Attach(chosen(t, "New.png", drawing(t, 50)))
	must(t, err)
	d := edit(t, w, "faq/driving")
	must(t, d.SetPart(handbook.VoiceClinic, "![New](../"+name+")"))
	p, err := d.Preview(files)
	must(t, err)
	if len(p.Problems) > 0 || len(p.Entry.Attachments()) != 1 || p.Entry.Attachments()[0].File.Width != 50 {
		t.Errorf("%v, %v", p.Problems, p.Entry.Attachments())
	}
}

// TestPackCarriesWhatPagesShow, and nothing else.
func TestPackCarriesWhatPagesShow(t *testing.T) {
	w := withPicture(t)
	f := w.Draft()
	for name, data := range map[string]string{"pictures/unused.png": drawing(t, 9), "pictures/readme.txt": "x"} {
		must(t, os.WriteFile(filepath.Join(f.Dir, filepath.FromSlash(name)), []byte(data), 0o600))
	}
	must(t, os.Remove(filepath.Join(f.Dir, "pictures", "readme.txt")))
	c, err := f.Collect("2026-11-30")
	must(t, err)
	if !slices.Equal(c.LeftOut, []string{"pictures/unused.png"}) {
		t.Errorf("left out: %q", c.LeftOut)
	}
	key, public := keyPair(t)
	file := filepath.Join(t.TempDir(), "clinic.hbk")
	_, err = c.Pack(file, 0, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), key)
	must(t, err)
	p, err := pack.Read(file, public, pack.DefaultLimits())
	must(t, err)
	var names []string
	for _, f := range p.Files {
		names = append(names, f.Path)
	}
	if !slices.Equal(names, []string{"faq/driving.md", "files/form.pdf", "pictures/our-map.png"}) {
		t.Errorf("the pack has %q", names)
	}
}

// TestCheckDrawsPictures: a picture that is damaged inside is named.
func TestCheckDrawsPictures(t *testing.T) {
	w := withPicture(t)
	must(t, os.WriteFile(w.Draft().attachmentFile("pictures/our-map.png"), []byte(drawing(t, 30)[:50]), 0o600))
	problems, err := w.Draft().Check(false, "2026-11-30")
	must(t, err)
	if len(problems) != 1 || problems[0].File != "pictures/our-map.png" || !strings.Contains(problems[0].Msg, "damaged") {
		t.Errorf("%v", problems)
	}
}

// TestRestoredPageShowsItsPicture: a page of the history comes back with the picture
// that somebody has deleted since.
func TestRestoredPageShowsItsPicture(t *testing.T) {
	w := withPicture(t)
	_, err := w.Publish(Publishing{By: "A. Owner", AcceptLost: true})
	must(t, err)
	d := edit(t, w, "faq/driving")
	must(t, d.SetPart(handbook.VoiceClinic, "No picture."))
	must(t, d.Save("A. Owner"))
	must(t, os.Remove(w.Draft().attachmentFile("pictures/our-map.png")))
	states, err := w.PageStates("faq/driving")
	must(t, err)
	i := slices.IndexFunc(states, func(s PageState) bool { return s.Version == 1 })
	must(t, w.RestorePage("faq/driving", states[i], "A. Owner"))
	if read(t, w.Draft().attachmentFile("pictures/our-map.png")) != drawing(t, 30) {
		t.Error("the picture is not back")
	}
}

// TestSignedPictureIsReviewedAgain: who publishes sees that a picture of a signed page
// was changed.
func TestSignedPictureIsReviewedAgain(t *testing.T) {
	w := withPicture(t)
	_, err := w.Draft().Sign([]string{"faq/driving"}, SignOff{By: "A. Nurse", On: "2026-11-29"}, "2026-11-30")
	must(t, err)
	_, err = w.Publish(Publishing{By: "A. Owner", AcceptLost: true})
	must(t, err)
	must(t, os.WriteFile(w.Draft().attachmentFile("pictures/our-map.png"), []byte(drawing(t, 31)), 0o600))
	plan, err := w.Plan()
	must(t, err)
	if len(plan.Changes) != 1 || len(plan.Unsigned) != 1 || plan.Unsigned[0].ID != "faq/driving" || !plan.Unsigned[0].Review.Changed {
		t.Errorf("changes %v, unsigned %v", plan.Changes, plan.Unsigned)
	}
}

func keyPair(t *testing.T) (minisign.PrivateKey, []minisign.PublicKey) {
	t.Helper()
	public, private, err := minisign.GenerateKey(nil)
	must(t, err)
	return private, []minisign.PublicKey{public}
}
