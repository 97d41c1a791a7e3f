package form_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/form"
	"zhiban/ui/paper/papertest"
)

// Word's slips are those of the printed page: three to a sheet, none of them
// split.
func TestPopplerOfficeKeepsSlipsWhole(t *testing.T) {
	papertest.Office(t)
	s := load(t, post(t, "urban-village"), form.Ask{As: zh(store.LevelFull), Form: form.Slip, Count: 9, From: 1})
	dir := t.TempDir()
	if _, err := export.Write(s.Document, []string{"docx"}, dir, "slips"); err != nil {
		t.Fatal(err)
	}
	papertest.Converted(t, filepath.Join(dir, "slips.docx"), "pdf", dir)
	text, err := exec.CommandContext(context.Background(), "pdftotext", "-layout", filepath.Join(dir, "slips.pdf"), "-").Output()
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
