package handbook

import (
	"os"
	"testing"
)

func BenchmarkLoadAll(b *testing.B) {
	for b.Loop() {
		Load(os.DirFS("../assets/content"))
	}
}
func BenchmarkVocab(b *testing.B) {
	for b.Loop() {
		l := newLoader(os.DirFS("../assets/content"))
		l.readVocabulary()
	}
}
