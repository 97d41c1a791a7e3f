package form_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/form"
)

// Word's slips are those of the printed page: three to a sheet, none of them
// split.
func TestPopplerOfficeKeepsSlipsWhole(t *testing.T) {
	if os.Getenv("ZHIBAN_POPPLER") == "" {
		t.Skip("make paper runs this: it wants LibreOffice")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: nobody looked at the slips (.ci/run installs it)")
	}
	ctx, stop := context.WithTimeout(context.Background(), 4*time.Minute)
	defer stop()
	s := load(t, post(t, "urban-village"), form.Ask{As: zh(store.LevelFull), Form: form.Slip, Count: 9, From: 1})
	dir := t.TempDir()
	if _, err := export.Write(s.Document, []string{"docx"}, dir, "slips"); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "slips.docx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := exec.CommandContext(ctx, "pdftotext", "-layout", filepath.Join(dir, "slips.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimRight(string(text), "\f\n"), "\f")
	if len(pages) != 3 {
		t.Errorf("nine slips take %d pages", len(pages))
	}
	for i, p := range pages {
		if strings.Count(p, "补录编号") != 3 || strings.Count(p, store.SerialPrefix+"00") != 3 {
			t.Errorf("page %d:\n%s", i+1, p)
		}
	}
}
