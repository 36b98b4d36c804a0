package pack

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// owner is somebody with a key.
type owner struct {
	key minisign.PrivateKey
	pub minisign.PublicKey
}

func newOwner(t testing.TB) owner {
	t.Helper()
	key, pubs := testKey(t)
	return owner{key, pubs[0]}
}

// handsOver is a statement of the owner that a key takes the place of its own.
func (o owner) handsOver(t testing.TB, to owner) Handover { return o.states(t, o.pub, to) }

// adds is a statement that one more key is to be trusted.
func (o owner) adds(t testing.TB, to owner) Handover { return o.states(t, minisign.PublicKey{}, to) }

func (o owner) states(t testing.TB, from minisign.PublicKey, to owner) Handover {
	t.Helper()
	h, err := NewHandover(o.key, from, to.pub, created)
	must(t, err)
	return h
}

// packs is a pack of the owner, which Create may refuse to make.
func (o owner) packs(t testing.TB, statements ...Handover) []byte {
	t.Helper()
	m, err := newManifest(testContent(), 7, created)
	must(t, err)
	var b bytes.Buffer
	z := newLayout(&b)
	z.add(manifestName, m.encode())
	for _, f := range m.Files {
		z.add(contentFolder+f.Path, testContent()[f.Path])
	}
	comment := SignatureSize
	for _, h := range statements {
		comment += len(h.text)
	}
	must(t, z.end(comment))
	for _, h := range statements {
		b.Write(h.text)
	}
	return append(bytes.Clone(b.Bytes()), sign(b.Bytes(), o.key, trustedComment)...)
}

// opens reports why a desk that was given some keys, and has seen statements, does not
// accept a pack; -1 if it does.
func opens(given []owner, seen []Handover, data []byte) Reason {
	var keys []minisign.PublicKey
	for _, o := range given {
		keys = append(keys, o.pub)
	}
	_, err := NewTrust(keys...).With(seen...).Open(data, DefaultLimits())
	return reasonOf(err)
}

const accepted = Reason(-1)

// TestHandover is what each kind of desk accepts while keys go from hand to hand.
func TestHandover(t *testing.T) {
	a, b, c, d, thief := newOwner(t), newOwner(t), newOwner(t), newOwner(t), newOwner(t)
	ab, bc, ba := a.handsOver(t, b), b.handsOver(t, c), b.handsOver(t, a)
	lost := b.states(t, a.pub, c) // b's owner puts c in the place of a's lost key
	for name, x := range map[string]struct {
		given []owner
		seen  []Handover
		data  []byte
		want  Reason
	}{
		"the new key":                             {[]owner{a}, nil, b.packs(t, ab), accepted},
		"the new key without its statement":       {[]owner{a}, nil, b.packs(t), OtherKey},
		"the new key later, without it":           {[]owner{a}, []Handover{ab}, b.packs(t), accepted},
		"the old key before":                      {[]owner{a}, nil, a.packs(t), accepted},
		"the old key afterwards":                  {[]owner{a}, []Handover{ab}, a.packs(t), HandedOver},
		"the old key, who has stated it itself":   {[]owner{a}, nil, a.packs(t, ab), HandedOver},
		"a chain":                                 {[]owner{a}, nil, c.packs(t, ab, bc), accepted},
		"a chain out of order":                    {[]owner{a}, nil, c.packs(t, bc, ab), OtherKey},
		"a chain with a gap":                      {[]owner{a}, nil, c.packs(t, bc), OtherKey},
		"the middle of a chain":                   {[]owner{a}, nil, b.packs(t, ab, bc), HandedOver},
		"a desk set up in between":                {[]owner{b}, nil, c.packs(t, ab, bc), accepted},
		"a desk set up afterwards":                {[]owner{c}, nil, c.packs(t, ab, bc), accepted},
		"a desk set up afterwards, the first key": {[]owner{c}, nil, a.packs(t), OtherKey},
		"there and back":                          {[]owner{a}, nil, a.packs(t, ab, ba), HandedOver},
		"both given, one hands over to the other": {[]owner{a, b}, nil, b.packs(t, ab), accepted},
		"both given, the old one afterwards":      {[]owner{a, b}, []Handover{ab}, a.packs(t), HandedOver},
		"one more key":                            {[]owner{a}, nil, b.packs(t, a.adds(t, b)), accepted},
		"one more key, and the first one":         {[]owner{a}, []Handover{a.adds(t, b)}, a.packs(t), accepted},
		"one more key, twice":                     {[]owner{a}, []Handover{a.adds(t, b)}, b.packs(t, a.adds(t, b)), accepted},
		"a lost key replaced":                     {[]owner{a, b}, nil, c.packs(t, lost), accepted},
		"a lost key that is found":                {[]owner{a, b}, []Handover{lost}, a.packs(t), HandedOver},
		"the key of who replaced it":              {[]owner{a, b}, []Handover{lost}, b.packs(t), accepted},

		// What a thief of the old key does after the desk has seen the hand-over.
		"a second hand-over":                {[]owner{a}, []Handover{ab}, thief.packs(t, a.handsOver(t, thief)), OtherKey},
		"a second hand-over, after the 1st": {[]owner{a}, nil, thief.packs(t, ab, a.handsOver(t, thief)), OtherKey},
		"one more key of the old one":       {[]owner{a}, []Handover{ab}, thief.packs(t, a.adds(t, thief)), OtherKey},
		"the new key thrown out":            {[]owner{a}, []Handover{ab}, thief.packs(t, a.states(t, b.pub, thief)), OtherKey},
		"the old key added again":           {[]owner{a}, []Handover{ab, b.adds(t, d)}, a.packs(t, d.adds(t, a)), HandedOver},
		// What somebody does whose key was never trusted.
		"a stranger's statement":           {[]owner{a}, nil, thief.packs(t, thief.adds(t, d)), OtherKey},
		"a stranger, with a statement":     {[]owner{a}, nil, thief.packs(t, ab), OtherKey},
		"a stranger replaces":              {[]owner{a}, nil, thief.packs(t, thief.states(t, a.pub, d)), OtherKey},
		"replaces a key nobody knows":      {[]owner{a}, nil, b.packs(t, a.states(t, d.pub, b)), OtherKey},
		"the first seen of two":            {[]owner{a}, []Handover{a.handsOver(t, c)}, b.packs(t, ab), OtherKey},
		"the first seen of two, afterward": {[]owner{a}, []Handover{a.handsOver(t, c)}, c.packs(t, ab), accepted},
	} {
		if got := opens(x.given, x.seen, x.data); got != x.want {
			t.Errorf("%s: reason %d, want %d", name, got, x.want)
		}
	}
}

