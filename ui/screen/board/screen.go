package board

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/line"
)

// draftKey is where an unsaved line survives a crash.
const draftKey = "draft"

// Screen is the board with its note line.
type Screen struct {
	env   *app.Env
	w, h  int
	data  *Data
	names line.Context
	field *kit.Field
	list  kit.List // urgent matters
	top   int      // first line of the latest entries

	parsed   line.Parsed
	note     string // answer to the last save, shown in the echo line
	bad      bool
	again    bool   // the next Enter repeats a refused duplicate
	clock    bool   // the next Enter confirms that the laptop's clock is right
	gen      int    // of the load that is wanted
	draft    string // what was last written to the draft
	drafting bool
	saving   bool
	asked    string // numbers that were looked up last
}

// New makes the board.
func New(env *app.Env) *Screen { return &Screen{env: env, field: kit.NewField()} }

type loaded struct {
	gen   int
	data  *Data
	names line.Context
	err   error
}

type saved struct {
	receipt store.Receipt
	text    string
	err     error
}

type draftRead struct{ text string }

type draftSaved struct{ text string }

// Init reads the board and the draft.
func (s *Screen) Init() tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	return tea.Batch(s.load(), func() tea.Msg {
		text, err := st.Local(ctx, draftKey)
		if err != nil {
			return s.env.Complain(err)
		}
		return draftRead{text}
	})
}

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx, text := s.gen, s.env.Store, s.env.Ctx, s.field.Value()
	return func() tea.Msg {
		d, err := Load(ctx, st.View)
		if err != nil {
			return loaded{gen: gen, err: err}
		}
		d.ReadOnly = st.ReadOnly() != nil
		names, err := line.Load(ctx, st.View, text)
		return loaded{gen: gen, data: d, names: names, err: err}
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed, app.Minute:
		return s.load()
	case draftRead:
		if s.field.Empty() && msg.text != "" {
			s.field.SetValue(msg.text)
			s.draft = msg.text
			s.parse()
		}
	case draftSaved:
		s.draft, s.drafting = msg.text, false
		return s.keepDraft()
	case saved:
		return s.answered(msg)
	case numbered:
		s.learn(msg)
	case tea.PasteMsg:
		s.field.Update(msg)
		return s.typed()
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
	s.data, s.names = msg.data, msg.names
	s.env.Words.Plan = msg.data.Plan
	ids := make([]string, 0, len(s.data.Urgent))
	for _, m := range s.data.Urgent {
		ids = append(ids, m.ID)
	}
	s.list.SetIDs(ids)
	s.parse()
	s.asked = "" // the new names may lack what was looked up
	return s.lookUp()
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); key {
	case "enter":
		return s.enter()
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
		s.note, s.again = "", false
		return nil
	}
	if s.field.Update(msg) {
		return s.typed()
	}
	return nil
}

// typed follows every change of the line.
func (s *Screen) typed() tea.Cmd {
	s.note, s.bad, s.again, s.clock = "", false, false, false
	if s.field.Full() {
		s.note, s.bad = s.env.Words.Error(&store.Error{Reason: "text.too_long", Arg: "65536"}), true
	}
	s.parse()
	return tea.Batch(s.keepDraft(), s.lookUp())
}

func (s *Screen) parse() {
	s.parsed = line.Parsed{}
	if s.data != nil && !s.field.Empty() {
		s.parsed = line.Parse(s.field.Value(), s.names)
	}
}

// keepDraft writes the line down beside the record, one write at a time.
func (s *Screen) keepDraft() tea.Cmd {
	text := s.field.Value()
	if s.drafting || text == s.draft || s.env.Store.ReadOnly() != nil {
		return nil
	}
	s.drafting = true
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		if err := st.SetLocal(ctx, draftKey, text); err != nil {
			return s.env.Complain(err)
		}
		return draftSaved{text}
	}
}

