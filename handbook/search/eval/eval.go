// Package eval measures how well a search answers a set of judged queries.
//
// It knows nothing of how the search works: a search is a function from a text
// to the ids of its hits. The measures are those of information retrieval;
// E. M. Voorhees, "The TREC-8 Question Answering Track Report", 1999, for the
// mean reciprocal rank.
package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// Query is a text that somebody might type, with the judgment of a person.
type Query struct {
	Text      string   `json:"q"`
	Relevant  []string `json:"relevant"` // ids of the entries that answer it; empty: none does
	Class     string   `json:"class"`
	Emergency Verdict  `json:"emergency"` // the emergency bar should be on the screen
}

// Verdict is a person's judgment of whether a query is an emergency.
type Verdict int8

const (
	Harmless Verdict = iota
	Emergency
	Arguable // counts in no figure
)

// UnmarshalJSON reads false, true or null.
func (v *Verdict) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "false":
		*v = Harmless
	case "true":
		*v = Emergency
	case "null":
		*v = Arguable
	default:
		return fmt.Errorf("%s is no verdict: write true, false or null", data)
	}
	return nil
}

// ClassOutOfScope is the class of queries that should find nothing.
const ClassOutOfScope = "out-of-scope"

// AnyOther is the page for signs of the body that have no page of their own. It
// is as good as nothing for what is out of scope: a nurse takes the call.
const AnyOther = "side-effects/any-other-symptom"

// ReadQueries reads a set of queries: a JSON list.
func ReadQueries(r io.Reader) ([]Query, error) {
	var qs []Query
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&qs); err != nil {
		return nil, fmt.Errorf("the queries cannot be read: %w", err)
	}
	return qs, nil
}

// Answer is what a search finds for one text.
type Answer struct {
	IDs       []string // best first
	Emergency bool     // the banner is on screen
}

// Figures are the measures over some queries.
type Figures struct {
	Answerable      int // queries that some entry answers
	First, Three    int // those whose first hit, or one of the first three, answers
	ReciprocalRanks float64
	OutOfScope      int // queries of that class
	Rejected        int // those that find nothing, or AnyOther first
	Nothing         int // those that find nothing
	Emergencies     int
	Raised          int // emergencies that show the banner
	Harmless        int
	FalseAlarms     int // harmless ones that show it
}

// Hit1 is the share of answerable queries whose first hit answers.
func (f Figures) Hit1() float64 { return share(float64(f.First), f.Answerable) }

// Hit3 is the share of those for which one of the first three hits answers.
func (f Figures) Hit3() float64 { return share(float64(f.Three), f.Answerable) }

// MRR is the mean reciprocal rank of the first hit that answers, within ten.
func (f Figures) MRR() float64 { return share(f.ReciprocalRanks, f.Answerable) }

// Rejection is the share of out-of-scope queries that find nothing, or
// AnyOther first.
func (f Figures) Rejection() float64 { return share(float64(f.Rejected), f.OutOfScope) }

// Recall is the share of emergencies that show the banner.
func (f Figures) Recall() float64 { return share(float64(f.Raised), f.Emergencies) }

// FalseAlarmRate is the share of all other queries that show it.
func (f Figures) FalseAlarmRate() float64 { return share(float64(f.FalseAlarms), f.Harmless) }

// share is part of all; of nothing it is 1, as nothing failed.
func share(part float64, all int) float64 {
	if all == 0 {
		return 1
	}
	return part / float64(all)
}

// Outcome is how one query fared.
type Outcome struct {
	Query
	Answer
	Rank int // of the first hit that answers, from 1; 0: not among the first ten
}

// Right reports that the first hit answers, or that nothing was found where
// nothing answers, and that the banner is as it should be.
func (o Outcome) Right() bool {
	if o.missed() || o.falseAlarm() {
		return false
	}
	if len(o.Relevant) == 0 {
		return o.Class != ClassOutOfScope || o.rejected()
	}
	return o.Rank == 1
}

