package handbook

import "slices"

// Topic is what pages are about: a treatment that the clinic offers, such as TMS.
// What is true of one topic may be wrong for another.
type Topic struct {
	ID      string // "tms"
	Title   string
	Aliases []string // what callers and staff call it
	Origin  *Layer   // where it comes from; nil is the bundled content
}

// Topics lists all topics. The first one is the main topic: what a caller means
// who names none.
func (h *Handbook) Topics() []*Topic { return h.parts.Topics }

// Topic finds a topic by its id, or nil.
func (h *Handbook) Topic(id string) *Topic {
	for _, t := range h.parts.Topics {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// TopicsInUse lists the topics that pages are about, in the same order.
func (h *Handbook) TopicsInUse() []*Topic { return h.topicsInUse }

// TopicName is what an entry is about, to show it: "" for one that is general, and
// where all pages are about one topic.
func (h *Handbook) TopicName(e *Entry) string {
	if e.Topic == nil || len(h.topicsInUse) < 2 {
		return ""
	}
	return e.Topic.Title
}

// topicsOf lists the topics of entries, in the order of all.
func topicsOf(entries []*Entry, all []*Topic) []*Topic {
	has := map[*Topic]bool{}
	for _, e := range entries {
		has[e.Topic] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(t *Topic) bool { return !has[t] })
}

// Answers reports whether the entry may answer a call about a topic: it is about
// that, or about none, or an emergency page.
func (e *Entry) Answers(t *Topic) bool {
	return e.Topic == t || e.Topic == nil || e.Route == Emergency
}
