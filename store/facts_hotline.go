package store

import (
	"slices"

	"zhiban/store/journal"
)

// FactHotline is the part of section 10 about the calls.
type FactHotline struct {
	Counts  []FactCount       `json:"counts"` // opening, change and closing
	Hours   []FactHotlineHour `json:"hours"`  // in which something happened
	Callers []FactCaller      `json:"callers"`
	Manned  *FactManned       `json:"manned,omitempty"` // nil: the plan names nobody who answers
}

// FactHotlineHour is one hour of the log.
type FactHotlineHour struct {
	Start      journal.Time `json:"start"`
	In         int64        `json:"in"`
	Answered   int64        `json:"answered"`
	Dispatched int64        `json:"dispatched"` // and opened
	Added      int64        `json:"added"`
	Other      int64        `json:"other"` // no matter: a question, silence, a wrong number
	Out        int64        `json:"out"`
	Back       int64        `json:"back"`
}

// FactCaller called more than once in the shift.
type FactCaller struct {
	Phone     journal.Text `json:"phone"`
	Caller    journal.Text `json:"caller" reader:"name"`
	Grid      int          `json:"grid"`
	Household journal.Text `json:"household" reader:"place"`
	Calls     int          `json:"calls"`
	Open      []string     `json:"open"` // numbers of what is open for them
}

// FactManned is who answered the hotline at the cut-off.
type FactManned struct {
	Name   string       `json:"name"`
	NameEN string       `json:"name_en"`
	People []FactRef    `json:"people"`
	Since  journal.Time `json:"since"` // nobody has been there, 0: somebody is
}

// FactVow is a promise on a matter that is still to be kept, or that was kept too late
// or broken in the shift.
type FactVow struct {
	Number string       `json:"number"`
	Text   journal.Text `json:"text"`
	Who    journal.Text `json:"who" reader:"name"`
	Due    journal.Time `json:"due"`
	State  string       `json:"state"`
	Ended  journal.Time `json:"ended"`
	Why    journal.Text `json:"why"`
	Moves  int          `json:"moves"`
	Late   bool         `json:"late"`
}

// FactOwed is what the survey promised by a time and has not come.
type FactOwed struct {
	Grid       int          `json:"grid"`
	Item       string       `json:"item"`
	Households int          `json:"households"`
	Missing    int64        `json:"missing"`
	Due        journal.Time `json:"due"`
	Late       bool         `json:"late"`
}

// hotline is what the calls of the shift came to, from the states at both ends:
// a call that is written down late counts once, in the shift that hears of it.
func (b *factsOf) hotline() error {
	hours, err := b.at.HotlineHours(b.ctx, 0, 0)
	if err != nil {
		return err
	}
	var was []HotlineHour
	waiting := [2]int{}
	if b.before != nil {
		if was, err = b.before.HotlineHours(b.ctx, 0, 0); err != nil {
			return err
		}
		if waiting[0], err = b.before.CountWaitingForBack(b.ctx); err != nil {
			return err
		}
	}
	if waiting[1], err = b.at.CountWaitingForBack(b.ctx); err != nil {
		return err
	}
	staff, err := b.at.HotlineStaff(b.ctx)
	if err != nil {
		return err
	}
	if len(hours) == 0 && waiting == [2]int{} && staff == nil {
		return nil
	}
	f := &FactHotline{}
	b.f.Hotline = f
	b.hotlineCounts(f, was, hours, waiting)
	f.Hours = hoursBetween(was, hours)
	if staff != nil {
		f.Manned = &FactManned{Name: staff.Name, NameEN: staff.NameEN, Since: staff.Since}
		for _, p := range staff.People {
			f.Manned.People = append(f.Manned.People, FactRef{ID: p.ID, Name: journal.Text(p.Name)})
		}
	}
	return b.callers(f)
}

