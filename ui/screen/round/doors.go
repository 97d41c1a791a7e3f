package round

import (
	"fmt"
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

// page is how many doors are read at once.
const page = 200

// Doors lists whom a round has not reached in a grid, in walking order. Enter
// ticks the door and goes on to the next.
type Doors struct {
	*desk
	round, grid string
	w, h        int
	gen         int
	now         journal.Time
	s           store.RoundState
	p           store.RoundDoorPage
	tab         int
	limit       int
	ready       bool
	table       *kit.Table[store.RoundDoor]
}

// NewDoors makes the list; id is «round grid», or the round alone.
func NewDoors(env *app.Env, id string) *Doors {
	round, grid, _ := strings.Cut(id, " ")
	return &Doors{desk: newDesk(env), round: round, grid: grid, limit: page, table: kit.NewTable(func(d store.RoundDoor) string { return d.Ref }, nil)}
}

func which() []string {
	return []string{store.DoorsNotReached, store.DoorsUntouched, store.DoorsLate, store.TickAbsent, store.TickRefused, store.TickPromised, store.DoorsHome, store.DoorsDone}
}

type doorsRead struct {
	d     *Doors
	gen   int
	now   journal.Time
	state store.RoundState
	page  store.RoundDoorPage
	err   error
}

// Init reads the doors.
func (d *Doors) Init() tea.Cmd { return d.load() }

func (d *Doors) load() tea.Cmd {
	d.gen++
	out := doorsRead{d: d, gen: d.gen}
	st, ctx := d.env.Store, d.env.Ctx
	f := store.RoundDoors{Round: d.round, Grid: d.grid, Which: which()[d.tab], Limit: d.limit}
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		if out.state, out.err = st.RoundState(ctx, f.Round); out.err == nil {
			out.page, out.err = st.RoundDoors(ctx, f)
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
		if msg.Touches("round", "household", "grid") {
			return d.load()
		}
	case app.Minute:
		return d.load()
	case tea.MouseClickMsg:
		if msg.Y == 0 {
			if i := kit.TabAt(d.labels(), d.tab, d.w-1, msg.X-1); i >= 0 {
				return d.turn(i - d.tab)
			}
			return nil
		}
		d.table.Click(msg.Y - 2)
	case tea.MouseWheelMsg:
		d.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return nil
}

func (d *Doors) show(msg doorsRead) tea.Cmd {
	if msg.err != nil {
		return app.Say(d.env.Complain(msg.err))
	}
	d.now, d.s, d.p, d.ready = msg.now, msg.state, msg.page, true
	d.table.SetRows(msg.page.Rows)
	return nil
}

func (d *Doors) key(key string) tea.Cmd {
	if d.table.Key(key) {
		x, ok := d.table.Selected()
		if rows := d.table.Rows(); ok && len(rows) < d.p.Total && x.Ref == rows[len(rows)-1].Ref {
			d.limit += page
			return d.load()
		}
		return nil
	}
	switch key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "tab", "shift+tab":
		return d.turn(map[string]int{"tab": 1, "shift+tab": -1}[key])
	case "space":
		return app.Run(d.barActions()[0])
	}
	cmd, _ := d.Bar.Key(key, d.barActions())
	return cmd
}

func (d *Doors) turn(by int) tea.Cmd {
	n := len(which())
	d.tab, d.limit = (d.tab+by+n)%n, page
	return d.load()
}

// mark ticks the selected door.
func (d *Doors) mark(x store.RoundDoor, m store.Mark) store.Command {
	m.Household = x.Ref
	return store.TickRound{Round: d.round, Marks: []store.Mark{m}}
}

func (d *Doors) name(x store.RoundDoor) string {
	address, who, _ := d.env.Words.Door(x)
	return strings.TrimSpace(address + " " + who)
}

func (d *Doors) saved(x store.RoundDoor) string {
	return fmt.Sprintf(d.env.Words.T.Rounds.Done["saved"], d.name(x))
}

func (d *Doors) barActions() []app.Action {
	x, ok := d.table.Selected()
	why, house := "", ""
	switch {
	case !ok:
		why, house = "none", "none"
	case !d.s.Round.Open():
		why = "closed"
	}
	if ok && x.Household.ID == "" {
		house = "unknown"
	}
	return []app.Action{
		d.writes("tick", "enter", why, func() tea.Cmd { return d.Do(d.mark(x, store.Mark{State: store.TickDone}), d.saved(x)) }),
		d.writes("absent", "a", why, func() tea.Cmd { return d.absent(x) }),
		d.writes("refused", "r", why, func() tea.Cmd { return d.said(x, store.TickRefused) }),
		d.writes("home", "s", why, func() tea.Cmd { return d.said(x, store.TickHome) }),
		d.writes("promised", "p", why, func() tea.Cmd { return d.promise(x) }),
		d.act("house", "o", house, func() tea.Cmd { return app.Say(app.Go{Route: app.House, ID: x.Household.ID}) }),
	}
}

// absent asks when to come again; nothing typed leaves it open.
func (d *Doors) absent(x store.RoundDoor) tea.Cmd {
	st := d.env.Store
	return d.question(fmt.Sprintf(d.env.Words.T.Rounds.Ask["absent"], d.name(x)), d.saved(x), func(text string) (store.Command, error) {
		m := store.Mark{State: store.TickAbsent}
		if text != "" {
			next, ok := word.NextTime(text, st.Now(), st.Zone())
			if !ok {
				m.Text = text
			} else {
				m.Next = next
			}
		}
		return d.mark(x, m), nil
	})
}

func (d *Doors) said(x store.RoundDoor, state string) tea.Cmd {
	return d.question(fmt.Sprintf(d.env.Words.T.Rounds.Ask[state], d.name(x)), d.saved(x), func(text string) (store.Command, error) {
		return d.mark(x, store.Mark{State: state, Text: text}), nil
	})
}

// promise says when somebody comes for them, with what and where to.
func (d *Doors) promise(x store.RoundDoor) tea.Cmd {
	t := d.env.Words.T.Rounds
	form := kit.NewForm(fmt.Sprintf(t.Ask["promised"], d.name(x)), []kit.FormField{
		{Key: "next", Label: t.Field["next"], Kind: kit.FormTime, Required: true, Hint: "15:30"},
		{Key: "vehicle", Label: t.Field["vehicle"]},
		{Key: "to", Label: t.Field["to"]},
		{Key: "text", Label: t.Field["text"]},
	}, d.env.FormWords())
	st := d.env.Store
	return app.OpenForm(d.env, "", form, func(v map[string]string) (store.Command, error) {
		next, ok := word.NextTime(v["next"], st.Now(), st.Zone())
		if !ok {
			next = time.Time{}
		}
		return d.mark(x, store.Mark{State: store.TickPromised, Next: next, Vehicle: v["vehicle"], To: v["to"], Text: v["text"]}), nil
	})
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (d *Doors) Actions() []app.Action {
	if d.Ask.Active() || !d.ready {
		return nil
	}
	return append(d.barActions()[1:], app.Action{ID: "tab", Keys: []string{"tab"}, Name: d.env.Words.T.Rounds.Act["tab"], Run: func() tea.Cmd { return d.turn(1) }}, d.back())
}

// Resize sets the size.
func (d *Doors) Resize(w, h int) { d.w, d.h = w, h }

// Title names the screen.
func (d *Doors) Title() string {
	if !d.ready {
		return d.env.Words.T.Rounds.Title
	}
	out := d.env.Words.Round(d.s.Round)
	for _, g := range d.s.Grids {
		if g.Grid.ID == d.grid && d.grid != "" {
			out += " · " + fmt.Sprintf("%d %s", g.Grid.Number, g.Grid.Name)
		}
	}
	return out
}

func (d *Doors) labels() []string {
	var out []string
	for _, w := range which() {
		out = append(out, d.env.Words.T.Rounds.Tab[w])
	}
	return out
}

func (d *Doors) columns() []kit.Column[store.RoundDoor] {
	t, w, th := d.env.Words.T.Rounds, d.env.Words, d.env.Theme
	part := func(i int) func(store.RoundDoor) string {
		return func(x store.RoundDoor) string {
			a, b, c := w.Door(x)
			return []string{a, b, c}[i]
		}
	}
	return []kit.Column[store.RoundDoor]{
		{Title: t.Address, Width: 20, Cell: part(0)},
		{Title: t.Who, Width: 12, Cell: part(1)},
		{Title: t.Phone, Width: 12, Cell: part(2)},
		{Title: t.Size, Width: 4, Right: true, Drop: 2, Cell: func(x store.RoundDoor) string {
			if n := x.Household.Size(); n > 0 && x.Resident == nil {
				return fmt.Sprint(n)
			}
			return ""
		}},
		{Title: w.T.Census.Needs, Width: 14, Drop: 1, Cell: func(x store.RoundDoor) string {
			if x.Resident != nil {
				return w.NeedWords(x.Resident.Needs)
			}
			return w.NeedWords(x.Household.Needs())
		}},
		{Title: t.What, Cell: func(x store.RoundDoor) string { return w.Tick(x.Tick, d.now) }, Style: func(x store.RoundDoor) (lipgloss.Style, bool) {
			switch {
			case x.Tick.NextDue(d.now):
				return th.Orange, true
			case x.Tick.State == "":
				return th.Muted, true
			}
			return th.Text, true
		}},
	}
}

// View draws the filters, the doors and the bar.
func (d *Doors) View() (string, *tea.Cursor) {
	below, cursor := d.Below(d.w, d.h, d.barActions())
	height := max(d.h-len(below)-1, 5)
	th, t := d.env.Theme, d.env.Words.T.Rounds
	rows := []string{th.Muted.Render(d.env.Words.T.Board.Loading)}
	if d.ready {
		d.table.SetColumns(d.columns())
		d.table.SetEmpty(t.EmptyTab)
		rows = d.table.View(th, d.w-4, max(height-3, 1))
		for _, g := range d.s.Grids {
			if g.Grid.ID == d.grid && g.Unknown > 0 && which()[d.tab] == store.DoorsNotReached {
				for len(rows) < height-3 {
					rows = append(rows, "")
				}
				rows = append(rows, th.Yellow.Render(kit.Fit(fmt.Sprintf(t.Unknown, g.Unknown), d.w-4)))
			}
		}
	}
	head := kit.Spread(" "+kit.Tabs(th, d.labels(), d.tab, d.w-12), th.Muted.Render(fmt.Sprintf(t.Of, d.table.Len(), d.p.Total))+" ", d.w)
	out := append([]string{head}, kit.Box(th, th.Title.Render(d.Title()), rows, d.w, height)...)
	return strings.Join(append(out, below...), "\n"), cursor
}
