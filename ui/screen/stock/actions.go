package stock

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/word"
)

// do runs a command; a %s in the toast is the number of what was written.
func (s *Screen) do(cmd store.Command, toast string) tea.Cmd {
	return s.Then(cmd, func(r store.Receipt) tea.Cmd {
		if strings.Contains(toast, "%s") {
			return app.Say(app.Toast{Text: fmt.Sprintf(toast, r.Number)})
		}
		return app.Say(app.Toast{Text: toast})
	})
}

// act is something that can be done here.
type act struct {
	id  string
	key string
	why func(*Screen) string // slug of why not, "" when it can
	run func(*Screen) tea.Cmd
}

func acts() []act {
	always := func(*Screen) string { return "" }
	return []act{
		{"in", "n", always, (*Screen).receive},
		{"out", "u", always, (*Screen).issue},
		{"count", "c", always, (*Screen).count},
		{"return", "r", always, (*Screen).takeBack},
		{"confirm", "f", (*Screen).notReceived, (*Screen).confirm},
		{"ask", "k", always, (*Screen).need},
		{"move", "m", always, (*Screen).move},
		{"demand", "d", always, (*Screen).survey},
		{"deliver", "v", always, (*Screen).deliver},
		{"reverse", "x", (*Screen).notReversible, (*Screen).reverse},
		{"low", "l", (*Screen).noLine, (*Screen).low},
		{"book", "o", (*Screen).bookOpen, (*Screen).openBook},
	}
}

func (s *Screen) noLine() string {
	if _, ok := s.stock.Selected(); !ok {
		return "none"
	}
	return ""
}

func (s *Screen) bookOpen() string {
	switch {
	case s.Data.opened:
		return "opened"
	case len(s.Env.Words.Plan.Stocks) == 0:
		return "plan"
	}
	return ""
}

func (s *Screen) notReversible() string {
	x, ok := s.slips.Selected()
	switch {
	case s.Tab != tabSlips || !ok:
		return "none"
	case x.Reversed != nil:
		return "reversed"
	}
	return ""
}

func (s *Screen) notReceived() string {
	x, ok := s.slips.Selected()
	switch {
	case s.Tab != tabSlips || !ok:
		return "none"
	case x.Reversed != nil:
		return "reversed"
	case x.Type != store.SlipOut && x.Type != store.SlipMove:
		return "receives"
	}
	return ""
}

// actions are what the screen offers, with the reason when something cannot be
// done now.
func (s *Screen) actions() []app.Action {
	t := s.Env.Words.T.Supply
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.Env.Store.ReadOnly() != nil {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	return out
}

// openBook takes over what the plan says lies in the stores.
func (s *Screen) openBook() tea.Cmd {
	t := s.Env.Words.T.Supply
	s.Ask.Open(t.Ask["book"], func(text string) tea.Cmd {
		return s.do(store.OpenStock{Second: text, Text: t.OpenText}, t.Done["saved"])
	})
	return nil
}

func (s *Screen) reverse() tea.Cmd {
	x, ok := s.slips.Selected()
	if !ok {
		return nil
	}
	t := s.Env.Words.T.Supply
	s.Ask.Open(fmt.Sprintf(t.Ask["reverse"], x.Number), func(text string) tea.Cmd {
		return s.do(store.ReverseSlip{ID: x.ID, Reason: text}, t.Done["slip"])
	})
	return nil
}

func (s *Screen) low() tea.Cmd {
	l, ok := s.stock.Selected()
	if !ok {
		return nil
	}
	t := s.Env.Words.T.Supply
	s.Ask.Open(fmt.Sprintf(t.Ask["low"], s.Env.Words.Material(l.Item)), func(text string) tea.Cmd {
		n, err := strconv.ParseInt(strings.ReplaceAll(word.Narrow(text), ",", ""), 10, 64)
		if err != nil {
			return app.Say(s.Env.Complain(&store.Error{Code: store.Invalid, Field: "amount", Reason: "slip.amount", Arg: text}))
		}
		return s.do(store.SetStockLow{Store: l.Store, Item: l.Item, Low: n}, t.Done["saved"])
	})
	return nil
}
