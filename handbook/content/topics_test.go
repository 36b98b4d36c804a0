package content

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

const goodTopics = "- {id: ketamine, title: Ketamine, aliases: [infusion]}\n"

func topicPage(title, topic string) string {
	return "---\ntitle: " + title + "\n" + topic + "route: nurse\nsay: B.\n---\n"
}

// TestTopics: the bundled topics come first, a clinic adds to them, and pages name them
// by id or title.
func TestTopics(t *testing.T) {
	bundled := content(map[string]string{
		"topics.yaml":  goodTopics,
		"faq/drive.md": topicPage("Driving", "topic: ketamine\n"),
		"faq/park.md":  topicPage("Parking", ""),
		"faq/eat.md":   topicPage("Eating", "topic: ketamine\n"),
	})
	h, _, err := Load(bundled, clinicFiles(map[string]string{
		"topics.yaml":  "- id: tms\n  title: TMS: magnets\n  aliases: magnet treatment, brain stimulation\n- {id: botox, title: Botox}\n",
		"faq/plan.md":  topicPage("Plan", "topic: tms\n"),
		"faq/shots.md": topicPage("Shots", "Topic: BOTOX\n"),
		"faq/drive.md": "---\nbased-on: {say: none}\nsay: Ours.\n---\n",
		"faq/eat.md":   "---\nbased-on: {topic: \"0123456789ab\"}\ntopic:\n---\n",
		"faq/park.md":  topicPage("Parking", "topic: tms\nbased-on: "+Fingerprint([]byte(topicPage("Parking", "")))+"\n"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, topic := range h.Topics() {
		ids = append(ids, topic.ID)
	}
	if got := strings.Join(ids, " "); got != "ketamine tms botox" {
		t.Errorf("topics: %s", got)
	}
	if tms := h.Topic("tms"); tms.Title != "TMS: magnets" || strings.Join(tms.Aliases, "|") != "magnet treatment|brain stimulation" || tms.Origin == nil || h.Topic("ketamine").Origin != nil {
		t.Errorf("tms is %+v", tms)
	}
	for id, want := range map[string]string{"faq/plan": "tms", "faq/shots": "botox", "faq/drive": "ketamine", "faq/park": "tms", "faq/eat": "", "side-effects/headache": ""} {
		got := ""
		if topic := h.Entry(id).Topic; topic != nil {
			got = topic.ID
		}
		if got != want {
			t.Errorf("the topic of %s is %q, want %q", id, got, want)
		}
	}
	if got := h.Bundled(); len(got.Topics()) != 1 || got.Entry("faq/park").Topic != nil {
		t.Error("the bundled handbook has the clinic's topics")
	}
}

// TestAReplacedPageKeepsItsTopic: a clinic's page in the place of a bundled one is about
// the same, unless it says something else.
func TestAReplacedPageKeepsItsTopic(t *testing.T) {
	old := topicPage("Driving", "topic: ketamine\n")
	bundled := content(map[string]string{"topics.yaml": goodTopics, "faq/drive.md": old})
	for topic, want := range map[string]string{"": "ketamine", "topic: tms\n": "tms", "topic:\n": ""} {
		h, _, err := Load(bundled, clinicFiles(map[string]string{
			"topics.yaml":  "- {id: tms, title: TMS}\n",
			"faq/drive.md": topicPage("Driving", topic+"based-on: "+Fingerprint([]byte(old))+"\n"),
		}))
		if err != nil || len(h.Problems()) > 0 {
			t.Fatal(err, h.Problems())
		}
		got := ""
		if is := h.Entry("faq/drive").Topic; is != nil {
			got = is.ID
		}
		if got != want {
			t.Errorf("with %q, the topic is %q, want %q", topic, got, want)
		}
	}
}

func TestFaultsOfTopics(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"no id", "topics.yaml", "- {title: TMS}\n", "topics.yaml:1: the topic has no id: add one"},
		{"id that is none", "topics.yaml", "- {id: T M S, title: TMS}\n", `topics.yaml:1: the id "T M S" must be lowercase`},
		{"id twice", "topics.yaml", "- {id: ketamine, title: Ours}\n", `topics.yaml:1: duplicate id "ketamine"`},
		{"no title", "topics.yaml", "- {id: tms}\n", "topics.yaml:1: the topic tms has no title"},
		{"title of another", "topics.yaml", "- {id: iv, title: Infusion}\n", `topics.yaml:1: duplicate name "Infusion": the topic ketamine`},
		{"alias of another", "topics.yaml", "- id: iv\n  title: IV\n  aliases: [iv, infusion]\n", `topics.yaml:3: duplicate alias "infusion": the topic ketamine`},
		{"unknown key", "topics.yaml", "- id: tms\n  title: TMS\n  alias: magnet\n", `topics.yaml:3: unknown key "alias"`},
		{"no list", "topics.yaml", "id: tms\n", "topics.yaml:1: the file must be a list"},
		{"unknown topic", "faq/a.md", topicPage("A", "topic: tns\n"), `faq/a.md:3: unknown topic "tns": use an id from topics.yaml; known ones are ketamine`},
		{"list of topics", "faq/a.md", topicPage("A", "topic: [tms, botox]\n"), "faq/a.md:3: topic must be plain text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, _, err := Load(content(map[string]string{"topics.yaml": goodTopics}), clinicFiles(map[string]string{c.file: c.text}))
			if err != nil {
				t.Fatal(err)
			}
			if problems := h.Problems(); len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "clinic/"+c.want) {
				t.Errorf("problems: %v, want clinic/%s", problems, c.want)
			}
			if c.file == "faq/a.md" && (h.Entry("faq/a") == nil || h.Entry("faq/a").Topic != nil) {
				t.Error("the page is not shown without a topic")
			}
		})
	}
}

