package pack

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/content"

	"aead.dev/minisign"
)

// forged lays out a manifest and files as packs do, whatever they are.
func forged(m *Manifest, files ...[2]string) []byte {
	var b bytes.Buffer
	z := newLayout(&b)
	z.add(manifestName, m.encode())
	for _, f := range files {
		z.add(contentFolder+f[0], []byte(f[1]))
	}
	if err := z.end(SignatureSize); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// manifestOf is the manifest of files, sound or not.
func manifestOf(files ...[2]string) *Manifest {
	content := map[string][]byte{}
	for _, f := range files {
		content[f[0]] = []byte(f[1])
	}
	m, _ := newManifest(content, 7, created)
	return m
}

// named is a pack with one file of a name.
func named(name string) []byte {
	f := [2]string{name, "text"}
	return forged(manifestOf(f), f)
}

// zipped makes a body with archive/zip; the signature is to come below it.
func zipped(build func(*zip.Writer)) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	build(z)
	if err := errJoin(z.SetComment(strings.Repeat(" ", SignatureSize)), z.Close()); err != nil {
		panic(err)
	}
	return b.Bytes()[:b.Len()-SignatureSize]
}

func errJoin(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func zipFile(z *zip.Writer, h zip.FileHeader, content io.Reader) {
	w, err := z.CreateHeader(&h)
	if err == nil {
		_, err = io.Copy(w, content)
	}
	if err != nil {
		panic(err)
	}
}

// honest are the files of a sound pack.
var honest = [][2]string{{"clinic.yaml", "nurse-line: extension 12\n"}, {"faq/a.md", "---\ntitle: A\n---\n"}, {"faq/b.md", "---\ntitle: B\n---\n"}}

func honestBody() []byte { return forged(manifestOf(honest...), honest...) }

// replaced is a sound body with other bytes of the same length in it.
func replaced(old, new string) []byte {
	b := honestBody()
	if len(old) != len(new) || !bytes.Contains(b, []byte(old)) {
		panic(old)
	}
	return bytes.Replace(b, []byte(old), []byte(new), 1)
}

// entry is where the header of a file stands in a body, and where its line of
// the directory does.
func entry(body []byte, name string) (header, central int) {
	at := bytes.Index(body, []byte(name))
	return at - headerSize, bytes.LastIndex(body, []byte(name)) - 46
}

type hostilePack struct {
	body []byte
	want Reason
}

// hostile are bodies of packs that a key which is trusted has signed, so that
// no signature stands in their way.
func hostile() map[string]hostilePack {
	return map[string]hostilePack{
		"empty":               {nil, Unsigned},
		"not a zip":           {[]byte(strings.Repeat("handbook ", 50)), NotAPack},
		"an empty zip":        {zipped(func(*zip.Writer) {}), NotAPack},
		"a zip of pages":      {zipped(func(z *zip.Writer) { zipFile(z, zip.FileHeader{Name: "faq/a.md"}, strings.NewReader("x")) }), NotAPack},
		"something before it": {append([]byte("MZ"), honestBody()...), NotAPack},
		"something after it":  {append(honestBody(), 0), WrongFiles},
		"two in one":          {append(honestBody(), honestBody()...), WrongFiles},

		"path: parent":          {named("../../autostart.yaml"), BadPath},
		"path: parent inside":   {named("faq/../../x.md"), BadPath},
		"path: dot":             {named("./clinic.yaml"), BadPath},
		"path: absolute":        {named("/etc/clinic-handbook/handbook.yaml"), BadPath},
		"path: UNC":             {named(`\\server\share\x.md`), BadPath},
		"path: backslash":       {named(`faq\..\..\x.md`), BadPath},
		"path: drive":           {named("c:/windows/x.md"), BadPath},
		"path: drive, relative": {named("c:x.md"), BadPath},
		"path: stream":          {named("faq/a.md:hidden"), BadPath},
		"path: device":          {named("faq/con.md"), BadPath},
		"path: device, bare":    {named("nul"), BadPath},
		"path: device, port":    {named("com1.md"), BadPath},
		"path: device, folder":  {named("aux/x.md"), BadPath},
		"path: trailing dot":    {named("faq/a.md."), BadPath},
		"path: trailing space":  {named("faq/a.md "), BadPath},
		"path: capitals":        {named("faq/A.md"), BadPath},
		"path: NUL":             {named("faq/a.md\x00.txt"), BadPath},
		"path: right to left":   {named("faq/\u202ea.md"), BadPath},
		"path: not UTF-8":       {named("faq/\xff.md"), BadPath},
		"path: double slash":    {named("faq//a.md"), BadPath},
		"path: folder":          {named("faq/"), BadPath},
		"path: empty":           {named(""), BadPath},
		"path: long":            {named(strings.Repeat("a", content.MaxPath) + ".md"), BadPath},
		"path: newline":         {named("faq/a\nb.md"), BadPath},

		"case collision": {forged(manifestOf([2]string{"faq/A.md", "1"}, [2]string{"faq/a.md", "2"}), [2]string{"faq/A.md", "1"}, [2]string{"faq/a.md", "2"}), BadPath},

		"wrong hash":    {replacedAndSummed("title: A", "title: X"), WrongHash},
		"wrong CRC":     {patched("content/faq/a.md", 14, 0xdeadbeef), WrongFiles},
		"missing file":  {forged(manifestOf(honest...), honest[:2]...), WrongFiles},
		"missing inner": {forged(manifestOf(honest...), honest[0], honest[2]), WrongFiles},
		"extra file":    {forged(manifestOf(honest[:2]...), honest...), WrongFiles},
		"other order":   {forged(manifestOf(honest...), honest[1], honest[0], honest[2]), WrongFiles},
		"no file":       {forged(manifestOf(honest...)), WrongFiles},
		"size too small": {
			forged(withFile(manifestOf(honest...), 1, func(f *File) { f.Size-- }), honest...),
			WrongHash,
		},
		"size too large":  {forged(withFile(manifestOf(honest...), 1, func(f *File) { f.Size++ }), honest...), WrongHash},
		"size negative":   {forged(withFile(manifestOf(honest...), 1, func(f *File) { f.Size = -1 }), honest...), TooLarge},
		"size huge":       {forged(withFile(manifestOf(honest...), 1, func(f *File) { f.Size = 1 << 62 }), honest...), TooLarge},
		"size past end":   {forged(withFile(manifestOf(honest...), 2, func(f *File) { f.Size = 1 << 19 }), honest...), WrongFiles},
		"hash in capital": {forged(withFile(manifestOf(honest...), 1, func(f *File) { f.SHA256 = strings.ToUpper(f.SHA256) }), honest...), WrongHash},
		"hash empty":      {forged(withFile(manifestOf(honest...), 1, func(f *File) { f.SHA256 = "" }), honest...), WrongHash},

		"link":                {patchedCentral("content/faq/a.md", 38, 0o120777<<16), WrongFiles},
		"folder mode":         {patchedCentral("content/faq/a.md", 38, 0o040755<<16), WrongFiles},
		"overlapping":         {patchedCentral("content/faq/b.md", 42, 0), WrongFiles},
		"encrypted":           {patched("content/faq/a.md", 6, 1), WrongFiles},
		"data descriptor":     {patched("content/faq/a.md", 6, 8), WrongFiles},
		"name in directory":   {replacedLast("content/faq/a.md", "content/../a.md/"), WrongFiles},
		"name in header":      {replaced("content/faq/a.md", "content/../../x"+"."), WrongFiles},
		"two disks":           {patchedEnd(4, 1), WrongFiles},
		"comment too long":    {patchedEnd(20, 0xffff), WrongFiles},
		"directory elsewhere": {patchedEnd(16, 0), WrongFiles},
		"a million listed":    {patchedEnd(8, 0xffff), WrongFiles},
		"directory twice":     {append(honestBody(), honestBody()[len(honestBody())-22:]...), WrongFiles},

		"manifest: garbage":     {body("{"), BadManifest},
		"manifest: a list":      {body("[1]"), BadManifest},
		"manifest: null":        {body("null"), UnknownFormat},
		"manifest: empty":       {body(""), BadManifest},
		"manifest: deep":        {body(strings.Repeat("[", 400)), BadManifest},
		"manifest: newer":       {forged(withManifest(func(m *Manifest) { m.Format = 2 }), honest...), UnknownFormat},
		"manifest: format 0":    {forged(withManifest(func(m *Manifest) { m.Format = 0 }), honest...), UnknownFormat},
		"manifest: version 0":   {forged(withManifest(func(m *Manifest) { m.Version = 0 }), honest...), BadManifest},
		"manifest: version -1":  {forged(withManifest(func(m *Manifest) { m.Version = -1 }), honest...), BadManifest},
		"manifest: version max": {forged(withManifest(func(m *Manifest) { m.Version = 1<<63 - 1 }), honest...), BadManifest},
		"manifest: no time":     {forged(withManifest(func(m *Manifest) { m.Created = time.Time{} }), honest...), BadManifest},
		"manifest: local time":  {forged(withManifest(func(m *Manifest) { m.Created = created.In(time.FixedZone("", 3600)) }), honest...), BadManifest},
		"manifest: tomorrow":    {forged(withManifest(func(m *Manifest) { m.Created = created.AddDate(1, 0, 0) }), honest...), FromTheFuture},
		"manifest: no files":    {forged(withManifest(func(m *Manifest) { m.Files = nil }), honest...), WrongFiles},
		"manifest: twice":       {forged(manifestTwice(), honest[0], honest[0]), BadPath},
		"manifest: out of order": {forged(withManifest(func(m *Manifest) { m.Files[0], m.Files[1] = m.Files[1], m.Files[0] }),
			honest[1], honest[0], honest[2]), BadPath},
		"manifest: unknown key": {body(strings.Replace(string(manifestOf(honest...).encode()), `"version"`, `"run": "x", "version"`, 1)), BadManifest},
		"manifest: key twice":   {body(strings.Replace(string(manifestOf(honest...).encode()), `"version": 7`, `"version": 7, "version": 7`, 1)), BadManifest},
		"manifest: key case":    {body(strings.Replace(string(manifestOf(honest...).encode()), `"version"`, `"Version"`, 1)), BadManifest},
		"manifest: more":        {body(string(manifestOf(honest...).encode()) + "{}"), BadManifest},
		"manifest: number form": {body(strings.Replace(string(manifestOf(honest...).encode()), `"version": 7`, `"version": 7.0`, 1)), BadManifest},
		"manifest: size":        {patched("manifest.json", 18, 1<<31), WrongFiles},
		"manifest: compressed":  {zipped(deflatedManifest), BadManifest},
	}
}

// hostileLarge are those that take a moment to make.
func hostileLarge() map[string]hostilePack {
	return map[string]hostilePack{
		"bomb: by ratio":        {zipped(ratioBomb), WrongFiles},
		"bomb: by total":        {forged(totalBomb(), honest...), TooLarge},
		"a million files":       {forged(millionFiles()), TooLarge},
		"a million empty files": {zipped(millionEmpty), WrongFiles},
	}
}

// TestHostile checks that hostile packs are refused, signed by a trusted key,
// by another key, and not signed at all.
func TestHostile(t *testing.T) {
	key, keys := testKey(t)
	other, _ := testKey(t)
	limits := DefaultLimits()
	limits.Now = created
	if _, err := Open(append(honestBody(), sign(honestBody(), key, trustedComment)...), keys, limits); err != nil {
		t.Fatalf("the sound pack that the hostile ones are made from: %v", err)
	}
	table := hostile()
	if !testing.Short() { // they take seconds to make
		maps.Copy(table, hostileLarge())
	}
	for name, c := range table {
		t.Run(name, func(t *testing.T) {
			signed := append(bytes.Clone(c.body), sign(c.body, key, trustedComment)...)
			want := c.want
			if len(c.body) == 0 || name == "something before it" || name == "not a zip" {
				want = NotAPack
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			started := time.Now()
			refused(t, signed, keys, limits, want)
			took := time.Since(started)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory || took > mostTime {
				t.Errorf("refusing %d bytes takes %v and %d MiB", len(signed), took, used>>20)
			}
			if int64(len(signed)) > limits.Size {
				t.Logf("it has %d MiB, more than a pack may have", len(signed)>>20)
				return
			}
			if _, err := Open(append(bytes.Clone(c.body), sign(c.body, other, trustedComment)...), keys, limits); reasonOf(err) != OtherKey && want != NotAPack {
				t.Errorf("signed by another key: %v", err)
			}
			if _, err := Open(c.body, keys, limits); reasonOf(err) != Unsigned && reasonOf(err) != NotAPack {
				t.Errorf("not signed: %v", err)
			}
		})
	}
}

func reasonOf(err error) Reason {
	if r, ok := err.(*Refusal); ok {
		return r.Reason
	}
	return -1
}

// TestHostileNamesAreNotPacked checks that no such pack can be made by mistake.
func TestHostileNamesAreNotPacked(t *testing.T) {
	key, _ := testKey(t)
	for _, name := range []string{"../x.md", "/x.md", `a\b.md`, "c:x.md", "faq/con.md", "faq/A.md", "faq/ä.md"} {
		if _, err := Create(map[string][]byte{name: []byte("x")}, 1, created, key); reasonOf(err) != BadPath {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, version := range []int64{0, -1, 1 << 53} {
		if _, err := Create(testContent(), version, created, key); reasonOf(err) != BadManifest {
			t.Errorf("version %d: %v", version, err)
		}
	}
	if _, err := Create(nil, 1, created, key); err == nil {
		t.Error("a pack of nothing is made")
	}
}

// FuzzOpen opens any bytes, as they are and with a trusted signature below
// them. What is taken must be what Create makes.
func FuzzOpen(f *testing.F) {
	key, keys := testKey(f)
	f.Add(testPack(f, key))
	f.Add(honestBody())
	for _, c := range hostile() {
		f.Add(c.body)
	}
	limits := DefaultLimits()
	limits.Size = 1 << 20
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range [][]byte{data, append(bytes.Clone(data), sign(data, key, trustedComment)...)} {
			p, err := Open(d, keys, limits)
			if err != nil {
				if reasonOf(err) < 0 {
					t.Errorf("no refusal: %v", err)
				}
				continue
			}
			checkSame(t, p, d, key)
		}
	})
}

// checkSame packs again what was opened.
func checkSame(t *testing.T, p *Pack, data []byte, key minisign.PrivateKey) {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range p.Files {
		var err error
		if files[f.Path], err = fs.ReadFile(p.Content, f.Path); err != nil {
			t.Fatal(err)
		}
	}
	again, err := Create(files, p.Version, p.Created, key)
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("packed again it is something else (%v)", err)
	}
}
