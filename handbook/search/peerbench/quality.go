package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// judgedQuery is a query with the entries that answer it.
type judgedQuery struct {
	Text     string   `json:"q"`
	Relevant []string `json:"relevant"` // best first; empty when no entry answers it
	Class    string   `json:"class"`
}

// queriesFile is seen from this folder, where go run and go test start.
const queriesFile = "../testdata/dev-queries.json"

const outOfScope = "out-of-scope"

func loadQueries() ([]judgedQuery, error) {
	data, err := os.ReadFile(queriesFile)
	if err != nil {
		return nil, fmt.Errorf("judged queries (run peerbench in its own folder): %w", err)
	}
	var queries []judgedQuery
	if err := json.Unmarshal(data, &queries); err != nil {
		return nil, fmt.Errorf("judged queries: %w", err)
	}
	return queries, nil
}

// hitLimit is how many results are asked for.
const hitLimit = 10

// quality is how well a way answers the judged queries; all are shares, 0 to 1.
type quality struct {
	hit1, hit3 float64 // an answer among the first one or three results
	mrr        float64 // mean of 1/rank of the first answer among ten
	rejected   float64 // queries out of scope that find nothing
}

func judge(w way, queries []judgedQuery) (quality, error) {
	var q quality
	answerable, outside := 0, 0
	for _, query := range queries {
		ids, err := w.search(query.Text, hitLimit)
		if err != nil {
			return q, fmt.Errorf("%s: query %q: %w", w.name, query.Text, err)
		}
		if query.Class == outOfScope {
			outside++
			if len(ids) == 0 {
				q.rejected++
			}
		}
		if len(query.Relevant) == 0 {
			continue
		}
		answerable++
		q.add(slices.IndexFunc(ids, func(id string) bool { return slices.Contains(query.Relevant, id) }))
	}
	q.hit1 /= float64(max(answerable, 1))
	q.hit3 /= float64(max(answerable, 1))
	q.mrr /= float64(max(answerable, 1))
	q.rejected /= float64(max(outside, 1))
	return q, nil
}

// add counts the place of the first answer; less than 0 is none.
func (q *quality) add(at int) {
	if at < 0 {
		return
	}
	q.mrr += 1 / float64(at+1)
	if at < 1 {
		q.hit1++
	}
	if at < 3 {
		q.hit3++
	}
}
