package sitrep

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
	paper "zhiban/ui/paper/sitrep"
	"zhiban/ui/paper/template"
)

func sprintf(pattern string, args ...any) string { return fmt.Sprintf(pattern, args...) }

// The tabs of a draft.
const (
	tabWords = iota
	tabEvents
	tabNeeds
	tabActions
	tabFigures
	tabCount
)

// Screen is one situation report: the draft in tabs, what was issued as pages.
type Screen struct {
	*app.Desk
	env     *app.Env
	id      string
	w, h    int
	gen     int
	lang    string
	ready   bool
	now     journal.Time
	d       store.Sitrep
	name    string // of the officer at the laptop
	pin     bool   // who has one
	tab     int
	noPrint string     // why nothing can be printed here
	pages   *out.Pages // nil while a draft is written

	events  *kit.Table[store.SitEvent]
	needs   *kit.Table[store.SitNeed]
	plans   *kit.Table[store.SitAction]
	figures *kit.Table[store.SitCount]
}

// New makes the screen of a report.
func New(env *app.Env, id string) *Screen {
	return &Screen{env: env, noPrint: out.PrintWhy(env), Desk: app.NewDesk(env), id: id,
		events: kit.NewTable(func(e store.SitEvent) string { return fmt.Sprint(e.No) }, nil), needs: kit.NewTable(func(n store.SitNeed) string { return n.Key }, nil),
		plans: kit.NewTable(func(a store.SitAction) string { return fmt.Sprint(a.No) }, nil), figures: kit.NewTable(func(c store.SitCount) string { return fmt.Sprint(c.Group, c.Ref, c.No, c.Slug) }, nil)}
}

type loaded struct {
	s     *Screen
	gen   int
	now   journal.Time
	d     store.Sitrep
	name  string
	pin   bool
	pages *out.Pages // what is not a draft any more
	err   error
}

// Init reads the report.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx, by := s.gen, s.env.Store, s.env.Ctx, s.env.Officer
	return func() tea.Msg {
		got := loaded{s: s, gen: gen, now: journal.At(st.Now())}
		if s.id == store.SitFinal {
			got.d = store.Sitrep{ID: store.SitFinal, Kind: store.SitFinal, State: store.SitIssued}
			if got.d.Number, got.err = st.FinalNumber(ctx); got.err == nil {
				got.pages, got.err = out.Lay(s.env, s.headingOf(got.d), "", export.As{Lang: s.env.Words.T.Lang}, s.text)
			}
			return got
		}
		if got.d, got.err = st.Sitrep(ctx, s.id); got.err != nil {
			return got
		}
		if by != "" {
			p, err := st.Person(ctx, by)
			if err != nil {
				got.err = err
				return got
			}
			got.name = p.Name
			if got.pin, got.err = st.HasPIN(ctx, by); got.err != nil {
				return got
			}
		}
		if got.d.State != store.SitDraft {
			got.pages, got.err = out.Lay(s.env, s.headingOf(got.d), template.Sitrep, export.As{Lang: s.env.Words.T.Lang}, s.text)
		}
		return got
	}
}

// text lays the report out as it prints.
func (s *Screen) text(as export.As) (string, error) {
	r, err := s.report()
	if err != nil {
		return "", err
	}
	text, err := r.Bytes("txt", as)
	return string(text), err
}

