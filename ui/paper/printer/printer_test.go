package printer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper/printer"
)

// lp puts a program of that name on the path, alone.
func lp(t *testing.T, script string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\n"+script), 0o700); err != nil { //nolint:gosec // a program has to run
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func TestPrint(t *testing.T) {
	dir := lp(t, `while IFS= read -r l; do echo "$l"; done > "$(echo "$0" | { read -r p; echo "${p%/lp}"; })/job"
echo "$@" > "${0%/lp}/args"
echo "request id is East-7 (1 file(s))"`)
	said, err := printer.Print(context.Background(), []byte("%PDF-1.7\n"), "K-J01", "East")
	if err != nil || said != "request id is East-7 (1 file(s))" {
		t.Fatalf("%q, %v", said, err)
	}
	for name, want := range map[string]string{"job": "%PDF-1.7\n", "args": "-t K-J01 -d East -\n"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := printer.Print(context.Background(), nil, "K-J01", ""); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "args")); string(got) != "-t K-J01 -\n" {
		t.Errorf("%q", got)
	}
}

func TestPrintSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ script, reason, arg string }{
		{"", "print.no_lp", ""},
		{"echo 'lp: The printer or class\n does not exist.' >&2; exit 1", "print.failed", "lp: The printer or class does not exist."},
		{"exit 3", "print.failed", "exit status 3"},
	} {
		lp(t, c.script)
		_, err := printer.Print(context.Background(), []byte("x"), "K-J01", "")
		var e *store.Error
		if !errors.As(err, &e) || e.Reason != c.reason || e.Arg != c.arg {
			t.Errorf("%q: %v", c.script, err)
		}
		if got, want := printer.Found(), c.script != ""; got != want {
			t.Errorf("%q: found %v", c.script, got)
		}
	}
}
