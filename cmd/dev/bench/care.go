package main

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
)

// care fills the register of the medical team: a drug each, every third asks
// for more of it.
func (p *post) care(ctx context.Context, homes []store.Household) error {
	for i := range patients {
		h := homes[i*len(homes)/patients]
		r, err := p.Do(ctx, p.by, time.Time{}, store.AddPatient{Name: fmt.Sprintf("李某%03d", i), Grid: h.Grid, Household: h.ID, Phone: fmt.Sprintf("100%08d", i), Illness: "高血压", Again: true})
		if err != nil {
			return fmt.Errorf("patient %d: %w", i, err)
		}
		if err := p.do(ctx, store.SetDrug{Patient: r.Subject, Drug: "缬沙坦", PerDay: 100, Stock: store.Qty(100 * (1 + i%30))}); err != nil {
			return err
		}
		if i%3 != 0 {
			continue
		}
		if err := p.do(ctx, store.AskMedicine{PatientAt: store.PatientAt{Patient: r.Subject}, Drug: "缬沙坦", Amount: 3000, Unit: "片"}); err != nil {
			return err
		}
	}
	return nil
}

// calls keeps the hotline busy: every tenth caller calls again.
func (p *post) calls(ctx context.Context, homes []store.Household) error {
	for i := range calls {
		h := homes[(i-i%10)*len(homes)/calls]
		c := store.TakeCall{Phone: fmt.Sprintf("138%08d", i-i%10/9), Grid: h.Grid, Household: h.ID, Text: fmt.Sprintf("第%d次来电，问什么时候送菜", i), Outcome: "info"}
		if i%50 == 0 {
			c.Outcome, c.Type, c.To = "", "rubbish", "环境消杀"
		}
		if err := p.do(ctx, c); err != nil {
			return fmt.Errorf("call %d: %w", i, err)
		}
	}
	return nil
}

// lanes tallies every lane of every point for the last hours, and fills tubes.
func (p *post) lanes(ctx context.Context, homes []store.Household) error {
	r, err := p.Do(ctx, p.by, time.Time{}, store.OpenRound{Kind: "sampling"})
	if err != nil {
		return fmt.Errorf("open a round of lanes: %w", err)
	}
	points, err := p.points(ctx)
	if err != nil {
		return err
	}
	p.now = p.now.Add(7 * time.Hour)
	for _, s := range points {
		for _, l := range s.Lanes {
			for slot := range 12 {
				at := p.now.Add(-time.Duration(slot+1) * 30 * time.Minute)
				if err := p.do(ctx, store.TallyLane{Site: s.ID, Lane: l.No, Slot: at, People: 20 + slot, Round: r.Subject}); err != nil {
					return fmt.Errorf("tally of %s: %w", s.Key, err)
				}
			}
		}
	}
	for i := range tubes {
		var who []store.Target
		for j := range 10 {
			who = append(who, store.Target{Name: fmt.Sprintf("居民%04d", i*10+j), Grid: homes[i*len(homes)/tubes].Grid})
		}
		s := points[i%len(points)]
		if err := p.do(ctx, store.OpenTubes{Numbers: []string{fmt.Sprintf("%04d", i+1)}, Site: s.ID, Lane: s.Lanes[0].No, Who: who, Round: r.Subject}); err != nil {
			return fmt.Errorf("tube %d: %w", i, err)
		}
	}
	return nil
}

// points opens the lanes of the plan's points.
func (p *post) points(ctx context.Context) ([]store.Site, error) {
	var out []store.Site
	for i, key := range []string{"hall", "elders", "police"} {
		if err := p.do(ctx, store.SetLanes{ID: key, Lanes: []int{5, 2, 2}[i]}); err != nil {
			return nil, err
		}
	}
	sites, err := p.Sites(ctx)
	for _, s := range sites {
		if len(s.Lanes) > 0 {
			out = append(out, s)
		}
	}
	return out, err
}
