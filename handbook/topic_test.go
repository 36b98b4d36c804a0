package handbook

import "testing"

func TestTopicName(t *testing.T) {
	main, tms, unused := &Topic{ID: "ketamine", Title: "Ketamine"}, &Topic{ID: "tms", Title: "TMS"}, &Topic{ID: "x", Title: "X"}
	drive, plan := &Entry{ID: "faq/drive", Matter: Matter{Topic: main}}, &Entry{ID: "faq/plan", Matter: Matter{Topic: tms}}
	general, alarm := &Entry{ID: "faq/park"}, &Entry{ID: "faq/alarm", Matter: Matter{Topic: main}, Route: Emergency}
	one := New(Parts{Topics: []*Topic{main, tms}, Entries: []*Entry{drive, general}})
	if got := one.TopicName(drive); got != "" {
		t.Errorf("with one topic, the page is about %q", got)
	}
	several := New(Parts{Topics: []*Topic{main, unused, tms}, Entries: []*Entry{drive, plan, general, alarm}})
	if got := several.TopicName(drive) + several.TopicName(plan) + several.TopicName(general); got != "KetamineTMS" {
		t.Errorf("with two topics, the pages are about %q", got)
	}
	if got := several.TopicsInUse(); len(got) != 2 || got[0] != main || got[1] != tms {
		t.Errorf("topics in use: %v", got)
	}
	for e, want := range map[*Entry]bool{drive: false, plan: true, general: true, alarm: true} {
		if e.Answers(tms) != want {
			t.Errorf("%s answers calls about TMS: %t", e.ID, !want)
		}
	}
}
