package content

import (
	"fmt"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxYAMLDepth is how deep lists and groups may be nested. The tables of a handbook
// need three levels.
const maxYAMLDepth = 8

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
	line    int
	flow    int   // brackets that are open
	inLine  int   // levels that began in this line, as in "- - a"
	colons  int   // in a row, as in "a: b: c"
	columns []int // of the lines that this one is below
}

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
	if s.flow+s.inLine+len(s.columns) > maxYAMLDepth || s.colons > maxYAMLDepth {
		return fmt.Sprintf("lists and groups are nested more than %d levels deep", maxYAMLDepth)
	}
	return ""
}

// begin begins a line: it ends the levels that began further right.
func (s *yamlShape) begin(t *token.Token) {
	s.line, s.inLine, s.colons = t.Position.Line, 0, 0
	for len(s.columns) > 0 && s.columns[len(s.columns)-1] >= t.Position.Column {
		s.columns = s.columns[:len(s.columns)-1]
	}
	s.columns = append(s.columns, t.Position.Column)
}
