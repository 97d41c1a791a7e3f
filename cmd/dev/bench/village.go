package main

import (
	"context"
	"fmt"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
)

// A full post: as many residents as the program promises to hold (50,000 in
// 17,000 households), a round half done, a book of supplies in use, and the
// rest of what a post keeps lists of.
const (
	residents  = 50_000
	households = 17_000
	ticked     = 9_000
	slips      = 2_000
	demands    = 1_500
	helpers    = 250
	patients   = 900
	calls      = 1_500
	tubes      = 800
)

// full is the least of entries that a post with a village in it has.
const full = 500_000

// village settles one in the post, before its shifts begin to write.
func (p *post) village(ctx context.Context) error {
	pl, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		return fmt.Errorf("plan: %w %v", err, problems)
	}
	var homes []store.Household
	for i, g := range p.grids {
		q := drill.Quarter{Grid: fmt.Sprint(g.Number), Households: share(households, len(p.grids), i), Residents: share(residents, len(p.grids), i)}
		list := drill.Village("bench", pl, q)
		if err := p.do(ctx, store.SetBaseline{Grid: g.ID, Households: q.Households, People: q.Residents, Counter: "值班员"}, store.AddHouseholds{List: list}); err != nil {
			return fmt.Errorf("village of %s: %w", g.ID, err)
		}
		got, err := p.Households(ctx, store.HouseholdFilter{Grid: g.ID, Limit: 1 << 20})
		if err != nil {
			return err
		}
		homes = append(homes, got.Rows...)
	}
	for _, part := range []func(context.Context, []store.Household) error{p.round, p.supplies, p.help, p.announce, p.care, p.calls, p.lanes} {
		if err := part(ctx, homes); err != nil {
			return err
		}
	}
	return nil
}

// share is the i-th of n even parts of a whole.
func share(whole, n, i int) int { return whole*(i+1)/n - whole*i/n }

func (p *post) do(ctx context.Context, cmds ...store.Command) error {
	for _, c := range cmds {
		p.now = p.now.Add(time.Second)
		if _, err := p.Do(ctx, p.by, time.Time{}, c); err != nil {
			return fmt.Errorf("%T: %w", c, err)
		}
	}
	return nil
}

func (p *post) round(ctx context.Context, homes []store.Household) error {
	r, err := p.Do(ctx, p.by, time.Time{}, store.OpenRound{Kind: "door_knock"})
	if err != nil {
		return fmt.Errorf("open a round: %w", err)
	}
	var marks []store.Mark
	for i := range ticked {
		marks = append(marks, store.Mark{Household: homes[i*len(homes)/ticked].ID, State: []string{store.TickDone, store.TickDone, store.TickDone, store.TickAbsent}[i%4]})
	}
	return p.do(ctx, store.TickRound{Round: r.Subject, Marks: marks})
}

func (p *post) supplies(ctx context.Context, homes []store.Household) error {
	if err := p.do(ctx, store.WriteSlip{Type: store.SlipIn, Lines: []store.Amount{{Item: "parcel", N: 100_000}, {Item: "breakfast", N: 100_000}}, Gave: "区物资站"}); err != nil {
		return err
	}
	for i := range slips {
		err := p.do(ctx, store.WriteSlip{Type: store.SlipOut, Grid: p.grids[i%len(p.grids)].ID, Lines: []store.Amount{{Item: []string{"parcel", "breakfast"}[i%2], N: int64(10 + i%30)}}, Took: "志愿者"})
		if err != nil {
			return err
		}
	}
	for i := range demands {
		h := homes[i*len(homes)/demands]
		if err := p.do(ctx, store.SurveyDemand{Grid: h.Grid, Household: h.ID, Lines: []store.DemandLine{{Item: "milk_powder", Wanted: int64(1 + i%3), Promised: 1}}}); err != nil {
			return err
		}
	}
	return nil
}

func (p *post) help(ctx context.Context, _ []store.Household) error {
	r, err := p.Do(ctx, p.by, time.Time{}, store.CallForce{Count: helpers, Text: "搬运、测温、送餐"})
	if err != nil {
		return fmt.Errorf("ask for help: %w", err)
	}
	for i := range helpers {
		if err := p.do(ctx, store.WalkUpForce{Force: r.Subject, Name: fmt.Sprintf("志愿者%03d", i), Phone: fmt.Sprintf("100%08d", i), Grid: p.grids[i%len(p.grids)].ID}); err != nil {
			return err
		}
	}
	return nil
}

func (p *post) announce(ctx context.Context, _ []store.Household) error {
	for i := range 40 {
		if err := p.do(ctx, store.AddNotice{Title: fmt.Sprintf("第%d号通知", i+1), Text: fmt.Sprintf("第%d批，请在家等候", i+1)}, store.AddVehicle{Plate: fmt.Sprintf("粤J%05d", i), Driver: "司机"}); err != nil {
			return err
		}
	}
	return nil
}