// TestEveryBitOfAHandover turns each bit of a pack with statements, and of a statement.
func TestEveryBitOfAHandover(t *testing.T) {
	a, b, c := newOwner(t), newOwner(t), newOwner(t)
	ab, bc := a.handsOver(t, b), b.handsOver(t, c)
	data := c.packs(t, ab, bc)
	step := 1
	if testing.Short() {
		step = 11
	}
	for i := 0; i < len(data)*8; i += step {
		data[i/8] ^= 1 << (i % 8)
		if opens([]owner{a}, nil, data) == accepted {
			t.Fatalf("with bit %d of byte %d turned it is opened", i%8, i/8)
		}
		data[i/8] ^= 1 << (i % 8)
	}
	text := ab.Text()
	for i := range len(text) * 8 {
		text[i/8] ^= 1 << (i % 8)
		if _, err := ParseHandovers(text); err == nil {
			t.Fatalf("with bit %d of byte %d turned the statement is read: %s", i%8, i/8, text)
		}
		text[i/8] ^= 1 << (i % 8)
	}
}

// TestForgedHandovers checks that a pack whose signature is right, and whose statements
// are not, is refused whole.
func TestForgedHandovers(t *testing.T) {
	a, b, thief := newOwner(t), newOwner(t), newOwner(t)
	ab := a.handsOver(t, b)
	with := func(change func(h *Handover)) Handover {
		h := ab
		h.text = bytes.Clone(ab.text)
		change(&h)
		return h
	}
	resign := func(o owner, comment string) func(*Handover) {
		return func(h *Handover) { h.text = append(h.head(), sign(h.head(), o.key, comment)...) }
	}
	for name, h := range map[string]Handover{
		"to somebody else": with(func(h *Handover) {
			h.text = bytes.Replace(h.text, []byte(b.pub.String()), []byte(thief.pub.String()), 1)
		}),
		"signed by somebody else":   with(resign(thief, handoverComment)),
		"signed as a pack":          with(func(h *Handover) { h.text = append(h.head(), sign(h.head(), a.key, trustedComment)...) }),
		"the signature of a pack":   with(func(h *Handover) { p := a.packs(t); h.text = append(h.head(), p[len(p)-SignatureSize:]...) }),
		"the signature of another":  with(func(h *Handover) { copy(h.text[handoverHead:], a.adds(t, thief).text[handoverHead:]) }),
		"lines ending otherwise":    with(func(h *Handover) { h.text = bytes.Replace(h.text, []byte("\nby: "), []byte("\rby: "), 1) }),
		"in another order":          with(func(h *Handover) { h.text = bytes.Replace(h.text, []byte("\nby: "), []byte("\nBY: "), 1) }),
		"cut short":                 with(func(h *Handover) { h.text = h.text[:len(h.text)-1] }),
		"too long":                  with(func(h *Handover) { h.text = append(h.text, '\n') }),
		"empty":                     with(func(h *Handover) { h.text = nil }),
		"to itself":                 with(func(h *Handover) { h.To = a.pub; resign(a, handoverComment)(h) }),
		"to no key":                 with(func(h *Handover) { h.To = minisign.PublicKey{}; resign(a, handoverComment)(h) }),
		"on a day that is none":     with(func(h *Handover) { h.text = bytes.Replace(h.text, []byte("on: 2026-11"), []byte("on: 2026-13"), 1) }),
		"in another time zone":      with(func(h *Handover) { h.text = bytes.Replace(h.text, []byte("Z\n"), []byte("z\n"), 1) }),
		"a key written another way": with(func(h *Handover) { h.text = bytes.Replace(h.text, []byte("from: RW"), []byte("from: rW"), 1) }),
	} {
		if got := opens([]owner{a, b}, nil, b.packs(t, h)); got == accepted && len(h.text) > 0 {
			t.Errorf("%s: it is accepted", name)
		}
	}
}

