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
	env     *app.Env
	note    *noteline.Line
	w, h    int
	data    *Data
	lists   [panes]kit.List // ids of what each pane shows
	focus   pane
	focused bool // Tab went into a pane: arrows act there, digits jump
	gen     int  // of the load that is wanted
	drawn   drawn
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
	case app.Changed, app.Minute, noteline.Saved:
		return s.load()
	case tea.PasteMsg:
		s.focused = false
		return s.note.Update(msg)
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		s.wheel(msg)
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
	var ids [panes][]string
	for _, m := range s.data.Urgent {
		ids[paneUrgent] = append(ids[paneUrgent], m.ID)
	}
	ids[paneGrids] = s.gridOrder()
	for _, x := range s.data.Sites {
		ids[paneSites] = append(ids[paneSites], x.Site.ID)
	}
	for _, l := range s.data.Lines {
		ids[paneLatest] = append(ids[paneLatest], l.ID)
	}
	for p := range s.lists {
		s.lists[p].SetIDs(ids[p])
	}
	return nil
}

// gridOrder is the worst first in the list and by number in tiles. While the
// arrows are in the list it keeps its order: nothing moves under the cursor.
func (s *Screen) gridOrder() []string {
	if s.painter().columns(s.w, s.h-4) > 0 {
		ids := make([]string, len(s.data.Grids))
		for i, g := range s.data.Grids {
			ids[i] = g.Grid.ID
		}
		return ids
	}
	if old := s.lists[paneGrids].IDs(); s.focused && s.focus == paneGrids && len(old) == len(s.data.Grids) {
		return old
	}
	return worstFirst(s.data.Grids)
}

func (s *Screen) painter() *painter {
	p := &painter{drawn: &s.drawn, d: s.data, w: s.env.Words, t: s.env.Theme, focus: s.focus, focused: s.focused, order: s.lists[paneGrids].IDs()}
	for i := range s.lists {
		p.sel[i] = s.lists[i].Selected()
	}
	return p
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch key {
	case "enter":
		if s.note.Empty() {
			return s.open()
		}
	case "tab", "shift+tab":
		if s.note.Empty() {
			s.nextPane(key == "tab")
			return nil
		}
	case "esc":
		s.focused, s.focus = false, paneUrgent
		s.note.Quiet()
		return nil
	case "up", "down", "pgup", "pgdown":
		s.move(key)
		return nil
	}
	if s.focused && s.paneKey(key) {
		return nil
	}
	cmd, ok := s.note.Key(msg)
	if ok {
		s.focused, s.focus = false, paneUrgent
	}
	return cmd
}

func (s *Screen) nextPane(forward bool) {
	step := panes - 1
	if forward {
		step = 1
	}
	if !s.focused {
		s.focused = true
		if s.focus = paneGrids; !forward {
			s.focus = paneLatest
		}
		return
	}
	s.focus = pane((int(s.focus) + step) % panes)
	s.focused = s.focus != paneUrgent // there the note line has the keys, too
}

// move acts on the pane with the arrows; without one, on what is urgent, and
// the page keys on what was written last.
func (s *Screen) move(key string) {
	which := s.focus
	if !s.focused {
		which = paneUrgent
		if key == "pgup" || key == "pgdown" {
			s.focus, s.focused, which = paneLatest, true, paneLatest
		}
	}
	cols := 1
	if s.data != nil && which == paneGrids {
		cols = max(s.painter().columns(s.w, s.h-4), 1)
	}
	switch key {
	case "up":
		s.lists[which].Move(-cols)
	case "down":
		s.lists[which].Move(cols)
	default:
		s.lists[which].Key(key, 5)
	}
}

// paneKey is a key while the arrows are in a pane: left and right, and digits
// that jump to a grid by its number.
func (s *Screen) paneKey(key string) bool {
	switch {
	case key == "left" || key == "right":
		s.lists[s.focus].Move(map[string]int{"left": -1, "right": 1}[key])
		return true
	case s.focus == paneGrids && len(key) == 1 && key[0] >= '1' && key[0] <= '9' && s.data != nil:
		s.jump(int(key[0] - '0'))
		return true
	}
	return false
}

