//go:build unix && !linux

package notebook

import "errors"

func mountTmpfs(string, bool) error { return errors.ErrUnsupported }

func unmount(string) error { return nil }
