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
	return drill.Options{Path: path, Script: src, Plan: p, Wall: func() time.Time { return wall }, Version: "test", Synchronous: "OFF", Seal: sealPlain}
}

// The case plays to its end, and however often it is stopped or killed on the
// way it writes the journal of one go.
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
	want := journalOf(t, path)
	sound(t, options(t, path))
	holdsItsVillage(t, options(t, path))
	t.Run("in pieces", func(t *testing.T) { inPieces(t, want) })
	t.Run("killed between entry and mark", func(t *testing.T) { killed(t, want) })
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
 { at = "09-02 08:09", do = "notice", name = "明早停水", slug = "speaker", as = "water" },
 { at = "09-02 08:10", do = "tell", ref = "water", grid = 7, counted = 80 },
 { at = "09-02 08:11", do = "vehicle", name = "粤J12345", took = "陈" },
 { at = "09-02 08:12", do = "send", name = "粤J12345", to = "市医院" },
 { at = "09-02 08:13", do = "return_vehicle", name = "粤J12345" },
 { at = "09-02 08:14", do = "report", kind = "order", text = "报物资数", as = "order" },
 { at = "09-02 08:15", do = "order_reply", ref = "order", kind = "receipt", to = "区指挥部" },
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
	if r, err := st.NoticeReach(ctx, "K-N001"); err != nil || r[11].Number != 7 || r[11].Told != 80 {
		t.Errorf("%+v, %v", r, err)
	}
	if trips, err := st.Trips(ctx, "", 0); err != nil || len(trips) != 1 || trips[0].Back.IsZero() {
		t.Errorf("%+v, %v", trips, err)
	}
	if m, err := st.Matter(ctx, "K-002"); err != nil || m.Receipt.IsZero() {
		t.Errorf("%+v, %v", m, err)
	}
	if n, err := st.NeedLines(ctx, "K-001"); err != nil || n[0].Requested != 60 {
		t.Errorf("%+v, %v", n, err)
	}
}
