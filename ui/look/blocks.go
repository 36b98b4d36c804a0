package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// columnWidth is the width of a column of text, and railWidth that of what is to
// the right of it, at a text size of 100 %.
const (
	columnWidth = 720 + 2*6 // texts have padding
	railWidth   = 280
)

// How a single line of text is set.
var (
	HeadingLine = xwidget.LineStyle{Size: SizeLabel, Color: ColorQuiet, Bold: true}
	TitleLine   = xwidget.LineStyle{Size: SizeBody, Color: theme.ColorNameForeground, Bold: true}
	CaptionLine = xwidget.LineStyle{Size: SizeLabel, Color: ColorQuiet}
)

// Page is an empty page: a column of blocks that reads well.
func Page(blocks ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{MaxEms: columnWidth / sizes[SizeBody], Gap: Space2, Margin: Space6, Centered: true}, blocks...)
}

// Railed is a page with a rail to its right or, in a narrow window, below it.
// What is only for wide windows is hidden then.
func Railed(page *fyne.Container, wideOnly fyne.CanvasObject, rail ...fyne.CanvasObject) fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: Space3}, append([]fyne.CanvasObject{wideOnly}, rail...)...)
	return container.New(&xwidget.Rail{ColumnEms: (columnWidth + 2*Space6) / sizes[SizeBody], RailEms: railWidth / sizes[SizeBody], Gap: Space2, Margin: Space6, WideOnly: wideOnly}, page, box)
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

// Intro is the paragraph closely below the title of a page.
func Intro(text string) fyne.CanvasObject { return container.New(Above(-TightGap), Body(text)) }

// Quiet is a small quiet paragraph that can be selected.
func Quiet(text string) *xwidget.Text {
	t := xwidget.NewText(text)
	t.SizeName = theme.SizeNameCaptionText
	t.Importance = widget.LowImportance
	return t
}

// Bold is bold text in a color of the theme.
func Bold(text string, name fyne.ThemeColorName) *xwidget.Styled {
	t := Colored(text, name)
	t.Segments[0].(*widget.TextSegment).Style.TextStyle.Bold = true
	return t
}

// Colored is text in a color of the theme.
func Colored(text string, name fyne.ThemeColorName) *xwidget.Styled {
	style := widget.RichTextStyleInline
	style.ColorName = name
	return xwidget.NewBare(&widget.TextSegment{Text: text, Style: style})
}

// ColoredIn is text of a size in a color of the theme.
func ColoredIn(size fyne.ThemeSizeName, text string, name fyne.ThemeColorName) *xwidget.Styled {
	t := Colored(text, name)
	t.Segments[0].(*widget.TextSegment).Style.SizeName = size
	return t
}

// Headed puts blocks closely below a heading.
func Headed(heading string, name fyne.ThemeColorName, blocks ...fyne.CanvasObject) *fyne.Container {
	head := Bold(heading, name)
	head.Wrapping = fyne.TextWrapWord
	box := container.New(xwidget.Column{Gap: -TightGap}, head)
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

// SideBar puts a neutral bar along the left of a block.
func SideBar(o fyne.CanvasObject) fyne.CanvasObject {
	return Flush(container.New(xwidget.SideBar{Width: 3, Gap: Space3 - 2}, xwidget.NewSurface(ColorBar), o))
}

// Box sets a block apart in a neutral box.
func Box(o fyne.CanvasObject) fyne.CanvasObject {
	return boxed(ColorPane, theme.ColorNameSeparator, CornerBox, Space2, o)
}

// InBox is a box whose edges are not those of the text around it.
func InBox(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(xwidget.NewBox(ColorPane, theme.ColorNameSeparator, CornerBox), container.New(layout.NewCustomPaddedLayout(Space2, Space2, Space2+2, Space2), o))
}

// Around leaves gaps above and below a block.
func Around(gap float32) fyne.Layout { return layout.NewCustomPaddedLayout(gap, gap, 0, 0) }

// Above leaves a gap above a block, or moves it up if the gap is negative.
func Above(gap float32) fyne.Layout { return layout.NewCustomPaddedLayout(gap, 0, 0, 0) }

// Mark is the level mark of a route.
func Mark(r handbook.Route) fyne.CanvasObject {
	return container.NewCenter(container.New(xwidget.Sized{Width: markEms, Height: markEms}, widget.NewIcon(RouteIcon(r))))
}

const markEms = 22. / 15

// Notice sets a block apart that must be noticed.
func Notice(o fyne.CanvasObject) fyne.CanvasObject {
	return boxed(ColorNote, ColorNoteEdge, CornerBox, Space2, o)
}

// Card is the card with what to read out. Its colors are those of who answers.
func Card(r handbook.Route, o fyne.CanvasObject) fyne.CanvasObject {
	background, edge := RouteTint(r)
	return boxed(background, edge, CornerCard, Space3, o)
}

// boxed puts a block into a box whose texts are so far from its edges, besides
// their own padding.
func boxed(background, edge fyne.ThemeColorName, corner, pad float32, o fyne.CanvasObject) fyne.CanvasObject {
	return Block(container.NewStack(xwidget.NewBox(background, edge, corner), container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), o)))
}

