package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"golang.org/x/image/font/sfnt"
)

// carriedFonts and carriedLibraries are works inside modules that have an author, a
// version, and a license of their own. Only what the packages contain is listed:
// Fyne's emoji font is left out by a build tag.
var (
	carriedFonts = []struct{ module, font, license string }{
		{"fyne.io/fyne/v2", "theme/font/NotoSans-Regular.ttf", "OFL-1.1"},
		{"fyne.io/fyne/v2", "theme/font/InterSymbols-Regular.ttf", "OFL-1.1"},
		{"fyne.io/fyne/v2", "theme/font/DejaVuSansMono-Powerline.ttf", "Bitstream-Vera"},
		{"github.com/go-fonts/dejavu", "dejavusans/DejaVuSans.ttf", "Bitstream-Vera"},
	}
	carriedLibraries = []struct{ module, name, header, macro, license, text string }{
		{"github.com/go-gl/glfw/v3.4/glfw", "GLFW", "glfw/include/GLFW/glfw3.h", "GLFW_VERSION_", "Zlib", "glfw/LICENSE.md"},
	}
)

// carried lists the works inside a module.
func carried(module, dir string) ([]part, error) {
	var list []part
	for _, c := range carriedFonts {
		if c.module != module {
			continue
		}
		p, err := fontPart(filepath.Join(dir, filepath.FromSlash(c.font)))
		if err != nil {
			return nil, err
		}
		p.license = c.license
		list = append(list, p)
	}
	for _, c := range carriedLibraries {
		if c.module != module {
			continue
		}
		header, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c.header)))
		if err != nil {
			return nil, err
		}
		version, err := macroVersion(string(header), c.macro)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.header, err)
		}
		texts, err := licenseTexts(dir, c.text)
		if err != nil {
			return nil, err
		}
		list = append(list, part{name: c.name, version: version, license: c.license, texts: texts})
	}
	return list, nil
}

// fontPart reads a font's name and version. Its license's text is its module's.
func fontPart(file string) (part, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return part{}, err
	}
	font, err := sfnt.Parse(content)
	if err != nil {
		return part{}, fmt.Errorf("%s: %w", file, err)
	}
	name, err := font.Name(nil, sfnt.NameIDFamily)
	if err != nil {
		return part{}, fmt.Errorf("%s: %w", file, err)
	}
	version, err := font.Name(nil, sfnt.NameIDVersion)
	if err != nil {
		return part{}, fmt.Errorf("%s: %w", file, err)
	}
	version, _, _ = strings.Cut(strings.TrimPrefix(version, "Version "), ";")
	return part{name: name, version: version, kind: cyclonedx.ComponentTypeFile}, nil
}

// macroVersion is a version that a C header defines as MAJOR, MINOR, and REVISION.
func macroVersion(header, prefix string) (string, error) {
	var numbers []string
	for _, name := range []string{"MAJOR", "MINOR", "REVISION"} {
		_, rest, found := strings.Cut(header, "#define "+prefix+name)
		if fields := strings.Fields(rest); found && len(fields) > 0 {
			numbers = append(numbers, fields[0])
			continue
		}
		return "", fmt.Errorf("%s%s is not defined", prefix, name)
	}
	return strings.Join(numbers, "."), nil
}
