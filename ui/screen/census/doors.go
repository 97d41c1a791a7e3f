package census

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// page is how many households are read at once.
const page = 200

// Doors lists the households of a grid, or of all, in walking order. The field
// takes every printable key: a door is found faster than it is scrolled to.
type Doors struct {
	*desk
	w, h    int
	gen     int
	id      string // of the grid, "" all
	grid    store.Grid
	numbers map[string]int
	ready   bool
	field   *kit.Field
	tab     int
	limit   int
	now     store.HouseholdPage
	table   *kit.Table[store.Household]
}

// NewDoors makes the list of a grid; "" is all grids.
func NewDoors(env *app.Env, grid string) *Doors {
	d := &Doors{desk: newDesk(env), id: grid, field: kit.NewField(), limit: page, numbers: map[string]int{}}
	d.table = kit.NewTable(func(h store.Household) string { return h.ID }, nil)
	return d
}

// tabs are all, gaps, one for each special need of the plan, and what is rare.
func (d *Doors) tabs() []string {
	out := []string{"all", "gaps"}
	for _, n := range d.env.Words.Plan.SpecialNeeds {
		out = append(out, "need:"+n.Slug)
	}
	return append(out, "floating", "vacant", "removed")
}

func (d *Doors) filter() store.HouseholdFilter {
	f := store.HouseholdFilter{Grid: d.id, Grep: d.field.Value(), Limit: d.limit}
	switch tab := d.tabs()[d.tab]; tab {
	case "gaps":
		f.Gaps = true
	case "floating":
		f.Floating = true
	case "vacant":
		f.Vacant = true
	case "removed":
		f.Removed = true
	default:
		f.Need, _ = strings.CutPrefix(tab, "need:")
		if f.Need == "all" {
			f.Need = ""
		}
	}
	return f
}

type doorsRead struct {
	d     *Doors
	gen   int
	page  store.HouseholdPage
	grids []store.Grid
	err   error
}

// Init reads the households.
func (d *Doors) Init() tea.Cmd { return d.load() }

func (d *Doors) load() tea.Cmd {
	d.gen++
	out := doorsRead{d: d, gen: d.gen}
	st, ctx, f := d.env.Store, d.env.Ctx, d.filter()
	return func() tea.Msg {
		if out.grids, out.err = st.Grids(ctx); out.err == nil {
			out.page, out.err = st.Households(ctx, f)
		}
		return out
	}
}

// Update takes messages.
func (d *Doors) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := d.desk.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case doorsRead:
		if msg.d == d && msg.gen == d.gen {
			return d.show(msg)
		}
	case app.Changed:
		if msg.Touches("household", "grid") {
			return d.load()
		}
	case tea.PasteMsg:
		d.field.Update(msg)
		return d.search()
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.MouseClickMsg:
		return d.click(msg)
	case tea.MouseWheelMsg:
		d.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
	}
	return nil
}

func (d *Doors) show(msg doorsRead) tea.Cmd {
	if msg.err != nil {
		return app.Say(d.env.Complain(msg.err))
	}
	for _, g := range msg.grids {
		d.numbers[g.ID] = g.Number
		if g.ID == d.id {
			d.grid = g
		}
	}
	d.ready, d.now = true, msg.page
	d.table.SetRows(msg.page.Rows)
	return nil
}

func (d *Doors) search() tea.Cmd {
	d.limit = page
	return d.load()
}

// press takes a key for the list, or else for the field.
func (d *Doors) press(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); key {
	case "esc":
		if d.field.Empty() {
			return app.Say(app.Back{})
		}
		d.field.Reset()
		return d.search()
	case "tab", "shift+tab":
		return d.turn(map[string]int{"tab": 1, "shift+tab": -1}[key])
	case "up", "down", "pgup", "pgdown":
		return d.move(key)
	case "enter":
		return d.open()
	case "alt+n":
		return app.Run(d.Actions()[1])
	}
	before := d.field.Value()
	if d.field.Update(msg) && d.field.Value() != before {
		return d.search()
	}
	return nil
}

func (d *Doors) turn(by int) tea.Cmd {
	n := len(d.tabs())
	d.tab = (d.tab + by + n) % n
	return d.search()
}

// move moves the selection; at the end of what was read it reads on.
func (d *Doors) move(key string) tea.Cmd {
	d.table.Key(key)
	h, ok := d.table.Selected()
	if rows := d.table.Rows(); ok && len(rows) < d.now.Total && h.ID == rows[len(rows)-1].ID {
		d.limit += page
		return d.load()
	}
	return nil
}

func (d *Doors) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Y == 0 {
		if i := kit.TabAt(d.labels(), d.tab, d.w-1, msg.X-1); i >= 0 {
			d.tab = i
			return d.search()
		}
		return nil
	}
	before, _ := d.table.Selected()
	if msg.Y <= 3 || !d.table.Click(msg.Y-3) {
		return nil
	}
	if now, ok := d.table.Selected(); ok && now.ID == before.ID {
		return d.open() // the second click on a row opens it
	}
	return nil
}

