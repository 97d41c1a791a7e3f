// Package handover is the handover for two people at one laptop: cut-off, the
// outgoing brief, the receiver's word on every item, read-back, both signatures,
// seal, and the report written out.
package handover

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
)

// Screen is the handover.
type Screen struct {
	env  *app.Env
	w, h int
	gen  int
	state
	keep    string // id of a handover that was seen here: it is shown on when sealed
	ready   bool
	fresh   bool  // opened, or somebody else is at the laptop: begin with the first item not seen
	said    heard // a form about an item is open: go on once the record took it
	list    kit.List
	bar     app.Bar
	edit    *readBack
	preview *out.Pages
	noPrint string   // why nothing can be printed here
	written []string // files that the report went into
}

// state is what was read of the record.
type state struct {
	now         journal.Time
	h0          *store.Handover // the open one, or the one sealed just now
	last        *store.Handover // the last sealed one
	shift, next store.Shift
	names       map[string]string
	pins        map[string]bool
	due         []string       // names of the officers of the shift
	open        []store.Matter // while no handover is open: what it would take over
	lateAfter   int            // minutes after which a late relief is an alarm
	prepare     int            // minutes before the end in which to prepare
}

// New makes the screen.
func New(env *app.Env) *Screen { return &Screen{env: env, fresh: true, noPrint: out.PrintWhy(env)} }

// heard is an item and what had been said about it.
type heard struct {
	no   int
	last string // entry of the handover that came last
	was  string // verdict
}

type loaded struct {
	gen int
	state
	err error
}

type done struct {
	err   error
	toast string
}

// Init reads the open handover.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx, me, keep := s.gen, s.env.Store, s.env.Ctx, s.env.Officer, s.keep
	return func() tea.Msg {
		r := reader{st: st, ctx: ctx}
		r.read(me, keep)
		return loaded{gen, r.state, r.err}
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed, app.Minute:
		return s.load()
	case app.Officer:
		s.fresh = true
		return s.load()
	case done:
		return s.did(msg)
	case out.Laid:
		return s.laid(msg)
	case exported:
		s.written = msg.paths
		return nil
	case drafted:
		return s.drafted(msg)
	case tea.PasteMsg:
		return s.takes(msg)
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseClickMsg:
		s.click(msg.Y)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.state, s.ready = msg.state, true
	if s.h0 != nil {
		s.keep = s.h0.ID
	}
	s.list.SetIDs(s.ids())
	if s.fresh && s.h0 != nil {
		s.onward(0)
	}
	s.fresh = false
	s.heard()
	return nil
}

// heard goes on to the next item when the form about one was saved: q and r
// advance as Space does.
func (s *Screen) heard() {
	if s.h0 == nil || s.said.no == 0 || s.h0.Last == s.said.last {
		return
	}
	no, was := s.said.no, s.said.was
	it := s.h0.Item(no)
	if it != nil && it.Verdict == was && was != store.RefusedBy {
		return // an answer is two entries, and was read between them
	}
	s.said = heard{}
	if it != nil && s.list.Selected() == itemID(no) {
		s.onward(no)
	}
}

// ids are the rows: items of the handover, or the asks of the last one.
func (s *Screen) ids() []string {
	var out []string
	switch {
	case s.h0 != nil:
		for _, it := range s.h0.Items {
			out = append(out, itemID(it.No))
		}
	case s.last != nil:
		for _, a := range s.last.Asks {
			out = append(out, itemID(a.No))
		}
	}
	return out
}

func (s *Screen) did(msg done) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	if msg.toast != "" {
		return tea.Batch(s.load(), app.Say(app.Toast{Text: msg.toast}))
	}
	return s.load()
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.edit != nil {
		return s.takes(msg)
	}
	key := msg.String()
	if s.preview != nil {
		return s.turn(key)
	}
	if key == "esc" || key == "backspace" {
		return app.Say(app.Back{})
	}
	if s.list.Key(key, max(s.h-14, 1)) {
		return nil
	}
	if cmd, ok := s.bar.Key(key, bar(s.Actions())); ok {
		return cmd
	}
	return nil
}

// click selects the item in a row of the window.
func (s *Screen) click(y int) {
	if s.edit != nil || s.preview != nil || !s.ready {
		return
	}
	rows := y - s.listTop()
	ids := s.list.IDs()
	first := s.list.Offset()
	if i := first + rows; rows >= 0 && rows < s.listRoom() && i < len(ids) {
		s.list.Select(ids[i])
	}
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	if s.preview != nil {
		s.preview.Scroll(3*by, s.h)
		return
	}
	s.list.Move(by)
}

// run does a command as the officer at the laptop.
func (s *Screen) run(cmd store.Command) tea.Cmd {
	return s.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return done{err: err} })
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["handover"] }

// Typing reports whether the read-back is being written.
func (s *Screen) Typing() bool { return s.edit != nil }

// CanUndo reports whether typing in the read-back can be taken back.
func (s *Screen) CanUndo() bool { return s.edit != nil && s.edit.area.CanUndo() }
