package export

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// illustrated is a handbook with a page that shows a picture and a drawing, and
// offers a file.
func illustrated(t *testing.T) *handbook.Handbook {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	h, _, err := content.Load(fstest.MapFS{
		"faq/parking.md": {Data: []byte("---\ntitle: Parking\nroute: front-desk\nsay: Park behind the house.\nhand-over: []\n---\n## Our clinic\n\n" +
			"![The \"lot\"](../pictures/map.png)\n\n- ![A plan](../pictures/plan.svg)\n\n[The form](../files/form.pdf)\n")},
		"pictures/map.png":  {Data: b.Bytes()},
		"pictures/plan.svg": {Data: []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><metadata>secret</metadata><path d="M0 0h20v20z"/></svg>`)},
		"files/form.pdf":    {Data: []byte("%PDF-1.7")},
	})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return h
}

func TestPicturesInEveryForm(t *testing.T) {
	h := illustrated(t)
	x, err := New(h, "2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	var printed, html, md, json, pdf bytes.Buffer
	for name, err := range map[string]error{
		"print": PrintAll(&printed, h, "2026-11-24"), "html": x.HTML(&html, fstest.MapFS{}, nil), "md": x.Markdown(&md), "json": x.JSON(&json), "pdf": x.PDF(&pdf, A4),
	} {
		if err != nil {
			t.Fatal(name, err)
		}
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"print":    {printed.String(), []string{`<img alt="The &#34;lot&#34;" src="data:image/png;base64,iVBOR`, `<img alt="A plan" src="data:image/svg+xml;base64,`, "[File: The form (form.pdf, 8 bytes)]"}},
		"html":     {html.String(), []string{`<img alt="The &#34;lot&#34;" src="data:image/png;base64,iVBOR`, `src="data:image/svg+xml;base64,`, "[File: The form (form.pdf, 8 bytes)]"}},
		"markdown": {md.String(), []string{`![The "lot"](pictures/map.png)`, "![A plan](pictures/plan.svg)", "[The form](files/form.pdf)"}},
		"json":     {json.String(), []string{`"type": "picture"`, `"text": "A plan"`, `"name": "files/form.pdf"`, `"width": 300`}},
		"text":     {Text(h, h.Entry("faq/parking")), []string{"[Picture: The \"lot\"]", "- [Picture: A plan]", "[File: The form (form.pdf, 8 bytes)]"}},
		"pdf":      {pdf.String(), []string{"/Subtype /Image", "/Width 300", "/Width 80"}},
	} {
		for _, want := range c.want {
			if !strings.Contains(c.text, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
		if strings.Contains(c.text, "secret") {
			t.Errorf("%s has what is left out of drawings", name)
		}
	}
	var again bytes.Buffer
	if err := x.PDF(&again, A4); err != nil || !bytes.Equal(again.Bytes(), pdf.Bytes()) {
		t.Errorf("a second PDF differs: %v", err)
	}
	var names []string
	for _, f := range x.Attachments() {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "files/form.pdf pictures/map.png pictures/plan.svg" {
		t.Errorf("next to the Markdown: %s", got)
	}
}
