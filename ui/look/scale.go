package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The scale of gaps, in steps of 4. Fyne's texts have InnerPadding around them,
// which counts as part of a gap.
const (
	Space1 float32 = 4
	Space2 float32 = 8
	Space3 float32 = 12
	Space4 float32 = 16
	Space6 float32 = 24

	TextPad    float32 = 6  // that padding
	TightGap   float32 = 8  // how much closer list items are than paragraphs
	CaptionGap float32 = 10 // how much closer a caption and what it is about are
	Hairline   float32 = 1
)

// The radii of corners.
const (
	CornerControl float32 = 8  // buttons and fields
	CornerBox     float32 = 10 // rows and boxes
	CornerCard    float32 = 12 // the card to read out
)

// Heights at a text size of 100 %.
const (
	BarHeight   float32 = 60
	FieldHeight float32 = 42
	RowHeight   float32 = 56
)

// The measures of a row of the list at a text size of 100 %.
const (
	RowMark    float32 = 22 // level mark
	RowLeft            = Space3
	RowText    float32 = 39     // where the padding of its texts begins
	RowTitle   float32 = 2      // top of the title
	RowSecond  float32 = 22     // top of the line below it
	RowHeading float32 = 36     // height of a heading
	RowEnd             = Space1 // room for the scroll bar
)

// The scale of type. Titles are the largest; SizeSay, the line to read out, comes
// next.
const (
	SizeTitle                           = theme.SizeNameHeadingText
	SizeSay                             = theme.SizeNameSubHeadingText
	SizeBody                            = theme.SizeNameText
	SizeLabel                           = theme.SizeNameCaptionText
	SizeField        fyne.ThemeSizeName = "field"        // what is typed into the search field
	SizeFieldPadding fyne.ThemeSizeName = "fieldPadding" // around what is typed
	SizeFieldIcon    fyne.ThemeSizeName = "fieldIcon"    // as high as what is typed, since Fyne puts icons at the top
	SizeScript       fyne.ThemeSizeName = "script"       // what to read out in an emergency
	SizeNumber       fyne.ThemeSizeName = "number"       // whom to call
)

// sizes are the sizes of text at 100 %.
var sizes = map[fyne.ThemeSizeName]float32{
	SizeTitle: 27, SizeSay: 22, SizeScript: 22, SizeField: 17, SizeBody: 15, SizeLabel: 13, SizeNumber: 34,
	SizeFieldPadding: 8, SizeFieldIcon: FieldHeight - 2*8, theme.SizeNameInlineIcon: 20, theme.SizeNameLineSpacing: 3,
}

// fixed are the sizes that do not grow with the text, so that an answer still
// fits on a small screen.
var fixed = map[fyne.ThemeSizeName]float32{
	theme.SizeNameInnerPadding: TextPad,
	theme.SizeNameInputRadius:  CornerControl, theme.SizeNameButtonRadius: CornerControl, theme.SizeNameMenuRadius: CornerControl,
	theme.SizeNameSelectionRadius: CornerBox, theme.SizeNamePopupRadius: CornerBox, theme.SizeNameDialogRadius: CornerCard,
	theme.SizeNameScrollBarRadius: 4, theme.SizeNameScrollBarSmall: 4, theme.SizeNameScrollBar: 10,
}

// Ems is a length at 100 % in units of the text size.
func Ems(length float32) float32 { return length / sizes[SizeBody] }

// Scaled is a length at the text size of the theme.
func Scaled(length float32) float32 { return length * theme.TextSize() / sizes[SizeBody] }
