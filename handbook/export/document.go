package export

// Format is the version of the JSON form. A program that reads it should refuse
// a higher one. It rises when a key changes its meaning or goes away; new keys
// may appear without it, so readers should ignore unknown ones.
const Format = 1

// Document is the JSON form: one object. Lists are never null; keys with
// "omitempty" are left out when empty. Dates are 2026-11-24.
type Document struct {
	Format   int      `json:"format"`   // 1
	Title    string   `json:"title"`    // "Clinic handbook"
	Version  string   `json:"version"`  // of the bundled content, "2026.11"; "" if it states none
	Exported string   `json:"exported"` // date
	Whole    bool     `json:"whole"`    // all entries, not a choice of them
	Values   []Value  `json:"values"`   // all values of the clinic, in the order of their file
	Topics   []Topic  `json:"topics"`   // that the entries are about, the main one first
	Sources  []Source `json:"sources"`  // that the entries name, by key
	RedFlags []Flag   `json:"redFlags"` // phrases that raise the emergency banner; empty if not whole
	Entries  []Entry  `json:"entries"`  // sections, side effects, FAQ, each by title
}

// Value is a value that the clinic sets.
type Value struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Help   string `json:"help"`
	Needed bool   `json:"needed"` // the handbook should not be used on calls without it
	Set    bool   `json:"set"`
	Text   string `json:"text"` // the clinic's value, or the sentence shown while it is not set
	By     string `json:"by,omitempty"`
	On     string `json:"on,omitempty"`

	LastGood *LastGood `json:"lastGood,omitempty"`
}

// Topic is what entries are about: a treatment.
type Topic struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Aliases []string `json:"aliases"` // what callers and staff call it
}

// Source is a document that entries rest on.
type Source struct {
	Key       string `json:"key"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Short     string `json:"short"`             // name for running text
	Year      string `json:"year"`              // four digits, or "undated"
	Address   string `json:"address,omitempty"` // a text, not to be fetched
	Kind      string `json:"kind"`              // article, official or study
	Note      string `json:"note,omitempty"`
}

// Flag is a group of phrases that raise the emergency banner. All words of a
// phrase must appear close together, in any order; "a|b" means either word.
type Flag struct {
	Name    string   `json:"name"`
	Entries []string `json:"entries"` // ids, best first
	Phrases []string `json:"phrases"`
	Unless  []string `json:"unless"` // phrases whose words do not count
	Values  []string `json:"values"` // ids of the values that the banner shows
	Clinic  bool     `json:"clinic"` // added by the clinic
}

// Entry is one page of the handbook.
type Entry struct {
	ID    string `json:"id"`              // "side-effects/headache"
	Kind  string `json:"kind"`            // section, side-effect or faq
	Topic string `json:"topic,omitempty"` // id
	Title string `json:"title"`
	Spoken
	Aliases []string `json:"aliases"` // what callers and staff say for it
	Effect  *Effect  `json:"effect,omitempty"`
	Parts   []Part   `json:"parts"`
	Sources []string `json:"sources"` // keys
	Related []string `json:"related"` // ids
	Upkeep
}

// Spoken is what a caller hears, and who answers.
type Spoken struct {
	Route     string   `json:"route"`              // front-desk, nurse or emergency
	Say       string   `json:"say"`                // the line to read out; for nurse and emergency the hand-over line
	AskFirst  []string `json:"askFirst,omitempty"` // questions whose answers decide who answers the caller
	HandOver  []string `json:"handOver"`           // each completes "Hand over to a nurse if …"
	Emergency []string `json:"emergency"`          // each completes "Emergency if …"
	Spanish   *Spanish `json:"spanish,omitempty"`
}

// Upkeep is who looked after a page, and when. Dates are as in 2026-11-30.
type Upkeep struct {
	Checked  string    `json:"checked,omitempty"`
	Reviewed *Review   `json:"reviewed,omitempty"`           // left out: not reviewed by a clinician as it is now
	Changed  *Review   `json:"changedSinceReview,omitempty"` // a sign-off that no longer counts
	ReviewBy string    `json:"reviewBy,omitempty"`           // to be reviewed again by that day
	Mark     string    `json:"mark,omitempty"`               // "Our clinic's version", "Our clinic's page"
	LastGood *LastGood `json:"lastGood,omitempty"`
}

// Review is a clinician's sign-off.
type Review struct {
	By   string `json:"by"`
	Role string `json:"role,omitempty"`
	On   string `json:"on"`
}

// Effect sums up a side effect. Band is this handbook's word, not a source's.
// An empty claim list means that our sources do not say.
type Effect struct {
	Band    string  `json:"band"` // emergency, call or expected
	Common  []Claim `json:"common"`
	When    []Claim `json:"when"`
	Settles []Claim `json:"settles"`
}

// Claim is a stretch of words with the keys of the sources that say it.
type Claim struct {
	Words   string   `json:"words"`
	Sources []string `json:"sources"`
}

// Part is a stretch of an entry's body in one voice: article, official, clinic
// or handbook. A sentence belongs to one voice only; do not mix them.
type Part struct {
	Voice   string  `json:"voice"`
	Heading string  `json:"heading"`
	Text    string  `json:"text"` // the whole part as plain text, a line a paragraph, item or cell
	Blocks  []Block `json:"blocks"`
}

// Block is a piece of a part. Which keys it has depends on its type:
//
//	paragraph  spans
//	heading    level (3 to 6), spans
//	list       ordered, start (if ordered), items: a list of blocks each
//	quote      blocks
//	code       text
//	table      align (left, center or right for each column), head, rows: a list of spans each
//	rule       nothing
//	footnotes  notes
//	picture    text (what it shows), name, size, width, height
//	file       text (what it is), name, size
type Block struct {
	Type    string     `json:"type"`
	Level   int        `json:"level,omitempty"`
	Spans   []Span     `json:"spans,omitempty"`
	Ordered bool       `json:"ordered,omitempty"`
	Start   int        `json:"start,omitempty"`
	Items   [][]Block  `json:"items,omitempty"`
	Blocks  []Block    `json:"blocks,omitempty"`
	Text    string     `json:"text,omitempty"`
	Align   []string   `json:"align,omitempty"`
	Head    [][]Span   `json:"head,omitempty"`
	Rows    [][][]Span `json:"rows,omitempty"`
	Notes   []Note     `json:"notes,omitempty"`
	Name    string     `json:"name,omitempty"` // in the content folder
	Size    int64      `json:"size,omitempty"` // bytes
	Width   int        `json:"width,omitempty"`
	Height  int        `json:"height,omitempty"`
}

// Note is a footnote of an entry.
type Note struct {
	Number int     `json:"number"`
	Blocks []Block `json:"blocks"`
}

// Span is a stretch of text. Text is what a reader sees; more keys by type:
//
//	text      bold, italic, code
//	entry     id of another entry
//	web       address, not to be fetched
//	value     id of a clinic value
//	source    key of a source
//	note      number of a footnote
//	break     a new line
type Span struct {
	Type    string `json:"type"`
	Text    string `json:"text,omitempty"`
	Bold    bool   `json:"bold,omitempty"`
	Italic  bool   `json:"italic,omitempty"`
	Code    bool   `json:"code,omitempty"`
	ID      string `json:"id,omitempty"`
	Address string `json:"address,omitempty"`
	Key     string `json:"key,omitempty"`
	Number  int    `json:"number,omitempty"`
}
