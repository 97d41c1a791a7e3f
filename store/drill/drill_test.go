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
