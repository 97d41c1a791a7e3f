package handover_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/papertest"
)

// tool runs a program that looks at what was written; what it complains of is a
// fault.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	defer stop()
	var complaints bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v: %s", name, args, err, complaints.String())
	}
	return string(out)
}

// pages are the pages of a PDF as pictures.
func pages(t *testing.T, path string) []*image.Gray {
	t.Helper()
	dir := t.TempDir()
	tool(t, "pdftoppm", "-r", "40", "-gray", "-png", path, filepath.Join(dir, "p"))
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	slices.Sort(names)
	var out []*image.Gray
	for _, n := range names {
		raw, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		p, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(n, err)
		}
		g := image.NewGray(p.Bounds())
		draw.Draw(g, g.Bounds(), p, p.Bounds().Min, draw.Src)
		out = append(out, g)
	}
	return out
}

// ink is how dark a part of a page is, in per mille.
func ink(p *image.Gray, r image.Rectangle) int {
	sum := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += 255 - int(p.GrayAt(x, y).Y)
		}
	}
	return sum * 1000 / 255 / max(r.Dx()*r.Dy(), 1)
}

// blank is the highest white stretch of a page between its first and its last
// mark but the foot, in per cent of its height.
func blank(p *image.Gray) int {
	b := p.Bounds()
	most, from := 0, -1
	foot := b.Max.Y * 93 / 100
	for y := 0; y < foot; y++ {
		if ink(p, image.Rect(b.Min.X, y, b.Max.X, y+1)) == 0 {
			continue
		}
		if from >= 0 {
			most = max(most, y-from)
		}
		from = y
	}
	return most * 100 / b.Dy()
}

// sketch is a page in letters, the darker the higher: what a picture looks like
// from far away.
func sketch(p *image.Gray) string {
	const wide, high = 42, 40
	b := p.Bounds()
	var out strings.Builder
	for y := range high {
		for x := range wide {
			n := ink(p, image.Rect(b.Dx()*x/wide, b.Dy()*y/high, b.Dx()*(x+1)/wide, b.Dy()*(y+1)/high))
			out.WriteByte(" .:-=+*#%@"[min((n+20)/60, 9)])
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// alike compares two sketches loosely: one step of darkness is no matter, and a
// few parts may differ more.
func alike(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	other := 0
	for i := range len(a) {
		x, y := strings.IndexByte(" .:-=+*#%@", a[i]), strings.IndexByte(" .:-=+*#%@", b[i])
		if x-y > 1 || y-x > 1 {
			other++
		}
	}
	return other*50 <= len(a)
}

// looked checks what another program made of a file: so many pages, none of
// them empty or torn apart, with every character of the document.
func looked(t *testing.T, d paper.Document, path string, least, most int, gap int) []*image.Gray {
	t.Helper()
	name := filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
	list := pages(t, path)
	if len(list) < least || len(list) > most {
		t.Errorf("%s has %d pages, want %d to %d", name, len(list), least, most)
	}
	for i, p := range list {
		if n := ink(p, p.Bounds()); n < 2 || n > 400 {
			t.Errorf("%s page %d has %d‰ of ink", name, i+1, n)
		}
		if n := blank(p); i < len(list)-1 && n > gap {
			t.Errorf("%s page %d is white over %d%% of its height", name, i+1, n)
		}
	}
	text := tool(t, "pdftotext", path, "-")
	has := letters(text)
	for c, n := range letters(words(d, false)) {
		if unicode.Is(unicode.Han, c) && has[c] < n { // figures look otherwise in a sheet, and poppler has marks of its own
			t.Errorf("%s shows %c %d times, want %d", name, c, has[c], n)
		}
	}
	return list
}

// The night report as others see it: the PDF through poppler, the files for
// Word and Excel through LibreOffice and poppler, in pictures.
func TestPopplerLooksAtTheNight(t *testing.T) {
	if os.Getenv("ZHIBAN_POPPLER") == "" {
		t.Skip("make paper runs this: it needs poppler-utils, and LibreOffice for what Word and Excel open")
	}
	r, dir := load(t, play(t, ""), night), t.TempDir()
	as := export.As{Lang: "zh"}
	d, err := r.Document(as)
	if err != nil {
		t.Fatal(err)
	}
	save := func(format string) string {
		path := filepath.Join(dir, "night."+format)
		if err := os.WriteFile(path, written(t, r, format, as), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var drawn strings.Builder
	for i, p := range looked(t, d, save("pdf"), 1, 2, 15) {
		fmt.Fprintf(&drawn, "page %d\n%s", i+1, sketch(p))
	}
	path := filepath.Join("testdata", "night.zh.sketch")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(drawn.String()), 0o644); err != nil { //nolint:gosec // a file of the sources
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !alike(string(want), drawn.String()) {
		t.Errorf("%s looks other than it did (%v):\n%s", path, err, drawn.String())
	}
	if papertest.Office(t) == "" {
		t.Log("LibreOffice is not installed: nobody looked at the files for Word and Excel (.ci/run installs it)")
		return
	}
	out := filepath.Join(dir, "out")
	for _, c := range []struct {
		format      string
		least, most int
		gap         int
	}{{"docx", 2, 3, 15}, {"xlsx", 10, 16, 75}} { // a sheet of few rows is a page of its own
		papertest.Converted(t, save(c.format), "pdf", filepath.Join(out, c.format))
		looked(t, d, filepath.Join(out, c.format, "night.pdf"), c.least, c.most, c.gap)
	}
}
