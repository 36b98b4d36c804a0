package main

import (
	"cmp"
	"fmt"

	"github.com/BurntSushi/toml"
)

// meta is what FyneApp.toml says about the product. All packages take it from there.
type meta struct {
	Website string
	Details struct{ Version string }
	// Packages is not Fyne's: who answers for the packages, as "Name <address>".
	Packages struct{ Maintainer string }
}

func readMeta(file string) (meta, error) {
	var m meta
	if _, err := toml.DecodeFile(file, &m); err != nil {
		return m, err
	}
	for key, value := range map[string]string{"Website": m.Website, "Details.Version": m.Details.Version, "Packages.Maintainer": m.Packages.Maintainer} {
		if value == "" {
			return m, fmt.Errorf("%s: %s is missing", file, key)
		}
	}
	return m, nil
}

// withVersion is the same with another version, if one is given.
func (m meta) withVersion(v string) meta {
	m.Details.Version = cmp.Or(v, m.Details.Version)
	return m
}
