package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"clinichandbook/handbook"
)

func TestPageID(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"faq/parking.md", "faq/parking"},
		{"faq/parking.MD", "faq/parking"},
		{"faq/parking.md.txt", "faq/parking"},
		{"faq/Parking.markdown", "faq/parking"},
		{"faq/Our Parking.md", "faq/our-parking"},
		{"FAQ/our_parking.md", "faq/our-parking"},
		{"Side Effects/Headache.md", "side-effects/headache"},
		{"side_effects/headache.md", "side-effects/headache"},
		{"faq/Öffnungszeiten.md", "faq/offnungszeiten"},
		{"faq/¿Dónde estacionar?.md", "faq/donde-estacionar"},
		{"faq/Straße.md", "faq/strasse"},
		{"faq/what's new.md", "faq/whats-new"},
		{"faq/parking (conflicted copy 2026-11-29).md", "faq/parking"},
		{"faq/parking (Front Desk's conflicted copy 2026-11-29).md", "faq/parking"},
		{"faq/parking.sync-conflict-20261129-101112-ABCDEFG.md", "faq/parking"},
		{"faq/parking - Copy.md", "faq/parking"},
		{"faq/parking - Copy (2).md", "faq/parking"},
		{"faq/Copy of parking.md", "faq/parking"},
		{"faq/parking copia.md", "faq/parking"},
		{"faq/parking - Copy - Copy (2).md", "faq/parking"},
		{"faq/Kopie von parking.md", "faq/parking"},
		{"faq/parking - Copie.md", "faq/parking"},
		{"faq/parking [conflicted].md", "faq/parking"},
		{"faq/parking (SFConflict ann@x 2026-11-29-10-11-12).md", "faq/parking"},
		{"faq/parking_DESK07_Nov-29-101112-2026_Conflict.md", "faq/parking"},
		{"faq/insurance_conflict.md", "faq/insurance-conflict"},
		{"faq/room (2).md", "faq/room-2"},
		{"faq/vitamin-B12.md", "faq/vitamin-b12"},
		{"faq/copy-machine.md", "faq/copy-machine"},
		{"faq/parking.txt", ""},
		{"faq/~$parking.md", ""},
		{"faq/.parking.md", ""},
		{"faq/¿?.md", ""},
		{"notes/parking.md", ""},
		{"parking.md", ""},
		{"faq/deep/parking.md", ""},
	} {
		if got, ok := PageID(c.name); got != c.want && (ok || c.want != "") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUnportable(t *testing.T) {
	for name, want := range map[string]bool{
		"faq/parking.md": false, "faq/contact.md": false, "faq/company.md": false, "faq/lpt.md": false,
		"faq/con.md": true, "faq/NUL.md": true, "faq/com1.md": true, "faq/aux.old.md": true,
		"faq/" + strings.Repeat("a", 193) + ".md": false, "faq/" + strings.Repeat("a", 194) + ".md": true,
	} {
		if got := Unportable(name); (got != "") != want {
			t.Errorf("%.40s: %q", name, got)
		}
	}
}

func TestIgnoredNames(t *testing.T) {
	for _, name := range []string{
		"Thumbs.db", "thumbs.db", "desktop.ini", ".DS_Store", "~$parking.docx", ".parking.md.swp", "parking.md.kate-swp", "parking.md~", "parking.tmp",
		"parking.md.part", "#parking.md#", "parking.md.orig", "~WRD0001.md", "sync.ffs_db", "parking.md.filepart", "#recycle", "@Recycle", "lost+found", "Icon\r", "parking.crdownload", ".dropbox.cache", ".stfolder", "@eaDir", "$RECYCLE.BIN", "__MACOSX", "._parking.md", "parking.md.bak",
	} {
		if !IsIgnored(name) {
			t.Errorf("%s is not passed over", name)
		}
	}
	for _, name := range []string{"parking.md", "clinic.yaml", "README.md", "new-patients.md", "copy.md", "#1 rule.md", "@home.md", "~parking.md"} {
		if IsIgnored(name) {
			t.Errorf("%s is passed over", name)
		}
	}
}

// TestSecondCopies checks that two versions of one page are named and never
// shown as two pages.
func TestSecondCopies(t *testing.T) {
	for _, name := range []string{
		"parking (conflicted copy 2026-11-29).md", "parking-DESK07.md", "parking (1).md", "parking - Copy.md", "Parking.md",
		"parking 2.md", "parking_old.md", "parking final v3.md", "parking.conflict.md", "parking_Conflict-20261129.md", "parking~HEAD.md", "parking - Copy - Copy.md", "parking [conflict].md",
		"parking-DESKTOP-4F2K9QX.md", "parking.md.txt", "parking.sync-conflict-20261129-101112-ABCDEFG.md", "PARKING.MD",
	} {
		h, _, err := Load(content(nil), clinicFiles(map[string]string{
			"faq/parking.md": "---\ntitle: Parking\nroute: front-desk\nsay: Behind the house.\n---\n",
			"faq/" + name:    "---\ntitle: Parking\nroute: front-desk\nsay: Across the street.\n---\n",
		}))
		if err != nil || h.Entry("faq/parking") == nil || h.Entry("faq/parking").SayText() != "Behind the house." {
			t.Errorf("%s: the page itself is lost: %v", name, err)
		}
		if n := len(h.Entries()); n != 2 {
			t.Errorf("%s: %d pages are shown", name, n)
		}
		if len(h.Problems()) != 1 || !strings.Contains(h.Problems()[0].Msg, "second version of the page faq/parking.md") {
			t.Errorf("%s: problems %q", name, h.Problems())
		}
	}
}

// TestPagesOfTheirOwn checks that a page whose name goes on after that of another is
// shown, if it has a title of its own.
func TestPagesOfTheirOwn(t *testing.T) {
	page := func(title string) string {
		return "---\ntitle: " + title + "\nroute: front-desk\nsay: Behind the house.\n---\n"
	}
	h, _, err := Load(content(nil), clinicFiles(map[string]string{
		"faq/parking.md": page("Parking"), "faq/parking fees.md": page("Parking fees"), "faq/parking 2.md": page("Parking on level 2"), "faq/parking_conflict.md": page("Fights for a space"),
	}))
	if err != nil || len(h.Entries()) != 4 || len(h.Problems()) != 1 { // the last looks like a copy, and is named
		t.Errorf("%v, %d pages, %v", err, len(h.Entries()), h.Problems())
	}
}

// TestOddNames checks that names which not every system reads are named, and that none
// controls a terminal or hides a sign where it is named.
func TestOddNames(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"a backslash":         {`faq/a\b.md`, "its name has signs that not every system reads"},
		"not UTF-8":           {"faq/caf\xe9.md", "its name has signs that not every system reads"},
		"an escape":           {"faq/a\x1b[31mb.md", "faq/a?[31mb.md:1: the name of this file cannot be used on every desk, because it has signs that nobody sees"},
		"a direction":         {"faq/a\u202egnp.md", "faq/a?gnp.md:1: the name of this file"},
		"a line":              {"faq/a\nb.md", "faq/a?b.md:1: the name of this file"},
		"an escape elsewhere": {"faq/a\x1b[2J.docm", "faq/a?[2J.docm:1: this file is not read"},
		"a space at the end":  {"faq/lunch.md ", ""},
	} {
		h, _, err := Load(content(nil), handbook.Layer{Name: "clinic", FS: fstest.MapFS{c.file: {Data: []byte(clinicPage(""))}}})
		if said := problemTexts(h); err != nil || !strings.Contains(said, c.says) || c.says == "" && (said != "" || h.Entry("faq/lunch") == nil) {
			t.Errorf("%s: %v %q", name, err, said)
		}
	}
}

