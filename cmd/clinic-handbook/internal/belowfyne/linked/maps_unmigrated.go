//go:build !migrated_fynedo

package linked

import "sync"

// cacheMap has the layout of Fyne's async.Map where several goroutines may draw: in
// tests.
type cacheMap struct{ m sync.Map }

func (m *cacheMap) size() int {
	n := 0
	m.each(func(any, any) { n++ })
	return n
}

func (m *cacheMap) each(f func(key, value any)) {
	m.m.Range(func(k, v any) bool {
		f(k, v)
		return true
	})
}

func (m *cacheMap) drop(key any) { m.m.Delete(key) }