// report is the situation report, or the final one.
func (s *Screen) report() (interface {
	Bytes(format string, as export.As) ([]byte, error)
}, error) {
	if s.id == store.SitFinal {
		return final.Load(s.env.Ctx, s.env.Store)
	}
	return paper.Load(s.env.Ctx, s.env.Store, s.id)
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case out.Laid:
		return s.laid(msg)
	case signed:
		if msg.s != s {
			return nil
		}
		if msg.err != nil {
			return app.Say(s.env.Complain(msg.err))
		}
		return app.Say(app.Toast{Text: msg.toast})
	case app.Changed:
		if msg.Touches("sitrep") {
			return s.load()
		}
	case app.Officer:
		return s.load()
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		s.wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	seen := s.pages != nil && s.d.State == msg.d.State // it does not change: who reads it stays where they are
	s.now, s.d, s.name, s.pin, s.ready = msg.now, msg.d, msg.name, msg.pin, true
	if msg.d.State != store.SitDraft {
		if !seen {
			s.pages = msg.pages
		}
		return nil
	}
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	t := s.env.Words.T.Sitrep
	s.events.SetEmpty(t.EmptyEvents)
	s.needs.SetEmpty(t.EmptyNeeds)
	s.plans.SetEmpty(t.EmptyActions)
	s.figures.SetEmpty(t.EmptyCounts)
	s.events.SetRows(s.d.Snapshot.Events)
	s.needs.SetRows(s.d.Snapshot.Needs)
	s.plans.SetRows(s.d.Actions)
	s.figures.SetRows(s.d.Snapshot.Counts)
	return nil
}

// tabler is what the screen asks of the table in sight.
type tabler interface {
	Key(key string) bool
	Click(row int) bool
	Wheel(by int)
}

// table in sight, nil on the tab of the words.
func (s *Screen) table() tabler {
	switch s.tab {
	case tabEvents:
		return s.events
	case tabNeeds:
		return s.needs
	case tabActions:
		return s.plans
	case tabFigures:
		return s.figures
	}
	return nil
}

func (s *Screen) wheel(by int) {
	switch t := s.table(); {
	case s.pages != nil:
		s.pages.Scroll(3*by, s.h)
	case t != nil:
		t.Wheel(by)
	}
}

func (s *Screen) key(key string) tea.Cmd {
	if s.pages != nil {
		return s.turn(key)
	}
	if t := s.table(); t != nil && t.Key(key) {
		return nil
	}
	switch key {
	case "tab", "right":
		s.tab = (s.tab + 1) % tabCount
		return nil
	case "shift+tab", "left":
		s.tab = (s.tab + tabCount - 1) % tabCount
		return nil
	case "esc", "backspace":
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
}

func (s *Screen) click(x, y int) tea.Cmd {
	if s.pages != nil || !s.ready {
		return nil
	}
	if y == 1 {
		if i := kit.TabAt(s.tabs(), s.tab, s.w-4, x-2); i >= 0 {
			s.tab = i
		}
		return nil
	}
	if t := s.table(); t != nil {
		t.Click(y - 2)
	}
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Sitrep.One }

func (s *Screen) heading() string { return s.headingOf(s.d) }

func (s *Screen) headingOf(d store.Sitrep) string {
	return strings.TrimSpace(d.Number + " " + s.env.Words.SitKind(d.Kind, d.No))
}

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Sitrep
	told := func(n, of int) string { return fmt.Sprintf(" %d/%d", n, of) }
	events, needs, plans := 0, 0, 0
	for _, e := range s.d.Snapshot.Events {
		events += count(!e.Out)
	}
	for _, n := range s.d.Snapshot.Needs {
		needs += count(n.Taken)
	}
	for _, a := range s.d.Actions {
		plans += count(!a.Out)
	}
	return []string{t.Tabs[tabWords], t.Tabs[tabEvents] + told(events, len(s.d.Snapshot.Events)), t.Tabs[tabNeeds] + told(needs, len(s.d.Snapshot.Needs)), fmt.Sprintf("%s %d", t.Tabs[tabActions], plans), fmt.Sprintf("%s %d", t.Tabs[tabFigures], len(s.d.Snapshot.Counts))}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// View draws the pages, or the draft in tabs.
func (s *Screen) View() (string, *tea.Cursor) {
	if s.pages != nil {
		return s.pages.View(s.w, s.h), nil
	}
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		foot := s.foot(inner)
		rows = append([]string{kit.Tabs(s.env.Theme, s.tabs(), s.tab, inner)}, s.body(inner, max(height-3-len(foot), 1))...)
		rows = append(rows, foot...)
	}
	title := s.heading() + "  " + s.env.Words.SitPeriod(s.d.Opening, s.d.CutOff, s.now)
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(kit.Fit(title, min(inner, kit.Width(title)))), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
