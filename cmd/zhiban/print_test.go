package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store"
)

// A report goes to the printer through lp, and what lp says is told. The path
// belongs to the whole process, so this is no script.
func TestReportIsPrintedByLP(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.FixedZone("", 8*3600))
	run := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		a := &app{in: strings.NewReader(""), out: &out, err: &out, env: func(string) string { return "" }, wall: func() time.Time { return now }, terminal: func(any) bool { return false },
			pin: store.PINCost{MemoryKiB: 8, Passes: 1}}
		if code := a.run(context.Background(), append([]string{"--db", filepath.Join(dir, "post.db")}, args...)); code != want {
			t.Fatalf("%q: exit code %d, want %d\n%s", args, code, want, out.String())
		}
		return out.String()
	}
	run(exitDone, "init", "--plan", "urban-village", "--officer", "冯", "--t0", "01:00")
	now = now.Add(6*time.Hour + 45*time.Minute)
	run(exitDone, "handover", "cutoff")
	run(exitDone, "handover", "sign", "head")
	run(exitDone, "handover", "seal")
	lp := func(script string) {
		t.Helper()
		bin := t.TempDir()
		if script != "" {
			if err := os.WriteFile(filepath.Join(bin, "lp"), []byte("#!/bin/sh\n"+script), 0o700); err != nil { //nolint:gosec // a program has to run
				t.Fatal(err)
			}
		}
		t.Setenv("PATH", bin)
	}
	for _, c := range []struct {
		lp   string
		code int
		args string
		says string
	}{
		{`echo "request id is 7 $*"`, exitDone, "report handover --print", "K-J01 已交给打印机：request id is 7 -t K-J01 -\n"},
		{`echo "request id is 7 $*"`, exitDone, "--lang en report handover --print=East", "K-J01 went to the printer: request id is 7 -t K-J01 -d East -\n"},
		{`echo "request id is 7 $*"`, exitDone, "--json report handover --print=East", `"printer": "East"`},
		{"echo 'lp: The printer or class does not exist.' >&2; exit 1", exitRefused, "report handover --print=West", "没有打印，打印程序说：lp: The printer or class does not exist."},
		{"", exitRefused, "report handover --print", "本机没有打印程序 lp"},
		{"", exitUsage, "report handover", "--out"},
		{"", exitUsage, "report handover --print East", "East"},
	} {
		lp(c.lp)
		if got := run(c.code, strings.Fields(c.args)...); !strings.Contains(got, c.says) {
			t.Errorf("%s: %s, want %s", c.args, got, c.says)
		}
	}
}
