//go:build !race

package content

// underRace tells that the race detector slows everything down tenfold.
const underRace = false
