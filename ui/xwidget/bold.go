package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Bold is the style of text in bold, for which the theme has to hold the bold
// font where Fyne asks for that of symbols. Beside the font of its own bold
// style Fyne reads one of the system's, 3 MB, for letters that may never come;
// beside that of symbols only when a letter is missing.
var Bold = fyne.TextStyle{Symbol: true}

func init() { // Fyne's own buttons and headings
	for _, style := range []*widget.RichTextStyle{&widget.RichTextStyleStrong, &widget.RichTextStyleHeading, &widget.RichTextStyleSubHeading} {
		style.TextStyle = Bold
	}
}
