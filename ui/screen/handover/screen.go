// Package handover is the handover for two people at one laptop: cut-off, item
// by item, read-back, both signatures, seal.
package handover

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	paper "zhiban/ui/paper/handover"
)

// Screen is the handover.
type Screen struct {
	env   *app.Env
	w, h  int
	gen   int
	now   journal.Time
	h0    *store.Handover // the open one, or the last sealed one after its seal
	shift store.Shift
	next  store.Shift
	names map[string]string
	ready bool
	list  kit.List
	bar   app.Bar
	ask   *app.Ask
}

// New makes the screen.
func New(env *app.Env) *Screen { return &Screen{env: env, ask: app.NewAsk()} }

type loaded struct {
	gen         int
	now         journal.Time
	h           *store.Handover
	shift, next store.Shift
	names       map[string]string
	err         error
}

type done struct {
	err   error
	toast string
}

// Init reads the open handover.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{gen: s.gen, names: map[string]string{}}
	st, ctx, me := s.env.Store, s.env.Ctx, s.env.Officer
	keep := ""
	if s.h0 != nil {
		keep = s.h0.ID
	}
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		h, err := st.Handover(ctx, "open")
		if store.CodeOf(err) == store.NotFound && keep != "" {
			h, err = st.Handover(ctx, keep) // just sealed: show it with its head code
		}
		switch {
		case err == nil:
			out.h = &h
		case store.CodeOf(err) != store.NotFound:
			out.err = err
			return out
		}
		if out.shift, out.err = st.CurrentShift(ctx); out.err != nil {
			return out
		}
		if out.next, _, out.err = st.NextShift(ctx); out.err != nil {
			return out
		}
		ids := []string{me}
		if out.h != nil {
			if out.shift, out.err = st.ShiftByKey(ctx, out.h.Shift); out.err != nil {
				return out
			}
			if out.next, out.err = st.ShiftByKey(ctx, out.h.Next); out.err != nil {
				return out
			}
			ids = append(ids, out.h.Outgoing, out.h.Incoming)
		}
		for _, id := range ids {
			if id == "" {
				continue
			}
			p, err := st.Person(ctx, id)
			if err != nil {
				out.err = err
				return out
			}
			out.names[id] = p.Name
		}
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed, app.Minute:
		return s.load()
	case become:
		s.env.Officer = msg.id
		s.ask.Close()
		return tea.Batch(s.load(), app.Say(app.Toast{Text: fmt.Sprintf(s.env.Words.T.Hand.WhoHint, msg.name)}))
	case done:
		if msg.err != nil {
			return app.Say(s.env.Complain(msg.err)) // the answer stays in the field
		}
		s.ask.Close()
		if msg.toast != "" {
			return tea.Batch(s.load(), app.Say(app.Toast{Text: msg.toast}))
		}
		return s.load()
	case tea.PasteMsg:
		if s.ask.Active() {
			s.ask.Field.Update(msg)
		}
	case tea.KeyPressMsg:
		return s.key(msg)
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
	s.now, s.h0, s.shift, s.next, s.names, s.ready = msg.now, msg.h, msg.shift, msg.next, msg.names, true
	var ids []string
	if s.h0 != nil {
		for _, it := range s.h0.Items {
			ids = append(ids, itemID(it.No))
		}
	}
	s.list.SetIDs(ids)
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	key := msg.String()
	if key == "esc" || key == "backspace" {
		return app.Say(app.Back{})
	}
	if s.list.Key(key, max(s.h-12, 1)) {
		return nil
	}
	if cmd, ok := s.bar.Key(key, bar(s.Actions())); ok {
		return cmd
	}
	return nil
}

// run does a command as the officer at the laptop.
func (s *Screen) run(cmd store.Command) tea.Cmd {
	return s.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return done{err: err} })
}

// seal builds facts and report, seals and backs up.
func (s *Screen) seal() tea.Cmd {
	st, ctx, by, id, w := s.env.Store, s.env.Ctx, s.env.Officer, s.h0.ID, s.env.Words
	return func() tea.Msg {
		r, err := paper.Seal(ctx, st, id, by, st.Now())
		if err != nil && len(r.Entries) == 0 {
			return done{err: err}
		}
		if err != nil {
			return done{toast: w.T.CLI.BackupFailed}
		}
		return done{}
	}
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["handover"] }

// Typing reports whether a question waits for its answer.
func (s *Screen) Typing() bool { return s.ask.Active() }
