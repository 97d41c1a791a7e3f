package store

import (
	"context"
	"testing"
)

// What the sites give back is in the book of the store again: what their grids
// had been issued as their return, what they had from elsewhere beside it.
func TestStandDownBringsTheMaterialsBackIntoTheBook(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	p.do(Activate{Order: "街道"})
	p.do(OpenStock{Second: "林"})
	p.do(out("1", 4, "tent"))
	p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{"tent", 3, 4}, {"thermometer", 1, 1}, {"lamp", 0, 2}}})
	p.do(CountMaterials{ID: "hall", Counts: []MaterialCount{{"tent", 3, 3}}}) // one of them from the grid, two lent by the school
	p.clock.Minutes(60)
	p.do(StandDown{To: "street", Reason: "解除令"})
	if l := p.stock("store", "tent"); l.Balance != 1+3+3 || l.Returned != 6 {
		t.Errorf("tents %+v", l)
	}
	if l := p.stock("store", "thermometer"); l.Balance != 0 {
		t.Errorf("a thermometer that no book knew: %+v", l)
	}
	list, err := p.Slips(ctx, SlipFilter{Type: SlipReturn})
	if err != nil || len(list) != 2 || list[1].Gave != "东门" || list[1].Took != "值班员 冯" || list[1].Grid == "" || list[0].Gave != "村委会" || list[0].Grid != "" {
		t.Fatalf("%+v, %v", list, err)
	}
	post, err := p.Post(ctx)
	if err != nil || len(post.Balance.Returned) != 3 {
		t.Errorf("%+v, %v", post.Balance, err)
	}
	if d, err := p.CheckState(ctx); err != nil || d != nil {
		t.Errorf("%+v, %v", d, err)
	}
}
