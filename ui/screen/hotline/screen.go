// Package hotline takes calls, with who calls and what is open for them beside
// the form, and shows the log, who called again, whom to call back, what was
// promised, and the hours.
package hotline

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabCalls = iota
	tabCallers
	tabBack
	tabPromises
	tabHours
)

// most is how many rows of a list are read; callersFor is how far back who
// called again is looked for.
const (
	most       = 200
	callersFor = 24 * time.Hour
)

// Screen is the screen of the hotline.
type Screen struct {
	*app.Sheets[data]
	calls    *kit.Table[call]
	callers  *kit.Table[store.RepeatCaller]
	back     *kit.Table[store.Matter]
	promises *kit.Table[store.Promised]
	hours    *kit.Table[store.HotlineHour]
}

// call is a call with the matter that it belongs to.
type call struct {
	store.HotCall
	about store.Matter
}

// data is what the screen has read.
type data struct {
	calls     []call
	day       int // calls in within a day
	callers   []store.RepeatCaller
	waiting   []store.Matter
	waitCount int
	promises  []store.Promised
	open      int
	late      int
	hours     []store.HotlineHour
	staff     *store.HotlineStaff
	grids     map[string]int
}

// New makes the screen; id is a tab to begin at: "calls", "callers", "back",
// "promises", "hours" or "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{Sheets: app.NewSheets[data](env, app.NewDesk(env))}
	s.Tab = map[string]int{"callers": tabCallers, "back": tabBack, "promises": tabPromises, "hours": tabHours}[id]
	s.calls = kit.NewTable(func(c call) string { return c.ID }, nil)
	s.callers = kit.NewTable(func(c store.RepeatCaller) string { return c.Phone + " " + c.Grid + " " + c.Household }, nil)
	s.back = kit.NewTable(func(m store.Matter) string { return m.ID }, nil)
	s.promises = kit.NewTable(func(p store.Promised) string { return p.ID }, nil)
	s.hours = kit.NewTable(func(h store.HotlineHour) string { return fmt.Sprint(h.Start) }, nil)
	s.Be(app.SheetsOf[data]{
		Read: func() app.Reading[data] { return read }, Topics: []string{"hotcall", "matter", "site", "shift", "grid"}, Timely: true, Columns: s.columns, Show: s.show,
		Title: func() string { return env.Words.T.Hotline.Title }, Tabs: s.tabs, Sheet: s.sheet, Bar: s.actions, Foot: s.foot, Open: s.open,
		More: func() []app.Action { return []app.Action{s.TabAction(env.Words.T.Hotline.Act["tab"])} },
	})
	return s
}

// TakeCall begins a call, as the key of the hotline does.
func (s *Screen) TakeCall() tea.Cmd {
	if s.Env.Store.ReadOnly() != nil {
		return nil
	}
	return s.take(store.CallIn)
}

func read(ctx context.Context, v *store.View) (d data, err error) {
	now := journal.At(v.Now())
	list, err := v.HotCalls(ctx, store.CallFilter{Void: true, Limit: most})
	if err != nil {
		return d, err
	}
	if d.calls, err = withMatters(ctx, v, list); err != nil {
		return d, err
	}
	if d.day, err = v.CountHotCalls(ctx, store.CallFilter{Since: now.Add(-callersFor)}); err != nil {
		return d, err
	}
	if d.callers, err = v.RepeatCallers(ctx, now.Add(-callersFor), most/4); err != nil {
		return d, err
	}
	if d.waiting, err = v.WaitingForBack(ctx, most, 0); err != nil {
		return d, err
	}
	if d.waitCount, err = v.CountWaitingForBack(ctx); err != nil {
		return d, err
	}
	if d.promises, err = v.Promises(ctx, store.PromiseFilter{All: true, Limit: most}); err != nil {
		return d, err
	}
	if d.open, d.late, err = v.CountPromises(ctx); err != nil {
		return d, err
	}
	if d.hours, err = v.HotlineHours(ctx, now.Add(-7*24*time.Hour), 0); err != nil {
		return d, err
	}
	if d.staff, err = v.HotlineStaff(ctx); err != nil {
		return d, err
	}
	return d, places(ctx, v, &d)
}

func places(ctx context.Context, v *store.View, d *data) error {
	grids, err := v.Grids(ctx)
	if err != nil {
		return err
	}
	d.grids = make(map[string]int, len(grids))
	for _, g := range grids {
		d.grids[g.ID] = g.Number
	}
	return nil
}

// withMatters reads the matters that calls belong to, each once.
func withMatters(ctx context.Context, v *store.View, list []store.HotCall) ([]call, error) {
	known := map[string]store.Matter{"": {}}
	out := make([]call, 0, len(list))
	for _, c := range list {
		m, ok := known[c.Matter]
		if !ok {
			var err error
			if m, err = v.Matter(ctx, c.Matter); err != nil {
				return nil, err
			}
			known[c.Matter] = m
		}
		out = append(out, call{c, m})
	}
	return out, nil
}

func (s *Screen) show() {
	t := s.Env.Words.T.Hotline
	s.calls.SetEmpty(t.EmptyCalls)
	s.callers.SetEmpty(t.EmptyCalls)
	s.back.SetEmpty(t.EmptyWaiting)
	s.promises.SetEmpty(t.EmptyPromises)
	s.hours.SetEmpty(t.EmptyHours)
	s.calls.SetRows(s.Data.calls)
	s.callers.SetRows(s.Data.callers)
	s.back.SetRows(s.Data.waiting)
	s.promises.SetRows(s.Data.promises)
	hours := make([]store.HotlineHour, 0, len(s.Data.hours))
	for i := len(s.Data.hours) - 1; i >= 0; i-- { // the newest first
		hours = append(hours, s.Data.hours[i])
	}
	s.hours.SetRows(hours)
}

func (s *Screen) sheet() app.Sheet {
	return []app.Sheet{s.calls, s.callers, s.back, s.promises, s.hours}[s.Tab]
}

func (s *Screen) tabs() []string {
	t, d := s.Env.Words.T.Hotline, s.Data
	promises := fmt.Sprintf("%s %d", t.Tabs[tabPromises], d.open)
	if d.late > 0 {
		promises += fmt.Sprintf(" %s%d", s.Env.Theme.Glyph.Orange, d.late)
	}
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabCalls], d.day), fmt.Sprintf("%s %d", t.Tabs[tabCallers], len(d.callers)), fmt.Sprintf("%s %d", t.Tabs[tabBack], d.waitCount), promises, t.Tabs[tabHours]}
}
