// Package muster shows what runs by the clock and who comes to help: the
// playbook with its deadlines and posts, the requests for people, and the roll
// call of one of them.
package muster

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// row is one line of a list: what it is, its cells, and how it looks.
type row struct {
	id    string
	cells []string
	style *lipgloss.Style // of all cells, nil: text
	item  any
}

// part is what a screen gives to its desk.
type part struct {
	title string
	tabs  []string // nil: none
	tab   int
	head  []string // above the list
	foot  []string
	cols  []column
	rows  []row
	empty string
}

// column is the head of a column and how wide it is; 0 takes the rest.
type column struct {
	title string
	width int
	drop  int
}

// desk is what the screens of this package share: a list that is read by a
// command, a bar of actions, a question below it.
type desk struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	now   journal.Time
	ready bool
	table *kit.Table[row]
	top   int
	want  string // row to select once it is there
	shown string // what the columns were last set for

	read    func() (any, error) // outside the update loop
	take    func(any)
	draw    func() part
	actions func() []app.Action
	turn    func(by int) // to another tab, nil: there are none
}

func newDesk(env *app.Env) *desk {
	return &desk{env: env, Desk: app.NewDesk(env), table: kit.NewTable(func(r row) string { return r.id }, nil)}
}

type loaded struct {
	d   *desk
	gen int
	now journal.Time
	got any
	err error
}

// Init reads the list.
func (d *desk) Init() tea.Cmd { return d.load() }

func (d *desk) load() tea.Cmd {
	d.gen++
	gen, read, st := d.gen, d.read, d.env.Store
	return func() tea.Msg {
		got, err := read()
		return loaded{d, gen, journal.At(st.Now()), got, err}
	}
}

// Update takes messages.
func (d *desk) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := d.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		return d.loaded(msg)
	case app.Changed, app.Minute:
		return d.load()
	case tea.MouseClickMsg:
		return d.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		d.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return nil
}

func (d *desk) loaded(msg loaded) tea.Cmd {
	if msg.d != d || msg.gen != d.gen {
		return nil
	}
	if msg.err != nil {
		d.ready = true // there is nothing to wait for
		return app.Say(d.env.Complain(msg.err))
	}
	d.now, d.ready = msg.now, true
	d.take(msg.got)
	d.fill()
	return nil
}

// fill gives the table the rows that are shown now.
func (d *desk) fill() {
	p := d.draw()
	if key := fmt.Sprint(d.env.Words.T.Lang, p.tab, len(p.cols)); key != d.shown {
		d.shown = key
		d.table.SetColumns(columns(p.cols))
	}
	d.table.SetEmpty(p.empty)
	d.table.SetRows(p.rows)
	if d.want != "" && d.ready {
		d.table.Select(d.want)
		d.want = ""
	}
}

func columns(list []column) []kit.Column[row] {
	out := make([]kit.Column[row], len(list))
	for i, c := range list {
		out[i] = kit.Column[row]{Title: c.title, Width: c.width, Drop: c.drop, Cell: func(r row) string { return r.cells[i] }, Style: func(r row) (lipgloss.Style, bool) {
			if r.style == nil {
				return lipgloss.Style{}, false
			}
			return *r.style, true
		}}
	}
	return out
}

// do runs a command, and reads the list again; toast is what stands in the last
// row when it was taken.
func (d *desk) do(cmd store.Command, toast string) tea.Cmd {
	return d.Then(cmd, func(store.Receipt) tea.Cmd { return tea.Batch(app.Say(app.Toast{Text: toast}), d.load()) })
}

// question asks for one line; make gives the command of the answer.
func (d *desk) question(label string, make func(text string) (store.Command, error)) tea.Cmd {
	d.Ask.Open(label, func(text string) tea.Cmd {
		cmd, err := make(text)
		if err != nil {
			return app.Say(d.env.Complain(err))
		}
		return d.do(cmd, d.env.Words.T.Muster.Done["saved"])
	})
	return nil
}

func (d *desk) key(key string) tea.Cmd {
	if d.table.Key(key) {
		return nil
	}
	switch {
	case key == "tab" && d.turn != nil:
		d.turn(1)
	case key == "shift+tab" && d.turn != nil:
		d.turn(-1)
	case key == "esc" || key == "backspace":
		return app.Say(app.Back{})
	default:
		if cmd, ok := d.Bar.Key(key, d.actions()); ok {
			return cmd
		}
	}
	return nil
}