// Block sets what has edges of its own flush with the texts around it. On a page, two
// blocks are Space3 apart, whether one follows the other or they are next to each
// other.
func Block(o fyne.CanvasObject) fyne.CanvasObject {
	const gap = (Space3 - Space2) / 2 // besides that of the page
	p := theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(gap, gap, p, p), o)
}

// Pill is a word in a rounded frame.
func Pill(text string, name, background, edge fyne.ThemeColorName) fyne.CanvasObject {
	line := xwidget.NewLine()
	line.Set(text, nil, xwidget.LineStyle{Size: SizeLabel, Color: name})
	return container.New(xwidget.Pill{}, xwidget.NewBox(background, edge, Scaled(11)), line)
}

// Small shows buttons and fields in the size of labels.
func Small(o fyne.CanvasObject) *container.ThemeOverride {
	return container.NewThemeOverride(o, resized{SizeBody: SizeLabel})
}

// Field shows a field in the size of the search field.
func Field(o fyne.CanvasObject) *container.ThemeOverride {
	return container.NewThemeOverride(o, resized{SizeBody: SizeField, theme.SizeNameInnerPadding: SizeFieldPadding, theme.SizeNameInlineIcon: SizeFieldIcon})
}

// resized is the theme of the program with other sizes for some texts.
type resized map[fyne.ThemeSizeName]fyne.ThemeSizeName

func current() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (resized) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return current().Color(n, v)
}

// Font implements fyne.Theme.
func (resized) Font(s fyne.TextStyle) fyne.Resource { return current().Font(s) }

// Icon implements fyne.Theme.
func (resized) Icon(n fyne.ThemeIconName) fyne.Resource { return current().Icon(n) }

// Size implements fyne.Theme.
func (r resized) Size(n fyne.ThemeSizeName) float32 {
	if other, ok := r[n]; ok {
		n = other
	}
	return current().Size(n)
}

// Warning is the first line of a notice that must not be overlooked.
func Warning(text string) fyne.CanvasObject {
	heading := Bold(text, ColorUnset)
	heading.Wrapping = fyne.TextWrapWord
	return container.New(xwidget.Stretch{Index: 1}, Flush(Centered(widget.NewIcon(Tinted(theme.WarningIcon(), ColorUnset)))), heading)
}

// Badge is a word with an icon before it.
func Badge(icon fyne.Resource, text string, name fyne.ThemeColorName) fyne.CanvasObject {
	return container.New(xwidget.SideBar{Width: Scaled(22) + theme.InnerPadding(), Gap: 0}, container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), container.NewCenter(container.New(xwidget.Sized{Width: markEms, Height: markEms}, widget.NewIcon(icon)))), Bold(text, name))
}

// BadgeLine is a badge whose text wraps.
func BadgeLine(icon fyne.Resource, text string, name fyne.ThemeColorName) fyne.CanvasObject {
	line := Bold(text, name)
	line.Wrapping = fyne.TextWrapWord
	mark := container.NewVBox(container.New(layout.NewCustomPaddedLayout(besideCapitals(Scaled(22)), 0, theme.InnerPadding(), 0), container.New(xwidget.Sized{Width: markEms, Height: markEms}, widget.NewIcon(icon))))
	return container.New(xwidget.SideBar{Width: Scaled(22) + theme.InnerPadding()}, mark, line)
}

// besideCapitals is how far below the top of a text a picture of some height begins
// that is level with the capitals of the first line.
func besideCapitals(height float32) float32 {
	const capitals = 0.71 // middle of the capitals below the top of a line, in units of the text size
	return theme.InnerPadding() + capitals*theme.TextSize() - height/2
}

// BesideText puts an icon next to the first line of a text.
func BesideText(icon *widget.Icon) fyne.CanvasObject {
	return container.NewVBox(container.New(layout.NewCustomPaddedLayout(besideCapitals(theme.IconInlineSize()), 0, Space1, -Hairline), icon))
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
	return container.New(Around(Space1), Flush(container.New(&xwidget.Flow{Gap: Space2}, buttons...)))
}
