package content

import (
	"errors"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// A clinic signs bundled pages in a separate file, reviews.yaml, without
// copying them: a list with the page's id and the fingerprint of what was signed.
// Their translations are signed in reviews-spanish.yaml, often by somebody else.

// bundledReview is a sign-off of a bundled page.
type bundledReview struct {
	id string
	signed
	line int
}

// readReviews reads the sign-offs of bundled pages and of their translations. A later
// layer's counts.
func (f *folder) readReviews() {
	f.readReviewsIn(reviewsFile, f.l.reviews)
	f.readReviewsIn(spanishReviews, f.l.spanish)
}

func (f *folder) readReviewsIn(file string, reviews map[string]bundledReview) {
	f.readRows(file, "a review", func(y yamlFile, n ast.Node) {
		r := readBundledReview(y, n)
		if r.id == "" {
			return
		}
		if f.l.inFuture(r.On) {
			y.report.at(r.line, futureReview, r.On)
			return
		}
		reviews[r.id] = r
		f.l.reviewed = append(f.l.reviewed, locatedReview{r, y.report})
	})
}

// locatedReview is a sign-off with the file that it is in.
type locatedReview struct {
	bundledReview
	report reporter
}

// readBundledReview reads an item of reviews.yaml; its id is "" if the item is
// not sound.
func readBundledReview(y yamlFile, n ast.Node) bundledReview {
	r := bundledReview{line: y.line(n)}
	keys := r.fields(y)
	keys["id"] = textKey(y, &r.id)
	keys["next"] = func(p pair) { r.next = y.date(p.node, p.key) }
	if y.keys(n, "a review", keys) == nil {
		return bundledReview{}
	}
	if r.id == "" || r.of == "" || !r.sound() {
		y.report.at(r.line, "a review needs the id of the page, what was signed, a name and a date; handbookctl review --sign writes it: {id: faq/can-i-drive, of: 0123456789ab, by: name, on: 2026-12-01}")
		return bundledReview{}
	}
	return r
}

// reportUnknownReviews names sign-offs of pages that are not bundled.
func (l *loader) reportUnknownReviews() {
	for _, r := range l.reviewed {
		if !slices.ContainsFunc(l.bundled, func(p *page) bool { return p.id == r.id }) {
			r.report.at(r.line, "the handbook has no page %q: a page of your own is signed in its own file", r.id)
		}
	}
}

// SignBundled is the text of a reviews.yaml with a sign-off of a bundled page, in
// the place of an older one. All else stays byte for byte.
func SignBundled(file []byte, id string, page []byte, r handbook.Review, next string) ([]byte, error) {
	f, err := parseFrontMatter(page)
	if err != nil {
		return nil, err
	}
	line := fmt.Sprintf("- {id: %s, of: %s, %s", quoted(id), quoted(f.signed(nil)), reviewer(r))
	if next != "" {
		line += ", next: " + next
	}
	return changeRow(file, reviewRows, id, line+"}")
}

// SignSpanishOfBundled is the text of a reviews-spanish.yaml with a sign-off of a
// bundled page's translation, in the place of an older one. All else stays byte for
// byte.
func SignSpanishOfBundled(file []byte, id string, page []byte, r handbook.Review) ([]byte, error) {
	f, err := parseFrontMatter(page)
	if err != nil {
		return nil, err
	}
	if !f.hasSpanish() {
		return nil, ErrNoSpanish
	}
	return changeRow(file, reviewRows, id, fmt.Sprintf("- {id: %s, of: %s, %s}", quoted(id), quoted(fingerprintOf(f.pairs, spanishTexts)), reviewer(r)))
}

// SignSpanish is a clinic's page with a sign-off of its translation, or of that of the
// bundled page (or nil) whose parts it shows. Everything else stays byte for byte.
func SignSpanish(file, bundled []byte, r handbook.Review) ([]byte, error) {
	whole := file
	if bundled != nil {
		var err error
		if whole, err = WholePage(file, bundled); err != nil {
			return nil, err
		}
	}
	shown, err := parseFrontMatter(whole)
	if err != nil {
		return nil, err
	}
	if !shown.hasSpanish() {
		return nil, ErrNoSpanish
	}
	f, err := parseFrontMatter(file)
	if err != nil {
		return nil, err
	}
	err = f.set("spanish-review", fmt.Sprintf("{%s, of: %s}", reviewer(r), quoted(fingerprintOf(shown.pairs, spanishTexts))))
	return f.bytes(), err
}

// ErrNoSpanish means that a page has no translation to sign.
var ErrNoSpanish = errors.New("the page has no Spanish to sign: add say-spanish")

// hasSpanish reports that a page has a line in Spanish.
func (f *frontMatter) hasSpanish() bool {
	return slices.ContainsFunc(f.pairs, func(p pair) bool { return p.key == "say-spanish" })
}

// reviewer is who signed and when, as keys.
func reviewer(r handbook.Review) string {
	text := "by: " + quoted(cleanValue(r.By))
	if r.Role != "" {
		text += ", role: " + quoted(cleanValue(r.Role))
	}
	return text + ", on: " + r.On
}
