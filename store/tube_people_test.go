package store

import (
	"context"
	"testing"
)

// People of a tube are understood however they are written: with a blank behind
// the grid or none, in wide digits, with something that only looks like a phone.
func TestPeopleOfATubeAsTheyAreWritten(t *testing.T) {
	p := mustCreate(t)
	home := p.do(AddHousehold{Grid: "2", Building: "3栋", Room: "102", Residents: []NewResident{{Name: "王伯"}}}).Subject
	grid, err := p.Grid(context.Background(), "2")
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]Target{
		"2格 3栋102 王伯":            {Household: home, No: 1, Name: "王伯"},
		"2格3栋102 王伯":             {Household: home, No: 1, Name: "王伯"},
		"２格3栋102 王伯 13900002222": {Household: home, No: 1, Name: "王伯", Phone: "13900002222"},
		"2格 张三":                  {Grid: grid.ID, Name: "张三"},
		"张三":                     {Name: "张三"},
		"2格 1-2-3-4":             {Grid: grid.ID, Name: "1-2-3-4"},
		"张三 0750-3321234":        {Name: "张三", Phone: "0750-3321234"},
	} {
		got, err := p.Sampled(context.Background(), typed)
		if err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%s: %+v %v, want %+v", typed, got, err, want)
		}
	}
	if _, err := p.Sampled(context.Background(), "99格 张三"); CodeOf(err) != NotFound {
		t.Errorf("%v", err)
	}
}