func (d *desk) click(x, y int) tea.Cmd {
	if p := d.draw(); p.tabs != nil && y == 1 {
		if i := kit.TabAt(p.tabs, p.tab, d.w-4, x-2); i >= 0 {
			d.turn(i - p.tab)
		}
		return nil
	}
	before, _ := d.table.Selected()
	if y <= d.top || !d.table.Click(y-d.top) {
		return nil
	}
	if after, ok := d.table.Selected(); ok && after.id == before.id {
		if list := d.actions(); len(list) > 0 {
			return app.Run(list[0]) // the second click on a row does what comes first
		}
	}
	return nil
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (d *desk) Actions() []app.Action {
	if d.Ask.Active() {
		return nil
	}
	t := d.env.Words.T
	out := slices.DeleteFunc(d.actions(), func(a app.Action) bool { return a.Keys[0] == "enter" })
	if d.turn != nil {
		out = append(out, app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Muster.Act["tab"], Run: func() tea.Cmd { d.turn(1); return nil }})
	}
	return append(out, app.Action{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (d *desk) Resize(w, h int) { d.w, d.h = w, h }

// Title names the screen.
func (d *desk) Title() string { return d.draw().title }

// View draws the head, the list, the foot, and the bar or the question.
func (d *desk) View() (string, *tea.Cursor) {
	p, t := d.draw(), d.env.Theme
	below, cursor := d.Below(d.w, d.h, d.actions())
	height, inner := max(d.h-len(below), 4), d.w-4
	var rows []string
	if p.tabs != nil {
		rows = append(rows, kit.Tabs(t, p.tabs, p.tab, inner))
	}
	if !d.ready {
		rows = append(rows, t.Muted.Render(d.env.Words.T.Board.Loading))
	} else {
		for _, l := range p.head {
			rows = append(rows, kit.Fit(l, inner))
		}
		d.top = len(rows) + 1
		rows = append(rows, d.table.View(t, inner, max(height-2-len(rows)-len(p.foot), 1))...)
		for _, l := range p.foot {
			rows = append(rows, kit.Fit(l, inner))
		}
	}
	out := kit.Box(t, t.Title.Render(p.title), rows, d.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

// act makes an action of the bar; why is the slug of why not, "" when it can.
func (d *desk) act(id, key, why string, run func() tea.Cmd) app.Action {
	t := d.env.Words.T.Muster
	if d.env.Store.ReadOnly() != nil && why == "" && id != "open" && id != "matter" && id != "forces" && id != "gaps" {
		why = "readonly"
	}
	return app.Action{ID: id, Keys: []string{key}, Name: t.Act[id], Why: t.WhyNot[why], Bar: true, Run: run}
}

// ahead reads a time that is still to come; "" is none.
func (d *desk) ahead(field, text string) (time.Time, error) {
	if strings.TrimSpace(text) == "" {
		return time.Time{}, nil
	}
	t, ok := word.NextTime(text, d.env.Store.Now(), d.env.Words.Zone)
	if !ok {
		return t, &store.Error{Code: store.Invalid, Field: field, Reason: "time.missing"}
	}
	return t, nil
}

// sign is the glyph and the style of something that is due.
func (d *desk) sign(done, late bool) (string, *lipgloss.Style) {
	t := d.env.Theme
	switch {
	case late && !done:
		return t.Glyph.Orange, &t.Orange
	case done && late:
		return t.Glyph.Done, &t.Yellow
	case done:
		return t.Glyph.Done, &t.Muted
	}
	return " ", nil
}

// readSkills reads «司机2 护士1»: skills of the plan, each with a number.
func readSkills(w word.Words, text string) ([]store.SkillNeed, error) {
	var out []store.SkillNeed
	for _, f := range strings.Fields(word.Narrow(text)) {
		name := strings.TrimRight(f, "0123456789")
		n := 1
		if digits := f[len(name):]; digits != "" {
			if _, err := fmt.Sscan(digits, &n); err != nil {
				n = 0
			}
		}
		name = strings.TrimRight(name, "=x×:")
		if name == "" && len(out) > 0 { // driver 2
			out[len(out)-1].N = n
			continue
		}
		s, ok := w.Plan.SkillNamed(name)
		if !ok {
			return nil, &store.Error{Code: store.NotFound, Field: "skills", Reason: "skill.unknown", Arg: f}
		}
		out = append(out, store.SkillNeed{Skill: s.Slug, N: n})
	}
	return out, nil
}
