package handover_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/sitrep"
)

// plays keeps what was played, so that every test of one case reads one file.
var plays = struct {
	sync.Mutex
	dir   string
	files map[string]string
}{files: map[string]string{}}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "zhiban-plays-")
	if err != nil {
		panic(err)
	}
	plays.dir = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		code = 1
	}
	os.Exit(code)
}

// play runs the Meijiang case until a time, once, and opens the file.
func play(tb testing.TB, until string) *store.Store {
	tb.Helper()
	plays.Lock()
	defer plays.Unlock()
	if plays.files[until] == "" {
		plays.files[until] = filepath.Join(plays.dir, fmt.Sprint(len(plays.files)), "x.db")
		record(tb, plays.files[until], until)
	}
	st, err := store.Open(context.Background(), store.Options{Path: plays.files[until], Wall: wall, Version: "test"})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := st.Close(); err != nil {
			tb.Error(err)
		}
	})
	return st
}

func wall() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

func record(tb testing.TB, path, until string) {
	tb.Helper()
	ctx := context.Background()
	src, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		tb.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	o := drill.Options{Path: path, Script: src, Plan: p, Wall: wall, Version: "test", Synchronous: "OFF",
		Seal: sealed,
		Issue: func(ctx context.Context, st *store.Store, ref, by string) error {
			_, err := sitrep.Issue(ctx, st, ref, sitrep.Signing{By: by})
			return err
		}}
	if until != "" {
		zone, err := p.Location()
		if err != nil {
			tb.Fatal(err)
		}
		if o.Until, err = time.ParseInLocation("2006-01-02 15:04", until, zone); err != nil {
			tb.Fatal(err)
		}
	}
	if _, err := drill.Run(ctx, o); err != nil {
		tb.Fatal(err)
	}
}

func sealed(ctx context.Context, st *store.Store, ref, by string, at time.Time) error {
	_, err := handover.Seal(ctx, st, ref, by, at)
	return err
}

