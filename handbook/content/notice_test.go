package content

import (
	"testing"

	"clinichandbook/handbook"
)

// TestNotices checks that the messages that are notices are still worded so.
func TestNotices(t *testing.T) {
	page := func(more string) string {
		return "---\ntitle: A\nroute: nurse\nsay: B.\n" + more + "---\nText.\n"
	}
	bundled := hiddenFS(map[string]string{"faq/a.md": page("")})
	for name, more := range map[string]string{
		"no version":       "",
		"another version":  "based-on: \"0123456789ab\"\n",
		"outdated Spanish": "based-on: " + quoted(Fingerprint([]byte(page("")))) + "\nsay-spanish: C.\nspanish-of: \"0123456789ab\"\n",
	} {
		problems := Check(bundled, handbook.Layer{FS: hiddenFS(map[string]string{"faq/a.md": page(more)})})
		if len(problems) != 1 || !IsNotice(problems[0]) {
			t.Errorf("%s: %v", name, problems)
		}
	}
	if problems := Check(hiddenFS(map[string]string{"faq/a.md": page("unknown: x\n")})); len(problems) != 1 || IsNotice(problems[0]) {
		t.Errorf("a problem: %v", problems)
	}
}
