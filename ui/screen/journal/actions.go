package journal

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/out"
	"zhiban/ui/word"
)

// barActions are opening what the line is about, putting it right, and ways to
// look.
func (s *Screen) barActions() []app.Action {
	t := s.env.Words.T
	l, ok := s.chosen()
	none, write := "", ""
	if !ok {
		none, write = t.Ledger.NoneChosen, t.Ledger.NoneChosen
	}
	switch {
	case s.env.Store != nil && s.env.Store.ReadOnly() != nil:
		write = t.Matter.Why["readonly"]
	case ok && (!store.Strikable(l.Kind) || l.Struck != nil):
		write = t.Ledger.ChooseLine
	}
	act := func(id, key, why string, run func() tea.Cmd) app.Action {
		return app.Action{ID: id, Keys: []string{key}, Name: t.Diary.Act[id], Why: why, Bar: true, Run: run}
	}
	return []app.Action{
		act("open", "enter", none, s.open),
		act("stream", "s", "", s.nextStream),
		act("search", "ctrl+f", "", s.openSearch),
		act("filter", "f", "", s.openFilter),
		act("strike", "x", write, func() tea.Cmd { return s.ask.Strike(l) }),
		act("correct", "c", write, func() tea.Cmd { return s.correct(l) }),
		act("prev", "p", "", func() tea.Cmd { return s.day(-1) }),
		act("next", "n", "", func() tea.Cmd { return s.day(1) }),
		act("goto", "g", "", s.askTime),
		act("end", "end", "", s.newest),
		act("export", "w", "", s.export),
	}
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() {
		return nil
	}
	var out []app.Action
	for _, a := range s.barActions() {
		// A search may be begun before the lines are read: F9, Ctrl+F is one movement of a practised hand.
		if a.ID != "open" && a.ID != "end" && (s.ready && !s.typing || a.ID == "search") { // Enter is the bar's: it runs what is chosen there
			out = append(out, a)
		}
	}
	if s.typing || !s.ready {
		return out
	}
	back := app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}
	if !s.f.plain() {
		back.Name, back.Run = s.env.Words.T.Diary.Act["clear"], s.clear
	}
	return append(out, back)
}

// open goes to what the chosen line is about.
func (s *Screen) open() tea.Cmd {
	l, ok := s.chosen()
	if !ok {
		return nil
	}
	routes := map[string]app.Route{"matter": app.Matter, "grid": app.Grid, "site": app.Site, "person": app.People, "shift": app.Shifts, "handover": app.Handover, "household": app.House, "round": app.Round}
	route, ok := routes[l.Noun]
	if !ok {
		return app.Say(app.Toast{Text: s.env.Words.T.Diary.Nowhere})
	}
	to := app.Go{Route: route, ID: l.Subject}
	if route == app.Handover {
		to.ID = ""
	}
	return app.Say(to)
}

type reported struct {
	s    *Screen
	line store.Line
	m    store.Matter
	err  error
}

// correct asks what is right; for a report it needs the matter.
func (s *Screen) correct(l store.Line) tea.Cmd {
	if l.Kind != "matter.report" {
		return s.ask.Correct(l, store.Matter{})
	}
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		m, err := st.Matter(ctx, l.Subject)
		return reported{s, l, m, err}
	}
}

func (s *Screen) correctReport(msg reported) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	return s.ask.Correct(msg.line, msg.m)
}

// day goes to the beginning of a day before or after what is looked at.
func (s *Screen) day(by int) tea.Cmd {
	zone := s.env.Words.Zone
	at := s.env.Store.Now()
	if top := s.at(); s.ready && top < len(s.win.rows) {
		for _, r := range s.win.rows[top:] {
			if r.line >= 0 {
				at = s.win.lines[r.line].Recorded.In(zone)
				break
			}
		}
	}
	if l, ok := s.chosen(); ok {
		at = l.Recorded.In(zone)
	}
	start := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zone)
	if by < 0 && len(s.win.lines) > 0 {
		if l, ok := s.chosen(); !ok || !s.firstOfDay(l, start) {
			return s.goTime(start) // the beginning of this day first
		}
	}
	return s.goTime(start.AddDate(0, 0, by))
}

// firstOfDay reports whether no held line of the day stands before this one.
func (s *Screen) firstOfDay(l store.Line, start time.Time) bool {
	for _, x := range s.win.lines {
		if x.ID == l.ID {
			return true
		}
		if !x.Recorded.In(s.env.Words.Zone).Before(start) {
			return false
		}
	}
	return false
}

func (s *Screen) askTime() tea.Cmd {
	s.ask.Ask(s.env.Words.T.Diary.GoAsk, "", func(text string) tea.Cmd {
		t, ok := word.ParseTime(text, s.env.Store.Now(), s.env.Words.Zone)
		if !ok {
			return app.Say(app.Toast{Text: s.env.Words.T.Diary.NoTime, Bad: true})
		}
		s.ask.Close()
		return s.goTime(t)
	})
	return nil
}

// export writes everything that the filter shows, not only the window.
func (s *Screen) export() tea.Cmd {
	if len(s.win.lines) == 0 {
		return app.Say(app.Toast{Text: s.env.Words.T.Diary.NoLines, Bad: true})
	}
	f, v := s.f, s.env.Store.View
	chosen := strings.Trim(s.filterWords()+" · "+f.query, " ·")
	return out.Record(s.env, chosen, func(ctx context.Context) (store.LineFilter, error) { return f.store(ctx, v) })
}
