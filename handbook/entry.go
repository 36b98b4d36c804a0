package handbook

import (
	"slices"
	"strings"
)

// Kind says which part of the handbook an entry belongs to.
type Kind int

// The kinds, in the order in which the handbook lists them.
const (
	Section Kind = iota
	SideEffect
	FAQ
)

// Kinds lists all kinds in their order.
func Kinds() []Kind { return []Kind{Section, SideEffect, FAQ} }

// Folder is the folder of the entries of this kind.
func (k Kind) Folder() string { return [...]string{"sections", "side-effects", "faq"}[k] }

// Key is the word for the kind in output for machines.
func (k Kind) Key() string { return [...]string{"section", "side-effect", "faq"}[k] }

// Route says who answers the caller.
type Route int

// The routes. The zero value is the most careful one that is not an alarm.
const (
	Nurse     Route = iota // the desk reads the hand-over line only
	FrontDesk              // the desk may read the entry out
	Emergency              // the emergency script comes first
)

var routeKeys = [...]string{"nurse", "front-desk", "emergency"}

// ParseRoute finds a route by its key.
func ParseRoute(key string) (r Route, ok bool) {
	i := slices.Index(routeKeys[:], key)
	return Route(max(i, 0)), i >= 0
}

// Key is the word for the route in files.
func (r Route) Key() string { return routeKeys[r] }

// Band says how a side effect is dealt with.
type Band int

// The bands, most urgent first.
const (
	BandEmergency Band = iota
	BandCall
	BandExpected
)

var bandKeys = [...]string{"emergency", "call", "expected"}

// ParseBand finds a band by its key.
func ParseBand(key string) (b Band, ok bool) {
	i := slices.Index(bandKeys[:], key)
	return Band(max(i, 0)), i >= 0
}

// Key is the word for the band in files.
func (b Band) Key() string { return bandKeys[b] }

// Effect sums up a side effect for the table of all of them. An empty cell
// means that the sources seen do not say.
type Effect struct {
	Common  []Span // "common" or "can happen", with citations
	When    []Span
	Settles []Span
	Band    Band
}

// Voice says who speaks in a part of an entry's body.
type Voice int

// The voices, in the order in which a page shows them.
const (
	VoiceArticle  Voice = iota // the source article
	VoiceOfficial              // published: labels, guidelines, health services, studies
	VoiceClinic                // the clinic's own rules
	VoiceHandbook              // about the entry itself; nothing clinical
)

// voiceHeadings holds the heading of each voice, then earlier ones that clinics'
// pages may still have.
var voiceHeadings = [...][]string{
	{"The source article"},
	{"Published sources", "Official sources"},
	{"Our clinic"},
	{"This handbook"},
}

// Heading is the heading of the voice.
func (v Voice) Heading() string { return voiceHeadings[v][0] }

// Headings lists every heading that a page may give the voice, Heading first.
func (v Voice) Headings() []string { return slices.Clone(voiceHeadings[v]) }

// Key is the word for the voice in output for machines.
func (v Voice) Key() string { return [...]string{"article", "official", "clinic", "handbook"}[v] }

// Voices lists all voices in their order.
func Voices() []Voice { return []Voice{VoiceArticle, VoiceOfficial, VoiceClinic, VoiceHandbook} }

// ParseVoice finds a voice by one of its headings, in any case.
func ParseVoice(heading string) (v Voice, ok bool) {
	i := slices.IndexFunc(voiceHeadings[:], func(headings []string) bool {
		return slices.ContainsFunc(headings, func(h string) bool { return strings.EqualFold(strings.TrimSpace(heading), h) })
	})
	if i < 0 {
		return VoiceHandbook, false
	}
	return Voice(i), true
}

// Part is a stretch of an entry's body spoken in one voice.
type Part struct {
	Voice  Voice
	Blocks []Block
}

// Entry is one page of the handbook.
type Entry struct {
	ID    string // path without .md, "side-effects/headache"
	Kind  Kind
	Title string
	Route Route
	Spoken
	Matter
	Effect  *Effect // side effects only, otherwise nil
	Parts   []Part
	Sources []*Source
	Related []*Entry
	Values  []*Field     // the clinic values that it names, each once
	Spanish *Translation // for callers who speak Spanish, or nil
	Upkeep
	Provenance
}

