package grid

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is one grid.
type Screen struct {
	*desk
	id    string
	w, h  int
	gen   int
	now   journal.Time
	g     store.GridView
	ready bool
	list  kit.List // open matters
	line  *app.Log
	inLog bool // the arrows are in the timeline
	spots spots
}

// spots is where things stand in the window, for the mouse.
type spots struct{ right, matters, log int }

// New makes the screen of a grid by its id.
func New(env *app.Env, id string) *Screen {
	s := &Screen{id: id}
	s.desk = newDesk(env, func() (store.GridState, bool) { return s.g.GridState, s.ready })
	st, ctx := env.Store, env.Ctx
	s.line = app.NewLog(env, func(before string, limit int) ([]store.Line, error) { return st.GridLines(ctx, id, before, limit) }, s.event)
	return s
}

type loaded struct {
	s   *Screen
	gen int
	now journal.Time
	g   store.GridView
	err error
}

// Init reads the grid, and its timeline beside: that may take longer.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.line.Load()) }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen}
	st, ctx, id := s.env.Store, s.env.Ctx, s.id
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		out.g, out.err = st.GridView(ctx, id)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.desk.Take(msg); ok {
		return cmd
	}
	if cmd, ok := s.line.Update(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed:
		return tea.Batch(s.load(), s.line.Load())
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button]
		if msg.X >= s.spots.right && msg.Y < s.spots.log {
			s.list.Move(by)
			return nil
		}
		return s.line.Scroll(2 * by)
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.g, s.ready = msg.now, msg.g, true
	ids := make([]string, 0, len(s.g.Matters))
	for _, m := range s.g.Matters {
		ids = append(ids, m.ID)
	}
	s.list.SetIDs(ids)
	return nil
}

func (s *Screen) key(key string) tea.Cmd {
	switch key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "tab", "shift+tab":
		s.inLog = !s.inLog
		return nil
	case "up", "down":
		if !s.inLog && s.list.Len() > 0 {
			s.list.Move(map[string]int{"up": -1, "down": 1}[key])
			return nil
		}
	}
	if cmd, ok := s.line.Key(key); ok {
		s.inLog = true
		return cmd
	}
	cmd, _ := s.Bar.Key(key, s.barActions())
	return cmd
}

func (s *Screen) click(x, y int) tea.Cmd {
	i := y - s.spots.matters
	if x < s.spots.right || i < 0 || y >= s.spots.log-1 {
		return nil
	}
	ids := s.list.IDs()
	i += s.list.Offset()
	if i >= len(ids) {
		return nil
	}
	s.inLog = false
	if ids[i] == s.list.Selected() {
		return s.open() // the second click on a row opens it
	}
	s.list.Select(ids[i])
	return nil
}

func (s *Screen) open() tea.Cmd {
	if id := s.list.Selected(); id != "" {
		return app.Say(app.Go{Route: app.Matter, ID: id})
	}
	return nil
}

// leave chooses who does not work in the grid any more.
func (s *Screen) leave() tea.Cmd {
	t := s.env.Words.T.Grid
	options := make([]kit.Option, 0, len(s.g.Members))
	for i, m := range s.g.Members {
		id := fmt.Sprint(i)
		options = append(options, kit.Option{ID: id, Text: m.Name, Note: s.env.Words.GridRole(m.Role) + " " + m.Phone, Keys: []string{m.Phone}})
	}
	members := s.g.Members
	return app.OpenPick(s.env, fmt.Sprintf(t.Ask["leave"], s.g.Grid.Number), options, func(o kit.Option) tea.Cmd {
		for i, m := range members {
			if fmt.Sprint(i) == o.ID {
				return s.Do(store.EndRole{ID: m.ID, Role: m.Role, Of: s.id}, fmt.Sprintf(t.Done["saved"], s.g.Grid.Number))
			}
		}
		return nil
	})
}

// barActions are opening the matter, then what can be done to the grid.
func (s *Screen) barActions() []app.Action {
	t := s.env.Words.T.Grid
	open := app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Run: s.open, Bar: true}
	if s.list.Selected() == "" {
		open.Why = t.Why2["matter"]
	}
	out := append([]app.Action{open}, s.actions()...)
	leave := app.Action{ID: "leave", Keys: []string{"x"}, Name: t.Act["leave"], Run: s.leave, Bar: true}
	switch {
	case s.env.Store.ReadOnly() != nil:
		leave.Why = t.Why2["readonly"]
	case len(s.g.Members) == 0:
		leave.Why = t.Why2["members"]
	}
	return append(out, leave)
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (s *Screen) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	t := s.env.Words.T.Grid
	return append(s.barActions()[1:],
		app.Action{ID: "pane", Keys: []string{"tab"}, Name: t.Act["pane"], Run: func() tea.Cmd { s.inLog = !s.inLog; return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string {
	return cmp.Or(s.g.Grid.Name, s.env.Words.T.Grid.Title)
}
