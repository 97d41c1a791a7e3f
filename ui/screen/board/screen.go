package board

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/noteline"
)

// Screen is the board with the note line.
type Screen struct {
	env  *app.Env
	note *noteline.Line
	w, h int
	data *Data
	list kit.List // urgent matters
	top  int      // first line of the latest entries
	gen  int      // of the load that is wanted
}

// New makes the board above the note line of the program.
func New(env *app.Env, note *noteline.Line) *Screen { return &Screen{env: env, note: note} }

type loaded struct {
	gen  int
	data *Data
	err  error
}

// Init reads the board.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		d, err := Load(ctx, st.View)
		if err != nil {
			return loaded{gen: gen, err: err}
		}
		d.ReadOnly = st.ReadOnly() != nil
		return loaded{gen: gen, data: d}
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed, app.Minute:
		return s.load()
	case noteline.Saved:
		s.top = 0
		return s.load()
	case tea.PasteMsg:
		return s.note.Update(msg)
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.gen != s.gen {
		return nil // a newer load is on its way
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.data = msg.data
	s.env.Words.Plan = msg.data.Plan
	ids := make([]string, 0, len(s.data.Urgent))
	for _, m := range s.data.Urgent {
		ids = append(ids, m.ID)
	}
	s.list.SetIDs(ids)
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); key {
	case "enter":
		if s.note.Empty() {
			return s.open()
		}
	case "up", "down":
		s.list.Key(key, 1)
		return nil
	case "pgup":
		s.top = max(s.top-5, 0)
		return nil
	case "pgdown":
		if s.data != nil {
			s.top = min(s.top+5, max(len(s.data.Lines)-1, 0))
		}
		return nil
	case "esc":
		s.note.Quiet()
		return nil
	}
	cmd, _ := s.note.Key(msg)
	return cmd
}

func (s *Screen) open() tea.Cmd {
	if id := s.list.Selected(); id != "" {
		return app.Say(app.Go{Route: app.Matter, ID: id})
	}
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title is empty: the board names itself.
func (s *Screen) Title() string { return "" }

// Typing is always true: printable keys go to the note line.
func (s *Screen) Typing() bool { return true }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.note.CanUndo() }

// View draws board, note line and echo.
func (s *Screen) View() (string, *tea.Cursor) {
	var rows []string
	if s.data == nil {
		rows = fill([]string{" " + s.env.Words.T.Board.Loading}, s.w, s.h-2)
	} else {
		p := &painter{d: s.data, w: s.env.Words, t: s.env.Theme, sel: s.list.Selected(), top: s.top}
		rows = p.board(s.w, s.h-2)
	}
	foot, x := s.note.View(s.w)
	return strings.Join(append(rows, foot...), "\n"), tea.NewCursor(x, s.h-2)
}

// Actions of the board. Enter is one only while the line is empty: else it
// saves.
func (s *Screen) Actions() []app.Action {
	if !s.note.Empty() {
		return nil
	}
	why := ""
	if s.list.Selected() == "" {
		why = s.env.Words.T.Board.NoMatters
	}
	return []app.Action{{ID: "open", Keys: []string{"enter"}, Name: s.env.Words.T.Board.Act["open"], Why: why, Run: s.open, Bar: true}}
}
