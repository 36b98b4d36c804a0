package export

import (
	"embed"
	"io/fs"
	"os"
)

// engineFiles has the full search of an exported page if it was built before this
// program, and otherwise only a note on how to build it.
//
//go:embed wasm
var engineFiles embed.FS

// Engine is the full search of an exported page.
type Engine struct {
	Program []byte // WebAssembly, compressed by gzip
	Starter []byte // JavaScript that comes with Go
}

// Names of the files of an engine.
const (
	programFile = "search.wasm.gz"
	starterFile = "wasm_exec.js"
)

// BuiltInEngine is the engine inside this program. The error is fs.ErrNotExist
// if the program was built without one.
func BuiltInEngine() (*Engine, error) {
	fsys, err := fs.Sub(engineFiles, "wasm")
	if err != nil {
		return nil, err
	}
	return readEngine(fsys)
}

// ReadEngine reads an engine from the folder into which it was built.
func ReadEngine(dir string) (*Engine, error) { return readEngine(os.DirFS(dir)) }

func readEngine(fsys fs.FS) (*Engine, error) {
	program, err := fs.ReadFile(fsys, programFile)
	if err != nil {
		return nil, err
	}
	starter, err := fs.ReadFile(fsys, starterFile)
	if err != nil {
		return nil, err
	}
	return &Engine{program, starter}, nil
}
