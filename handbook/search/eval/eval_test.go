package eval_test

import (
	"os"
	"strings"
	"testing"

	"clinichandbook/handbook/search/eval"
)

const queries = `[
 {"q": "throwing up", "relevant": ["nausea"], "class": "lay", "emergency": false},
 {"q": "drive", "relevant": ["can-i-drive", "going-home"], "class": "lay", "emergency": false},
 {"q": "cant breathe", "relevant": ["breathing"], "class": "emergency", "emergency": true},
 {"q": "parking", "relevant": [], "class": "out-of-scope", "emergency": false}
]`

func search(text string) eval.Answer {
	return map[string]eval.Answer{
		"throwing up":  {IDs: []string{"nausea"}},
		"drive":        {IDs: []string{"parking", "going-home"}, Emergency: true},
		"cant breathe": {IDs: []string{"breathing"}, Emergency: true},
		"parking":      {},
	}[text]
}

func ExampleRun() {
	qs, err := eval.ReadQueries(strings.NewReader(queries))
	if err != nil {
		panic(err)
	}
	r := eval.Run(qs, search)
	r.PrintFigures(os.Stdout)
	r.PrintMisses(os.Stdout)
	// Output:
	// class            queries  hit@1  hit@3 MRR@10
	// lay                    2  0.500  1.000  0.750
	// emergency              1  1.000  1.000  1.000
	// all                    3  0.667  1.000  0.833
	//
	// out-of-scope queries that find nothing    1 of   1  1.000, with any other symptom first 1.000
	// emergencies that show the banner          1 of   1  1.000
	// false alarms                              1 of   3  0.333
	// lay            "drive": rank 2, wanted can-i-drive, first is parking; false alarm
}

func TestReadQueriesRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, bad := range []string{"", "{}", `[{"q": "x", "relevent": []}]`} {
		if _, err := eval.ReadQueries(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read without an error", bad)
		}
	}
}
