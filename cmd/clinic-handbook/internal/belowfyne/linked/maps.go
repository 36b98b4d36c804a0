//go:build migrated_fynedo

package linked

import "unsafe"

// cacheMap has the layout of Fyne's async.Map of pointers, which has no lock here: all
// of it is on one goroutine. Whether it still has, TestTextSizeLeaksNothing shows.
type cacheMap struct{ m map[any]unsafe.Pointer }

func (m *cacheMap) size() int { return len(m.m) }

func (m *cacheMap) each(f func(key, value any)) {
	for k, v := range m.m {
		f(k, v)
	}
}

func (m *cacheMap) drop(key any) { delete(m.m, key) }
