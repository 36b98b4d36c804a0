package main

import (
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"

	"clinichandbook/handbook"
)

// bleveIndex is a scorch index in memory. Of the others, scorch on disk answers
// no faster and the older index in memory, upsidedown on gtreap, far slower.
type bleveIndex struct{ ix bleve.Index }

// bleveBatch is the entries of one segment. The fewer segments, the faster the
// answers; but one for 100,000 entries takes 4 GB while it is built.
const bleveBatch = 25_000

func newBleve(h *handbook.Handbook, _ *handbook.Vocabulary) (index, error) {
	ix, err := bleve.NewUsing("", englishTexts(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	for entries := range slices.Chunk(h.Entries(), bleveBatch) {
		batch := ix.NewBatch()
		for _, e := range entries {
			if err := batch.Index(e.ID, newDocument(e)); err != nil {
				return nil, errors.Join(err, ix.Close())
			}
		}
		if err := ix.Batch(batch); err != nil {
			return nil, errors.Join(err, ix.Close())
		}
	}
	return bleveIndex{ix}, nil
}

// englishTexts indexes all fields as English, and nothing but what ranking needs.
func englishTexts() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer = en.AnalyzerName
	text.Store, text.DocValues, text.IncludeTermVectors = false, false, false
	page := bleve.NewDocumentStaticMapping()
	for _, field := range []string{"title", "aliases", "say", "body"} {
		page.AddFieldMappingsAt(field, text)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = page
	m.DefaultAnalyzer = en.AnalyzerName
	return m
}

func (b bleveIndex) ways() []way {
	asked := func(q func(text string) query.Query) func(string, int) ([]string, error) {
		return func(text string, limit int) ([]string, error) { return b.search(q(text), limit) }
	}
	return []way{{"bleve match", asked(match)}, {"bleve match, fuzzy and prefix", asked(lenient)}}
}

func match(text string) query.Query { return bleve.NewMatchQuery(text) }

// lenient finds words with one slip and a last word that is not finished too.
func lenient(text string) query.Query {
	exact := bleve.NewMatchQuery(text)
	exact.SetBoost(4)
	slips := bleve.NewMatchQuery(text)
	slips.SetFuzziness(1)
	either := bleve.NewDisjunctionQuery(exact, slips)
	if words, open := queryWords(text); open {
		either.AddQuery(bleve.NewPrefixQuery(words[len(words)-1]))
	}
	return either
}

func (b bleveIndex) search(q query.Query, limit int) ([]string, error) {
	res, err := b.ix.Search(bleve.NewSearchRequestOptions(q, limit, 0, false))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, hit := range res.Hits {
		ids = append(ids, hit.ID)
	}
	return ids, nil
}

func (bleveIndex) offHeap() (int64, error) { return 0, nil }
func (b bleveIndex) close() error          { return b.ix.Close() }
