// Package matter shows one matter of the ledger as a narrative, and takes its
// next step.
package matter

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/line"
)

// Screen is one matter.
type Screen struct {
	env   *app.Env
	id    string
	w, h  int
	gen   int
	now   journal.Time
	m     store.Matter
	grid  int
	steps []store.Line
	names line.Context
	ready bool
	top   int
	bar   app.Bar
	ask   *app.Ask
}

// New makes the screen of a matter by its id.
func New(env *app.Env, id string) *Screen { return &Screen{env: env, id: id, ask: app.NewAsk()} }

type loaded struct {
	id    string
	gen   int
	now   journal.Time
	m     store.Matter
	grid  int
	steps []store.Line
	names line.Context
	err   error
}

type stepped struct {
	id      string
	receipt store.Receipt
	err     error
}

// Init reads the matter.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{id: s.id, gen: s.gen}
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		if out.m, out.err = st.Matter(ctx, out.id); out.err != nil {
			return out
		}
		if out.steps, out.err = st.MatterSteps(ctx, out.id); out.err != nil {
			return out
		}
		if out.m.Grid != "" {
			g, err := st.Grid(ctx, out.m.Grid)
			out.grid, out.err = g.Number, err
			if err != nil {
				return out
			}
		}
		out.names, out.err = line.Load(ctx, st.View)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.id != s.id || msg.gen != s.gen {
			return nil
		}
		if msg.err != nil {
			return app.Say(s.env.Complain(msg.err))
		}
		s.now, s.m, s.grid, s.steps, s.names, s.ready = msg.now, msg.m, msg.grid, msg.steps, msg.names, true
	case app.Changed, app.Minute:
		return s.load()
	case stepped:
		return s.stepped(msg)
	case tea.PasteMsg:
		if s.ask.Active() {
			s.ask.Field.Update(msg)
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Screen) stepped(msg stepped) tea.Cmd {
	if msg.id != s.id {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err)) // the answer stays in the field
	}
	s.ask.Close()
	return s.load()
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	switch key := msg.String(); key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "up":
		s.top = max(s.top-1, 0)
	case "down":
		s.top = min(s.top+1, max(len(s.steps)-1, 0))
	default:
		if cmd, ok := s.bar.Key(key, s.stepActions()); ok {
			return cmd
		}
	}
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.m.Number }

// Typing reports whether a question waits for its answer.
func (s *Screen) Typing() bool { return s.ask.Active() }
