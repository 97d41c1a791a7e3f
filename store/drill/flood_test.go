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

// What every case must show: its record verifies, its state is what the journal
// says, a rebuild changes nothing, and a second run writes the same journal.
func TestEveryCaseIsSoundAndTheSameEachTime(t *testing.T) {
	ctx := context.Background()
	for name, options := range map[string]func(testing.TB, string) drill.Options{"meijiang": options, "flood": flood} {
		t.Run(name, func(t *testing.T) {
			one, two := options(t, filepath.Join(t.TempDir(), "a", "x.db")), options(t, filepath.Join(t.TempDir(), "b", "x.db"))
			for _, o := range []drill.Options{one, two} {
				if r, err := drill.Run(ctx, o); err != nil || r.Steps != r.Of {
					t.Fatalf("%+v, %v", r, err)
				}
			}
			same(t, "two runs", journalOf(t, one.Path), journalOf(t, two.Path))
			st, err := store.Open(ctx, store.Options{Path: one.Path, Wall: one.Wall, Version: "test", Synchronous: "OFF"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := st.Close(); err != nil {
					t.Error(err)
				}
			}()
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
		})
	}
}

// The case of 2022 holds its village: everybody counted and entered, nobody
// reached more often than they are, and those who came to help.
func TestMeijiangHoldsItsVillage(t *testing.T) {
	ctx := context.Background()
	o := options(t, filepath.Join(t.TempDir(), "a", "x.db"))
	if _, err := drill.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{Path: o.Path, Wall: o.Wall, Version: "test", Synchronous: "OFF"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
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
	o.Without = []string{"census", "helpers", "reasons"}
	o.Until = stopAt(t, "2022-09-03 00:00")
	if _, err := drill.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{Path: o.Path, Wall: o.Wall, Version: "test", Synchronous: "OFF"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	page, err := st.Households(ctx, store.HouseholdFilter{Limit: 1})
	if err != nil || page.Total != 0 {
		t.Errorf("%d households, %v", page.Total, err)
	}
}
