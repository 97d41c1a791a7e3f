// Package papertest lets another program open what was written: LibreOffice,
// which stands for Word and Excel in the tests of `make paper`.
package papertest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Office is LibreOffice, "" where there is none and none has to be: it takes a
// while, so only `make paper` (ZHIBAN_POPPLER) asks for it, and only .ci/run,
// which installs it, insists (ZHIBAN_OFFICE).
func Office(t *testing.T) string {
	t.Helper()
	if os.Getenv("ZHIBAN_POPPLER") == "" {
		t.Skip("make paper runs this: it wants LibreOffice")
	}
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("ZHIBAN_OFFICE") != "" {
		t.Fatal("no LibreOffice: install libreoffice-writer-nogui and libreoffice-calc-nogui")
	}
	return ""
}

// Converted lets LibreOffice write a file anew in another format, into a folder.
// Where there is none the test is passed over, and says so.
func Converted(t *testing.T, file, to, folder string) {
	t.Helper()
	program := Office(t)
	if program == "" {
		t.Skip("LibreOffice is not installed: nobody opened the file (.ci/run installs it)")
	}
	ctx, stop := context.WithTimeout(context.Background(), 4*time.Minute)
	defer stop()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile"))
	if out, err := exec.CommandContext(ctx, program, profile, "--headless", "--norestore", "--convert-to", to, "--outdir", folder, file).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", file, err, out)
	}
}