// TestTablesAreNamedRight checks that a table under a name that is nearly right, and a
// second version of one, is named with what to do.
func TestTablesAreNamedRight(t *testing.T) {
	for name, want := range map[string]string{
		"clinic.yaml.txt": "name it clinic.yaml", "clinic.yml": "name it clinic.yaml", "red_flags.yaml": "name it red-flags.yaml", "Vocabulary ES.yaml": "name it vocabulary-es.yaml",
		"Clinic (conflicted copy 2026-11-29).yaml": "this second version of clinic.yaml is not read", "sources (1).yaml": "this second version of sources.yaml is not read",
		"sources-DESK07.yaml": "this second version of sources.yaml is not read", "parking.md.txt": "move it into sections", "redflags.yaml": "name it red-flags.yaml", "source.yaml": "name it sources.yaml", "salaries.yaml": "known names are",
	} {
		h, _, err := Load(content(nil), clinicFiles(map[string]string{"faq/parking.md": clinicPage(""), name: "x"}))
		if err != nil || !strings.Contains(problemTexts(h), want) || len(h.Problems()) != 1 {
			t.Errorf("%s: %v, %v", name, err, h.Problems())
		}
	}
	h, _, _ := Load(content(nil), clinicFiles(map[string]string{"clinic.yaml": "nurse-line: 1\n", "Clinic.yaml": "nurse-line: 2\n"}))
	if h.Field("nurse-line").Value != "1" || !strings.Contains(problemTexts(h), "Clinic.yaml:1: this second version of clinic.yaml is not read") {
		t.Errorf("%q, %v", h.Field("nurse-line").Value, h.Problems())
	}
}

