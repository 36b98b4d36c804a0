package content

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// topicNames are what the topics are called, by aliasKey: callers' words must lead to
// one of them only.
type topicNames map[string]*handbook.Topic

// readTopics reads the topics of all layers.
func (l *loader) readTopics() {
	names := topicNames{}
	l.each(func(f *folder) {
		f.readRows(topicsFile, "a topic", func(y yamlFile, n ast.Node) {
			if t := l.readTopic(y, n, names); t != nil {
				t.Origin = f.layer
				l.parts.Topics = append(l.parts.Topics, t)
			}
		})
	})
}

// readTopic reads an item of topics.yaml; nil means that it is not sound.
func (l *loader) readTopic(y yamlFile, n ast.Node, names topicNames) *handbook.Topic {
	t := &handbook.Topic{}
	var aliases []locatedText
	at := y.keys(n, "a topic", map[string]func(pair){
		"id":      textKey(y, &t.ID),
		"title":   shownKey(y, &t.Title),
		"aliases": func(p pair) { aliases = y.texts(p.node, p.key) },
	})
	switch {
	case at == nil:
		return nil
	case t.ID == "":
		y.report.at(y.line(n), "the topic has no id: add one, as in {id: tms, title: TMS, aliases: [magnet treatment]}")
		return nil
	case !validID.MatchString(t.ID):
		y.report.at(at["id"], "the id %q must be lowercase letters, digits, and hyphens, as in nerve-block", t.ID)
		return nil
	case slices.ContainsFunc(l.parts.Topics, func(o *handbook.Topic) bool { return o.ID == t.ID }):
		y.report.at(at["id"], "duplicate id %q: each topic may appear only once", t.ID)
		return nil
	}
	if t.Title == "" {
		y.report.at(y.line(n), "the topic %s has no title: add the name to show", t.ID)
		t.Title = t.ID
	}
	if other := names[aliasKey(t.Title)]; other != nil {
		y.report.at(max(at["title"], y.line(n)), "duplicate name %q: the topic %s is called that already; give this one a title of its own", t.Title, other.ID)
	} else {
		names[aliasKey(t.Title)] = t
	}
	for _, a := range aliases {
		switch other := names[aliasKey(a.text)]; other {
		case nil:
			names[aliasKey(a.text)] = t
			t.Aliases = append(t.Aliases, a.text)
		case t: // its title, or said twice
		default:
			y.report.at(a.line, "duplicate alias %q: the topic %s is called that already; leave it where it fits best", a.text, other.ID)
		}
	}
	return t
}

// topicOf finds the topic that a page names by its id, or by its title.
func (l *loader) topicOf(y yamlFile, named locatedText) *handbook.Topic {
	if named.text == "" {
		return nil
	}
	for _, t := range l.parts.Topics {
		if t.ID == slug(named.text) || aliasKey(t.Title) == aliasKey(named.text) {
			return t
		}
	}
	y.report.at(named.line, "unknown topic %q: use an id from %s; %s", named.text, topicsFile, l.knownTopics())
	return nil
}

func (l *loader) knownTopics() string {
	var ids []string
	for _, t := range l.parts.Topics {
		ids = append(ids, t.ID)
	}
	if len(ids) == 0 {
		return "it names none"
	}
	return "known ones are " + strings.Join(ids, ", ")
}

// AddTopic is topics.yaml with one more topic at its end. The rest of the file stays
// byte for byte.
func AddTopic(file []byte, t handbook.Topic) ([]byte, error) {
	var b bytes.Buffer
	b.Write(file)
	if len(file) > 0 && !bytes.HasSuffix(file, []byte("\n")) {
		b.WriteByte('\n')
	}
	aliases := make([]string, len(t.Aliases))
	for i, a := range t.Aliases {
		aliases[i] = quoted(oneLine(cleanValue(a)))
	}
	fmt.Fprintf(&b, "- {id: %s, title: %s, aliases: [%s]}\n", t.ID, quoted(oneLine(cleanValue(t.Title))), strings.Join(aliases, ", "))
	var problems []handbook.Problem
	yamlFile{1, reporter{to: &problems}}.written(normalize(b.Bytes()), topicForms, ignored())
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s has a mistake in line %d: %s", topicsFile, problems[0].Line, problems[0].Msg)
	}
	return b.Bytes(), nil
}