// jump goes to the grid with a number; a second 1 goes on to 10, 11, 12.
func (s *Screen) jump(n int) {
	at := s.lists[paneGrids].Selected()
	var first, next string
	passed := false
	for _, g := range s.data.Grids {
		lead := g.Grid.Number
		for lead >= 10 {
			lead /= 10
		}
		if lead != n {
			continue
		}
		if first == "" {
			first = g.Grid.ID
		}
		if passed && next == "" {
			next = g.Grid.ID
		}
		passed = passed || g.Grid.ID == at
	}
	s.lists[paneGrids].Select(firstOf(next, first))
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// open shows the chosen record.
func (s *Screen) open() tea.Cmd {
	id := s.lists[s.focus].Selected()
	if id == "" {
		return nil
	}
	switch s.focus {
	case paneGrids:
		return app.Say(app.Go{Route: app.Grid, ID: id})
	case paneSites:
		return app.Say(app.Go{Route: app.Site, ID: id})
	case paneLatest:
		return s.openLine(id)
	}
	return app.Say(app.Go{Route: app.Matter, ID: id})
}

// openLine shows what a line is about, else the journal.
func (s *Screen) openLine(id string) tea.Cmd {
	for _, l := range s.data.Lines {
		if l.ID != id {
			continue
		}
		switch l.Noun {
		case "matter":
			return app.Say(app.Go{Route: app.Matter, ID: l.Subject})
		case "grid":
			return app.Say(app.Go{Route: app.Grid, ID: l.Subject})
		case "site":
			return app.Say(app.Go{Route: app.Site, ID: l.Subject})
		case "shift":
			return app.Say(app.Go{Route: app.Shifts, ID: l.Subject})
		case "round":
			return app.Say(app.Go{Route: app.Round, ID: l.Subject})
		case "household":
			return app.Say(app.Go{Route: app.House, ID: l.Subject})
		case "patient":
			return app.Say(app.Go{Route: app.Medical, ID: l.Subject})
		case "handover":
			return app.Say(app.Go{Route: app.Handover})
		}
	}
	return app.Say(app.Go{Route: app.Journal})
}

// click selects what is there; a click on what is selected opens it.
func (s *Screen) click(x, y int) tea.Cmd {
	if s.data == nil {
		return nil
	}
	if y >= s.h-2 {
		s.focused, s.focus = false, paneUrgent
		return nil
	}
	for _, h := range s.painter().board(s.w, s.h-2).hits {
		if x < h.x || x >= h.x+h.w || y < h.y || y >= h.y+h.h {
			continue
		}
		again := s.focus == h.pane && s.lists[h.pane].Selected() == h.id
		s.focus, s.focused = h.pane, h.pane != paneUrgent
		s.lists[h.pane].Select(h.id)
		if again {
			return s.open()
		}
		return nil
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	which := paneUrgent
	if s.focused {
		which = s.focus
	}
	s.lists[which].Move(by)
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	if s.data != nil {
		s.lists[paneGrids].SetIDs(s.gridOrder())
	}
}

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
		rows = s.painter().board(s.w, s.h-2).rows
	}
	foot, x := s.note.View(s.w)
	return strings.Join(append(rows, foot...), "\n"), tea.NewCursor(x, s.h-2)
}

// Actions of the board. Enter and Tab are ones only while the line is empty:
// else they act on what is typed.
func (s *Screen) Actions() []app.Action {
	if !s.note.Empty() {
		return nil
	}
	act := s.env.Words.T.Board.Act
	why := ""
	if s.lists[s.focus].Selected() == "" {
		why = s.env.Words.T.Board.NoMatters
	}
	return []app.Action{
		{ID: "open", Keys: []string{"enter"}, Name: act["open"], Why: why, Run: s.open, Bar: true},
		{ID: "pane", Keys: []string{"tab"}, Name: act["pane"], Run: func() tea.Cmd { s.nextPane(true); return nil }, Bar: true},
	}
}
