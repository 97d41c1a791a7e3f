package store

import (
	"context"
	"time"
)

// sitrepCommand drafts situation reports, issues some and drops others.
func (a *actor) sitrepCommand(by string) Command {
	ctx := context.Background()
	s, err := a.p.Sitrep(ctx, SitDraft)
	if err != nil {
		if CodeOf(err) != NotFound {
			a.p.tb.Fatal(err)
		}
		return CutSitrep{}
	}
	switch a.rng.IntN(9) {
	case 0:
		return DropSitrep{Reason: a.text()}
	case 1:
		return EditSitrep{Part: a.pick(SitWeather, SitAssessment, "x"), Text: a.text()}
	case 2:
		return EditSitrep{Part: SitPlanned, No: a.rng.IntN(3), Text: a.text(), Due: a.p.clock.Now().Add(time.Hour), Out: a.chance(30)}
	case 3:
		return EditSitrep{Part: SitEventPart, No: a.rng.IntN(4), Text: a.text(), Out: a.chance(50)}
	case 4:
		key := ""
		if len(s.Snapshot.Needs) > 0 && a.chance(70) {
			key = s.Snapshot.Needs[a.rng.IntN(len(s.Snapshot.Needs))].Key
		}
		return EditSitrep{Part: SitNeedPart, Key: key, Item: a.pick("tent", "", "船"), Text: a.pick("", "消毒车"), N: [4]int64{0, int64(a.rng.IntN(4)), 5}, Out: a.chance(30)}
	}
	sign, err := a.p.SitSigner(ctx, by, "paper")
	if err != nil {
		return IssueSitrep{}
	}
	f, err := a.p.SitFacts(ctx, s.ID, sign)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	return IssueSitrep{Facts: f, Text: "# 续报", How: "paper"}
}
