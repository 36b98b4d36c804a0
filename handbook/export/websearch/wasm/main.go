//go:build js && wasm

// Command wasm is the search of an exported page, compiled to WebAssembly. The
// page's script sets handbookContent to the archive and waits for handbookReady,
// or handbookFailed with a sentence. Then handbookSearch, called with the typed text,
// returns a websearch.Answer as JSON.
package main

import (
	"encoding/json"
	"syscall/js"

	"clinichandbook/handbook/export/websearch"
)

func main() {
	page := js.Global()
	content := page.Get("handbookContent")
	archive := make([]byte, content.Get("length").Int())
	js.CopyBytesToGo(archive, content)
	page.Delete("handbookContent")
	engine, err := websearch.Open(archive)
	if err != nil {
		page.Call("handbookFailed", err.Error())
		return
	}
	page.Set("handbookSearch", js.FuncOf(func(_ js.Value, args []js.Value) any {
		answer, err := json.Marshal(engine.Answer(args[0].String()))
		if err != nil {
			panic(err) // an answer is text and lists: it always can be
		}
		return string(answer)
	}))
	page.Call("handbookReady")
	select {} // the page calls as long as it is open
}