func load(tb testing.TB, st *store.Store, ref string) *handover.Report {
	tb.Helper()
	r, err := handover.Load(context.Background(), st, ref)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func count(tb testing.TB, f *store.Facts, slug string) store.FactCount {
	tb.Helper()
	for _, c := range f.Counts {
		if c.Slug == slug && c.Name == "" {
			return c
		}
	}
	tb.Fatalf("no count %s", slug)
	return store.FactCount{}
}

func figure(f *store.Facts, what string) (n int64, basis string) {
	for _, g := range f.Figures {
		if string(g.What) == what {
			n, basis = n+g.Number, g.Basis
		}
	}
	return n, basis
}

// The figures of the real case stand in the shift they belong to.
func TestMeijiangFiguresStandInTheirShift(t *testing.T) {
	st := play(t, "")
	night, day, second := load(t, st, "2022-09-01-B"), load(t, st, "2022-09-02-A"), load(t, st, "2022-09-03-A")
	for slug, n := range map[string]int64{"groups": 13, "grids": 12, "points": 3, "lanes": 9} {
		if c := count(t, night.Facts, slug); c.Opening != 0 || c.Change != n || c.Closing != n {
			t.Errorf("night %s: %+v, want change %d", slug, c, n)
		}
		if c := count(t, day.Facts, slug); c.Opening != n || c.Change != 0 || c.Closing != n {
			t.Errorf("day %s: %+v, want standing %d", slug, c, n)
		}
	}
	for _, want := range []struct {
		r    *handover.Report
		what string
		n    int64
	}{{day, "早餐包", 3000}, {day, "生活物资包", 7300}, {second, "早餐包", 2500}, {second, "生活物资包", 300}, {night, "早餐包", 0}} {
		if n, basis := figure(want.r.Facts, want.what); n != want.n || (n > 0 && basis != "over") {
			t.Errorf("%s %s: %d %s, want %d", want.r.Number, want.what, n, basis, want.n)
		}
	}
	found := false
	for _, m := range second.Facts.Closed {
		if m.Type == "allergy" {
			found = true
			if m.Minutes != 40 || m.Level != "red" {
				t.Errorf("allergy call: %+v", m)
			}
		}
	}
	if !found {
		t.Error("the allergy call is not closed in the report of 3 September")
	}
}

// Nothing counts in two shifts: what a report closes with is what the next one
// opens with, and every figure and every entry stands in one report only.
func TestNothingCountsTwice(t *testing.T) {
	st := play(t, "")
	refs := []string{"K-J01", "K-J02", "K-J03", "K-J04", "K-J05"}
	closing, changes, seen, entries := map[string]int64{}, map[string]int64{}, map[string]string{}, int64(0)
	var last *store.Facts
	for _, ref := range refs {
		f := load(t, st, ref).Facts
		for _, c := range f.Counts {
			key := c.Slug + c.Name
			if c.Opening != closing[key] || c.Opening+c.Change != c.Closing {
				t.Errorf("%s %s: %+v, the report before closed with %d", ref, key, c, closing[key])
			}
			closing[key] = c.Closing
			changes[key] += c.Change
		}
		for _, g := range f.Figures {
			key := g.Entry + string(g.What)
			if seen[key] != "" {
				t.Errorf("%s counts in %s and %s", string(g.What), seen[key], ref)
			}
			seen[key] = ref
		}
		entries += f.Handover.Entries
		last = f
	}
	for key, n := range changes {
		if n != closing[key] {
			t.Errorf("%s: changes add up to %d, it closes with %d", key, n, closing[key])
		}
	}
	if heads := last.Handover.Heads; entries != heads[0].Seq {
		t.Errorf("the shifts hold %d entries, the last cut-off stands at %d", entries, heads[0].Seq)
	}
	figures, err := st.Figures(context.Background(), nil, last.Handover.Heads)
	if err != nil || len(figures) != len(seen) {
		t.Errorf("%d figures in the record, %d in the reports, %v", len(figures), len(seen), err)
	}
}

// What a drill must show so that officers can practise it.
func TestMeijiangHasEveryTurnOfAHandover(t *testing.T) {
	st := play(t, "")
	var question, refused, late, struck, lateEntry, unanswered, unmanned bool
	for _, ref := range []string{"K-J01", "K-J02", "K-J03", "K-J04", "K-J05"} {
		f := load(t, st, ref).Facts
		if len(f.Items) < 6 {
			t.Errorf("%s passes %d items", ref, len(f.Items))
		}
		for _, it := range f.Items {
			question = question || it.Question != ""
			refused = refused || (it.Verdict == store.RefusedBy && it.Counted != nil)
		}
		for _, s := range f.Signed {
			late = late || s.Late == 20
		}
		for _, a := range f.Answers {
			unanswered = unanswered || !a.Answered
		}
		for _, l := range f.Key {
			unmanned = unmanned || strings.Contains(string(l.Text), "脱岗")
		}
		struck, lateEntry = struck || len(f.Struck) > 0, lateEntry || len(f.Late) > 0
	}
	for what, ok := range map[string]bool{"question": question, "refused figure": refused, "acceptance 20 min late": late, "strike": struck, "late entry": lateEntry,
		"unanswered ask": unanswered, "unmanned gate": unmanned} {
		if !ok {
			t.Errorf("the drill shows no %s", what)
		}
	}
}

// Page one is for somebody with one minute.
func TestPageOneHasAtMostFortyLines(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	st := play(t, "")
	for _, ref := range []string{"K-J01", "K-J02", "K-J03", "K-J04", "K-J05"} {
		for _, lang := range []string{"zh", "en"} {
			d, err := load(t, st, ref).Document(export.As{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			pages, err := paper.Pages(d, paper.PlainOptions{})
			if err != nil || len(pages[0]) > 40 || len(pages) < 2 {
				t.Errorf("%s %s: page one has %d lines of %d pages, %v", ref, lang, len(pages[0]), len(pages), err)
			}
			for i, p := range pages {
				for _, l := range p {
					if ansi.StringWidth(l) > 78 {
						t.Errorf("%s %s page %d: line of %d cells: %s", ref, lang, i+1, ansi.StringWidth(l), l)
					}
				}
			}
		}
	}
}

// A sealed report reprints byte for byte, and its facts carry their head code.
func TestSealedReportIsKeptWordForWord(t *testing.T) {
	st := play(t, "")
	ctx := context.Background()
	sealed, err := st.SealedReport(ctx, "last")
	if err != nil {
		t.Fatal(err)
	}
	r := load(t, st, "last")
	got, err := r.Bytes("txt", export.As{Lang: "zh"})
	if err != nil || string(got) != sealed.Text {
		t.Errorf("the text differs from what was signed: %v", err)
	}
	sum := sha256.Sum256(sealed.FactsJSON)
	if hex.EncodeToString(sum[:]) != sealed.HeadCode {
		t.Error("the head code is not the hash of the facts")
	}
	packed := map[string]bool{"pdf": true, "docx": true, "xlsx": true, "csv": true} // package export reads these
	for _, f := range export.Formats() {
		for _, lang := range []string{"zh", "en"} {
			b, err := r.Bytes(f, export.As{Lang: lang})
			if err != nil || !packed[f] && !strings.Contains(string(b), sealed.HeadCode[:4]) {
				t.Errorf("%s %s does not print the head code: %v", f, lang, err)
			}
			again, err := load(t, st, "last").Bytes(f, export.As{Lang: lang})
			if err != nil || string(again) != string(b) {
				t.Errorf("%s %s differs when it is printed again: %v", f, lang, err)
			}
		}
	}
}

// What tired eyes would read twice, or would read together as one.
func TestReportSaysThingsOnce(t *testing.T) {
	st := play(t, "")
	for _, ref := range []string{"K-J01", "K-J02", "K-J04"} {
		for lang, wrong := range map[string][]string{
			"zh": {"带班领导 带班领导", "综合协调组A岗 综合协调组A岗；", "缺口 无缺口"},
			"en": {"Shift Shift", "shift.The", "Gaps no gaps"},
		} {
			d, err := load(t, st, ref).Document(export.As{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			pages, err := paper.Pages(d, paper.PlainOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var all strings.Builder
			for _, p := range pages {
				all.WriteString(strings.Join(p, "\n") + "\n")
			}
			for _, w := range wrong {
				if strings.Contains(all.String(), w) {
					t.Errorf("%s %s prints %q", ref, lang, w)
				}
			}
		}
	}
}

func TestUnsealedReportSaysSo(t *testing.T) {
	st := play(t, "2022-09-02 07:50")
	r := load(t, st, "open")
	b, err := r.Bytes("txt", export.As{Lang: "zh"})
	if err != nil || r.Sealed || !strings.Contains(string(b), "未封存") {
		t.Errorf("sealed %v, %v", r.Sealed, err)
	}
}
