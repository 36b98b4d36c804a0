package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/uitest"
	"clinichandbook/ui/xwidget"
)

func TestWidgetsTellAScreenReader(t *testing.T) {
	uitest.App(t)
	nothing := func() {}
	note := xwidget.NewEntry()
	note.SetPlaceHolder("What does the caller say?")
	note.SetText("throwing up")
	hidden := xwidget.NewText("out of sight")
	hidden.Hide()
	pager := xwidget.NewPager()
	pager.SetContent(container.NewVBox(xwidget.NewSurface(theme.ColorNameHover), widget.NewRichTextWithText("Nausea"),
		hidden, container.NewVBox(xwidget.NewText("It settles."), xwidget.NewLink("Headache", nothing))), 0)
	book := testBook(t)
	list := newResultList()
	list.show([]row{{heading: "FAQ"}, {entry: book.Entry("faq/can-i-drive")}}, "faq/can-i-drive")
	line := xwidget.NewLine()
	line.Set("Going home", []xwidget.Mark{{Start: 6, End: 10}}, xwidget.LineStyle{Size: theme.SizeNameText, Color: theme.ColorNameForeground})
	table := []struct {
		widget fyne.Accessible
		role   fyne.AccessibleRole
		label  string
	}{
		{xwidget.NewButton("Copy", nil, nothing), fyne.AccessibleRoleButton, "Copy"},
		{xwidget.NewIconButton("Back", theme.NavigateBackIcon(), nothing), fyne.AccessibleRoleButton, "Back"},
		{xwidget.NewLink("Headache", nothing), fyne.AccessibleRoleLink, "Headache"},
		{xwidget.NewStyled(&widget.TextSegment{Text: "Open "}, xwidget.NewLinkText("Headache", nothing)), fyne.AccessibleRoleText, "Open Headache"},
		{xwidget.NewClickArea("Headache", nothing, func(bool) {}), fyne.AccessibleRoleLink, "Headache"},
		{line, fyne.AccessibleRoleText, "Going home"},
		{note, fyne.AccessibleRoleText, "What does the caller say? throwing up"},
		{xwidget.NewText("It settles."), fyne.AccessibleRoleText, "It settles."},
		{xwidget.NewStyled(&widget.TextSegment{Text: "It "}, &widget.TextSegment{Text: "settles."}), fyne.AccessibleRoleText, "It settles."},
		{pager, fyne.AccessibleRoleText, "Nausea\nIt settles.\nHeadache"},
		{list, fyne.AccessibleRoleText, "Can I drive?: Hand over to a nurse"},
		{newResultList(), fyne.AccessibleRoleText, ""}, // nothing is chosen
		{xwidget.NewSurface(theme.ColorNameHover), fyne.AccessibleRoleContainer, ""},
		{xwidget.NewTips(), fyne.AccessibleRoleContainer, ""},
		{xwidget.NewDivider(func(float32) {}, nothing), fyne.AccessibleRoleContainer, ""},
		{xwidget.NewTile("Emergency", xwidget.NewSurface(theme.ColorNameHover), widget.NewLabel("Script"), nothing), fyne.AccessibleRoleButton, "Emergency"},
		{xwidget.NewTick("Parking", true, func(bool) {}), fyne.AccessibleRoleButton, "Parking"},
		{xwidget.NewPicture(fyne.NewSize(40, 30), 100, "A map", nothing), fyne.AccessibleRoleLink, "A map"},
		{xwidget.NewWheel(func(*fyne.ScrollEvent) {}), fyne.AccessibleRoleContainer, ""},
	}
	tested := map[string]bool{"passage": true, "selectArea": true, "link": true, "LinkText": true} // parts of Text and Styled, which speak for them
	for _, c := range table {
		name := reflect.TypeOf(c.widget).Elem().Name()
		tested[name] = true
		if role, label := c.widget.AccessibilityRole(), c.widget.AccessibilityLabel(); role != c.role || label != c.label {
			t.Errorf("%s tells %q %q, want %q %q", name, role, label, c.role, c.label)
		}
	}
	for _, name := range ownWidgets(t) {
		if !tested[name] {
			t.Errorf("%s is not in the table", name)
		}
	}
}

// ownWidgets are the types of this package and xwidget that embed a widget of
// Fyne.
func ownWidgets(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, dir := range []string{".", "page", "look", "xwidget"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if spec, ok := n.(*ast.TypeSpec); ok && embedsWidget(spec) && !strings.HasSuffix(file, "_test.go") {
					names = append(names, spec.Name.Name)
				}
				return true
			})
		}
	}
	if len(names) < 9 {
		t.Fatalf("only %q were found", names)
	}
	return names
}

func embedsWidget(spec *ast.TypeSpec) bool {
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range s.Fields.List {
		if of, ok := f.Type.(*ast.SelectorExpr); ok && len(f.Names) == 0 {
			if pkg, ok := of.X.(*ast.Ident); ok && pkg.Name == "widget" {
				return true
			}
		}
	}
	return false
}

// TestEveryButtonHasAName goes through all screens.
func TestEveryButtonHasAName(t *testing.T) {
	w := open(t)
	w.area.finder.open(nil)
	screens := map[string]func(){
		"home": w.goHome, "entry": func() { w.Open("side-effects/nausea") }, "settings": func() { w.openPage(pageSettings) }, "keys": func() { w.openPage(pageKeys) },
		"side effects": w.openEffects, "nothing": func() { w.lookUp("xqzvw", filter{}) }, "strip": func() { toggleStrip(w) },
	}
	for name, show := range screens {
		show()
		content := w.win.Content()
		if w.strip != nil {
			content = w.strip.win.Content()
		}
		buttons := 0
		for _, o := range test.LaidOutObjects(content) {
			b, ok := o.(*xwidget.Button)
			if !ok {
				continue
			}
			buttons++
			if b.AccessibilityLabel() == "" {
				t.Errorf("%s: a button with %s has no name", name, b.Icon.Name())
			}
		}
		if buttons < 2 {
			t.Errorf("%s: %d buttons were seen", name, buttons)
		}
		if w.strip != nil {
			closeStrip(w)
		}
	}
}
