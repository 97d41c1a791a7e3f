package export_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/ui/paper"
)

// Another program reads the same text out of the PDF, finds the font in it and
// nothing to complain about.
func TestPopplerReadsTheSame(t *testing.T) {
	if os.Getenv("ZHIBAN_POPPLER") == "" {
		t.Skip("make paper runs this: it needs poppler-utils")
	}
	d := rich()
	d.Blocks = append(d.Blocks, paper.Para{Spans: paper.Text("缺字 😀 葛󠄀 完")})
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, output(t, d, "pdf").Data, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		t.Helper()
		var complaints bytes.Buffer
		cmd := exec.Command(name, args...)
		cmd.Stderr = &complaints
		out, err := cmd.Output()
		if err != nil || complaints.Len() > 0 {
			t.Fatalf("%s: %v: %s", name, err, complaints.String())
		}
		return string(out)
	}
	text := bare(run("pdftotext", "-raw", path, "-"))
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case paper.Table:
			for _, r := range b.Rows {
				for _, c := range r {
					has(t, text, c)
				}
			}
		case paper.Para:
			has(t, text, paper.Flatten(b.Spans[:1]))
		case paper.Signature:
			has(t, text, b.Boxes[0].Role+b.Boxes[0].Name)
		}
	}
	if fonts := run("pdffonts", path); strings.Count(fonts, "NotoSansSC") != 1 || !strings.Contains(fonts, "yes yes yes") {
		t.Errorf("fonts:\n%s", fonts)
	}
	if info := run("pdfinfo", path); !strings.Contains(info, "交接班报告 K-J01") || !strings.Contains(info, "A4") || !strings.Contains(info, "Sep  2") {
		t.Errorf("info:\n%s", info)
	}
	run("pdftoppm", "-r", "20", path, filepath.Join(t.TempDir(), "page"))
}

// has asks for a text that may be broken over lines.
func has(t *testing.T, text, want string) {
	t.Helper()
	if !strings.Contains(text, bare(want)) {
		t.Errorf("poppler does not read %q", want)
	}
}
