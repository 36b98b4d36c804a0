// Package search finds the entry that answers what a caller says.
package search