// TestTopicsKeepTheirLastGoodVersion: a table that can no longer be read changes
// nothing at the desks.
func TestTopicsKeepTheirLastGoodVersion(t *testing.T) {
	bundled := content(map[string]string{"topics.yaml": goodTopics})
	pages := map[string]string{"topics.yaml": "- {id: tms, title: TMS}\n", "faq/plan.md": topicPage("Plan", "topic: tms\n")}
	layer := clinicFiles(pages)
	before, _, err := Load(bundled, layer)
	if err != nil || len(before.Problems()) > 0 {
		t.Fatal(err, before.Problems())
	}
	pages["topics.yaml"] = "- {id: tms\n"
	now := clinicFiles(pages)
	now.Good = before.Layers()[0].Good
	h, _, err := Load(bundled, now)
	if err != nil {
		t.Fatal(err)
	}
	if topic := h.Entry("faq/plan").Topic; topic == nil || topic.ID != "tms" {
		t.Errorf("the topic is %v", topic)
	}
	if len(h.Kept()) != 1 || h.Kept()[0].Name != "topics.yaml" || len(h.Problems()) != 2 {
		t.Errorf("kept %v, problems %v", h.Kept(), h.Problems())
	}
}

// TestAddTopic: what is added is read again, and the rest of the file stays.
func TestAddTopic(t *testing.T) {
	file := []byte("# Ours.\n- {id: tms, title: TMS}")
	out, err := AddTopic(file, handbook.Topic{ID: "botox", Title: `Botox: "migraine"`, Aliases: []string{"botulinum, A", "shots"}})
	if err != nil || !strings.HasPrefix(string(out), string(file)+"\n") {
		t.Fatalf("%q, %v", out, err)
	}
	h, _, err := Load(content(map[string]string{"topics.yaml": goodTopics}), clinicFiles(map[string]string{"topics.yaml": string(out)}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	if got := h.Topic("botox"); got == nil || got.Title != `Botox: "migraine"` || strings.Join(got.Aliases, "|") != "botulinum, A|shots" {
		t.Errorf("read again: %+v", got)
	}
	if _, err := AddTopic([]byte("- {id: tms\n"), handbook.Topic{ID: "x", Title: "X"}); err == nil || !strings.Contains(err.Error(), "topics.yaml has a mistake in line 2") {
		t.Errorf("a broken file: %v", err)
	}
}
