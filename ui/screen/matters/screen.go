// Package matters lists the ledger: filters, orders, and the steps of the
// chosen matter without opening it.
package matters

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/steps"
)

// Screen is the list of matters.
type Screen struct {
	env    *app.Env
	w, h   int
	gen    int
	filter string // a saved filter, as app.Matters says
	given  bool   // the filter came with the way in: it is not remembered
	sort   string
	d      data
	ready  bool
	pages  int // how many pages are loaded
	table  *kit.Table[row]
	bar    app.Bar
	ask    *steps.Asker
}

// page is how many matters are read at once.
const page = 200

// remembered is the key under which filter and order are kept on this laptop.
const remembered = "matters.filter"

// row is a matter as the table shows it.
type row struct {
	store.Matter
	same string // number of an earlier one that may be the same call
}

// data is what was read.
type data struct {
	now    journal.Time
	counts store.MatterCounts
	total  int
	list   []store.Matter
	grids  map[string]int
	areas  []store.Grid
	groups []store.Group
}

// New makes the list; filter is a saved filter, "" the one used last.
func New(env *app.Env, filter string) *Screen {
	s := &Screen{env: env, filter: filter, given: filter != "", pages: 1, ask: steps.New(env)}
	s.table = kit.NewTable(func(r row) string { return r.ID }, nil)
	return s
}

type loaded struct {
	s   *Screen
	gen int
	d   data
	err error
}

type recalled struct {
	s    *Screen
	text string
}

// Init reads the filter used last, then the list.
func (s *Screen) Init() tea.Cmd {
	if s.given {
		return tea.Batch(s.load(), s.ask.Init())
	}
	st, ctx := s.env.Store, s.env.Ctx
	return tea.Batch(s.ask.Init(), func() tea.Msg {
		text, err := st.Local(ctx, remembered)
		if err != nil {
			return s.env.Complain(err)
		}
		return recalled{s, text}
	})
}

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, f, officer, st, ctx := s.gen, s.storeFilter(), s.env.Officer, s.env.Store, s.env.Ctx
	f.Limit = s.pages * page
	return func() tea.Msg {
		out := loaded{s: s, gen: gen}
		out.d.now = journal.At(st.Now())
		if out.d.counts, out.err = st.CountOpen(ctx, officer); out.err != nil {
			return out
		}
		if out.d.total, out.err = st.CountMatters(ctx, f); out.err != nil {
			return out
		}
		if out.d.list, out.err = st.Matters(ctx, f); out.err != nil {
			return out
		}
		if out.d.groups, out.err = st.Groups(ctx); out.err != nil {
			return out
		}
		out.d.areas, out.err = st.Grids(ctx)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case recalled:
		if msg.s == s {
			s.filter, s.sort, _ = strings.Cut(msg.text, "|")
			return s.load()
		}
	case loaded:
		if msg.s == s && msg.gen == s.gen {
			return s.loaded(msg)
		}
	case app.Changed, app.Minute, app.Officer:
		return s.load()
	case steps.Saved:
		if msg.From == s.ask {
			return s.load()
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	default:
		return s.ask.Update(msg)
	}
	return nil
}

func (s *Screen) loaded(msg loaded) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.d, s.ready = msg.d, true
	s.d.grids = make(map[string]int, len(s.d.areas))
	for _, g := range s.d.areas {
		s.d.grids[g.ID] = g.Number
	}
	same := store.Same(s.d.list)
	rows := make([]row, len(s.d.list))
	for i, m := range s.d.list {
		rows[i] = row{m, same[m.ID].Number}
	}
	s.table.SetRows(rows)
	s.layout()
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	key := msg.String()
	switch key {
	case "backspace":
		return app.Say(app.Back{})
	case "tab":
		return s.turn(1)
	case "shift+tab":
		return s.turn(-1)
	}
	if s.table.Key(key) {
		s.bar = app.Bar{} // Enter opens again
		return s.more()
	}
	cmd, _ := s.bar.Key(key, s.barActions())
	return cmd
}

// more reads on when the selection comes near the end of what is loaded.
func (s *Screen) more() tea.Cmd {
	r, ok := s.table.Selected()
	if !ok || s.table.Len() >= s.d.total {
		return nil
	}
	for i := max(len(s.d.list)-20, 0); i < len(s.d.list); i++ {
		if s.d.list[i].ID == r.ID {
			s.pages++
			return s.load()
		}
	}
	return nil
}

// open goes to the chosen matter.
func (s *Screen) open() tea.Cmd {
	if r, ok := s.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Matter, ID: r.ID})
	}
	return nil
}

func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if s.ask.Active() || !s.ready {
		return nil
	}
	switch y := msg.Y - 2; {
	case msg.Y == 1:
		if i := kit.TabAt(s.labels(), s.tab(), s.w-4, msg.X-2); i >= 0 {
			return s.use(s.tabs()[i])
		}
	case y == 0:
		return s.nextSort()
	default:
		old, _ := s.table.Selected()
		if s.table.Click(y) {
			if now, ok := s.table.Selected(); ok && now.ID == old.ID {
				return s.open()
			}
		}
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	switch msg.Button {
	case tea.MouseWheelUp:
		s.table.Wheel(-3)
	case tea.MouseWheelDown:
		s.table.Wheel(3)
	}
	return s.more()
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.layout()
}

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["matters"] }

// Typing reports whether a question waits for its answer.
func (s *Screen) Typing() bool { return s.ask.Active() }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.ask.CanUndo() }