// TestTooManyHandovers checks the bound of a chain, in a pack and at a desk.
func TestTooManyHandovers(t *testing.T) {
	chain := []owner{newOwner(t)}
	var all []Handover
	for range MostHandovers + 1 {
		next := newOwner(t)
		all = append(all, chain[len(chain)-1].handsOver(t, next))
		chain = append(chain, next)
	}
	data := chain[MostHandovers].packs(t, all[:MostHandovers]...)
	if got := opens(chain[:1], nil, data); got != accepted {
		t.Errorf("the longest chain: reason %d", got)
	}
	if _, err := Create(testContent(), 7, created, chain[MostHandovers+1].key, all...); reasonOf(err) != BadHandover {
		t.Errorf("a longer one: %v", err)
	}
	if got := opens(chain[:1], nil, chain[MostHandovers+1].packs(t, all...)); got == accepted {
		t.Error("a longer one that is made all the same is accepted")
	}
	if data, err := Create(testContent(), 7, created, chain[1].key, all[0]); err != nil || !bytes.Equal(data, chain[1].packs(t, all[0])) {
		t.Errorf("Create makes another pack: %v", err)
	}
	if got := opens(chain[:1], all[:MostHandovers], chain[MostHandovers+1].packs(t, all[MostHandovers])); got != OtherKey {
		t.Errorf("one more, at a desk that has seen all: reason %d", got)
	}
	var text []byte
	for _, h := range all {
		text = append(text, h.Text()...)
	}
	if _, err := ParseHandovers(text); reasonOf(err) != BadHandover {
		t.Errorf("so many statements are read: %v", err)
	}
}

// TestTrustKeepsStatements: what a desk has to remember is what made a difference.
func TestTrustKeepsStatements(t *testing.T) {
	a, b, c := newOwner(t), newOwner(t), newOwner(t)
	ab, bc := a.handsOver(t, b), b.handsOver(t, c)
	trust := NewTrust(a.pub).With(bc, ab, ab, b.adds(t, b), bc, ab)
	if got := trust.Handovers(); len(got) != 2 || !got[0].To.Equal(b.pub) || !got[1].To.Equal(c.pub) {
		t.Errorf("it remembers %d statements", len(got))
	}
	if keys := trust.Keys(); len(keys) != 1 || !keys[0].Equal(c.pub) {
		t.Errorf("it trusts %d keys", len(keys))
	}
	if past := trust.Past().Keys(); len(past) != 3 {
		t.Errorf("it has trusted %d keys", len(past))
	}
	var text []byte
	for _, h := range trust.Handovers() {
		text = append(text, h.Text()...)
	}
	read, err := ParseHandovers(text)
	must(t, err)
	again := NewTrust(a.pub).With(read...)
	if !slices.EqualFunc(again.Keys(), trust.Keys(), func(x, y minisign.PublicKey) bool { return x.Equal(y) }) {
		t.Error("read again, it trusts other keys")
	}
	if before := NewTrust(a.pub); before.With(ab).Accepts(a.pub) || !before.Accepts(a.pub) {
		t.Error("a statement changes the trust that it was made from")
	}
}

// TestContentThatLooksLikeAHandover: what a page says is no statement.
func TestContentThatLooksLikeAHandover(t *testing.T) {
	a, b := newOwner(t), newOwner(t)
	text := strings.Repeat(string(a.handsOver(t, b).Text()), 5)
	for shift := range 40 {
		data, err := Create(map[string][]byte{"faq/a.md": []byte(text + strings.Repeat("x", shift*16))}, 7, created, a.key)
		must(t, err)
		if got := opens([]owner{a}, nil, data); got != accepted {
			t.Fatalf("reason %d", got)
		}
	}
}

func FuzzHandovers(f *testing.F) {
	a, b := newOwner(f), newOwner(f)
	f.Add(a.handsOver(f, b).Text())
	f.Add([]byte(handoverMark))
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := ParseHandovers(text)
		var r *Refusal
		if err != nil && !errors.As(err, &r) {
			t.Fatal(err)
		}
		var again []byte
		for _, h := range all {
			again = append(again, h.Text()...)
		}
		if err == nil && !bytes.Equal(again, text) {
			t.Error("read and written, it differs")
		}
	})
}