func (o Outcome) missed() bool     { return o.Query.Emergency == Emergency && !o.Answer.Emergency }
func (o Outcome) rejected() bool   { return len(o.IDs) == 0 || o.IDs[0] == AnyOther }
func (o Outcome) falseAlarm() bool { return o.Query.Emergency == Harmless && o.Answer.Emergency }

// Report is the outcome of a set of queries.
type Report struct {
	Outcomes []Outcome
	Overall  Figures
	Classes  []string // in the order of their first query
	ByClass  map[string]Figures
}

// deepest is the last rank that counts.
const deepest = 10

// Run puts every query to a search.
func Run(queries []Query, search func(text string) Answer) Report {
	r := Report{ByClass: map[string]Figures{}}
	for _, q := range queries {
		o := Outcome{Query: q, Answer: search(q.Text)}
		for i, id := range o.IDs[:min(len(o.IDs), deepest)] {
			if slices.Contains(q.Relevant, id) {
				o.Rank = i + 1
				break
			}
		}
		r.Outcomes = append(r.Outcomes, o)
		if _, known := r.ByClass[q.Class]; !known {
			r.Classes = append(r.Classes, q.Class)
		}
		f := r.ByClass[q.Class]
		f.count(o)
		r.ByClass[q.Class] = f
		r.Overall.count(o)
	}
	return r
}

func (f *Figures) count(o Outcome) {
	if len(o.Relevant) > 0 {
		f.Answerable++
		if o.Rank == 1 {
			f.First++
		}
		if o.Rank >= 1 && o.Rank <= 3 {
			f.Three++
		}
		if o.Rank > 0 {
			f.ReciprocalRanks += 1 / float64(o.Rank)
		}
	}
	if o.Class == ClassOutOfScope {
		f.OutOfScope++
		if o.rejected() {
			f.Rejected++
		}
		if len(o.IDs) == 0 {
			f.Nothing++
		}
	}
	switch o.Query.Emergency {
	case Emergency:
		f.Emergencies++
		if !o.missed() {
			f.Raised++
		}
	case Harmless:
		f.Harmless++
		if o.falseAlarm() {
			f.FalseAlarms++
		}
	}
}

// PrintFigures writes every figure, overall and by class.
func (r Report) PrintFigures(w io.Writer) {
	fmt.Fprintf(w, "%-16s %7s %6s %6s %6s\n", "class", "queries", "hit@1", "hit@3", "MRR@10")
	row := func(name string, f Figures) {
		if f.Answerable > 0 {
			fmt.Fprintf(w, "%-16s %7d %6.3f %6.3f %6.3f\n", name, f.Answerable, f.Hit1(), f.Hit3(), f.MRR())
		}
	}
	for _, c := range r.Classes {
		row(c, r.ByClass[c])
	}
	row("all", r.Overall)
	f := r.Overall
	fmt.Fprintf(w, "\nout-of-scope queries that find nothing  %3d of %3d  %.3f, with any other symptom first %.3f\n", f.Nothing, f.OutOfScope, share(float64(f.Nothing), f.OutOfScope), f.Rejection())
	fmt.Fprintf(w, "emergencies that show the banner        %3d of %3d  %.3f\n", f.Raised, f.Emergencies, f.Recall())
	fmt.Fprintf(w, "false alarms                            %3d of %3d  %.3f\n", f.FalseAlarms, f.Harmless, f.FalseAlarmRate())
}

// PrintMisses writes a line for every query that did not fare as it should.
func (r Report) PrintMisses(w io.Writer) {
	for _, o := range r.Outcomes {
		if !o.Right() {
			fmt.Fprintln(w, o.miss())
		}
	}
}

func (o Outcome) miss() string {
	s := fmt.Sprintf("%-14s %q", o.Class, o.Text)
	switch {
	case len(o.Relevant) > 0 && o.Rank != 1:
		s += fmt.Sprintf(": rank %d, wanted %s", o.Rank, o.Relevant[0])
	case o.Class == ClassOutOfScope && !o.rejected():
		s += ": should find nothing"
	}
	if len(o.IDs) > 0 {
		s += ", first is " + o.IDs[0]
	}
	switch {
	case o.missed():
		s += "; NO BANNER"
	case o.falseAlarm():
		s += "; false alarm"
	}
	return s
}
