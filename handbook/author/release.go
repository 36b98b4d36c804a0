package author

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"aead.dev/minisign"

	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

// ErrNoKey means that a workspace publishes signed packs, and no key was given.
var ErrNoKey = errors.New("this working folder publishes signed packs: say with which key")

func (w Workspace) packFile() string { return w.path(liveFolder, packName) }

// livePack is the pack that desks show now. It is nil before the first one, and in a
// workspace that publishes a folder.
func (w Workspace) livePack(ring Keyring) (*pack.Pack, error) {
	if !ring.Signs() {
		return nil, nil
	}
	data, err := pack.ReadBytes(w.packFile(), pack.DefaultLimits())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var p *pack.Pack
	if err == nil {
		p, err = ring.trust.Past().Open(data, pack.DefaultLimits())
	}
	var refused *pack.Refusal
	switch {
	case errors.As(err, &refused):
		return nil, inputError("%s was not published here, or was changed since: move it away, and publish again", w.packFile())
	case err != nil:
		return nil, &ReachError{w.Root, err}
	}
	return p, nil
}

// releaseOf finds a pack in the history.
func (w Workspace) releaseOf(p *pack.Pack) (Folder, delivery.Pointer, error) {
	all, err := w.records()
	if err != nil {
		return Folder{}, delivery.Pointer{}, err
	}
	i := slices.IndexFunc(all, func(r Publication) bool { return r.Pack == p.Version })
	if i < 0 {
		return Folder{}, delivery.Pointer{}, inputError("%s was not published here: move it away, and publish again", w.packFile())
	}
	dir := w.path(historyFolder, publishedName, delivery.VersionName(all[i].Version), contentFolder)
	return Folder{Bundled: w.Bundled, Dir: dir}, delivery.Pointer{Version: all[i].Version, Sum: all[i].Sum}, nil
}

// makePack signs what is published. Its number is made of the time, so that it rises
// even if the history is lost, and is higher than that of every pack before it.
func (w Workspace) makePack(ring Keyring, done *Publication, files map[string][]byte, key *minisign.PrivateKey) ([]byte, error) {
	if key == nil {
		return nil, ErrNoKey
	}
	if mine := ring.Find(key.Public().(minisign.PublicKey)); mine.Name == "" || mine.State != KeyAccepted {
		return nil, &KeyError{mine}
	}
	shown, err := w.livePack(ring)
	if err != nil {
		return nil, err
	}
	all, err := w.records()
	if err != nil {
		return nil, err
	}
	if done.Pack, err = strconv.ParseInt(done.At.UTC().Format("20060102150405"), 10, 64); err != nil {
		return nil, err
	}
	if shown != nil {
		if done.At.AddDate(0, 0, 1).Before(shown.Created) {
			return nil, inputError("the clock of this computer shows %s, and the last publication was on %s: set the clock, then publish",
				done.At.Local().Format("2 Jan 2006"), shown.Created.Local().Format("2 Jan 2006"))
		}
		done.Pack = max(done.Pack, shown.Version+1)
	}
	for _, r := range all {
		done.Pack = max(done.Pack, r.Pack+1)
	}
	return pack.Create(files, done.Pack, done.At, *key, ring.statements...)
}

// putPack lets desks show a pack, and reads it as they do.
func (w Workspace) putPack(ring Keyring, data []byte) error {
	if err := w.put(w.packFile(), data); err != nil {
		return err
	}
	there, err := pack.ReadBytes(w.packFile(), pack.DefaultLimits())
	if err == nil && !bytes.Equal(there, data) {
		err = errors.New("the pack there is not the one that was written")
	}
	if err == nil {
		_, err = ring.trust.Open(there, pack.DefaultLimits())
	}
	if err != nil {
		return &ReachError{w.Root, err}
	}
	return nil
}

// putVersion lets desks show a published folder.
func (w Workspace) putVersion(p delivery.Pointer, files map[string][]byte) error {
	if err := w.putFolder(w.path(liveFolder, filepath.FromSlash(p.Folder())), files); err != nil {
		return err
	}
	return w.put(w.path(liveFolder, delivery.PointerName), p.Text())
}

// keepsFolder reports whether a workspace that signs also publishes a folder: it did
// before it signed, and desks that were not told yet still read that.
func (w Workspace) keepsFolder() bool {
	_, err := os.Stat(w.path(liveFolder, delivery.PointerName))
	return err == nil
}

// catchUp publishes for desks that still read the folder what the others show
// already, if the last publication was cut short between the two.
func (w Workspace) catchUp(ring Keyring) error {
	if !ring.Signs() || !w.keepsFolder() {
		return nil
	}
	live, now, err := w.Live()
	if err != nil || live.Dir == "" {
		return err
	}
	if p, err := delivery.ReadPointer(os.DirFS(w.path(liveFolder))); err == nil && p.Version >= now.Version {
		return nil
	}
	files, err := live.everything()
	if err != nil {
		return err
	}
	return w.putVersion(now, files)
}

// everything is what desks read of a version in the history.
func (f Folder) everything() (map[string][]byte, error) {
	files, err := f.collect()
	if err != nil {
		return nil, err
	}
	files = maps.Clone(files)
	news, err := readFile(filepath.Join(f.Dir, newsFile))
	if err == nil {
		files[newsFile] = news
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return files, nil
}
