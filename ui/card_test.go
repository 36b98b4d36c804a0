package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/ui/uitest"
)

// bundled is the bundled handbook with its index.
func bundled(t *testing.T) (*handbook.Handbook, *search.Index) {
	t.Helper()
	book, words, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	return book, search.New(book, words, english.Language())
}

// openBundled shows the window with the bundled handbook.
func openBundled(t *testing.T) *Window {
	t.Helper()
	book, index := bundled(t)
	return openIndexed(t, book, index, notebook.Open(t.TempDir()))
}

// TestAFilterThatHidesTheAnswerSaysSo checks that the desk is not told to find
// out what the handbook knows.
func TestAFilterThatHidesTheAnswerSaysSo(t *testing.T) {
	w := openBook(t, transferBook(t, ""), notebook.Open(t.TempDir()))
	w.choose(filterSections)
	test.Type(w.search.field, "throwing up")
	wantSeen(t, w.area.pager.Content(), "No answer under “Sections”", "The filter hides this answer: Nausea")
	if strings.Contains(seen(w.area.pager.Content()), "I will find out") {
		t.Error("the page says that somebody will find out")
	}
	pressButton(t, w.area.pager.Content(), "Search everything")
	if w.titleSeen() != "Nausea" || w.search.field.Text != "throwing up" || !w.search.filters[filterAll].Chosen {
		t.Errorf("the button shows %q for %q", w.titleSeen(), w.search.field.Text)
	}
	w.choose(filterSections)
	w.search.field.SetText("xqzvw")
	wantSeen(t, w.area.pager.Content(), "No answer found", "I will find out")
}

// transferBook has an entry for each topic, and a clinic's values.
func transferBook(t *testing.T, clinic string) *handbook.Handbook {
	t.Helper()
	page := func(title, more, body string) string {
		return "---\ntitle: " + title + "\nsay: Say.\n" + more + "---\n" + body
	}
	return uitest.Book(t, map[string]string{
		"clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, unset: find a nurse}\n- {id: out-of-hours, label: Out of hours, unset: nobody}\n" +
			"- {id: scheduling-line, label: Scheduling line, unset: take a message, transfer: true}\n- {id: billing-contact, label: Billing contact, unset: take a note, transfer: true}\n" +
			"- {id: physio-desk, label: Physio desk, unset: take a message, transfer: true}\n" +
			"- {id: fallback-line, label: No answer, unset: I will find out.}\n",
		"clinic.yaml":            clinic,
		"side-effects/nausea.md": page("Nausea", "route: front-desk\nhand-over: [it does not stop]\naliases: [throwing up]\n", ""),
		"side-effects/ache.md":   page("Ache", "route: nurse\n", ""),
		"faq/hours.md":           page("Parking", "route: front-desk\n", ""),
		"faq/bill.md":            page("Bills", "route: front-desk\n", "## Our clinic\nAsk [x](clinic:billing-contact).\n"),
		"faq/physio.md":          page("Physio", "route: front-desk\nhand-over: [it hurts]\n", "## Our clinic\nAsk [x](clinic:physio-desk).\n"),
		"faq/book.md":            page("Booking", "route: front-desk\nreview: {by: \"A. Nurse, RN\", on: 2026-11-01}\n", "## Our clinic\nCall [x](clinic:scheduling-line).\n"),
	})
}

// TestTheCardSaysWhereToTransfer checks that the card to read out has the name
// and the number for its topic, and no other.
func TestTheCardSaysWhereToTransfer(t *testing.T) {
	const set = "nurse-line: ext. 4120\nout-of-hours: 555-0199\nscheduling-line: ext. 4100\nbilling-contact: ext. 4210\nphysio-desk: ext. 4300\n"
	for _, c := range []struct{ clinic, entry, want string }{
		{set, "side-effects/ache", "Transfer: Nurse line, ext. 4120\nCopy\nEspañol\nOut of hours: 555-0199\n"},
		{"", "side-effects/ache", "Copy\nEspañol\nNurse line: find a nurse\n"},
		{set, "side-effects/nausea", "Transfer: Nurse line, ext. 4120\nCopy\nEspañol\nOut of hours: 555-0199\n"},
		{set, "faq/hours", "Copy\nEspañol\n"},
		{set, "faq/bill", "Transfer: Billing contact, ext. 4210\nCopy\nEspañol\n"},
		{set, "faq/book", "Transfer: Scheduling line, ext. 4100\nCopy\nEspañol\n"},
		{set, "faq/physio", "Transfer: Physio desk, ext. 4300\nCopy\nEspañol\nNurse line: ext. 4120\nOut of hours: 555-0199\n"},
		{set, "", "Who may know\nNurse line · ext. 4120\nAnything about symptoms or medicine\nScheduling line · ext. 4100\nBook, change, or cancel a visit\nBilling contact · ext. 4210\nBills, prices, and refunds\nPhysio desk · ext. 4300\nOut of hours · 555-0199\nWhen the clinic is closed\n"},
	} {
		w := openBook(t, transferBook(t, c.clinic), notebook.Open(t.TempDir()))
		if c.entry == "" {
			test.Type(w.search.field, "xqzvw")
			wantSeen(t, w.area.pager.Content(), c.want)
			continue
		}
		w.Open(c.entry)
		card := seen(w.area.pager.Content())
		_, card, _ = strings.Cut(card, "Say.\n")
		card, _, _ = strings.Cut(card, "Hand over to a nurse if")
		card, _, _ = strings.Cut(card, "Our clinic")
		card, _, _ = strings.Cut(card, "Date checked")
		card, _, _ = strings.Cut(card, "To be reviewed")
		card, _, _ = strings.Cut(card, "Reviewed by")
		if card != c.want {
			t.Errorf("%s: the card says %q, want %q", c.entry, card, c.want)
		}
	}
}

// TestTheReviewIsNextToTheTitle checks that nobody has to scroll to the end to
// see that a page was not reviewed.
func TestTheReviewIsNextToTheTitle(t *testing.T) {
	w := openBook(t, transferBook(t, ""), notebook.Open(t.TempDir()))
	for id, want := range map[string]string{"faq/bill": "FAQ\nNot reviewed by a clinician\n", "faq/book": "FAQ\nReviewed by A. Nurse, RN\n"} {
		w.Open(id)
		if got := seen(w.area.pager.Content()); !strings.HasPrefix(got, want) {
			t.Errorf("%s begins with %q", id, got[:60])
		}
	}
}