// Matter is what an entry is about, in callers' words.
type Matter struct {
	Topic   *Topic   // nil: it does not say, or is for all topics
	Aliases []string // what callers and staff say for it
	Callers []string // what callers say, to try the search with; not searched itself
}

// Spoken is what the desk says and asks on a call.
type Spoken struct {
	Say       []Span   // to be read out; where a clinic value in it is unset, the line for that case
	AskFirst  []string // questions whose answers decide who answers the caller
	HandOver  []string // each completes "Hand over to a nurse if …"
	Emergency []string // each completes "Emergency if …"
}

// SayText is the line to read out, as plain text.
func (s *Spoken) SayText() string { return PlainText(s.Say) }

// Upkeep says when and by whom an entry was checked and reviewed, and when it is due
// again.
type Upkeep struct {
	Checked  string // date the facts were last checked, 2026-11-23
	Review   Review
	ReviewBy string // date by which it is due for review again, or ""
}

// Overdue reports whether the entry is past the date of its next review. Today is a
// date, 2026-11-23.
func (u *Upkeep) Overdue(today string) bool { return u.ReviewBy != "" && u.ReviewBy < today }

// Provenance says where an entry comes from, and what it replaces.
type Provenance struct {
	Origin      *Layer // where it comes from; nil is the bundled content
	Fingerprint string // of a bundled entry: what based-on names
	Replaces    bool   // a bundled entry
	// Former has what callers say for the bundled entries that a clinic's entry
	// supersedes: the one that it replaces, and those about the clinic's own business
	// that share an alias with it.
	Former []string
	Kept   *Kept // if this is the last good version, otherwise nil
	// Place is among the entries that the clinic puts first in their kind, from 1; 0 for
	// the others, which follow by title.
	Place int
}

// Source is a document that entries cite.
type Source struct {
	Key       string
	Title     string
	Publisher string
	Short     string // name for running text
	Year      string // four digits, or "undated"
	Address   string // shown as text, never opened
	Kind      SourceKind
	Note      string
}

// Mention is the source as running text names it: "2018 US guideline, 2018".
func (s *Source) Mention() string {
	return s.Short + ", " + s.Year
}

// SourceKind says what sort of document a source is.
type SourceKind string

// The kinds of source.
const (
	SourceArticle   SourceKind = "article"
	SourceOfficial  SourceKind = "official"  // an authority, a label, a guideline, a health service
	SourceStudy     SourceKind = "study"     // research, and reviews of it
	SourceSecondary SourceKind = "secondary" // reports what others found: news, summaries, reference works, companies
)

// SourceKinds lists all kinds of source.
func SourceKinds() []SourceKind {
	return []SourceKind{SourceArticle, SourceOfficial, SourceStudy, SourceSecondary}
}

// Field is a value that differs by clinic or country.
type Field struct {
	ID    string
	Label string
	Help  string
	Unset string // shown while the clinic has not set it
	// UnsetSpanish is Unset for callers who speak Spanish, or "".
	UnsetSpanish string
	Needed       bool   // the handbook should not be used on calls without it
	Transfer     bool   // calls can be transferred to it
	Value        string // what the clinic set, else ""
	SetBy        string
	SetOn        string // date
	Origin       *Layer // where the value comes from; nil is the bundled content
	Kept         *Kept  // if this is the last good value, otherwise nil

	// Spanish is the same value for callers who speak Spanish, or nil: that of
	// emergency-script is the field emergency-script-spanish.
	Spanish *Field
}

// IsSet reports that the clinic has given a value.
func (f *Field) IsSet() bool { return f.Value != "" }

// Text is the clinic's value, or the text for an unset one.
func (f *Field) Text() string {
	if f.IsSet() {
		return f.Value
	}
	return f.Unset
}

// RedFlag is a group of phrases that open the emergency bar. The syntax of phrases is
// described at the top of red-flags.yaml.
type RedFlag struct {
	Name        string
	NameSpanish string   // or ""
	Entries     []*Entry // where it leads, best first
	Values      []*Field // the clinic's script and numbers for it, in the order of the bar
	Phrases     []string
	Spanish     []string // phrases in Spanish
	Unless      []string // phrases that call it off

	// Questions means that a question raises it, too: how many pills kill me.
	Questions bool

	Classes map[string][]string // the words of each class in a phrase, by its name
	Origin  *Layer              // where it comes from; nil is the bundled content
}
