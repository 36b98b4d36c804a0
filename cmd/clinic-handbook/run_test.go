package main

import (
	"errors"
	"flag"
	"strings"
	"testing"

	"clinichandbook/ui"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		args string
		want ui.Request
	}{
		{"", ui.Request{}},
		{"throwing up", ui.Request{Query: "throwing up"}},
		{"--entry faq/can-i-drive", ui.Request{Entry: "faq/can-i-drive"}},
		{"--entry=faq/can-i-drive", ui.Request{Entry: "faq/can-i-drive"}},
		{"-- --entry", ui.Request{Query: "--entry"}},
	} {
		if got, _, err := parse(strings.Fields(c.args), &strings.Builder{}); err != nil || got != c.want {
			t.Errorf("%q asks for %+v, %v, want %+v", c.args, got, err, c.want)
		}
	}
	for _, args := range []string{"--entry", "--entry a b", "--nonsense", "--content", "--content /no/such/folder"} {
		if _, _, err := parse(strings.Fields(args), &strings.Builder{}); err == nil || errors.Is(err, flag.ErrHelp) {
			t.Errorf("%q is accepted: %v", args, err)
		}
	}
}

func TestRunWithoutWindow(t *testing.T) {
	for _, c := range []struct {
		args       string
		code       int
		out, error string
	}{
		{"--help", done, "--entry ID", ""},
		{"--version", done, version, ""},
		{"--entry a b", wrongUsage, "", "give one of them"},
		{"--nonsense", wrongUsage, "", "--help"},
	} {
		var stdout, stderr strings.Builder
		code := run(strings.Fields(c.args), &stdout, &stderr)
		if code != c.code || !strings.Contains(stdout.String(), c.out) || !strings.Contains(stderr.String(), c.error) {
			t.Errorf("%s: code %d, out %q, error %q", c.args, code, stdout.String(), stderr.String())
		}
	}
}
