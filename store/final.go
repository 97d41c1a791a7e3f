package store

import (
	"context"
	"time"
)

// Final is what the final report says: the emergency from its order to the
// stand-down, in codes and numbers.
type Final struct {
	Post     Post           `json:"post"`
	Clocks   []FactClock    `json:"clocks"`
	Steps    []PlaybookStep `json:"steps"`
	Kinds    []FinalKind    `json:"kinds"`  // the ledger by kind
	Handed   []Matter       `json:"handed"` // what was open and is somebody else's now
	Forces   []ForceCount   `json:"forces"`
	Hours    []GridHours    `json:"hours"`        // of reinforcements, by grid
	Duty     time.Duration  `json:"duty_minutes"` // of everybody on the roster and at sites together
	People   int            `json:"people"`       // who were on duty or came to help, by name
	Returned []ReturnedRow  `json:"returned"`
	Reports  int            `json:"reports"` // handovers that were sealed
}

// FinalKind counts the matters of one kind.
type FinalKind struct {
	Kind   string `json:"kind"`
	Total  int    `json:"total"`
	Ended  int    `json:"ended"`
	Handed int    `json:"handed"`
	Late   int    `json:"late"` // ended after their limit
}

// ReturnedRow is what one site gave back, with its name.
type ReturnedRow struct {
	Returned
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// FinalReport collects what the final report (终报) says. Errors: refused (the
// post has not stood down), internal.
func (v *View) FinalReport(ctx context.Context) (Final, error) {
	var f Final
	var err error
	if f.Post, err = v.Post(ctx); err != nil {
		return f, err
	}
	if f.Post.Balance == nil || f.Post.StoodDown.IsZero() {
		return f, refused("mode", "post.not_stood_down", "")
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return f, err
	}
	f.Clocks, f.Steps = ClocksOf(f.Post, pl, f.Post.StoodDown), StepsOf(f.Post, pl, f.Post.StoodDown)
	for _, part := range []func(context.Context, *View) error{f.ledger, f.people, f.materials} {
		if err := part(ctx, v); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (f *Final) ledger(ctx context.Context, v *View) error {
	all, err := v.Matters(ctx, MatterFilter{Limit: 1 << 30})
	if err != nil {
		return err
	}
	handed := map[string]bool{}
	for _, n := range f.Post.Balance.Matters {
		handed[n] = true
	}
	for _, kind := range MatterKinds() {
		k := FinalKind{Kind: kind}
		for _, m := range all {
			if m.Kind != kind || m.State == MatterVoid || m.Reported > f.Post.StoodDown {
				continue
			}
			k.Total++
			switch due := m.Due(); {
			case handed[m.Number]:
				k.Handed++
				f.Handed = append(f.Handed, m)
			case !m.Open():
				k.Ended++
				k.Late += btoiInt(due != 0 && m.Closed > due)
			}
		}
		if k.Total > 0 {
			f.Kinds = append(f.Kinds, k)
		}
	}
	list, err := v.Handovers(ctx, 100_000)
	for _, h := range list {
		f.Reports += btoiInt(h.State == HandoverSealed)
	}
	return err
}

// people sums the hours from the order on; reinforcements by name count among
// those on duty, too.
func (f *Final) people(ctx context.Context, v *View) error {
	var err error
	if f.Forces, err = v.Forces(ctx, false); err != nil {
		return err
	}
	from, until := min(f.Post.T0, f.Post.Activated).In(v.Zone()), f.Post.StoodDown.In(v.Zone())
	if f.Post.Activated.IsZero() {
		from = f.Post.T0.In(v.Zone())
	}
	if _, f.Hours, err = v.ForceHours(ctx, from, until); err != nil {
		return err
	}
	hours, err := v.Hours(ctx, from, until)
	for _, h := range hours {
		if h.Worked > 0 {
			f.People++
			f.Duty += h.Worked
		}
	}
	return err
}

func (f *Final) materials(ctx context.Context, v *View) error {
	sites, err := v.Sites(ctx)
	for _, r := range f.Post.Balance.Returned {
		row := ReturnedRow{Returned: r}
		for _, s := range sites {
			if s.ID == r.Site {
				row.Name, row.NameEN = s.Name, s.NameEN
			}
		}
		f.Returned = append(f.Returned, row)
	}
	return err
}
