package matters

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
)

// usual are the filters that always stand in the row of tabs.
func usual() []string { return []string{"", "mine", "overdue", "red", "hotline", "orders", "ended"} }

// tabs are the usual filters, with a chosen grid or group before the ended ones.
func (s *Screen) tabs() []string {
	list := usual()
	if slices.Contains(list, s.filter) {
		return list
	}
	return slices.Insert(list, len(list)-1, s.filter)
}

func (s *Screen) tab() int { return max(slices.Index(s.tabs(), s.filter), 0) }

// labels name the tabs with how many matters they hold.
func (s *Screen) labels() []string {
	c := s.d.counts
	counts := map[string]int{"": c.Open, "mine": c.Mine, "overdue": c.Overdue, "red": c.Urgent, "hotline": c.Hotline, "orders": c.Orders}
	var out []string
	for _, f := range s.tabs() {
		name := s.name(f)
		if n, ok := counts[f]; ok {
			name += fmt.Sprintf(" %d", n)
		}
		out = append(out, name)
	}
	return out
}

// name words a filter.
func (s *Screen) name(f string) string {
	if name, ok := s.env.Words.T.Ledger.Tab[f]; ok {
		return name
	}
	switch kind, id, _ := strings.Cut(f, ":"); kind {
	case "grid":
		if n := s.d.grids[id]; n > 0 {
			return fmt.Sprintf(s.env.Words.T.Board.Grid, n)
		}
	case "group":
		for _, g := range s.d.groups {
			if g.ID == id {
				return s.env.Words.Name(g.ZH, g.EN)
			}
		}
	}
	return f
}

// storeFilter is what the record is asked for.
func (s *Screen) storeFilter() store.MatterFilter {
	f := store.MatterFilter{Open: true, Sort: s.sort}
	switch kind, id, _ := strings.Cut(s.filter, ":"); kind {
	case "mine":
		f.Mine = s.env.Officer
	case "overdue":
		f.Overdue = true
	case "red":
		f.Levels = []string{plan.Red, plan.Orange}
	case "hotline":
		f.Source = "hotline"
	case "orders":
		f.Kinds = []string{plan.Order}
	case "ended":
		f.Open, f.Ended = false, true
	case "grid":
		f.Grid = id
	case "group":
		f.Group = id
	}
	return f
}

// turn goes to the next filter in the row of tabs.
func (s *Screen) turn(by int) tea.Cmd {
	list := s.tabs()
	return s.use(list[(s.tab()+by+len(list))%len(list)])
}

// use takes a filter and remembers it.
func (s *Screen) use(filter string) tea.Cmd {
	s.filter, s.pages = filter, 1
	return tea.Batch(s.load(), s.remember())
}

func (s *Screen) nextSort() tea.Cmd {
	list := store.MatterSorts()
	s.sort = list[(slices.Index(list, s.sort)+1)%len(list)]
	return tea.Batch(s.load(), s.remember())
}

// remember keeps filter and order for the next time.
func (s *Screen) remember() tea.Cmd {
	st, ctx, text := s.env.Store, s.env.Ctx, s.filter+"|"+s.sort
	if st.ReadOnly() != nil {
		return nil
	}
	return func() tea.Msg {
		if err := st.SetLocal(ctx, remembered, text); err != nil {
			return s.env.Complain(err)
		}
		return nil
	}
}

func (s *Screen) pickGrid() tea.Cmd {
	var options []kit.Option
	for _, g := range s.d.areas {
		options = append(options, kit.Option{ID: "grid:" + g.ID, Text: fmt.Sprintf(s.env.Words.T.Board.Grid, g.Number) + " " + g.Name, Keys: []string{fmt.Sprint(g.Number)}})
	}
	return app.OpenPick(s.env, s.env.Words.T.Ledger.PickGrid, options, s.picked)
}

func (s *Screen) pickGroup() tea.Cmd {
	var options []kit.Option
	for _, g := range s.d.groups {
		options = append(options, kit.Option{ID: "group:" + g.ID, Text: s.env.Words.Name(g.ZH, g.EN), Keys: []string{g.ZH, g.Slug}})
	}
	return app.OpenPick(s.env, s.env.Words.T.Ledger.PickGroup, options, s.picked)
}

func (s *Screen) picked(o kit.Option) tea.Cmd { return s.use(o.ID) }

// barActions are opening, the steps of the chosen matter, and the filters.
func (s *Screen) barActions() []app.Action {
	t := s.env.Words.T.Ledger
	r, ok := s.table.Selected()
	why := ""
	if !ok {
		why = t.EmptyFilter
	}
	list := []app.Action{
		{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: why, Bar: true, Run: s.open},
		{ID: "new", Keys: []string{"n"}, Name: t.Act["new"], Bar: true, Run: func() tea.Cmd { return app.Say(app.WriteLine{Text: s.begin()}) }},
	}
	list = append(list, s.ask.Actions(r.Matter, ok, "note")...)
	return append(list,
		app.Action{ID: "sort", Keys: []string{"r"}, Name: t.Act["sort"], Bar: true, Run: s.nextSort},
		app.Action{ID: "grid", Keys: []string{"g"}, Name: t.Act["grid"], Bar: true, Run: s.pickGrid},
		app.Action{ID: "group", Keys: []string{"b"}, Name: t.Act["group"], Bar: true, Run: s.pickGroup},
		app.Action{ID: "export", Keys: []string{"ctrl+x"}, Name: s.env.Words.T.Diary.Act["export"], Bar: true, Run: func() tea.Cmd { return out.Ledger(s.env, s.storeFilter()) }},
	)
}

// begin is how a report begins: with the grid when one is chosen.
func (s *Screen) begin() string {
	verb, grid := "报 ", "%d格 "
	if s.env.Words.T.Lang == "en" {
		verb, grid = "report ", "grid %d "
	}
	if kind, id, _ := strings.Cut(s.filter, ":"); kind == "grid" && s.d.grids[id] > 0 {
		return verb + fmt.Sprintf(grid, s.d.grids[id])
	}
	return verb
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() || !s.ready {
		return nil
	}
	t := s.env.Words.T
	var out []app.Action
	for _, a := range s.barActions() {
		if a.ID != "open" { // Enter is the bar's: it runs what is chosen there
			out = append(out, a)
		}
	}
	return append(out,
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Ledger.Act["tab"], Run: func() tea.Cmd { return s.turn(1) }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}
