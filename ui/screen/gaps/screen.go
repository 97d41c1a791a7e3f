// Package gaps lists what set-up left open, and fills it in one by one.
package gaps

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is the list.
type Screen struct {
	env   *app.Env
	w, h  int
	gen   int
	list  kit.List
	found []store.Blank
	ready bool
}

// New makes the screen.
func New(env *app.Env) *Screen { return &Screen{env: env} }

type loaded struct {
	gen   int
	found []store.Blank
	err   error
}

// Init reads the gaps.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		found, err := st.Blanks(ctx)
		return loaded{gen, found, err}
	}
}

func id(b store.Blank) string { return strings.Join([]string{b.Kind, b.Subject, b.Slug, b.Post}, "/") }

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed:
		return s.load()
	case tea.KeyPressMsg:
		key := msg.String()
		if key == "esc" || key == "backspace" {
			return app.Say(app.Back{})
		}
		s.list.Key(key, max(s.h-6, 1))
	case tea.MouseClickMsg:
		return s.click(msg.Y)
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			s.list.Move(-1)
		} else {
			s.list.Move(1)
		}
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
	s.found, s.ready = msg.found, true
	ids := make([]string, 0, len(s.found))
	for _, b := range s.found {
		ids = append(ids, id(b))
	}
	s.list.SetIDs(ids)
	return nil
}

// headRows stand above the list: the frame, what to do, the counts, a blank row.
const headRows = 4

func (s *Screen) click(y int) tea.Cmd {
	i := s.list.Offset() + y - headRows
	ids := s.list.IDs()
	if y < headRows || y >= s.h-1 || i >= len(ids) {
		return nil
	}
	if ids[i] == s.list.Selected() {
		return s.fill()
	}
	s.list.Select(ids[i])
	return nil
}

// View draws the list.
func (s *Screen) View() (string, *tea.Cursor) {
	t, b, in := s.env.Theme, s.env.Words.T, s.w-4
	title := t.Title.Render(fmt.Sprintf(b.Setup.Gaps, len(s.found)))
	var rows []string
	switch {
	case !s.ready:
		rows = []string{b.Board.Loading}
	case len(s.found) == 0:
		rows = []string{"", t.OK.Render(kit.Fit(t.Glyph.Done+" "+b.Setup.NoGaps, in)), t.Muted.Render(b.Setup.NoGapsHint)}
	default:
		rows = []string{t.Muted.Render(kit.Fit(b.Setup.GapsHead, in)), s.counts(in), ""}
		rows = append(rows, s.list.Rows(max(s.h-headRows-1, 1), s.row)...)
	}
	return strings.Join(kit.Box(t, title, rows, s.w, s.h), "\n"), nil
}

// counts says how many of each kind are open.
func (s *Screen) counts(w int) string {
	t, heads := s.env.Theme, s.env.Words.T.Setup.Head
	n := map[string]int{}
	var order []string
	for _, b := range s.found {
		if n[b.Kind] == 0 {
			order = append(order, b.Kind)
		}
		n[b.Kind]++
	}
	var parts []string
	for _, k := range order {
		parts = append(parts, fmt.Sprintf("%s %d", heads[k], n[k]))
	}
	return t.Text.Render(kit.Fit(strings.Join(parts, "   "), w))
}

func (s *Screen) row(i int, selected bool) string {
	t, in := s.env.Theme, s.w-4
	b := s.found[i]
	text := kit.Fit(s.text(b), max(in-22, 10))
	head := kit.Fit(s.env.Words.T.Setup.Head[b.Kind], 16)
	if selected {
		return t.Select.Render(kit.Fit(t.Glyph.Prompt+" "+t.Glyph.Closed+" "+head+"  "+text, in))
	}
	return "  " + t.Yellow.Render(t.Glyph.Closed) + " " + t.Muted.Render(head) + "  " + t.Text.Render(text)
}

// text says what is missing.
func (s *Screen) text(b store.Blank) string {
	t, w := s.env.Words.T.Setup, s.env.Words
	f := t.Kind[b.Kind]
	post := map[string]string{"a": t.APost, "b": t.BPost}[b.Post]
	switch b.Kind {
	case store.BlankRole:
		return fmt.Sprintf(f, w.Role(b.Slug), b.Have, b.Due)
	case store.BlankLeader:
		return fmt.Sprintf(f, b.Number, b.Name)
	case store.BlankHolder:
		return fmt.Sprintf(f, w.Name(b.Name, b.NameEN), post)
	case store.BlankGuards:
		return fmt.Sprintf(f, w.Name(b.Name, b.NameEN), b.Have, b.Due)
	case store.BlankPhone, store.BlankDoor:
		return fmt.Sprintf(f, w.Name(b.Name, b.NameEN))
	case store.BlankNext:
		return fmt.Sprintf(f, w.Shift(b.Slug))
	}
	return f
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["gaps"] }

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	t := s.env.Words.T
	why := ""
	if s.env.Store.ReadOnly() != nil {
		why = t.Hand.Why["readonly"]
	}
	return []app.Action{
		{ID: "fill", Keys: []string{"enter"}, Name: t.Setup.Act["fill"], Why: why, Run: s.fill},
		{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }},
	}
}
