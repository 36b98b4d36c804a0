package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/xwidget"
)

// wideWidth is the width of a page with two texts next to each other.
const wideWidth = 1080

// WidePage is an empty page for what is compared or listed next to each other.
func WidePage(blocks ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{MaxEms: wideWidth / sizes[SizeBody], Gap: Space2, Margin: Space6, Centered: true}, blocks...)
}

// SideBySide puts two blocks next to each other where there is room, else one below
// the other.
func SideBySide(a, b fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&xwidget.Pair{MinEms: 17, Gap: Space3}, a, b)
}

// Lost is the box of what desks would lose, or what stops them.
func Lost(o fyne.CanvasObject) fyne.CanvasObject {
	return boxed(ColorUrgent, ColorUrgentEdge, CornerBox, Space2, o)
}

// Good is the box of what is in order.
func Good(o fyne.CanvasObject) fyne.CanvasObject {
	return boxed(ColorSay, ColorSayEdge, CornerBox, Space2, o)
}

// Fine is a line that says what is in order.
func Fine(text string) fyne.CanvasObject {
	return BadgeLine(Tinted(theme.ConfirmIcon(), ColorDesk), text, ColorDesk)
}

// Stop is the first line of a box that says what must be fixed first.
func Stop(text string) fyne.CanvasObject {
	return BadgeLine(Tinted(theme.WarningIcon(), ColorEmergency), text, ColorEmergency)
}

// Cell is a neutral box for one of several texts next to each other.
func Cell(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(xwidget.NewBox(theme.ColorNameBackground, theme.ColorNameSeparator, CornerControl), container.New(layout.NewCustomPaddedLayout(Space1, Space1, Space1, Space1), o))
}

// FullPage is an empty page as wide as its room, for a board.
func FullPage(blocks ...fyne.CanvasObject) *fyne.Container {
	return container.New(xwidget.Column{Gap: Space2, Margin: Space4 + Space1}, blocks...)
}

// Lane is a column of a board.
func Lane(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(xwidget.NewBox(ColorLane, ColorLane, CornerBox), container.New(layout.NewCustomPaddedLayout(Space1, Space2, Space2, Space2), o))
}

// Check marks what is chosen.
func Check() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(Space2, 0, 0, Space1), container.NewVBox(container.New(xwidget.Sized{Width: 20. / 15, Height: 20. / 15}, widget.NewIcon(Tinted(theme.ConfirmIcon(), theme.ColorNamePrimary)))))
}
