package content

import (
	"fmt"
	"strings"

	"clinichandbook/handbook"
)

// reportWeaker says where a clinic's version of a bundled page is less careful than
// the handbook's: somebody else answers, or fewer callers are handed over. A
// clinician's signature settles it.
func (p *page) reportWeaker(bundled *handbook.Entry) {
	e := p.entry
	if !e.Review.Pending() {
		return
	}
	var ways []string
	line := 1
	if e.Route == handbook.FrontDesk && bundled.Route != handbook.FrontDesk {
		ways = append(ways, "the front desk answers instead of a nurse")
		line = p.routeLine
	}
	if e.Effect != nil && bundled.Effect != nil && e.Effect.Band > bundled.Effect.Band {
		ways = append(ways, fmt.Sprintf("its urgency (band) is %s instead of %s", e.Effect.Band.Key(), bundled.Effect.Band.Key()))
	}
	if e.Effect == nil && bundled.Effect != nil && bundled.Effect.Band != handbook.BandExpected {
		ways = append(ways, fmt.Sprintf("it has no urgency (band) instead of %s", bundled.Effect.Band.Key()))
	}
	for _, list := range []struct {
		key         string
		ours, there []string
	}{{"hand-over", e.HandOver, bundled.HandOver}, {"emergency", e.Emergency, bundled.Emergency}, {"ask-first", e.AskFirst, bundled.AskFirst}} {
		if ours, there := distinct(list.ours), distinct(list.there); ours < there {
			ways = append(ways, fmt.Sprintf("it has %d instead of %d lines under %s", ours, there, list.key))
		}
	}
	if len(ways) > 0 {
		p.reporter().at(line, "this page %s %s: restore that, or have a clinician sign the page", weaker, listed(ways))
	}
}

// distinct counts the lines that say something, each once.
func distinct(lines []string) int {
	said := map[string]bool{}
	for _, line := range lines {
		if IsName(line) { // it has a letter
			said[aliasKey(strings.TrimRight(line, " ."))] = true
		}
	}
	return len(said)
}

// weaker begins what is said of a page that is less careful than the handbook's.
const weaker = "is less careful than the handbook's:"
