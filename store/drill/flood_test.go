package drill_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
)

// flood are the options of the second case, on the second plan.
func flood(tb testing.TB, path string) drill.Options {
	tb.Helper()
	o := options(tb, path)
	var err error
	if o.Script, err = fs.ReadFile(assets.FS, "drills/flood.toml"); err != nil {
		tb.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "flood")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	o.Plan = p
	return o
}

// The second case plays to its end, and a second run writes the same journal.
func TestFloodPlaysToItsEndAndIsSound(t *testing.T) {
	one, two := flood(t, filepath.Join(t.TempDir(), "a", "x.db")), flood(t, filepath.Join(t.TempDir(), "b", "x.db"))
	for _, o := range []drill.Options{one, two} {
		if r, err := drill.Run(context.Background(), o); err != nil || r.Steps != r.Of || r.Of < 300 {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	same(t, "two runs", journalOf(t, one.Path), journalOf(t, two.Path))
	sound(t, one)
}

// opened is a drill file that is closed with the test.
func opened(t *testing.T, o drill.Options) *store.Store {
	t.Helper()
	st, err := store.Open(context.Background(), store.Options{Path: o.Path, Wall: o.Wall, Version: "test", Synchronous: "OFF"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// sound is what every case must show: its record verifies, its state is what
// the journal says, and a rebuild changes nothing.
func sound(t *testing.T, o drill.Options) {
	t.Helper()
	ctx := context.Background()
	st := opened(t, o)
	if v, err := st.Verify(ctx); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
	if d, err := st.CheckState(ctx); err != nil || d != nil {
		t.Errorf("the state differs from its journal: %+v, %v", d, err)
	}
	if _, err := st.Rebuild(ctx); err != nil {
		t.Error(err)
	}
	if d, err := st.CheckState(ctx); err != nil || d != nil {
		t.Errorf("after the rebuild: %+v, %v", d, err)
	}
}

// holdsItsVillage: everybody is counted and entered, nobody is reached more
// often than they are, and those are there who came to help.
func holdsItsVillage(t *testing.T, o drill.Options) {
	t.Helper()
	ctx := context.Background()
	st := opened(t, o)
	all, err := st.Census(ctx)
	if err != nil || len(all) != 12 {
		t.Fatalf("%d grids, %v", len(all), err)
	}
	counted, entered, people := 0, 0, 0
	for _, c := range all {
		counted, entered, people = counted+c.Grid.Households, entered+c.Households, people+c.People
		if c.Missing() != 0 || c.Doubts != 0 || c.Grid.Baseline == nil || c.Grid.Baseline.Counter == "" {
			t.Errorf("grid %d: %+v", c.Grid.Number, c)
		}
	}
	if counted != 2610 || entered != 2610 || people < 7280 || people > 7320 {
		t.Errorf("%d households counted, %d entered, %d people", counted, entered, people)
	}
	rounds, err := st.Rounds(ctx, store.RoundFilter{})
	if err != nil || len(rounds) < 3 {
		t.Fatalf("%d rounds, %v", len(rounds), err)
	}
	for _, r := range rounds {
		s, err := st.RoundState(ctx, r.ID)
		if err != nil || s.Over != 0 || s.Reached > s.Target || s.NotReached == 0 {
			t.Errorf("%s: %d of %d, %d over, %v", r.Kind, s.Reached, s.Target, s.Over, err)
		}
	}
	forces, err := st.Forces(ctx, false)
	here, came := 0, 0
	for _, f := range forces {
		here, came = here+f.Here, came+f.Arrived
	}
	if err != nil || came != 152+120+20 || here < 250 {
		t.Errorf("%d came, %d are here, %v", came, here, err)
	}
}

// A part that is left out changes nothing else: the case goes on without it.
func TestPartsMayBeLeftOut(t *testing.T) {
	ctx := context.Background()
	o := options(t, filepath.Join(t.TempDir(), "a", "x.db"))
	o.Without = []string{"census", "helpers", "reasons", "medical"}
	o.Until = stopAt(t, "2022-09-03 00:00")
	if _, err := drill.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
	st := opened(t, o)
	page, err := st.Households(ctx, store.HouseholdFilter{Limit: 1})
	if err != nil || page.Total != 0 {
		t.Errorf("%d households, %v", page.Total, err)
	}
}
