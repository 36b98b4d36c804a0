package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
)

// TestHandOverByCommands is the work of two owners with the commands alone: signed
// packs, a second key, a hand-over, a lost key, and which desks are up to date.
func TestHandOverByCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the handbook some forty times")
	}
	t.Chdir(t.TempDir())
	number := map[string]string{}
	for _, name := range []string{"ann", "bob", "carol"} {
		want(t, exitDone, name+".pub", "keygen", "--no-password", "--out", name)
		public, err := author.ReadPublicKey(name + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		number[name] = pack.KeyID(public.ID())
	}
	for _, s := range []struct {
		code int
		says string
		args string
	}{
		{exitDone, "is set up", "setup work"},
		{exitDone, "without signatures", "keys --work work"},
		{exitUsage, "say whose key it is", "keys --work work --join ann.pub"},
		{exitDone, "signs what is published here", "keys --work work --join ann.pub --name Ann"},
		{exitDone, "changed in the draft", "edit faq/can-i-drive --work work --by Ann --say Ask."},
		{exitUsage, "name your private key with --key", "publish --work work --by Ann --why one"},
		{exitUsage, "there is no file nobody.key", "publish --work work --by Ann --why one --key nobody.key"},
		{exitProblems, "not one of this working folder", "publish --work work --by Bob --why one --key bob.key"},
		{exitDone, "Published as version 1, in the signed pack 20", "publish --work work --by Ann --why one --key ann.key"},
		{exitDone, "is sound", "verify work/live/clinic.hbk --key ann.pub"},
		{exitDone, "is added", "keys --work work --join bob.pub --name Bob"},
		{exitDone, number["bob"] + "\twaits to be accepted\tBob", "keys --work work"},
		{exitProblems, "do not accept this key yet", "handover " + number["bob"] + " --key bob.key --work work"},
		{exitUsage, "there is no key", "handover 0000 --key ann.key --work work"},
		{exitUsage, "exclude each other", "handover 0000 --key ann.key --keep --instead-of 1 --work work"},
		{exitDone, "after the next publication", "handover " + number["bob"] + " --keep --key ann.key --work work"},
		{exitDone, "changed in the draft", "edit faq/can-i-drive --work work --by Ann --say Nurse."},
		{exitDone, "Published as version 2", "publish --work work --by Ann --why key --key ann.key"},
		{exitDone, "is added", "keys --work work --join carol.pub --name Carol"},
		{exitDone, "after the next publication", "handover " + number["carol"] + " --instead-of " + number["ann"] + " --key bob.key --work work"},
		{exitProblems, "was handed over", "publish --work work --by Ann --why key --key ann.key"},
		{exitDone, "Published as version 3", "publish --work work --by Carol --why key --key carol.key"},
		{exitDone, number["ann"] + "\thanded over\tAnn", "keys --work work"},
		{exitDone, "is sound", "verify work/live/clinic.hbk --key ann.pub"}, // a desk that knows Ann's key
		{exitDone, "as version 4, in the signed pack", "undo 1 --work work --by Carol --key carol.key --accept-lost"},
		{exitDone, "Copy the settings file", "desks --report on --work work"},
		{exitDone, "No desk has said", "desks --work work"},
	} {
		want(t, s.code, s.says, strings.Fields(s.args)...)
	}
	report := delivery.Report{Version: 3, At: time.Now()}
	if err := os.WriteFile(filepath.Join("work", "desks", "front-1.txt"), report.Text(), 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, exitDone, "shows version 3 of 4", "desks", "--work", "work")
	want(t, exitDone, "", "desks", "--forget", "front-1", "--work", "work")
	want(t, exitDone, "No desk has said", "desks", "--work", "work")
	if err := os.Rename("carol.key", "work/carol.key"); err != nil {
		t.Fatal(err)
	}
	want(t, exitUsage, "is in the working folder", "undo", "--work", "work", "--by", "Carol", "--key", "work/carol.key")
}
