package search

import (
	"fmt"
	"os"
	"testing"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/english"
)

func TestZZ(t *testing.T) {
	h, words, _ := content.Load(os.DirFS("../../assets/content"))
	ix := New(h, words, english.Language())
	b := ix.flags.bundled
	fmt.Println(len(b.phrases), len(b.reader.lexicon.terms))
	for _, s := range []string{"estoy con náuseas", "i have severe headaches and my mouth feels very dry and bloated tummy"} {
		for _, w := range b.read(nil, s, false) {
			fmt.Print(w.text, " not=", w.not, " small=", w.small, " [")
			for _, r := range w.readings {
				if int(r.feature) < len(b.reader.lexicon.filler) {
					fmt.Print(b.reader.lexicon.name(r.feature), r.quality, " ")
				}
			}
			fmt.Println("]")
		}
		fmt.Println(ix.Flags(s))
	}
}
