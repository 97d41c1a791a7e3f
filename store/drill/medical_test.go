package drill_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
)

// Two days of the case: more than fifty medical matters, all but what the
// script leaves open closed with a delivery or a visit.
func TestMeijiangHasFiftyMedicalMatters(t *testing.T) {
	ctx := context.Background()
	o := options(t, filepath.Join(t.TempDir(), "a", "x.db"))
	o.Until = stopAt(t, "2022-09-03 19:55")
	o.Without = []string{"census", "helpers"}
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
	all, err := st.Matters(ctx, store.MatterFilter{Kinds: []string{plan.Medical}})
	open := 0
	for _, m := range all {
		if m.Open() {
			open++
		}
	}
	if err != nil || len(all) < 50 || open > 1 {
		t.Errorf("%d medical matters, %d open, %v", len(all), open, err)
	}
	ended, err := st.MedicineOrders(ctx, false, 0, 0)
	if err != nil || len(ended) < 40 {
		t.Errorf("%d orders, %v", len(ended), err)
	}
	visits, err := st.MedicalVisits(ctx, "", 0, 0)
	if err != nil || len(visits) < 8 {
		t.Errorf("%d visits, %v", len(visits), err)
	}
	now, err := st.OnCallNow(ctx)
	if err != nil || len(now) < 2 || now[0].Role != "doctor" || now[0].Name != "值班医生 丙" { // 18:30 to 02:30
		t.Errorf("%+v, %v", now, err)
	}
	if s, err := st.CheckState(ctx); err != nil || s != nil {
		t.Errorf("%+v, %v", s, err)
	}
}
