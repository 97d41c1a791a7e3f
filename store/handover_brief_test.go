package store

import (
	"context"
	"slices"
	"testing"
)

// briefPost has a handover open with a red matter, an order and counts.
func briefPost(t *testing.T) (p *testPost, luo string) {
	t.Helper()
	p = mustCreate(t)
	luo = p.person("罗")
	p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "蚂蚁叮咬，喉咙肿"})
	p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "垃圾没收"})
	p.do(CutOff{Extra: []string{"钥匙一把"}})
	return p, luo
}

func (p *testPost) openHandover() *Handover {
	p.tb.Helper()
	h, err := p.Handover(context.Background(), "open")
	if err != nil {
		p.tb.Fatal(err)
	}
	return &h
}

func TestBriefIsChangedByWhoeverHandsOver(t *testing.T) {
	p, luo := briefPost(t)
	h := p.openHandover()
	rubbish, extra := 0, 0
	for _, it := range h.Items {
		switch {
		case it.Kind == "extra":
			extra = it.No
		case it.Level == "yellow":
			rubbish = it.No
		}
	}
	p.refuse(DropItem{No: 1, Reason: "不要了"}, Refused, "handover.drop_urgent")
	p.refuse(DropItem{No: rubbish}, Invalid, "text.empty")
	p.refuse(DropItem{No: 99, Reason: "x"}, NotFound, "handover.no_such_item")
	p.refuse(DropItem{No: rubbish, Back: true, Reason: "x"}, Refused, "command.no_change")
	_, err := p.Do(context.Background(), luo, p.clock.Now(), DropItem{No: rubbish, Reason: "x"})
	wantError(t, err, Refused, "handover.brief_other")
	p.do(DropItem{No: rubbish, Reason: "环卫已收走"})
	p.do(SetItemIfThen{No: 1, Text: "若再肿 → 转运"})
	p.refuse(SetItemIfThen{No: 1, Text: " 若再肿 → 转运 "}, Refused, "command.no_change")
	_, err = p.Do(context.Background(), luo, p.clock.Now(), AcceptItem{No: rubbish})
	wantError(t, err, Refused, "handover.item_dropped")
	p.doBy(luo, AcceptItem{No: extra})
	p.refuse(DropItem{No: extra, Reason: "x"}, Refused, "handover.drop_seen")
	h = p.openHandover()
	if it := h.Item(rubbish); it.Verdict != Dropped || it.Reason != "环卫已收走" || !it.Seen() {
		t.Errorf("%+v", it)
	}
	if h.Item(1).IfThen != "若再肿 → 转运" {
		t.Errorf("%+v", h.Item(1))
	}
	if seen, all := h.Progress(); seen != 1 || all != len(h.Items)-1 {
		t.Errorf("%d of %d, want 1 of %d", seen, all, len(h.Items)-1)
	}
	p.do(DropItem{No: rubbish, Back: true, Reason: "还没收"})
	if h = p.openHandover(); h.Item(rubbish).Verdict != "" || !slices.Contains(h.Unseen(), rubbish) {
		t.Errorf("%+v", h.Item(rubbish))
	}
	p.sound()
}

// What is added after the read-back has to be seen too before anybody signs.
func TestNothingUnseenIsSigned(t *testing.T) {
	p, luo := briefPost(t)
	p.doBy(luo, AcceptItem{No: 1})
	p.doBy(luo, AcceptRest{})
	p.doBy(luo, ReadBack{Text: "K-001 盯着"})
	p.do(AddBrief{Extra: []string{"对讲机少一个"}})
	p.refuse(SignHandover{Side: "out"}, Refused, "handover.items_open")
	p.doBy(luo, AcceptRest{})
	p.do(SignHandover{Side: "out"})
	p.doBy(luo, SignHandover{Side: "in"})
}

func TestBriefStandsInTheFacts(t *testing.T) {
	p, luo := briefPost(t)
	p.do(SetItemIfThen{No: 1, Text: "若再肿 → 转运"})
	p.do(DropItem{No: 2, Reason: "环卫已收走"})
	p.doBy(luo, AcceptItem{No: 1})
	f, err := p.HandoverFacts(context.Background(), "open")
	if err != nil {
		t.Fatal(err)
	}
	if f.Items[0].IfThen != "若再肿 → 转运" || f.Items[1].Verdict != Dropped || f.Items[1].Reason != "环卫已收走" {
		t.Errorf("%+v", f.Items[:2])
	}
}

func TestMissingNumbersAreNamed(t *testing.T) {
	p, _ := briefPost(t)
	h := p.openHandover()
	for text, want := range map[string]int{"": 1, "都清楚": 1, "K-001": 0, "k001 盯着": 0, "００１": 0, "K-0011": 1, "1": 1} {
		if got := h.MissingNumbers(text); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestUndoOfBriefChanges(t *testing.T) {
	p, _ := briefPost(t)
	p.do(DropItem{No: 2, Reason: "环卫已收走"})
	p.undone("handover.drop")
	if it := p.openHandover().Item(2); it.Verdict != "" {
		t.Errorf("%+v", it)
	}
	p.do(SetItemIfThen{No: 1, Text: "再肿就转运"})
	p.do(SetItemIfThen{No: 1, Text: "再肿就叫车"})
	p.undone("handover.if_then")
	if it := p.openHandover().Item(1); it.IfThen != "再肿就转运" {
		t.Errorf("%+v", it)
	}
	p.undone("handover.if_then")
	if it := p.openHandover().Item(1); it.IfThen != "" {
		t.Errorf("%+v", it)
	}
}
