// Command dist builds the packages: for Windows a portable ZIP and two installers,
// for Linux a Debian package and a portable tar.gz, with checksums, bills of
// materials, and the licenses of everything in them.
//
//	go run . -root ../../.. -out ../../../dist
//
// The version comes from FyneApp.toml and the date of all files from the last
// commit, so the same source gives the same bytes. make dist runs it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	r := &release{}
	userCache, _ := os.UserCacheDir() // without one, -cache is required
	flag.StringVar(&r.root, "root", "../../..", "the repository")
	flag.StringVar(&r.out, "out", "../../../dist", "folder for what is built")
	flag.StringVar(&r.cache, "cache", filepath.Join(userCache, "clinic-handbook"), "folder that keeps the software renderer once it is built")
	version := flag.String("version", "", "another version than that of FyneApp.toml, to try an upgrade")
	flag.BoolVar(&r.softGL, "softgl", true, "with the software renderer for Windows")
	flag.StringVar(&r.signing.key, "sign-key", "", "minisign's secret key, to sign SHA256SUMS")
	flag.StringVar(&r.signing.certificate, "certificate", "", "PKCS #12 file, to sign the Windows programs and installers")
	flag.StringVar(&r.signing.password, "password-file", "", "file with the password of the key or the certificate")
	only := flag.String("only", "", "windows or linux; both if empty")
	flag.Parse()
	if err := r.make(*only, *version); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

// release is a version that is being packaged.
type release struct {
	root    string // of the repository
	out     string // where the packages go
	cache   string // keeps what is built only once
	meta    meta
	date    time.Time
	softGL  bool   // with the software renderer
	work    string // scratch, removed at the end
	signing signing
	glibc   int // that the Linux program needs: 2.N
}

func (r *release) make(only, version string) (err error) {
	if err := r.prepare(version); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(r.work)) }()
	if only != "windows" {
		if err := r.linux(); err != nil {
			return err
		}
	}
	if only != "linux" {
		if err := r.windows(); err != nil {
			return err
		}
	}
	if err := sum(r.out, os.Stdout); err != nil {
		return err
	}
	reportReach(os.Stderr, r.glibc)
	return r.signSums()
}

// version is the product's, three numbers.
func (r *release) version() string { return r.meta.Details.Version }

// prepare determines version and date and empties the output folder.
func (r *release) prepare(version string) error {
	for _, dir := range []*string{&r.root, &r.out, &r.cache} {
		abs, err := filepath.Abs(*dir)
		if err != nil {
			return err
		}
		*dir = abs
	}
	m, err := readMeta(filepath.Join(r.root, "FyneApp.toml"))
	if err != nil {
		return err
	}
	r.meta = m.withVersion(version)
	if _, err := fourNumbers(r.version()); err != nil {
		return err
	}
	if err := checkTag(r.root, m.Details.Version); err != nil {
		return err
	}
	if r.date, err = sourceDate(r.root); err != nil {
		return err
	}
	if err := os.RemoveAll(r.out); err != nil {
		return err
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	r.work, err = os.MkdirTemp("", "clinic-handbook-dist-")
	return err
}

// name is a package's file name for a system, without its extension.
func (r *release) name(system string) string {
	name := "clinic-handbook-" + r.version() + "-" + system
	if system == "windows-amd64" && !r.softGL {
		name += "-no-softgl"
	}
	return name
}

// checkTag fails if the commit has a release's tag that is not the version's.
func checkTag(root, version string) error {
	out, err := exec.Command("git", "-C", root, "tag", "--points-at", "HEAD", "--list", "v*").Output()
	if err != nil {
		return nil // sources without a repository have no tags
	}
	for _, tag := range strings.Fields(string(out)) {
		if tag != "v"+version {
			return fmt.Errorf("the commit is tagged %s, and FyneApp.toml says %s", tag, version)
		}
	}
	return nil
}

// sourceDate is the date of all files in the packages: that of the last commit, or
// SOURCE_DATE_EPOCH (seconds since 1970), the convention for reproducible builds.
// Sources without a repository need the latter.
func sourceDate(root string) (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		out, err := exec.Command("git", "-C", root, "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, fmt.Errorf("the date of the last commit cannot be read (%w): set SOURCE_DATE_EPOCH", err)
		}
		epoch = strings.TrimSpace(string(out))
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH=%q: it must be seconds since 1970", epoch)
	}
	return time.Unix(seconds&^1, 0).UTC(), nil // ZIP and MSI count in steps of two seconds
}

// run runs a tool and shows its output only if it fails.
func (r *release) run(cmd *exec.Cmd, what string) error {
	fmt.Fprintln(os.Stderr, what)
	cmd.Env = append(cmd.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.date.Unix()))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", what, err, out)
	}
	return nil
}