// TestEncodings checks that a page is read whatever an editor saved it as.
func TestEncodings(t *testing.T) {
	page := "---\ntitle: Café “Sí”\nroute: front-desk\nsay: It’s behind the café.\n---\n## Our clinic\nPark at Peña’s – it costs €2.\n"
	units := utf16.Encode([]rune(page))
	little, big := []byte{}, []byte{}
	for _, u := range units {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	windows, err := charmap.Windows1252.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"UTF-8":                       []byte(page),
		"UTF-8 with a mark":           append([]byte("\uFEFF"), page...),
		"UTF-16, little end":          append([]byte{0xFF, 0xFE}, little...),
		"UTF-16, big end":             append([]byte{0xFE, 0xFF}, big...),
		"UTF-16, little end, no mark": little,
		"UTF-16, big end, no mark":    big,
		"Windows-1252":                windows,
	} {
		files := content(nil)
		files["faq/cafe.md"] = &fstest.MapFile{Data: data}
		h, _, err := Load(files)
		if err != nil || len(h.Problems()) > 0 || h.Entry("faq/cafe") == nil {
			t.Errorf("%s: %v, %q", name, err, h.Problems())
			continue
		}
		if e := h.Entry("faq/cafe"); e.Title != "Café “Sí”" || e.SayText() != "It’s behind the café." {
			t.Errorf("%s: title %q, line %q", name, e.Title, e.SayText())
		}
	}
}

// TestHumanSpellings checks that keys, routes and dates are read as people write
// them.
func TestHumanSpellings(t *testing.T) {
	for _, front := range []string{
		"title: A\nroute: front-desk\nsay: B.\nchecked: 2026-09-05\nhand-over: [c]\n",
		"Title: A\nRoute: Front desk\nSay: B.\nChecked: 2026-9-5\nHand over: [c]\n",
		"TITLE: A\nroute: FRONT_DESK\nsay: B.\nchecked: 9/5/2026\nhand_over: [c]\n",
		"title: A\nroute: Front-Desk\nsay: B.\nchecked: Sep 5, 2026\nHand-over: [c]\n",
		"title: A\nroute: front desk\nsay: B.\nchecked: 5 September 2026\nhand-over: [c]\n",
	} {
		h, _, err := Load(content(map[string]string{"faq/a.md": "---\n" + front + "---\n"}))
		if err != nil || len(h.Problems()) > 0 {
			t.Errorf("%q: %v %q", front, err, h.Problems())
			continue
		}
		if e := h.Entry("faq/a"); e.Title != "A" || e.Route != handbook.FrontDesk || e.Checked != "2026-09-05" || len(e.HandOver) != 1 {
			t.Errorf("%q is read as %+v", front, e)
		}
	}
}
