package xwidget

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestOnlyWhatIsInViewIsDrawn holds that a pager draws every text in its view at
// any offset, and few others, and that the Tab key finds links anywhere.
func TestOnlyWhatIsInViewIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	page := container.New(Column{Gap: 4})
	var texts []fyne.Widget
	for i := range 100 {
		plain := NewText(fmt.Sprintf("Paragraph %d, which goes on for so long that it takes two lines or three in this window.", i))
		styled := NewStyled(&widget.TextSegment{Text: "Styled ", Style: widget.RichTextStyleInline}, &widget.TextSegment{Text: "text", Style: widget.RichTextStyleStrong})
		texts = append(texts, plain, styled)
		page.Add(container.New(SideBar{Width: 4, Gap: 8}, NewSurface("primary"), container.New(Column{}, plain, styled)))
	}
	link := NewStyled(NewLinkText("far below", func() {}))
	page.Add(link)
	p := NewPager()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(300, 200))
	p.SetContent(page, 0)
	for _, offset := range []float32{0, 30, 31, 500, 2000, 1, p.Content().Size().Height} {
		p.ScrollTo(offset)
		test.WidgetRenderer(p).Objects()
		top := -p.Content().Position().Y
		drawn := 0
		for i, text := range texts {
			objects := test.WidgetRenderer(text).Objects()
			if len(objects) > 0 {
				drawn++
			}
			at := p.TopOf(text)
			if inView := at < top+200 && at+text.Size().Height > top; inView && len(objects) == 0 {
				t.Errorf("at %v, text %d is in view and not drawn", offset, i)
			}
		}
		if drawn > 20 {
			t.Errorf("at %v, %d of %d texts are drawn", offset, drawn, len(texts))
		}
		if len(test.WidgetRenderer(link).Objects()) == 0 {
			t.Errorf("at %v, the Tab key does not find the link", offset)
		}
	}
}
