// Package intake is the neutral form of a document that a clinic imports: the blocks
// of the model, with headings of any level, and a record of what could not be
// imported.
//
// Each subpackage reads one format from bytes into a [Document], under one [Budget].
// They refuse what is broken, protected, or too large with a [Refusal], a sentence for
// the content owner; they open no file and no network connection, run nothing, and
// write nothing.
package intake

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

// Document is what a reader found in a file.
type Document struct {
	Title  string              // what the file calls itself, or ""
	Blocks []handbook.Block    // headings are of level 1 to 6; links are WebLinks, as they are in the file
	Keys   map[string][]string // what the file says about itself, such as aliases, by keys in lowercase
	Sheets []Sheet             // of a spreadsheet, which has no blocks
	Losses []Loss
	// Anchors are the names that links inside the file lead to: index of the
	// top-level block.
	Anchors map[string]int
	// Media has the pictures that are inside the file, by the address that an
	// attachment has for one. Other addresses are of files next to it.
	Media map[string][]byte
	Rough bool // the text was guessed from positions on paper
}

// Refer is a picture in a document, by its address in the document or next to it.
func Refer(address, text string) handbook.Attachment {
	return handbook.Attachment{Text: strings.Join(strings.Fields(Clean(text)), " "), File: &handbook.File{Path: address, Width: 1, Height: 1}}
}

// Keep keeps a picture that is inside the file, and returns its address.
func (d *Document) Keep(name string, data []byte) string {
	if d.Media == nil {
		d.Media = map[string][]byte{}
	}
	address := "media:" + name
	d.Media[address] = data
	return address
}

// Sheet is a table of a spreadsheet. All rows have the same length.
type Sheet struct {
	Name   string
	Rows   [][]string
	First  int // number of the first row in its file, counted from 1
	Losses []Loss
}

// Loss is something that was not imported.
type Loss struct {
	Kind LossKind
	At   int // index of the top-level block, or of the row, that it belongs to
}

// LossKind is what was not imported.
type LossKind int

// The kinds of loss.
const (
	Picture LossKind = iota
	Comment
	TrackedChange
	TextBox
	Embedded
	MergedCell
	NestedTable
	HiddenText
	Formula
	Script
	Form
	Instruction
	DeadLink
	UnsafeLink
	BadText
	Furniture
	CellOutside
	Chart
	LargePicture
	WebPicture
)

var lossNames = [...][2]string{
	Picture:       {"picture left out; its description is kept as text", "pictures left out; their descriptions are kept as text"},
	Comment:       {"comment left out", "comments left out"},
	TrackedChange: {"tracked change accepted", "tracked changes accepted"},
	TextBox:       {"text box moved into the text", "text boxes moved into the text"},
	Embedded:      {"embedded object or video left out", "embedded objects or videos left out"},
	MergedCell:    {"merged cell flattened", "merged cells flattened"},
	NestedTable:   {"table inside a table flattened into text", "tables inside tables flattened into text"},
	HiddenText:    {"hidden text left out", "hidden texts left out"},
	Formula:       {"formula kept as its last result", "formulas kept as their last results"},
	Script:        {"script left out", "scripts left out"},
	Form:          {"form field left out", "form fields left out"},
	Instruction:   {"instruction of another tool left out", "instructions of another tool left out"},
	DeadLink:      {"link kept as text only, because its page was not imported", "links kept as text only, because their pages were not imported"},
	UnsafeLink:    {"link kept as text only, because it would run or open something", "links kept as text only, because they would run or open something"},
	BadText:       {"stretch of unreadable characters left out", "stretches of unreadable characters left out"},
	Furniture:     {"menu, header or footer left out", "menus, headers or footers left out"},
	CellOutside:   {"cell in a column that is not used left out", "cells in columns that are not used left out"},
	LargePicture:  {"picture too large and left out; its description is kept as text", "pictures too large and left out; their descriptions are kept as text"},
	WebPicture:    {"picture on the web left out; its description is kept as text", "pictures on the web left out; their descriptions are kept as text"},
	Chart:         {"chart or drawing left out", "charts or drawings left out"},
}

// Lost is how often something was not imported.
type Lost struct {
	Kind LossKind
	N    int
}

// Count counts the losses of each kind, in the order of the kinds.
func Count(losses []Loss) (all []Lost) {
	var count [len(lossNames)]int
	for _, l := range losses {
		count[l.Kind]++
	}
	for kind, n := range count {
		if n > 0 {
			all = append(all, Lost{LossKind(kind), n})
		}
	}
	return all
}

func (l Lost) String() string {
	name := lossNames[l.Kind][1]
	if l.N == 1 {
		name = lossNames[l.Kind][0]
	}
	return fmt.Sprintf("%d %s", l.N, name)
}

// Refusal is why a file is not read, in words for the content owner.
type Refusal struct{ Why string }

func (r *Refusal) Error() string { return r.Why }

// Refuse makes a [Refusal].
func Refuse(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }
