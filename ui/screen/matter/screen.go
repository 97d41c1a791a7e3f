// Package matter shows one matter of the ledger as a narrative, and takes its
// next step.
package matter

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/steps"
)

// Screen is one matter.
type Screen struct {
	env     *app.Env
	id      string
	w, h    int
	gen     int
	d       data
	ready   bool
	history bool   // system lines are shown
	sel     string // chosen line, "": none, and the end is in sight
	top     int    // first row of the narrative in sight
	bar     app.Bar
	ask     *steps.Asker
}

// data is what is known of the matter.
type data struct {
	now    journal.Time
	m      store.Matter
	grids  map[string]int
	lines  []store.Line
	linked store.Linked
	alike  []store.Similar
	needs  []store.NeedLine
	by     string // name of who reported it
	files  []store.Attachment
}

// New makes the screen of a matter by its id.
func New(env *app.Env, id string) *Screen {
	return &Screen{env: env, id: id, ask: steps.New(env), top: end}
}

type loaded struct {
	id  string
	gen int
	d   data
	err error
}

// Init reads the matter.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.ask.Init()) }

func (s *Screen) load() tea.Cmd {
	s.gen++
	id, gen, st, env := s.id, s.gen, s.env.Store, s.env
	return func() tea.Msg {
		d, err := read(env, st.View, id)
		return loaded{id, gen, d, err}
	}
}

func read(env *app.Env, v *store.View, id string) (d data, err error) {
	ctx := env.Ctx
	d.now = journal.At(v.Now())
	if d.m, err = v.Matter(ctx, id); err != nil {
		return d, err
	}
	if d.lines, err = v.MatterSteps(ctx, d.m.ID); err != nil {
		return d, err
	}
	for _, l := range d.lines {
		if l.Kind == "matter.report" {
			d.by = l.ByName
			break
		}
	}
	if d.needs, err = readNeeds(env, v, d.m); err != nil {
		return d, err
	}
	if d.files, err = v.Attachments(ctx, d.m.ID); err != nil {
		return d, err
	}
	grids, err := v.Grids(ctx)
	if err != nil {
		return d, err
	}
	d.grids = make(map[string]int, len(grids))
	for _, g := range grids {
		d.grids[g.ID] = g.Number
	}
	if d.linked, err = v.LinkedMatters(ctx, d.m); err != nil {
		return d, err
	}
	if d.m.Open() {
		d.alike, err = v.SimilarTo(ctx, d.m, 3)
	}
	return d, err
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
		s.d, s.ready = msg.d, true
	case app.Changed, app.Minute:
		return s.load()
	case steps.Saved:
		if msg.From == s.ask {
			return s.load()
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseClickMsg:
		s.click(msg.Y)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	default:
		return s.ask.Update(msg)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	switch key := msg.String(); key {
	case "backspace":
		return app.Say(app.Back{})
	case "up":
		s.move(-1)
	case "down":
		s.move(1)
	case "pgup":
		s.scroll(-s.room())
	case "pgdown":
		s.scroll(s.room())
	case "home":
		s.choose(0)
	case "end":
		s.sel = ""
		s.pin()
	default:
		if cmd, ok := s.bar.Key(key, s.stepActions()); ok {
			return cmd
		}
	}
	return nil
}

// shown are the lines of the narrative: the system's only with the history.
func (s *Screen) shown() []store.Line {
	if s.history {
		return s.d.lines
	}
	out := make([]store.Line, 0, len(s.d.lines))
	for _, l := range s.d.lines {
		if l.Stream == store.Human {
			out = append(out, l)
		}
	}
	return out
}

func (s *Screen) index(list []store.Line) int {
	for i, l := range list {
		if l.ID == s.sel {
			return i
		}
	}
	return -1
}

// chosen is the selected line.
func (s *Screen) chosen() (store.Line, bool) {
	list := s.shown()
	if i := s.index(list); i >= 0 {
		return list[i], true
	}
	return store.Line{}, false
}

// move goes over the lines; below the last one none is chosen.
func (s *Screen) move(by int) {
	list := s.shown()
	i := s.index(list)
	switch {
	case i < 0 && by < 0:
		i = len(list) - 1
	case i < 0:
		s.scroll(by)
		return
	default:
		i += by
	}
	if i >= len(list) {
		s.sel = ""
		s.pin()
		return
	}
	s.choose(i)
}

func (s *Screen) choose(i int) {
	list := s.shown()
	if len(list) == 0 {
		return
	}
	s.sel = list[max(min(i, len(list)-1), 0)].ID
	s.follow()
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.pin()
}

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.d.m.Number }

// Typing reports whether a question waits for its answer.
func (s *Screen) Typing() bool { return s.ask.Active() }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.ask.CanUndo() }
