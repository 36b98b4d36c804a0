package export

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

// Label names a fixed text around the handbook's own words: a heading, a state,
// a column. Its value is the key under which translations list it.
type Label string

// The labels. Their English texts are in [Label.English].
const (
	Title             Label = "handbook.title"
	Sections          Label = "contents.section"
	SideEffects       Label = "contents.side-effect"
	FAQ               Label = "contents.faq"
	Contents          Label = "contents.title"
	SideEffectsTable  Label = "side-effects.title"
	BandNote          Label = "side-effects.note"
	SideEffectsChoice Label = "side-effects.choice"
	ClinicValues      Label = "values.title"
	SetByOn           Label = "values.set-by-on"
	SetBy             Label = "values.set-by"
	SetOn             Label = "values.set-on"

	Version   Label = "edition.version"
	Printed   Label = "edition.printed"
	Exported  Label = "edition.exported"
	OneEntry  Label = "edition.entry"
	Entries   Label = "edition.entries"
	PageOf    Label = "edition.page-of"
	Emergency Label = "emergency.title"

	SayThis        Label = "entry.say"
	SayThenHand    Label = "entry.say-then-hand-over"
	AskFirst       Label = "entry.ask-first"
	EmergencyIf    Label = "entry.emergency-if"
	HandOverIf     Label = "entry.hand-over-if"
	Related        Label = "entry.related"
	Sources        Label = "entry.sources"
	Checked        Label = "entry.checked"
	CheckedUnknown Label = "entry.checked-unknown"

	InSpanish            Label = "spanish.title"
	SpanishAskFirst      Label = "spanish.ask-first"
	SpanishEmergencyIf   Label = "spanish.emergency-if"
	SpanishHandOverIf    Label = "spanish.hand-over-if"
	SpanishNotReviewed   Label = "spanish.not-reviewed"
	SpanishReviewChanged Label = "spanish.review-changed"
	SpanishReviewed      Label = "spanish.reviewed-by-on"
	SpanishOutdated      Label = "spanish.outdated"
	SpanishOwnWords      Label = "spanish.own-words"

	SheetDesk    Label = "sheet.desk"
	SheetRead    Label = "sheet.read"
	SheetSources Label = "sheet.sources"
	SheetUncited Label = "sheet.uncited"
	SheetAgree   Label = "sheet.agree"
	SheetSpanish Label = "sheet.spanish"
	SheetChange  Label = "sheet.change"
	SheetName    Label = "sheet.name"
	SheetSigned  Label = "sheet.signed"
	English      Label = "sheet.english"

	NotReviewed      Label = "review.none"
	NotReviewedYet   Label = "review.not-yet"
	NotReviewedAll   Label = "review.none-of-all"
	NotReviewedSome  Label = "review.none-of-some"
	NotReviewedTable Label = "review.none-of-these"
	ReviewedByOn     Label = "review.by-on"
	ReviewChanged    Label = "review.changed"
	ReviewChangedOn  Label = "review.changed-since"
	ReviewDue        Label = "review.due"
	PastReview       Label = "review.past"
	PastReviewSince  Label = "review.past-since"

	PageKept    Label = "mark.kept"
	PageKeptOf  Label = "mark.kept-of"
	ValueKept   Label = "mark.value-kept"
	ValueKeptOf Label = "mark.value-kept-of"

	ColumnEffect  Label = "column.effect"
	ColumnBand    Label = "column.band"
	ColumnAnswers Label = "column.answers"
	ColumnCommon  Label = "column.common"
	ColumnWhen    Label = "column.when"
	ColumnSettles Label = "column.settles"
	ColumnTopic   Label = "column.topic"
	CellSilent    Label = "cell.sources-silent"
	CellUnset     Label = "cell.not-set"

	PictureText Label = "file.picture"
	FileText    Label = "file.attached"
)

