package drill

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
)

func villagePlan(tb testing.TB) *plan.Plan {
	tb.Helper()
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return p
}

func TestVillageIsTheSameEachTime(t *testing.T) {
	p := villagePlan(t)
	a, b := Village("s", p, Quarter{"7", 220, 610}), Village("s", p, Quarter{"7", 220, 610})
	if !reflect.DeepEqual(a, b) || reflect.DeepEqual(a, Village("t", p, Quarter{"7", 220, 610})) {
		t.Error("the seed does not decide who lives there")
	}
	people, doors := 0, map[string]bool{}
	for _, h := range a {
		people += h.People
		doors[h.Building+"/"+h.Room] = true
		if !h.Synthetic {
			t.Fatalf("not marked: %+v", h)
		}
	}
	if len(a) != 220 || people != 610 || len(doors) != 220 {
		t.Errorf("%d households, %d people, %d doors", len(a), people, len(doors))
	}
}

func TestWholeVillageComesIn(t *testing.T) {
	ctx := context.Background()
	p := villagePlan(t)
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.UTC)
	st, err := store.Create(ctx, store.Options{Path: t.TempDir() + "/v.db", Wall: func() time.Time { return now }, Clock: func() time.Time { return now }, Synchronous: "OFF", Version: "test"}, store.Init{Plan: p, Officer: "冯", Seed: "x"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	who, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for g := 1; g <= 12; g++ {
		list := Village("x", p, Quarter{fmt.Sprint(g), 217, 608})
		total += len(list)
		if _, err := st.Do(ctx, who.ID, time.Time{}, store.AddHouseholds{List: list}); err != nil {
			t.Fatal(err)
		}
	}
	page, err := st.Households(ctx, store.HouseholdFilter{Limit: 1})
	if err != nil || page.Total != total || page.People < 7000 {
		t.Errorf("%d of %d, %d people, %v", page.Total, total, page.People, err)
	}
	if d, err := st.CheckState(ctx); err != nil || d != nil {
		t.Errorf("%+v %v", d, err)
	}
}
