package author

import (
	"errors"
	"os"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestAddTopic: a topic that is added is one that pages of the draft can name, under an
// id of its own, and no other is called the same.
func TestAddTopic(t *testing.T) {
	w := workspace(t)
	made, err := w.AddTopic(handbook.Topic{Title: " TMS  (magnets) ", Aliases: []string{"magnet treatment"}})
	if err != nil || made.ID != "tms-magnets" || made.Title != "TMS (magnets)" {
		t.Fatalf("%+v, %v", made, err)
	}
	if made, err = w.AddTopic(handbook.Topic{Title: "TMS magnets"}); err != nil || made.ID != "tms-magnets-2" {
		t.Errorf("a second one of that id: %+v, %v", made, err)
	}
	topics, err := w.Topics()
	if err != nil || len(topics) != 2 || topics[0].Aliases[0] != "magnet treatment" {
		t.Errorf("topics: %v, %v", topics, err)
	}
	for title, want := range map[string]string{"tms (MAGNETS)": "is called", "Magnet treatment": "is called", " ": "give the topic a title", "???": "give the topic a title"} {
		var input *InputError
		if _, err := w.AddTopic(handbook.Topic{Title: title}); !errors.As(err, &input) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", title, err)
		}
	}
	file := w.Draft().contentFile(topicsFile)
	if err := os.WriteFile(file, []byte("- {id: tms\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.AddTopic(handbook.Topic{Title: "Botox"}); err == nil {
		t.Error("a file with a mistake is changed")
	}
}
