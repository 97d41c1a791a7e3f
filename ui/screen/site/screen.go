package site

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is one site.
type Screen struct {
	*desk
	id    string
	w, h  int
	gen   int
	now   journal.Time
	s     store.SiteView
	ready bool
	hist  *history
	right int // column of the window in which the history begins
}

// New makes the screen of a site by its id.
func New(env *app.Env, id string) *Screen {
	s := &Screen{id: id}
	s.desk = newDesk(env, func() (store.SiteView, bool) { return s.s, s.ready })
	s.hist = newHistory(env, id)
	return s
}

type loaded struct {
	s    *Screen
	gen  int
	now  journal.Time
	site store.SiteView
	err  error
}

// Init reads the site and the newest of its history.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.hist.Load()) }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen}
	st, ctx, id := s.env.Store, s.env.Ctx, s.id
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		out.site, out.err = st.SiteView(ctx, id)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.desk.update(msg); ok {
		return cmd
	}
	if cmd, ok := s.hist.Update(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		if msg.s != s || msg.gen != s.gen {
			return nil
		}
		if msg.err != nil {
			return app.Say(s.env.Complain(msg.err))
		}
		s.now, s.s, s.ready = msg.now, msg.site, true
	case app.Changed:
		return tea.Batch(s.load(), s.hist.Load())
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		if msg.Y == 1 && msg.X > s.right {
			return s.hist.turnTo(kit.TabAt(s.hist.labels(), s.hist.tab, s.w-s.right-4, msg.X-s.right-2))
		}
	case tea.MouseWheelMsg:
		return s.hist.Scroll(map[tea.MouseButton]int{tea.MouseWheelUp: -2, tea.MouseWheelDown: 2}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Screen) key(key string) tea.Cmd {
	switch key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "tab":
		return s.hist.turnTo((s.hist.tab + 1) % filters)
	case "shift+tab":
		return s.hist.turnTo((s.hist.tab + filters - 1) % filters)
	}
	if cmd, ok := s.hist.Key(key); ok {
		return cmd
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.Typing() || !s.ready {
		return nil
	}
	t := s.env.Words.T.Site
	return append(s.actions(),
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: func() tea.Cmd { return s.hist.turnTo((s.hist.tab + 1) % filters) }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.name(s.s) }

// View draws the site at the left, its history at the right, and the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, x, y := s.desk.below(s.w)
	height := max(s.h-len(below), 4)
	var out []string
	if !s.ready {
		out = kit.Box(s.env.Theme, s.env.Words.T.Site.DetailTitle, []string{s.env.Words.T.Board.Loading}, s.w, height)
	} else {
		s.right = s.w / 2
		left := kit.Box(s.env.Theme, s.title(), s.left(s.right-4, height-2), s.right, height)
		right := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.env.Words.T.Site.History), s.hist.rows(s.w-s.right-4, height-2, s.now), s.w-s.right, height)
		out = kit.Beside(0, []int{s.right, s.w - s.right}, left, right)
	}
	var cursor *tea.Cursor
	if y >= 0 {
		cursor = tea.NewCursor(x, height+y)
	}
	return strings.Join(append(out, below...), "\n"), cursor
}
