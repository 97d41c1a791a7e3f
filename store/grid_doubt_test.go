package store

import (
	"context"
	"testing"
)

// A doubt about a part of a grid is listed until it is settled with an answer,
// and taking either back is its opposite.
func TestDoubtAboutAGrid(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	doubts := func() []Doubt {
		t.Helper()
		g, err := p.Grid(ctx, "2")
		if err != nil {
			t.Fatal(err)
		}
		return g.OpenDoubts()
	}
	p.refuse(RaiseGridDoubt{Grid: "2"}, Invalid, "text.empty")
	p.refuse(RaiseGridDoubt{Grid: "99", Text: "x"}, NotFound, "grid.unknown")
	p.do(RaiseGridDoubt{Grid: "2", Text: "3栋5层没数"})
	p.do(RaiseGridDoubt{Grid: "2", Text: "工棚住几人"})
	if d := doubts(); len(d) != 2 || d[1].No != 2 || d[0].Text != "3栋5层没数" {
		t.Fatalf("%+v", d)
	}
	p.refuse(SettleGridDoubt{Grid: "2", No: 3, Answer: "x"}, NotFound, "doubt.unknown")
	p.refuse(SettleGridDoubt{Grid: "2", No: 1, Reopen: true, Answer: "x"}, Refused, "doubt.open")
	p.refuse(SettleGridDoubt{Grid: "2", No: 1}, Invalid, "text.empty")
	p.do(SettleGridDoubt{Grid: "2", No: 1, Answer: "五户，已补"})
	p.refuse(SettleGridDoubt{Grid: "2", No: 1, Answer: "x"}, Refused, "doubt.settled")
	if d := doubts(); len(d) != 1 || d[0].No != 2 {
		t.Fatalf("%+v", d)
	}
	p.undone("grid.settle")
	p.refuse(SettleGridDoubt{Grid: "2", Answer: "x"}, Refused, "doubt.which")
	p.refuse(SettleGridDoubt{Grid: "3", Answer: "x"}, Refused, "doubt.none_open")
	if d := doubts(); len(d) != 2 {
		t.Errorf("after the undo %+v", d)
	}
	p.do(RaiseGridDoubt{Grid: "2", Text: "记错"})
	p.undone("grid.doubt")
	if d := doubts(); len(d) != 2 {
		t.Errorf("after the second undo %+v", d)
	}
	p.do(SettleGridDoubt{Grid: "2", No: 1, Answer: "已补"})
	p.do(SettleGridDoubt{Grid: "2", Answer: "只剩这一条"})
	if d := doubts(); len(d) != 0 {
		t.Errorf("the only open one without its number: %+v", d)
	}
	if d, err := p.CheckState(ctx); err != nil || d != nil {
		t.Errorf("%+v %v", d, err)
	}
}
