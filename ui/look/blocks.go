package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/xwidget"
)

// columnEms is the widest column of text, in units of the text size: about 85
// letters.
const columnEms = 47

// TightGap is how much closer list items are than paragraphs.
const TightGap = 6

// How a single line of text is set.
var (
	HeadingLine = xwidget.LineStyle{Size: theme.SizeNameCaptionText, Color: theme.ColorNamePrimary, Bold: true}
	TitleLine   = xwidget.LineStyle{Size: theme.SizeNameText, Color: theme.ColorNameForeground}
	CaptionLine = xwidget.LineStyle{Size: theme.SizeNameCaptionText, Color: theme.ColorNamePlaceHolder}
)

// Page is an empty page: a column of blocks that reads well.
func Page(blocks ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{MaxEms: columnEms, Gap: 8, Margin: 16}, blocks...)
}

// Column stacks blocks whose text wraps.
func Column(blocks ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{}, blocks...)
}

// Title is the title of a page.
func Title(text string) fyne.CanvasObject {
	return xwidget.NewStyled(&widget.TextSegment{Text: text, Style: widget.RichTextStyleHeading})
}

// Caption is one quiet line of text.
func Caption(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// Body is a paragraph that can be selected.
func Body(text string) *xwidget.Text { return xwidget.NewText(text) }

// Quiet is a small quiet paragraph that can be selected.
func Quiet(text string) *xwidget.Text {
	t := xwidget.NewText(text)
	t.SizeName = theme.SizeNameCaptionText
	t.Importance = widget.LowImportance
	return t
}

// Bold is bold text in a color of the theme.
func Bold(text string, name fyne.ThemeColorName) *widget.RichText {
	t := Colored(text, name)
	t.Segments[0].(*widget.TextSegment).Style.TextStyle.Bold = true
	return t
}

// Colored is text in a color of the theme.
func Colored(text string, name fyne.ThemeColorName) *widget.RichText {
	style := widget.RichTextStyleInline
	style.ColorName = name
	return widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
}

// Headed puts blocks closely below a heading.
func Headed(heading string, name fyne.ThemeColorName, blocks ...fyne.CanvasObject) *fyne.Container {
	box := container.New(xwidget.Column{Gap: -TightGap}, Bold(heading, name))
	for _, b := range blocks {
		box.Add(b)
	}
	return box
}

// Item puts a bullet or a number before blocks.
func Item(mark string, blocks ...fyne.CanvasObject) fyne.CanvasObject {
	line := xwidget.NewLine()
	line.Set(mark, nil, TitleLine)
	var item fyne.CanvasObject
	if len(blocks) == 1 {
		item = blocks[0]
	} else {
		item = Column(blocks...)
	}
	return container.New(xwidget.SideBar{Width: line.Width()}, line, item)
}

// SideBar puts a colored bar along the left of a block.
func SideBar(name fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	return Flush(container.New(xwidget.SideBar{Width: 4, Gap: 8}, xwidget.NewSurface(name), o))
}

// Card sets a block apart on a background of its own.
func Card(background fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	return Flush(container.NewStack(xwidget.NewSurface(background), container.New(layout.NewCustomPaddedLayout(6, 8, 6, 6), o)))
}

// Warning is the first line of a notice that must not be overlooked.
func Warning(text string) fyne.CanvasObject {
	heading := Bold(text, ColorUnset)
	heading.Wrapping = fyne.TextWrapWord
	return container.New(xwidget.Stretch{Index: 1}, Flush(Centered(widget.NewIcon(Tinted(theme.WarningIcon(), ColorUnset)))), heading)
}

// Badge is a word with an icon before it.
func Badge(icon fyne.Resource, text string, name fyne.ThemeColorName) fyne.CanvasObject {
	return container.NewHBox(container.NewCenter(widget.NewIcon(icon)), Bold(text, name))
}

// Flush aligns the edges of a block with the text above and below it, which has
// a padding of its own.
func Flush(o fyne.CanvasObject) fyne.CanvasObject {
	p := theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(0, 0, p, p), o)
}

// Centered centers an object from top to bottom.
func Centered(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// Buttons is a line of buttons, each as wide as its label.
func Buttons(buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return Flush(container.New(&xwidget.Flow{Gap: 8}, buttons...))
}
