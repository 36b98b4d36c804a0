package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/ui/uitest"
)

// topicBook has pages about some topics, of the three that it knows, and a general one.
func topicBook(t *testing.T, topics ...string) *handbook.Handbook {
	t.Helper()
	files := map[string]string{
		"topics.yaml":    "- {id: ketamine, title: Ketamine}\n- {id: tms, title: TMS, aliases: [magnet treatment]}\n- {id: botox, title: Botox}\n",
		"faq/parking.md": "---\ntitle: Parking\nroute: front-desk\nsay: Level two.\naliases: [garage]\n---\n",
	}
	for _, topic := range topics {
		files["faq/drive-"+topic+".md"] = "---\ntitle: Driving after " + topic + "\ntopic: " + topic + "\nroute: front-desk\nsay: It depends.\naliases: [drive home " + topic + "]\n---\n"
		files["side-effects/ache-"+topic+".md"] = "---\ntitle: Ache from " + topic + "\ntopic: " + topic + "\nroute: nurse\nsay: Say.\neffect: {common: can happen, band: expected}\n---\n"
	}
	return uitest.Book(t, files)
}

func TestOneTopicShowsNothingNew(t *testing.T) {
	w := openBook(t, topicBook(t, "ketamine"), notebook.Open(t.TempDir()))
	if w.search.topics.object.Visible() {
		t.Error("there is a filter for one topic")
	}
	w.Open("faq/drive-ketamine")
	if strings.Contains(seen(w.area.pager.Content()), "FAQ · Ketamine") {
		t.Error("the page says what all pages are about")
	}
	w.openEffects()
	if strings.Contains(seen(w.area.pager.Content()), "Topic") {
		t.Error("the table has a column for one topic")
	}
	if strings.Contains(menuText(w), "topic") {
		t.Error("the menu has commands for topics")
	}
}

// menuText lists the items of the menu.
func menuText(w *Window) string {
	var names []string
	for _, k := range keyList(w) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "\n")
}

func TestTopicFilter(t *testing.T) {
	w := openBook(t, topicBook(t, "ketamine", "tms"), notebook.Open(t.TempDir()))
	if !w.search.topics.object.Visible() || w.search.topics.button.Text != "All topics" || w.search.topics.button.Chosen {
		t.Errorf("the filter says %q", w.search.topics.button.Text)
	}
	w.search.topics.open()
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("there is no menu of topics")
	}
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	w.chooseTopic("tms")
	if w.search.topics.button.Text != "TMS" || !w.search.topics.button.Chosen {
		t.Errorf("the filter says %q", w.search.topics.button.Text)
	}
	list := listSeen(w)
	if want := "TMS|Ache from tms|Driving after tms|FAQ|Parking"; list != want {
		t.Errorf("the list shows %s, want %s", list, want)
	}
	w.choose(filterFAQ)
	test.Type(w.search.field, "driving")
	if got := listSeen(w); got != "Driving after tms" {
		t.Errorf("with both filters, the list shows %s", got)
	}
	wantSeen(t, w.area.pager.Content(), "FAQ · TMS")
	w.goHome()
	if w.search.topics.button.Text != "All topics" {
		t.Error("the next call begins with the topic of the last one")
	}
}

// listSeen are the rows of the list.
func listSeen(w *Window) string {
	var rows []string
	for _, r := range w.search.list.rows {
		if r.entry != nil {
			rows = append(rows, r.entry.Title)
		} else {
			rows = append(rows, r.heading)
		}
	}
	return strings.Join(rows, "|")
}

func TestATopicThatHidesTheAnswerSaysSo(t *testing.T) {
	w := openBook(t, topicBook(t, "ketamine", "tms"), notebook.Open(t.TempDir()))
	w.chooseTopic("tms")
	test.Type(w.search.field, "drive home ketamine")
	if e := w.entry(); e != nil && e.Topic != nil && e.Topic.ID == "ketamine" {
		t.Errorf("the filter lets %s pass", e.ID)
	}
	w.search.field.SetText("ache from ketamine")
	w.choose(filterSections)
	wantSeen(t, w.area.pager.Content(), "No answer under “Sections · TMS”", "The filter hides this answer: Ache from ketamine")
	pressButton(t, w.area.pager.Content(), "Search everything")
	if w.titleSeen() != "Ache from ketamine" || w.search.topics.button.Chosen {
		t.Errorf("the button shows %q", w.titleSeen())
	}
}

func TestTheTableHasAColumnForTopics(t *testing.T) {
	w := openBook(t, topicBook(t, "ketamine", "tms", "botox"), notebook.Open(t.TempDir()))
	w.win.Resize(fyne.NewSize(1366, 740))
	w.openEffects()
	wantSeen(t, w.area.pager.Content(), "How it usually settles\nTopic\n")
	runNamed(t, w, "command.effects-by-topic")
	wantLines(t, w, "[Ache from botox] Ache from ketamine Ache from tms")
	if text := w.area.effects.Text(); !strings.Contains(text, "\tTopic\n") || !strings.Contains(text, "\tTMS\n") {
		t.Errorf("copied as\n%s", text)
	}
	test.Type(w.win.Canvas().Focused(), "tms")
	wantLines(t, w, "[Ache from tms]")
	book := topicBook(t, "ketamine")
	w.Swap(book, search.New(book, nil, english.Language())) // the column is gone that the rows were sorted by
	wantLines(t, w, "")
	w.area.effects.Reset()
	w.goHome()
	w.openEffects()
	wantLines(t, w, "[Ache from ketamine]")
	if w.search.topics.object.Visible() {
		t.Error("the filter stays when there is one topic")
	}
}
