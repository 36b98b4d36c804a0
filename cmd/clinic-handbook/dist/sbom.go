package main

import (
	"bytes"
	"cmp"
	"strings"
	"time"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/uuid"
)

// bill is a package's bill of materials as CycloneDX JSON. The first part is the
// product itself.
func (r *release) bill(parts []part) ([]byte, error) {
	var components []cyclonedx.Component
	for _, p := range parts {
		c := cyclonedx.Component{
			BOMRef: p.name + "@" + p.version, Type: cmp.Or(p.kind, cyclonedx.ComponentTypeLibrary),
			Name: p.name, Version: p.version, PackageURL: p.purl,
		}
		if choice := p.choice(); len(choice) > 0 {
			c.Licenses = &choice
		}
		components = append(components, c)
	}
	product := components[0]
	product.Type = cyclonedx.ComponentTypeApplication
	components = components[1:]
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{Timestamp: r.date.Format(time.RFC3339), Component: &product}
	bom.Components = &components
	var refs []string
	for _, c := range components {
		refs = append(refs, c.BOMRef)
	}
	bom.Dependencies = &[]cyclonedx.Dependency{{Ref: product.BOMRef, Dependencies: &refs}}
	bom.SerialNumber = "urn:uuid:" + uuid.NewSHA1(namespace, []byte(strings.Join(refs, "\n"))).String()
	var b bytes.Buffer
	err := cyclonedx.NewBOMEncoder(&b, cyclonedx.BOMFileFormatJSON).SetPretty(true).Encode(bom)
	return b.Bytes(), err
}

// choice is a part's licenses as CycloneDX has them: one expression, or a list of ids.
func (p part) choice() cyclonedx.Licenses {
	if p.license != "" {
		return cyclonedx.Licenses{{Expression: p.license}}
	}
	var list cyclonedx.Licenses
	for _, id := range p.spdx() {
		list = append(list, cyclonedx.LicenseChoice{License: &cyclonedx.License{ID: id}})
	}
	return list
}
