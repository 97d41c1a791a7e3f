// Package board is the first screen: twelve grids, the shift, the gates, what
// is urgent, what was written last, and the line to write into. Its renderer
// also prints the board as text.
package board

import (
	"context"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Data is everything the board shows, read at one moment.
type Data struct {
	Now      journal.Time
	Post     store.Post
	Plan     *plan.Plan
	Shift    store.Shift
	Next     store.Shift
	Chief    string // names on the shift
	Relief   string
	Outgoing string
	Grids    []store.GridState
	Urgent   []store.Matter // red, orange, overdue, and orders
	Count    map[string]int // open matters by level
	Overdue  int
	Sites    []store.SiteStatus
	Lines    []store.Line // newest first
	Status   string
	Reasons  []store.FactReason
	Clocks   []store.FactClock
	Late     int             // steps of the playbook and deadlines that are late and not done
	Coming   *store.Deadline // of the post's own, the one that comes first
	Numbers  map[string]int  // of grids by id
	Open     *store.Handover
	Sweep    *store.RoundState // the round that runs and was opened last, nil without one
	Left     map[string]int    // not reached in it, by grid
	ReadOnly bool

	open []store.Matter
}

// latest is how many lines the board keeps.
const latest = 40

// justNow are the system entries that people write with their own hands: whoever
// writes down a pass wants to see it stand there.
func justNow() []string { return []string{"site.pass", "site.checkin"} }

// Load reads the board from a view.
func Load(ctx context.Context, v *store.View) (*Data, error) {
	d := &Data{Now: journal.At(v.Now()), Count: map[string]int{}, Numbers: map[string]int{}}
	for _, part := range []func(context.Context, *store.View) error{d.post, d.shift, d.matters, d.rest, d.sweep} {
		if err := part(ctx, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (d *Data) post(ctx context.Context, v *store.View) (err error) {
	if d.Post, err = v.Post(ctx); err != nil {
		return err
	}
	if d.Plan, err = v.ExportPlan(ctx); err != nil {
		return err
	}
	d.Clocks = store.ClocksOf(d.Post, d.Plan, d.Now)
	if d.Post.Mode != store.Emergency {
		return nil
	}
	for _, s := range store.StepsOf(d.Post, d.Plan, d.Now) {
		if s.Late && s.Done.IsZero() && s.Clock == "" { // one that closes a clock is told by the clock
			d.Late++
		}
	}
	open, err := v.Deadlines(ctx, true)
	for i := range open {
		if open[i].Late(d.Now) {
			d.Late++
		} else if d.Coming == nil {
			d.Coming = &open[i]
		}
	}
	return err
}

func (d *Data) shift(ctx context.Context, v *store.View) (err error) {
	if d.Shift, err = v.CurrentShift(ctx); err != nil {
		return err
	}
	if d.Next, _, err = v.NextShift(ctx); err != nil {
		return err
	}
	if d.Chief, err = lead(ctx, v, d.Plan, d.Shift); err != nil {
		return err
	}
	if d.Relief, err = lead(ctx, v, d.Plan, d.Next); err != nil {
		return err
	}
	h, err := v.Handover(ctx, "open")
	if store.CodeOf(err) == store.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	d.Open = &h
	return nil
}

// lead is who answers for a shift: the first post role of the plan that
// somebody holds.
func lead(ctx context.Context, v *store.View, p *plan.Plan, s store.Shift) (string, error) {
	for _, role := range p.PostRoles {
		for _, d := range s.Duties {
			if d.Role == role.Slug && !d.Removed {
				who, err := v.Person(ctx, d.Person)
				return who.Name, err
			}
		}
	}
	return "", nil
}

func (d *Data) matters(ctx context.Context, v *store.View) error {
	open, err := v.Matters(ctx, store.MatterFilter{Open: true})
	if err != nil {
		return err
	}
	d.open = open
	for _, m := range open {
		d.Count[m.Level]++
		_, _, late := m.Late(d.Now)
		if late {
			d.Overdue++
		}
		if late || m.Urgent() || m.Kind == plan.Order {
			d.Urgent = append(d.Urgent, m)
		}
	}
	return nil
}

func (d *Data) rest(ctx context.Context, v *store.View) (err error) {
	if d.Grids, err = v.GridStatusWith(ctx, d.open); err != nil {
		return err
	}
	for _, g := range d.Grids {
		d.Numbers[g.Grid.ID] = g.Grid.Number
	}
	if d.Sites, err = v.SiteStates(ctx); err != nil {
		return err
	}
	if d.Lines, err = v.Lines(ctx, store.LineFilter{Newest: true, Limit: latest, Also: justNow()}); err != nil {
		return err
	}
	d.Status, d.Reasons = store.StatusOf(d.Grids, d.open, d.Sites, d.Now)
	return nil
}

// sweep is whom the round that runs has not reached.
func (d *Data) sweep(ctx context.Context, v *store.View) error {
	s, ok, err := v.Sweep(ctx)
	if err != nil || !ok {
		return err
	}
	d.Sweep, d.Left = &s, map[string]int{}
	for _, g := range s.Grids {
		d.Left[g.Grid.ID] = g.NotReached
	}
	return nil
}