// enter saves the line, or opens the selected matter when there is none.
func (s *Screen) enter() tea.Cmd {
	if s.saving {
		return nil
	}
	if s.field.Empty() {
		return s.open()
	}
	if s.data == nil || !s.parsed.Ready() {
		return nil // the echo line says what is missing
	}
	if s.clock {
		s.env.Store.AcceptClock()
		s.clock = false
	}
	var opts []store.Option
	if s.again {
		opts = append(opts, store.Again())
	}
	text := s.field.Value()
	s.saving = true
	return s.env.Do(s.parsed.Command(), func(r store.Receipt, err error) tea.Msg { return saved{r, text, err} }, opts...)
}

func (s *Screen) open() tea.Cmd {
	if id := s.list.Selected(); id != "" {
		return app.Say(app.Go{Route: app.Matter, ID: id})
	}
	return nil
}

// answered says what became of a save. Only a confirmed line leaves the field.
func (s *Screen) answered(msg saved) tea.Cmd {
	s.saving = false
	if msg.err != nil {
		s.note, s.bad = s.env.Words.Error(msg.err), true
		switch reason(msg.err) {
		case "note.duplicate":
			s.note, s.again = s.env.Words.T.Line.Again, true
		case "clock.behind":
			s.note, s.clock = s.env.Words.T.Line.ClockBehind, true
		}
		return nil
	}
	if s.field.Value() == msg.text {
		s.field.Reset()
	}
	s.again, s.bad = false, false
	s.note = strings.ReplaceAll(s.env.Words.T.Board.SavedNote, "%s", name(msg.receipt))
	s.parse()
	s.top = 0
	return tea.Batch(s.load(), s.keepDraft())
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.field.SetWidth(w - 4)
}

// Title is empty: the board names itself.
func (s *Screen) Title() string { return "" }

// Typing is always true: printable keys go to the note line.
func (s *Screen) Typing() bool { return true }

// View draws board, note line and echo.
func (s *Screen) View() (string, *tea.Cursor) {
	t := s.env.Theme
	var rows []string
	if s.data == nil {
		rows = fill([]string{" " + s.env.Words.T.Board.Loading}, s.w, s.h-2)
	} else {
		p := &painter{d: s.data, w: s.env.Words, t: t, sel: s.list.Selected(), top: s.top}
		rows = p.board(s.w, s.h-2)
	}
	s.field.SetHint(s.env.Words.T.Board.Placeholder)
	text, x := s.field.View()
	styled := t.Text.Render(text)
	if hint := s.field.Hint(); hint != "" {
		styled = t.Muted.Render(hint)
	}
	rows = append(rows, " "+t.Accent.Render(t.Glyph.Prompt)+" "+styled+" ", s.echo())
	return strings.Join(rows, "\n"), tea.NewCursor(3+x, s.h-2)
}

// echo is what was understood, or what became of the last save.
func (s *Screen) echo() string {
	t := s.env.Theme
	switch {
	case s.note != "" && s.bad:
		return t.Error.Render(kit.Fit("   "+s.note, s.w))
	case s.note != "" && s.field.Empty():
		return t.OK.Render(kit.Fit("   "+s.note, s.w))
	case s.field.Empty() || s.data == nil:
		return kit.Fit("", s.w)
	case s.parsed.Problem != "":
		return kit.Spread(t.Yellow.Render("   "+s.parsed.Echo(s.env.Words)), s.kept(), s.w)
	}
	return kit.Spread(t.Muted.Render("   "+s.parsed.Echo(s.env.Words)), s.kept(), s.w)
}

// kept says that the line as it stands would survive a crash.
func (s *Screen) kept() string {
	if s.field.Value() != s.draft {
		return ""
	}
	return s.env.Theme.Muted.Render(s.env.Theme.Glyph.Done + " " + s.env.Words.T.Board.Draft + " ")
}

// Actions of the board.
func (s *Screen) Actions() []app.Action {
	act := s.env.Words.T.Board.Act
	why := ""
	if s.list.Selected() == "" {
		why = s.env.Words.T.Board.NoMatters
	}
	return []app.Action{
		{ID: "matter", Keys: []string{"f2"}, Name: act["matter"], Why: why, Run: s.open},
		{ID: "handover", Keys: []string{"f10"}, Name: act["handover"], Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Handover}) }},
	}
}