func (b *factsOf) hotlineCounts(f *FactHotline, was, now []HotlineHour, waiting [2]int) {
	var old, sum HotlineHour
	for _, h := range was {
		old = old.Sum(h)
	}
	for _, h := range now {
		sum = sum.Sum(h)
	}
	count := func(slug string, opening, closing int) {
		f.Counts = append(f.Counts, FactCount{Slug: slug, Opening: int64(opening), Change: int64(closing - opening), Closing: int64(closing), AsOf: b.h.CutOff})
	}
	count("calls_in", old.In, sum.In)
	count(CallAnswered, old.Answered, sum.Answered)
	count(CallDispatched, old.Dispatched+old.Opened, sum.Dispatched+sum.Opened)
	count(CallAdded, old.Added, sum.Added)
	count("calls_other", old.Info+old.Silent, sum.Info+sum.Silent)
	count("calls_out", old.Out, sum.Out)
	count("hotline_open", b.hot.open[0], b.hot.open[1])
	count("hotline_closed", b.hot.closed[0], b.hot.closed[1])
	count("hotline_overdue", b.hot.overdue[0], b.hot.overdue[1])
	count("called_back", old.Back, sum.Back)
	count("unhappy", old.Unhappy, sum.Unhappy)
	count("waiting_back", waiting[0], waiting[1])
}

// hotTally counts the matters of the hotline at the opening and at the cut-off.
type hotTally struct{ open, closed, overdue [2]int }

func (t *hotTally) add(m Matter, end int, now journal.Time) {
	if m.Source != SourceHotline || m.State == MatterVoid {
		return
	}
	if m.Open() {
		t.open[end]++
	} else {
		t.closed[end]++
	}
	if _, _, late := m.Late(now); late {
		t.overdue[end]++
	}
}

// hoursBetween are the hours of one log without what another one had already.
func hoursBetween(was, now []HotlineHour) []FactHotlineHour {
	var out []FactHotlineHour
	for _, h := range now {
		if i := slices.IndexFunc(was, func(x HotlineHour) bool { return x.Start == h.Start }); i >= 0 {
			h = h.Less(was[i])
		}
		if h.Empty() {
			continue
		}
		out = append(out, FactHotlineHour{Start: h.Start, In: int64(h.In), Answered: int64(h.Answered), Dispatched: int64(h.Dispatched + h.Opened), Added: int64(h.Added), Other: int64(h.Info + h.Silent), Out: int64(h.Out), Back: int64(h.Back)})
	}
	return out
}

// callers are those who called more than once in the hours of the shift.
func (b *factsOf) callers(f *FactHotline) error {
	const most = 10
	list, err := b.at.RepeatCallers(b.ctx, b.h.Opening, most)
	if err != nil {
		return err
	}
	for _, c := range list {
		x := FactCaller{Phone: journal.Text(c.Phone), Caller: journal.Text(c.Caller), Grid: b.grids[c.Grid], Household: journal.Text(c.Household), Calls: c.Calls}
		for _, m := range c.Open {
			x.Open = append(x.Open, m.Number)
		}
		f.Callers = append(f.Callers, x)
	}
	return nil
}

// promises belong to section 6: what is still to be kept, and what was not.
func (b *factsOf) promises() error {
	was := map[string]Promise{}
	if b.before != nil {
		old, err := b.before.Promises(b.ctx, PromiseFilter{All: true, Limit: 1 << 30})
		if err != nil {
			return err
		}
		for _, p := range old {
			was[p.ID] = p.Promise
		}
	}
	list, err := b.at.Promises(b.ctx, PromiseFilter{All: true, Limit: 1 << 30})
	if err != nil {
		return err
	}
	for _, p := range list {
		old, known := was[p.ID]
		ended := p.State != PromiseOpen && (!known || old.Open())
		unkept := p.State == PromiseBroken || p.State == PromiseKept && p.Late(b.h.CutOff)
		if !(p.Open() && p.About.Open()) && !(ended && unkept) {
			continue
		}
		b.f.Vows = append(b.f.Vows, FactVow{Number: p.About.Number, Text: journal.Text(p.Text), Who: journal.Text(p.Who), Due: p.Due, State: p.State, Ended: p.Ended, Why: journal.Text(p.Why),
			Moves: len(p.Moves), Late: p.Late(b.h.CutOff)})
	}
	owed, err := b.at.OwedSupplies(b.ctx, false)
	for _, o := range owed {
		b.f.Owed = append(b.f.Owed, FactOwed{Grid: b.grids[o.Grid], Item: o.Item, Households: o.Households, Missing: o.Missing, Due: o.Due, Late: o.Due < b.h.CutOff})
	}
	return err
}
