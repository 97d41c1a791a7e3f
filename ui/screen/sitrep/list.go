// Package sitrep shows the situation reports, and one of them: a draft that is
// being written, or what was issued, page by page.
package sitrep

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	paper "zhiban/ui/paper/sitrep"
)

// List is the list of situation reports.
type List struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	lang  string
	ready bool
	now   journal.Time
	due   store.SitDue
	post  store.Post
	names map[string]string
	table *kit.Table[store.Sitrep]
}

// NewList makes the list.
func NewList(env *app.Env) *List {
	return &List{env: env, Desk: app.NewDesk(env), table: kit.NewTable(func(s store.Sitrep) string { return s.ID }, nil)}
}

type listed struct {
	s     *List
	gen   int
	now   journal.Time
	due   store.SitDue
	post  store.Post
	rows  []store.Sitrep
	names map[string]string
	err   error
}

// Init reads the list.
func (s *List) Init() tea.Cmd { return s.load() }

func (s *List) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		out := listed{s: s, gen: gen, now: journal.At(st.Now()), names: map[string]string{}}
		if out.rows, out.err = st.Sitreps(ctx, false, 0); out.err != nil {
			return out
		}
		if out.due, out.err = st.SitDue(ctx); out.err != nil {
			return out
		}
		for _, x := range out.rows {
			if x.IssuedBy == "" || out.names[x.IssuedBy] != "" {
				continue
			}
			p, err := st.Person(ctx, x.IssuedBy)
			if err != nil {
				out.err = err
				return out
			}
			out.names[x.IssuedBy] = p.Name
		}
		out.post, out.err = st.Post(ctx)
		return out
	}
}

// Update takes messages.
func (s *List) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case listed:
		return s.show(msg)
	case app.Changed:
		if msg.Touches("sitrep", "post", "plan") {
			return s.load()
		}
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		s.table.Click(msg.Y - 2)
	case tea.MouseWheelMsg:
		s.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *List) show(msg listed) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.due, s.post, s.names, s.ready = msg.now, msg.due, msg.post, msg.names, true
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	s.table.SetEmpty(s.env.Words.T.Sitrep.Empty)
	s.table.SetRows(msg.rows)
	return nil
}

func (s *List) columns() {
	t, w := s.env.Words.T.Sitrep, s.env.Words
	s.table.SetColumns([]kit.Column[store.Sitrep]{
		{Title: t.Number, Width: 7, Cell: func(x store.Sitrep) string { return x.Number }},
		{Title: t.Kind, Width: 14, Cell: func(x store.Sitrep) string { return w.SitKind(x.Kind, x.No) }},
		{Title: t.State, Width: 8, Cell: func(x store.Sitrep) string { return t.States[x.State] }, Style: func(x store.Sitrep) (lipgloss.Style, bool) { return s.env.Theme.Yellow, x.State == store.SitDraft }},
		{Title: t.PeriodHead, Cell: func(x store.Sitrep) string { return w.SitPeriod(x.Opening, x.CutOff, s.now) }},
		{Title: t.Signer, Width: 16, Drop: 2, Cell: func(x store.Sitrep) string { return kit.Clean(s.names[x.IssuedBy]) }},
		{Title: t.Code, Width: 19, Drop: 1, Cell: func(x store.Sitrep) string { return paper.ShortCode(x.Facts) }},
	})
}

func (s *List) key(key string) tea.Cmd {
	if s.table.Key(key) {
		return nil
	}
	if key == "esc" || key == "backspace" {
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
}

func (s *List) whyDraft() string {
	t := s.env.Words.T.Sitrep.Why
	switch {
	case s.env.Store.ReadOnly() != nil:
		return t["readonly"]
	case !s.post.StoodDown.IsZero():
		return t["down"]
	case s.post.T0.IsZero():
		return t["noclock"]
	}
	for _, x := range s.table.Rows() {
		if x.State == store.SitDraft {
			return t["draft"]
		}
	}
	return ""
}

func (s *List) actions() []app.Action {
	t := s.env.Words.T.Sitrep
	none := ""
	if _, ok := s.table.Selected(); !ok {
		none = t.Why["none"]
	}
	return []app.Action{
		{ID: "draft", Keys: []string{"n"}, Name: t.Act["draft"], Why: s.whyDraft(), Bar: true, Run: s.draft},
		{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: none, Bar: true, Run: s.open},
	}
}

// Actions of the screen.
func (s *List) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	return append(s.actions(), app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// draft asks once: a cut-off cannot be moved back.
func (s *List) draft() tea.Cmd {
	t := s.env.Words.T.Sitrep
	kind := s.env.Words.SitKind(s.due.Kind, s.due.No)
	return app.OpenConfirm(s.env, sprintf(t.Ask["cut"], kind), []string{t.Ask["cutline"]}, func() tea.Cmd {
		return s.Then(store.CutSitrep{}, func(r store.Receipt) tea.Cmd {
			return tea.Batch(app.Say(app.Toast{Text: sprintf(t.Cut, r.Number)}), app.Say(app.Go{Route: app.Sitrep, ID: r.Subject}))
		})
	})
}

func (s *List) open() tea.Cmd {
	x, ok := s.table.Selected()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Sitrep, ID: x.ID})
}

// Resize sets the size.
func (s *List) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *List) Title() string { return s.env.Words.T.Sitrep.Title }

// View draws when the next report is due, and the list.
func (s *List) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		rows = s.table.View(s.env.Theme, inner, max(height-3, 1))
		if s.post.StoodDown.IsZero() {
			style := s.env.Theme.Muted
			if s.due.Late {
				style = s.env.Theme.Orange
			}
			rows = append(rows, style.Render(kit.Fit(s.env.Words.SitDue(s.due, s.now), inner)))
		}
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
