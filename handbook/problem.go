package handbook

import (
	"fmt"
	"strings"
)

// Problem is one fault in a content file, in words for the person who edits it.
type Problem struct {
	Layer string // name of the layer; "" for the bundled content
	File  string // path inside the content folder, with slashes
	Line  int    // 1-based
	Msg   string // what is wrong and, after a colon, what to do
	// Advice is the end of Msg that says what to do in the file, or "".
	Advice string
}

// What is what is wrong, for somebody who fixes it without seeing the file.
func (p Problem) What() string {
	return strings.TrimSuffix(strings.TrimSuffix(p.Msg, p.Advice), adviceMark)
}

// adviceMark separates what is wrong from what to do.
const adviceMark = ": "

// Place is the file, with its layer if it is not a bundled one, and the line.
func (p Problem) Place() string {
	file := p.File
	if p.Layer != "" {
		file = strings.TrimRight(p.Layer, `/\`) + "/" + file
	}
	return fmt.Sprintf("%s:%d", file, p.Line)
}

func (p Problem) String() string { return p.Place() + ": " + p.Msg }
