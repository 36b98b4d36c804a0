package pack

import (
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"aead.dev/minisign"
)

// TestVersionBeyondToday: a version that no later pack could exceed is neither made
// nor accepted; one made of the time, or counted by hand, is.
func TestVersionBeyondToday(t *testing.T) {
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 24, 14, 5, 0, 0, time.UTC)
	files := map[string][]byte{"clinic.yaml": []byte("a: b\n")}
	for version, sound := range map[int64]bool{1: true, 4711: true, 20261124140500: true, 20261224140500: false, maxVersion: false} {
		data, err := Create(files, version, now, private)
		var refusal *Refusal
		if (err == nil) != sound || err != nil && !errors.As(err, &refusal) {
			t.Errorf("version %d: %v", version, err)
			continue
		}
		if !sound {
			continue
		}
		limits := DefaultLimits()
		limits.Now = now
		if _, err := Open(data, []minisign.PublicKey{public}, limits); err != nil {
			t.Errorf("version %d: %v", version, err)
		}
		limits.Now = now.AddDate(-1, 0, 0)
		if _, err := Open(data, []minisign.PublicKey{public}, limits); err == nil {
			t.Errorf("version %d is accepted a year before it was made", version)
		}
	}
}
