// Package site shows the sites of the post: the list of gates, points and
// others, and each with who stands there, what it has and all that was written
// about it. What can be done to a site is the same on both screens.
package site

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// List is the screen of all sites.
type List struct {
	*desk
	w, h  int
	gen   int
	now   journal.Time
	all   []store.SiteView
	ready bool
	tab   int
	want  string // to select when it is there
	table *kit.Table[store.SiteView]
	lang  string // of the columns
	top   int    // row of the window in which the table begins
}

// NewList makes the list; selected is the id of a site to begin at, or "".
func NewList(env *app.Env, selected string) *List {
	l := &List{want: selected}
	l.table = kit.NewTable(func(s store.SiteView) string { return s.Site.ID }, nil)
	l.desk = newDesk(env, l.table.Selected)
	return l
}

type listed struct {
	l    *List
	gen  int
	now  journal.Time
	list []store.SiteView
	err  error
}

// Init reads the sites.
func (l *List) Init() tea.Cmd { return l.load() }

func (l *List) load() tea.Cmd {
	l.gen++
	gen, st, ctx := l.gen, l.env.Store, l.env.Ctx
	return func() tea.Msg {
		list, err := st.SiteViews(ctx)
		return listed{l, gen, journal.At(st.Now()), list, err}
	}
}

// Update takes messages.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := l.desk.update(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case listed:
		return l.show(msg)
	case app.Changed, app.Minute:
		return l.load()
	case tea.MouseClickMsg:
		return l.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		l.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return l.key(msg.String())
	}
	return nil
}

func (l *List) show(msg listed) tea.Cmd {
	if msg.l != l || msg.gen != l.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(l.env.Complain(msg.err))
	}
	l.now, l.all, l.ready = msg.now, msg.list, true
	if lang := l.env.Words.T.Lang; lang != l.lang {
		l.lang = lang
		l.table.SetColumns(l.columns())
	}
	if l.want != "" {
		for _, s := range l.all {
			if s.Site.ID == l.want {
				l.tab = tabOf(s)
			}
		}
	}
	l.fill()
	if l.want != "" {
		l.table.Select(l.want)
		l.want = ""
	}
	return nil
}

// fill gives the table what the tab shows.
func (l *List) fill() {
	var rows []store.SiteView
	for _, s := range l.all {
		if l.shown(s, l.tab) {
			rows = append(rows, s)
		}
	}
	l.table.SetEmpty(l.env.Words.T.Site.EmptyTab)
	if len(l.all) == 0 {
		l.table.SetEmpty(l.env.Words.T.Site.Empty)
	}
	l.table.SetRows(rows)
}

// The tabs of the list.
const (
	tabGates = iota
	tabPoints
	tabOthers
	tabCare
	tabCount
)

func tabOf(s store.SiteView) int {
	switch s.Site.Role {
	case plan.RoleGate:
		return tabGates
	case plan.RoleLanes:
		return tabPoints
	}
	return tabOthers
}

func (l *List) shown(s store.SiteView, tab int) bool {
	if tab == tabCare {
		return wants(s)
	}
	return tabOf(s) == tab
}

// wants reports whether somebody should see to a site.
func wants(s store.SiteView) bool {
	return s.Missing > 0 || len(s.Matters) > 0 || s.Manning == store.Short || s.Manning == store.Unmanned || s.Manning == store.Silent
}

func (l *List) key(key string) tea.Cmd {
	if l.table.Key(key) {
		return nil
	}
	switch key {
	case "tab":
		l.turn(1)
	case "shift+tab":
		l.turn(tabCount - 1)
	case "esc", "backspace":
		return app.Say(app.Back{})
	default:
		if cmd, ok := l.Bar.Key(key, l.barActions()); ok {
			return cmd
		}
	}
	return nil
}

func (l *List) turn(by int) {
	l.tab = (l.tab + by) % tabCount
	l.fill()
}

func (l *List) click(x, y int) tea.Cmd {
	if y == l.top-1 {
		if i := kit.TabAt(l.tabs(), l.tab, l.w-4, x-2); i >= 0 {
			l.tab = i
			l.fill()
		}
		return nil
	}
	before, _ := l.table.Selected()
	if y < l.top || !l.table.Click(y-l.top) || y == l.top {
		return nil
	}
	if after, ok := l.table.Selected(); ok && after.Site.ID == before.Site.ID {
		return l.open() // the second click on a row opens it
	}
	return nil
}

func (l *List) open() tea.Cmd {
	if s, ok := l.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Site, ID: s.Site.ID})
	}
	return nil
}

// barActions are opening the row, then what can be done to it.
func (l *List) barActions() []app.Action {
	t := l.env.Words.T.Site
	open := app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Run: l.open, Bar: true}
	if _, ok := l.table.Selected(); !ok {
		open.Why = t.Why["none"]
	}
	return append([]app.Action{open}, l.actions()...)
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (l *List) Actions() []app.Action {
	if l.Typing() {
		return nil
	}
	t := l.env.Words.T.Site
	return append(l.actions(),
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: func() tea.Cmd { l.turn(1); return nil }},
		app.Action{ID: "sort", Keys: []string{"t"}, Name: t.Act["sort"], Run: func() tea.Cmd { l.table.SortNext(); return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: l.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (l *List) Resize(w, h int) { l.w, l.h = w, h }

// Loading reports whether nothing was read yet.
func (l *List) Loading() bool { return !l.ready }

// Title names the screen.
func (l *List) Title() string { return l.env.Words.T.Site.Title }

// View draws the tabs, the table, what the chosen site lacks, and the bar.
func (l *List) View() (string, *tea.Cursor) {
	below, x, y := l.desk.below(l.w)
	if y < 0 {
		below = []string{l.Bar.Row(l.env, l.barActions(), l.w)}
	}
	height := max(l.h-len(below), 4)
	inner := l.w - 4
	var rows []string
	if !l.ready {
		rows = []string{l.env.Theme.Muted.Render(l.env.Words.T.Board.Loading)}
	} else {
		foot := l.foot(inner)
		rows = append(rows, kit.Tabs(l.env.Theme, l.tabs(), l.tab, inner))
		rows = append(rows, l.table.View(l.env.Theme, inner, max(height-2-1-len(foot), 1))...)
		rows = append(rows, foot...)
	}
	l.top = 2
	out := kit.Box(l.env.Theme, l.env.Theme.Title.Render(l.env.Words.T.Site.Title), rows, l.w, height)
	var cursor *tea.Cursor
	if y >= 0 {
		cursor = tea.NewCursor(x, height+y)
	}
	return strings.Join(append(out, below...), "\n"), cursor
}
