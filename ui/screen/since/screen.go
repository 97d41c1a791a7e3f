// Package since shows what changed since an officer left: struck and late
// lines first, then matters, grids, sites, people and what was asked for.
package since

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/word"
)

// Screen is the list of changes.
type Screen struct {
	env    *app.Env
	w, h   int
	gen    int
	from   string // id of the point, "" the officer's own
	points []store.SincePoint
	data   store.Since
	name   string
	ready  bool
	sel    string // key of the row under the cursor
	top    int    // first row in sight
	rows   []row
}

// row is a heading or a change.
type row struct {
	key   string // "" for a heading
	title string
	word.SinceRow
}

// New makes the screen; from is a point of the journal, "" the officer's own
// leaving.
func New(env *app.Env, from string) *Screen { return &Screen{env: env, from: from} }

type loaded struct {
	gen    int
	points []store.SincePoint
	data   store.Since
	name   string
	err    error
}

// Init reads the changes.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{gen: s.gen}
	st, ctx, who, from := s.env.Store, s.env.Ctx, s.env.Officer, s.from
	return func() tea.Msg {
		p, err := st.Person(ctx, who)
		if err != nil {
			out.err = err
			return out
		}
		out.name = p.Name
		if out.points, out.err = st.SincePoints(ctx, who); out.err != nil {
			return out
		}
		out.data, out.err = st.SinceLeft(ctx, who, from)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Officer:
		s.from, s.sel, s.top = "", "", 0
		return s.load()
	case app.Changed, app.Minute:
		return s.load()
	case tea.KeyPressMsg:
		return s.key(msg.String())
	case tea.MouseClickMsg:
		return s.click(msg.Y)
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			s.move(-1)
		} else {
			s.move(1)
		}
	}
	return nil
}

// scroll keeps the selected change in sight, with its heading where it is the
// first one under it.
func (s *Screen) scroll() {
	sel, room := at(s.rows, s.sel), s.room()
	s.top = max(min(s.top, sel-1, len(s.rows)-room), 0)
	if sel >= s.top+room {
		s.top = sel - room + 1
	}
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.points, s.data, s.name, s.ready = msg.points, msg.data, msg.name, true
	s.rows = s.list()
	s.scroll()
	return nil
}

// list words the changes in the language of the moment.
func (s *Screen) list() []row {
	var out []row
	for _, sec := range s.env.Words.Since(s.data) {
		out = append(out, row{title: sec.Title})
		for _, r := range sec.Rows {
			out = append(out, row{key: sec.Title[:min(len(sec.Title), 3)] + r.Noun + r.ID + r.Text, SinceRow: r})
		}
	}
	return out
}

// at is the place of the selected row, the first change when it is gone.
func at(rows []row, sel string) int {
	first := -1
	for i, r := range rows {
		if r.key == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		if r.key == sel {
			return i
		}
	}
	return first
}

func (s *Screen) key(key string) tea.Cmd {
	switch key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "up":
		s.move(-1)
	case "down":
		s.move(1)
	case "pgup":
		s.move(-s.room())
	case "pgdown":
		s.move(s.room())
	case "home":
		s.move(-len(s.rows))
	case "end":
		s.move(len(s.rows))
	case "left":
		return s.point(-1)
	case "right":
		return s.point(1)
	}
	return nil
}

// move goes over the changes; headings are no stops.
func (s *Screen) move(by int) {
	rows := s.rows
	i := at(rows, s.sel)
	if i < 0 {
		return
	}
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for j := i + step; by > 0 && j >= 0 && j < len(rows); j += step {
		if rows[j].key != "" {
			i = j
			by--
		}
	}
	s.sel = rows[i].key
	s.scroll()
}

// point takes another starting point.
func (s *Screen) point(by int) tea.Cmd {
	if len(s.points) == 0 {
		return nil
	}
	i := s.pointAt() + by
	if i < 0 || i >= len(s.points) {
		return nil
	}
	s.from, s.sel, s.top = s.points[i].ID, "", 0
	return s.load()
}

func (s *Screen) pointAt() int {
	return max(slices.IndexFunc(s.points, func(p store.SincePoint) bool { return p.ID == s.data.From.ID }), 0)
}

func (s *Screen) click(y int) tea.Cmd {
	i := s.top + y - headRows
	rows := s.rows
	if y < headRows || y >= s.h-1 || i < 0 || i >= len(rows) || rows[i].key == "" {
		return nil
	}
	if rows[i].key == s.sel {
		return s.open()
	}
	s.sel = rows[i].key
	return nil
}

// open goes to what the change is about.
func (s *Screen) open() tea.Cmd {
	rows := s.rows
	i := at(rows, s.sel)
	if i < 0 {
		return nil
	}
	r := rows[i]
	to := app.Go{Route: app.Journal}
	switch r.Noun {
	case "matter":
		to = app.Go{Route: app.Matter, ID: r.ID}
	case "grid":
		to = app.Go{Route: app.Grid, ID: r.ID}
	case "site":
		to = app.Go{Route: app.Site, ID: r.ID}
	case "shift":
		to = app.Go{Route: app.Shifts, ID: r.ID}
	case "person":
		to = app.Go{Route: app.People, ID: r.ID}
	case "handover":
		to = app.Go{Route: app.Handover}
	}
	return app.Say(to)
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.scroll()
}

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["since"] }

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	t := s.env.Words.T
	return []app.Action{
		{ID: "open", Keys: []string{"enter"}, Name: t.Since.Act["open"], Run: s.open},
		{ID: "earlier", Keys: []string{"right"}, Name: t.Since.Act["earlier"], Run: func() tea.Cmd { return s.point(1) }},
		{ID: "journal", Keys: []string{"j"}, Name: t.Since.Act["journal"], Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Journal}) }},
		{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }},
	}
}
