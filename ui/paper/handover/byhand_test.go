package handover_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
)

// byHand is a post without a drill: a struck report, a corrected note, a note
// about the evening before, cut off.
func byHand(t *testing.T) *store.Store {
	t.Helper()
	ctx := context.Background()
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	zone, err := p.Location()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2022, 9, 2, 10, 53, 0, 0, zone)
	st, err := store.Create(ctx, store.Options{Path: filepath.Join(t.TempDir(), "x", "x.db"), Wall: func() time.Time { return now }, Version: "test"},
		store.Init{Plan: p, Name: "手工指挥部", Officer: "冯", T0: now.Add(-2 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	who, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	do := func(at time.Time, cmd store.Command) store.Receipt {
		t.Helper()
		r, err := st.Do(ctx, who.ID, at, cmd)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	entry := func(r store.Receipt, kind string) string {
		for _, e := range r.Entries {
			if e.Kind == kind {
				return e.ID
			}
		}
		t.Fatalf("no %s", kind)
		return ""
	}
	grid, err := st.Grid(ctx, "8")
	if err != nil {
		t.Fatal(err)
	}
	none := time.Time{}
	do(none, store.StrikeEntry{Entry: entry(do(none, store.ReportMatter{Type: "allergy", Grid: "4", Text: "青霉素过敏"}), "matter.report"), Reason: "试试"})
	do(none, store.CorrectEntry{Entry: entry(do(none, store.WriteNote{Text: "3号送药已到", Subject: grid.ID}), "note.add"), Reason: "门牌错", Text: "5号送药已到"})
	do(now.Add(-13*time.Hour), store.WriteNote{Text: "陈伯昨晚来过", Subject: grid.ID})
	do(none, store.CutOff{Anyway: true})
	return st
}

// In every format and both languages: each section has its number, none is
// missing, late lines stand among the late, corrected ones in both versions, and
// a struck report is marked where it stands.
func TestReportOfAPostByHandIsWhole(t *testing.T) {
	st := byHand(t)
	r, err := handover.Load(context.Background(), st, "open")
	if err != nil {
		t.Fatal(err)
	}
	zh := []string{"一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "十一、", "十二、", "十三、", "十四、", "十五、", "十六、", "十七、"}
	en := []string{"1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 ", "9 ", "10 ", "11 ", "12 ", "13 ", "14 ", "15 ", "16 ", "17 "}
	for lang, want := range map[string][]string{
		"zh": {"陈伯昨晚来过", "改为：", "5号送药已到", "已划改，两个版本见“划改”"}, "en": {"陈伯昨晚来过", "now reads", "5号送药已到", "struck, see Struck entries"},
	} {
		dir := t.TempDir()
		files, err := r.Export(dir, []string{"md", "txt", "html"}, export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			raw, err := os.ReadFile(f.Path)
			if err != nil {
				t.Fatal(err)
			}
			text := string(raw)
			for _, w := range want {
				if !strings.Contains(strings.ReplaceAll(text, "\n  ", ""), w) {
					t.Errorf("%s lacks %s", filepath.Base(f.Path), w)
				}
			}
			heads, list := map[string][]string{"zh": zh, "en": en}[lang], headings(text)
			at := 0
			for _, h := range list {
				if at < len(heads) && strings.HasPrefix(h, heads[at]) {
					at++
				}
			}
			if at < len(heads) {
				t.Errorf("%s: section %q is missing or out of order in\n%s", filepath.Base(f.Path), heads[at], strings.Join(list, "\n"))
			}
		}
	}
}

// headings are the lines that are headings in one of the formats, bare.
func headings(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		for _, mark := range []string{"## ", "■ ", "<h2>", "<h2"} {
			if rest, ok := strings.CutPrefix(l, mark); ok {
				if mark == "<h2" {
					_, rest, _ = strings.Cut(rest, ">")
				}
				out = append(out, strings.TrimSuffix(rest, "</h2>"))
				break
			}
		}
	}
	return out
}
