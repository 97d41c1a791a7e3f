package drill_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
)

// sealPlain seals without laying out a report: that is not the drill's business.
func sealPlain(ctx context.Context, st *store.Store, ref, by string, _ time.Time) error {
	f, err := st.HandoverFacts(ctx, ref)
	if err != nil {
		return err
	}
	_, err = st.Do(ctx, by, time.Time{}, store.SealHandover{Handover: ref, Facts: f, Text: "x"})
	return err
}

func options(tb testing.TB, path string) drill.Options {
	tb.Helper()
	src, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		tb.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	wall := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return drill.Options{Path: path, Script: src, Plan: p, Wall: func() time.Time { return wall }, Version: "test", Seal: sealPlain}
}

func TestMeijiangPlaysToItsEndAndIsSound(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a", "x.db")
	r, err := drill.Run(ctx, options(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if r.Steps != r.Of || r.Of < 300 {
		t.Errorf("played %d of %d steps", r.Steps, r.Of)
	}
}

// Supplies play like everything else: received, handed out, short, damaged,
// counted.
func TestSuppliesPlayInADrill(t *testing.T) {
	ctx := context.Background()
	o := options(t, filepath.Join(t.TempDir(), "a", "x.db"))
	o.Script = []byte(`
name = "parcels"
plan = "urban-village"
post = "x"
seed = "x"
start = "2022-09-02 08:00"
officer = "a"
person = [{ key = "a", name = "甲", role = "officer" }]
step = [
 { at = "09-02 08:01", do = "open_stock", took = "林" },
 { at = "09-02 08:02", do = "slip", type = "in", gave = "街道 张", items = [{ item = "parcel", n = 7400 }] },
 { at = "09-02 08:03", do = "slip", type = "out", grid = 7, took = "吴", items = [{ item = "parcel", n = 600 }], as = "seven" },
 { at = "09-02 08:04", do = "confirm", ref = "seven", items = [{ item = "parcel", n = 540 }], reason = "少" },
 { at = "09-02 08:05", do = "slip", type = "return", grid = 7, gave = "吴", damaged = true, items = [{ item = "parcel", n = 20 }] },
 { at = "09-02 08:06", do = "count", took = "林", items = [{ item = "parcel", n = 6792 }] },
 { at = "09-02 08:07", do = "demand", grid = 7, household = "3栋101", items = [{ item = "parcel", n = 1 }] },
 { at = "09-02 08:08", do = "deliver", grid = 7, household = "3栋101", round = "r", items = [{ item = "parcel", n = 1 }] },
]`)
	if _, err := drill.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{Path: o.Path, Wall: o.Wall, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	l, err := st.Stock(ctx, store.StockFilter{Item: "parcel"})
	if err != nil || len(l) != 1 || l[0].Balance != 6792 || l[0].Bad != 20 || l[0].Adjusted != -8 {
		t.Errorf("%+v, %v", l, err)
	}
	if n, err := st.NeedLines(ctx, "K-001"); err != nil || n[0].Requested != 60 {
		t.Errorf("%+v, %v", n, err)
	}
}
