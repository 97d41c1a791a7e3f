package store

import (
	"context"
	"testing"
)

// Open matters are kept between reads by what their rows say: a change shows.
func TestOpenMattersShowEachChange(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	m := p.do(ReportMatter{Type: "rubbish", Grid: "1", Text: "垃圾未清"}).Subject
	other := p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "垃圾满了"}).Subject
	texts := func() map[string]string {
		t.Helper()
		open, err := p.Matters(ctx, MatterFilter{Open: true})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, m := range open {
			out[m.ID] = m.LastText
		}
		return out
	}
	before := texts()
	p.do(WriteNote{Text: "车在路上", Subject: m})
	if got := texts(); got[m] != "车在路上" || got[other] != before[other] {
		t.Errorf("after a note: %v", got)
	}
	p.do(VoidMatter{ID: m, Reason: "重复"})
	if got := texts(); len(got) != 1 || got[other] != before[other] {
		t.Errorf("after one was voided: %v", got)
	}
}