func (d *Doors) open() tea.Cmd {
	if h, ok := d.table.Selected(); ok {
		return app.Say(app.Go{Route: app.House, ID: h.ID})
	}
	return nil
}

// Actions of the screen. Printable keys are text here.
func (d *Doors) Actions() []app.Action {
	t := d.env.Words.T.Census
	open := app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Run: d.open}
	if _, ok := d.table.Selected(); !ok {
		open.Why = t.Why["none"]
	}
	return []app.Action{open,
		{ID: "add", Keys: []string{"alt+n"}, Name: t.Act["add"], Why: d.cannot(""), Run: func() tea.Cmd { return d.add(d.grid) }},
		{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: func() tea.Cmd { return d.turn(1) }},
		{ID: "back", Keys: []string{"esc"}, Name: d.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return d.press(tea.KeyPressMsg{Code: tea.KeyEscape}) }},
	}
}

// Resize sets the size.
func (d *Doors) Resize(w, h int) { d.w, d.h = w, h }

// Title names the screen.
func (d *Doors) Title() string {
	t := d.env.Words.T.Census
	if d.grid.ID == "" {
		return t.Doors + " · " + t.All
	}
	return fmt.Sprintf("%s · %d %s", t.Doors, d.grid.Number, d.grid.Name)
}

// Typing is always true: the field takes every printable key.
func (d *Doors) Typing() bool { return true }

// CanUndo reports whether the field can take typing back.
func (d *Doors) CanUndo() bool { return d.field.CanUndo() }

func (d *Doors) labels() []string {
	out := make([]string, 0, len(d.tabs()))
	for _, t := range d.tabs() {
		if slug, ok := strings.CutPrefix(t, "need:"); ok {
			out = append(out, d.env.Words.NeedWord(slug))
			continue
		}
		out = append(out, d.env.Words.T.Census.Tab[t])
	}
	return out
}

func (d *Doors) columns() []kit.Column[store.Household] {
	t, w, th := d.env.Words.T.Census, d.env.Words, d.env.Theme
	muted := func(store.Household) (lipgloss.Style, bool) { return th.Muted, true }
	cols := []kit.Column[store.Household]{
		{Title: t.Address, Width: 16, Cell: func(h store.Household) string { return h.Address().String() }},
		{Title: t.Who, Width: 12, Cell: w.Household},
		{Title: t.Size, Width: 6, Right: true, Cell: func(h store.Household) string {
			if n := h.Size(); n > 0 {
				return fmt.Sprint(n)
			}
			return ""
		}},
		{Title: t.Phone, Width: 12, Cell: func(h store.Household) string { _, phone := h.Contact(); return phone }},
		{Title: t.Needs, Width: 18, Drop: 1, Cell: func(h store.Household) string { return w.NeedWords(h.Needs()) }},
		{Title: t.Unknown, Cell: func(h store.Household) string { return w.GapWords(h.Gaps()) }, Style: func(h store.Household) (lipgloss.Style, bool) { return th.Yellow, true }},
		{Title: "", Width: 8, Drop: 2, Style: muted, Cell: func(h store.Household) string {
			if h.Synthetic {
				return t.Synthetic
			}
			return ""
		}},
	}
	if d.id == "" {
		grid := kit.Column[store.Household]{Title: t.Grid, Width: 4, Right: true, Cell: func(h store.Household) string { return fmt.Sprint(d.numbers[h.Grid]) }}
		cols = append([]kit.Column[store.Household]{grid}, cols...)
	}
	return cols
}

// View draws the filters, the field and the list.
func (d *Doors) View() (string, *tea.Cursor) {
	th, t := d.env.Theme, d.env.Words.T.Census
	right := fmt.Sprintf(t.Shown, d.table.Len(), d.now.Total)
	d.field.SetHint(t.Find)
	d.field.SetWidth(max(d.w-6-kit.Width(right), 10))
	text, x := d.field.View()
	style := th.Text
	if hint := d.field.Hint(); hint != "" {
		text, style = hint, th.Muted
	}
	rows := []string{" " + kit.Tabs(th, d.labels(), d.tab, d.w-1), kit.Spread(" "+th.Accent.Render(th.Glyph.Prompt)+" "+style.Render(text), th.Muted.Render(right)+" ", d.w)}
	body := []string{th.Muted.Render(d.env.Words.T.Board.Loading)}
	if d.ready {
		d.table.SetColumns(d.columns())
		d.table.SetEmpty(d.empty())
		body = d.table.View(th, d.w-4, max(d.h-4, 1))
	}
	rows = append(rows, kit.Box(th, th.Title.Render(d.Title()), body, d.w, max(d.h-2, 3))...)
	return strings.Join(rows, "\n"), tea.NewCursor(x+3, 1)
}

func (d *Doors) empty() string {
	t := d.env.Words.T.Census
	switch {
	case !d.field.Empty():
		return t.NoMatch
	case d.tab > 0:
		return t.EmptyTab
	}
	return t.Empty
}