// english is the English text of every label. Data is named as in
// text/template and filled in by [Phrase.English].
var english = map[Label]string{
	Title:             "Clinic handbook",
	Sections:          "Sections",
	SideEffects:       "Side effects",
	FAQ:               "FAQ",
	Contents:          "Contents",
	SideEffectsTable:  "Side effects at a glance",
	BandNote:          "Urgency and who answers are set by this handbook, not by a source. A dash means that our sources do not say.",
	SideEffectsChoice: "A choice: {{.Count}} of the {{.All}} side effects.",
	ClinicValues:      "Our clinic's values",
	SetByOn:           "set by {{.By}} on {{.On}}",
	SetBy:             "set by {{.By}}",
	SetOn:             "set on {{.On}}",

	Version:   "Version {{.Version}}",
	Printed:   "Printed {{.On}}",
	Exported:  "exported {{.On}}",
	OneEntry:  "1 entry",
	Entries:   "{{.Count}} entries",
	PageOf:    "Page {{.Page}} of {{.Pages}}",
	Emergency: "In an emergency",

	SayThis:        "Say this",
	SayThenHand:    "Say this, then hand over",
	AskFirst:       "Ask first",
	EmergencyIf:    "Emergency if",
	HandOverIf:     "Hand over to a nurse if",
	Related:        "Related",
	Sources:        "Sources",
	Checked:        "Checked {{.On}}.",
	CheckedUnknown: "Date checked not stated.",

	InSpanish:            "In Spanish",
	SpanishAskFirst:      "Pregunte primero",
	SpanishEmergencyIf:   "Es una emergencia si",
	SpanishHandOverIf:    "Pase la llamada a una enfermera si",
	SpanishNotReviewed:   "Translation not reviewed",
	SpanishReviewChanged: "Translation changed since it was reviewed",
	SpanishReviewed:      "Translation reviewed by {{.By}} on {{.On}}",
	SpanishOwnWords:      "The English is the clinic's own sentence, which has no Spanish: get an interpreter.",
	SpanishOutdated:      "The English has changed since it was translated: do not read out the Spanish, and get an interpreter.",

	PictureText: "[Picture: {{.Text}}]",
	FileText:    "[File: {{.Text}} ({{.Name}}, {{.Size}})]",

	SheetDesk:    "What the desk does",
	SheetRead:    "What is read out",
	SheetSources: "What each source says",
	SheetUncited: "Nothing on this page is from it.",
	SheetAgree:   "I have read this page, and it may be used as it is.",
	SheetSpanish: "The Spanish says the same as the English.",
	SheetChange:  "To be changed first:",
	SheetName:    "Name and role",
	SheetSigned:  "Date and signature",
	English:      "English",

	NotReviewed:      "Not reviewed by a clinician",
	NotReviewedYet:   "Not yet reviewed by a clinician.",
	NotReviewedAll:   "Not reviewed by a clinician: all {{.All}}.",
	NotReviewedSome:  "Not reviewed by a clinician: {{.Count}} of {{.All}}.",
	NotReviewedTable: "Not reviewed by a clinician: {{.Count}} of these {{.All}} entries.",
	ReviewedByOn:     "Reviewed by {{.By}} on {{.On}}.",
	ReviewChanged:    "Changed since it was reviewed",
	ReviewChangedOn:  "Changed since it was reviewed by {{.By}} on {{.On}}.",
	ReviewDue:        "To be reviewed by {{.On}}.",
	PastReview:       "Past its review date",
	PastReviewSince:  "Past its review date: {{.On}}",

	PageKept:    "Last good version: the file can no longer be read",
	PageKeptOf:  "Last good version, of {{.Date}}: the file can no longer be read",
	ValueKept:   "{{.Name}}: last good value, because the file can no longer be read",
	ValueKeptOf: "{{.Name}}: last good value, of {{.Date}}, because the file can no longer be read",

	ColumnEffect:  "Effect",
	ColumnBand:    "Urgency",
	ColumnAnswers: "Who answers",
	ColumnCommon:  "How common",
	ColumnWhen:    "When",
	ColumnSettles: "How it usually settles",
	ColumnTopic:   "Topic",
	CellSilent:    "–",
	CellUnset:     "not set",

	"kind.section":     "Section",
	"kind.side-effect": "Side effect",
	"kind.faq":         "FAQ",

	"route.front-desk": "Front desk may read this out",
	"route.nurse":      "Hand over to a nurse",
	"route.emergency":  "Emergency",

	"answers.front-desk": "Front desk",
	"answers.nurse":      "Nurse",
	"answers.emergency":  "Emergency script",

	"band.emergency": "Emergency",
	"band.call":      "Call the clinic",
	"band.expected":  "Expected",

	"voice.article":  handbook.VoiceArticle.Heading(),
	"voice.official": handbook.VoiceOfficial.Heading(),
	"voice.clinic":   handbook.VoiceClinic.Heading(),
	"voice.handbook": handbook.VoiceHandbook.Heading(),

	"source.article":   "article",
	"source.official":  "official",
	"source.study":     "study",
	"source.secondary": "secondary",

	"mark.clinic-version": "Our clinic's version",
	"mark.clinic-page":    "Our clinic's page",
}

// English is the label's text.
func (l Label) English() string { return english[l] }

// KindLabel is the name of a kind of entry.
func KindLabel(k handbook.Kind) Label { return Label("kind." + k.Key()) }

// RouteLabel says what the desk does with an entry.
func RouteLabel(r handbook.Route) Label { return Label("route." + r.Key()) }

// AnswersLabel says in a word or two who answers the caller.
func AnswersLabel(r handbook.Route) Label { return Label("answers." + r.Key()) }

// BandLabel is the name of a band.
func BandLabel(b handbook.Band) Label { return Label("band." + b.Key()) }

// VoiceLabel is the heading of a part in a voice.
func VoiceLabel(v handbook.Voice) Label { return Label("voice." + v.Key()) }

// MarkLabel says whose version of a page it is; NoMark has no label.
func MarkLabel(m handbook.Mark) Label {
	if m == handbook.NoMark {
		return ""
	}
	return Label("mark." + m.Key())
}

