package content

import (
	"fmt"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxYAMLDepth is how deep lists and groups may be nested. The tables of a handbook
// need three levels.
const maxYAMLDepth = 8

// How many lines a list and a group may have: the parser's time grows with their
// square. The largest ones of the bundled handbook have 700.
const (
	maxKeys  = 5000
	maxItems = 10_000
)

// YAMLShape refuses YAML on which the parser would spend more memory or time than
// its size warrants: aliases, which can stand for billions of values, and deep
// nesting. It takes time in proportion to the length of the text. line is 0 if there
// is nothing to refuse.
func YAMLShape(text string) (line int, why string) { return shapeOf(lexer.Tokenize(text)) }

func shapeOf(tokens token.Tokens) (line int, why string) {
	var s yamlShape
	for _, t := range tokens {
		if why := s.next(t); why != "" {
			return max(t.Position.Line, 1), why
		}
	}
	return 0, ""
}

// yamlShape is how deep a text is nested at a place.
type yamlShape struct {
	line   int
	flow   int // brackets that are open
	inLine int // levels that began in this line, as in "- - a"
	colons int // in a row, as in "a: b: c"
	levels []level
}

// level is a list or a group that is open: where it begins, and how many lines of
// it there are.
type level struct{ column, keys, items int }

const aliases = "anchors and aliases (& and *) are not used here: write the value out, or put it in quotes"

func (s *yamlShape) next(t *token.Token) (why string) {
	if t.Position.Line != s.line && s.flow == 0 {
		s.begin(t)
	}
	switch t.Type {
	case token.AnchorType, token.AliasType, token.MergeKeyType:
		return aliases
	case token.SequenceStartType, token.MappingStartType:
		s.flow, s.colons = s.flow+1, 0
	case token.SequenceEndType, token.MappingEndType:
		s.flow, s.colons = max(s.flow-1, 0), 0
	case token.CollectEntryType:
		s.colons = 0
	case token.SequenceEntryType, token.MappingKeyType:
		s.inLine++
	case token.MappingValueType:
		s.colons++
	}
	if s.flow+s.inLine+len(s.levels) > maxYAMLDepth || s.colons > maxYAMLDepth {
		return fmt.Sprintf("lists and groups are nested more than %d levels deep", maxYAMLDepth)
	}
	if n := len(s.levels); n > 0 && (s.levels[n-1].keys > maxKeys || s.levels[n-1].items > maxItems) {
		return fmt.Sprintf("there are more than %d keys or %d items in one place: split the file", maxKeys, maxItems)
	}
	return ""
}

// begin begins a line: it ends the levels that began further right.
func (s *yamlShape) begin(t *token.Token) {
	s.line, s.inLine, s.colons = t.Position.Line, 0, 0
	if t.Type == token.CommentType {
		return
	}
	at := t.Position.Column
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].column > at {
		s.levels = s.levels[:len(s.levels)-1]
	}
	if len(s.levels) == 0 || s.levels[len(s.levels)-1].column < at {
		s.levels = append(s.levels, level{column: at})
	}
	if last := &s.levels[len(s.levels)-1]; t.Type == token.SequenceEntryType {
		last.items++
	} else {
		last.keys++
	}
}
