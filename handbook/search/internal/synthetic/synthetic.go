// Package synthetic makes handbooks of any size to measure searching on, and
// the queries to measure with. Their words are invented and mean nothing; what
// is true to life is their statistics: how often words occur, how the
// vocabulary grows with the handbook, how long titles, aliases and pages are.
// The same arguments give the same handbook and the same queries.
//
// It says nothing about how good an answer is. Only people can judge that, on
// a handbook that means something.
package synthetic

import (
	"io/fs"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Handbook makes a handbook of n entries by way of [content.Load], so that it
// is exactly what the program would have. 100,000 entries take some 20 seconds.
func Handbook(n int) (*handbook.Handbook, error) {
	h, _, err := content.Load(newPages(n))
	return h, err
}

// Files is that handbook as a content folder.
func Files(n int) fs.FS { return newPages(n) }
