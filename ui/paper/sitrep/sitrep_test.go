package sitrep_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/sitrep"
)

// played is the case up to the follow-up report of the first night.
func played(tb testing.TB) *store.Store {
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
	zone, err := p.Location()
	if err != nil {
		tb.Fatal(err)
	}
	wall := func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }
	path := filepath.Join(tb.TempDir(), "a", "x.db")
	_, err = drill.Run(ctx, drill.Options{Path: path, Script: src, Plan: p, Wall: wall, Version: "test", Synchronous: "OFF", Until: time.Date(2022, 9, 3, 1, 0, 0, 0, zone),
		Seal: func(ctx context.Context, st *store.Store, ref, by string, _ time.Time) error { // its report is not ours
			f, err := st.HandoverFacts(ctx, ref)
			if err != nil {
				return err
			}
			_, err = st.Do(ctx, by, time.Time{}, store.SealHandover{Handover: ref, Facts: f, Text: "x"})
			return err
		},
		Issue: func(ctx context.Context, st *store.Store, ref, by string) error {
			_, err := sitrep.Issue(ctx, st, ref, sitrep.Signing{By: by})
			return err
		}})
	if err != nil {
		tb.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{Path: path, Wall: wall, Version: "test"})
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

// The reports of the case, by the facts of the case: 3,000 breakfasts and 7,300
// parcels stand in the figures, and what the first report told is previous in
// the second.
func TestTheReportsOfTheCase(t *testing.T) {
	ctx := context.Background()
	st := played(t)
	one, err := sitrep.Load(ctx, st, "K-R01")
	if err != nil {
		t.Fatal(err)
	}
	two, err := sitrep.Load(ctx, st, "last")
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]int64{}
	key := func(c store.SitCount) string { return c.Group + c.Ref + c.Slug + string(rune('0'+c.No)) }
	for _, c := range one.Facts.Snapshot.Counts {
		before[key(c)] = c.Total
	}
	for _, c := range two.Facts.Snapshot.Counts {
		if c.Previous != before[key(c)] || c.Previous+c.Period != c.Total {
			t.Errorf("%+v, the first report told %d", c, before[key(c)])
		}
	}
	for lang, want := range map[string][]string{
		"zh": {"情况报告（续报 1）", "时段 9/2 06:51 至 00:52", "生活物资包 出库 +0 +7,360 +7,360", "早餐.* 3,000余份", "突发事件 新报 +2 +0 +2", "早餐2,500余份按格发放", "补记.*两箱采样管", "B班值班长 何"},
		"en": {`Situation report \(follow-up 1\)`, "Living parcel out +0 +7,360 +7,360", "Planned actions", "written late"},
	} {
		raw, err := two.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !regexp.MustCompile(w).Match(raw) {
				t.Errorf("%s: the report does not say %s:\n%s", lang, w, raw)
			}
		}
	}
	// the public learns what a status means and how many places there are, of few people and matters no number
	open, err := two.Bytes("txt", export.As{Lang: "zh", Level: store.LevelPublic})
	if err != nil || !regexp.MustCompile(`采样点 运行 +3 `).Match(open) || !strings.Contains(string(open), "<5") || !regexp.MustCompile(`(平稳|关注|紧急)：.+。`).Match(open) {
		t.Errorf("%v:\n%s", err, open)
	}
	// every format, and the signed text byte for byte
	got, err := st.IssuedSitrep(ctx, "K-R02")
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := two.Bytes("txt", export.As{Lang: "zh"}); err != nil || string(raw) != got.Text || !strings.Contains(got.Text, got.Sitrep.Facts) {
		t.Errorf("the signed text is not what prints: %v", err)
	}
	for _, f := range []string{"md", "html", "json"} {
		if raw, err := two.Bytes(f, export.As{Lang: "zh"}); err != nil || !strings.Contains(string(raw), got.Sitrep.Facts[:4]) {
			t.Errorf("%s: %v", f, err)
		}
	}
}