// SayLabel is the heading of an entry's line to read out.
func SayLabel(e *handbook.Entry) Label {
	if e.Route == handbook.FrontDesk {
		return SayThis
	}
	return SayThenHand
}

// EmptyCellLabel is what a cell of the table of side effects without words shows. The
// dash is explained by [BandNote].
func EmptyCellLabel(e *handbook.Entry) Label {
	if e.Effect == nil {
		return CellUnset
	}
	return CellSilent
}

// ReviewLabel warns that nobody has reviewed the current entry; "" for one
// that counts as reviewed.
func ReviewLabel(r handbook.Review) Label {
	switch {
	case r.Changed:
		return ReviewChanged
	case r.Pending():
		return NotReviewed
	}
	return ""
}

// contentsLabel is the heading of a kind in a list of contents.
func contentsLabel(k handbook.Kind) Label { return Label("contents." + k.Key()) }

// EffectColumns are the columns of the table of side effects, in their order. The last
// one is there if they are about several topics.
func EffectColumns(h *handbook.Handbook) []Label {
	columns := []Label{ColumnEffect, ColumnBand, ColumnAnswers, ColumnCommon, ColumnWhen, ColumnSettles}
	if len(h.TopicsInUse()) > 1 {
		columns = append(columns, ColumnTopic)
	}
	return columns
}

// kindAndTopic says what kind of page an entry is and, among several topics, what it
// is about.
func kindAndTopic(h *handbook.Handbook, e *handbook.Entry) []string {
	words := []string{KindLabel(e.Kind).English()}
	if topic := h.TopicName(e); topic != "" {
		words = append(words, topic)
	}
	return words
}

// Phrase is a label with the data that its text names.
type Phrase struct {
	Label Label
	Data  map[string]any
}

// with adds data to a label: alternating names and values.
func (l Label) with(data ...any) Phrase {
	p := Phrase{l, map[string]any{}}
	for i := 0; i+1 < len(data); i += 2 {
		p.Data[fmt.Sprint(data[i])] = data[i+1]
	}
	return p
}

// English is the phrase with its data filled in, "" for the zero Phrase.
func (p Phrase) English() string {
	text := p.Label.English()
	for name, value := range p.Data {
		text = strings.ReplaceAll(text, "{{."+name+"}}", fmt.Sprint(value))
	}
	return text
}

// ReviewStatus says how far an entry can be relied on: when its facts were checked,
// who reviewed it, and by when that is due again.
func ReviewStatus(e *handbook.Entry) []Phrase {
	checked, review := CheckedUnknown.with(), NotReviewedYet.with()
	if e.Checked != "" {
		checked = Checked.with("On", e.Checked)
	}
	switch {
	case e.Review.Changed:
		review = ReviewChangedOn.with("By", e.Review.Who(), "On", e.Review.On)
	case !e.Review.Pending():
		review = ReviewedByOn.with("By", e.Review.Who(), "On", e.Review.On)
	}
	status := []Phrase{checked, review}
	if e.ReviewBy != "" {
		status = append(status, ReviewDue.with("On", e.ReviewBy))
	}
	return status
}

// ReviewStatusText is [ReviewStatus] in English.
func ReviewStatusText(e *handbook.Entry) string {
	var texts []string
	for _, p := range ReviewStatus(e) {
		texts = append(texts, p.English())
	}
	return strings.Join(texts, " ")
}

// ValueSource says who set a clinic value and when, as far as that is known;
// without a label if nothing is.
func ValueSource(f *handbook.Field) Phrase {
	switch {
	case !f.IsSet():
		return Phrase{}
	case f.SetBy != "" && f.SetOn != "":
		return SetByOn.with("By", f.SetBy, "On", f.SetOn)
	case f.SetBy != "":
		return SetBy.with("By", f.SetBy)
	case f.SetOn != "":
		return SetOn.with("On", f.SetOn)
	}
	return Phrase{}
}

// SourceLabel is the name of a kind of source.
func SourceLabel(k handbook.SourceKind) Label { return Label("source." + string(k)) }

// Citation is a source in full: title, publisher, year, address, kind and note.
func Citation(s *handbook.Source) string {
	c := fmt.Sprintf("%s. %s, %s.", strings.TrimSuffix(s.Title, "."), strings.TrimSuffix(s.Publisher, "."), s.Year)
	if s.Address != "" {
		c += " " + s.Address
	}
	var about []string
	if s.Kind != handbook.SourceArticle {
		about = append(about, SourceLabel(s.Kind).English())
	}
	if s.Note != "" {
		about = append(about, s.Note)
	}
	if len(about) > 0 {
		c += " (" + strings.Join(about, "; ") + ")"
	}
	return c
}

// Marked is the title of an entry among others, with its mark.
func Marked(e *handbook.Entry) string {
	if m := e.Mark(); m != handbook.NoMark {
		return e.Title + " (" + MarkLabel(m).English() + ")"
	}
	return e.Title
}

func entries(n int) string {
	if n == 1 {
		return OneEntry.English()
	}
	return Entries.with("Count", n).English()
}
