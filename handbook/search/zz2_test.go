package search_test

import (
	"fmt"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

func TestZZ2(t *testing.T) {
	h, words, _ := content.Load(assets.Content())
	ix := search.New(h, words, english.Language())
	for _, g := range words.Groups {
		byGroup := map[string][]string{}
		for _, p := range g {
			for _, f := range ix.Flags(p) {
				byGroup[f.Group.Name] = append(byGroup[f.Group.Name], p)
				break
			}
		}
		for n, ps := range byGroup {
			for _, p := range ps { fmt.Printf("%s\t%s\t%s\n", g[0], n, p) }
		}
	}
	for _, g := range words.Ties {
		for _, f := range ix.Flags(g.From) {
			for _, to := range g.To { fmt.Printf("TIE %s\t%s\t%s\n", to, f.Group.Name, g.From) }
			break
		}
	}
}
