package store

import (
	"context"
	"testing"
)

// What was refused stays refused, with its reason, until the receiver accepts
// it in so many words: a question would turn it into an acceptance when it is
// answered.
func TestRefusedStaysRefused(t *testing.T) {
	p, luo := briefPost(t)
	p.doBy(luo, RefuseItem{No: 1, Text: "重复，只有一件"})
	_, err := p.Do(context.Background(), luo, p.clock.Now(), QuestionItem{No: 1, Text: "谁跟进"})
	wantError(t, err, Refused, "handover.item_refused")
	p.doBy(luo, AcceptRest{})
	if it := p.openHandover().Item(1); it.Verdict != RefusedBy || it.Reason != "重复，只有一件" || it.Settled != "disagreement" {
		t.Errorf("%+v", it)
	}
	f, err := p.HandoverFacts(context.Background(), "open")
	if err != nil || f.Items[0].Verdict != RefusedBy {
		t.Errorf("the report says %+v, %v", f.Items[0], err)
	}
	p.doBy(luo, AcceptItem{No: 1})
	if it := p.openHandover().Item(1); it.Verdict != Accepted || it.Settled != "" {
		t.Errorf("%+v", it)
	}
	p.sound()
}
