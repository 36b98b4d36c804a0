//go:build migrated_fynedo

package uitest

// forget does nothing: the tests run without this tag.
func forget() {}
