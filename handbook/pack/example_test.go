package pack_test

import (
	"crypto/rand"
	"fmt"
	"io/fs"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/pack"
)

func Example() {
	public, private, _ := minisign.GenerateKey(rand.Reader)
	content := map[string][]byte{"clinic.yaml": []byte("nurse-line: extension 12\n")}
	created := time.Date(2026, 11, 24, 14, 5, 0, 0, time.UTC)
	data, _ := pack.Create(content, 20261124140500, created, private)

	p, err := pack.Open(data, []minisign.PublicKey{public}, pack.DefaultLimits())
	text, _ := fs.ReadFile(p.Content, "clinic.yaml")
	fmt.Printf("%d %s%v\n", p.Version, text, err)

	data[100] ^= 1
	_, err = pack.Open(data, []minisign.PublicKey{public}, pack.DefaultLimits())
	fmt.Println(err)
	// Output:
	// 20261124140500 nurse-line: extension 12
	// <nil>
	// the pack was changed or damaged after it was signed, or was not copied whole: copy it again from where it was made
}
