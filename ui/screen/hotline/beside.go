package hotline

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// mostCallers is how many who may have the number are shown.
const mostCallers = 4

// beside is who may be on the line, and what is open for them. PgUp and PgDn
// choose among both, Enter takes: a caller into the fields, a matter as the one
// that the call is added to.
type beside struct {
	env  *app.Env
	asks string // what was looked for last: number, grid, door
	gen  int
	now  journal.Time
	sel  int // chosen row, -1: none
	top  int

	callers []store.Caller
	known   store.CallerView
	grids   map[string]int
}

func newBeside(env *app.Env) *beside {
	return &beside{env: env, sel: -1}
}

type found struct {
	b       *beside
	gen     int
	now     journal.Time
	callers []store.Caller
	known   store.CallerView
	grids   map[string]int
	err     error
}

// Typed looks for the caller anew when number, grid or household changed.
func (b *beside) Typed(v map[string]string) tea.Cmd {
	asks := v["phone"] + "\n" + gridNumber(v["grid"]) + "\n" + v["household"]
	if asks == b.asks {
		return nil
	}
	b.asks, b.sel = asks, -1
	b.gen++
	gen, st, ctx := b.gen, b.env.Store, b.env.Ctx
	phone, grid, house := v["phone"], gridNumber(v["grid"]), v["household"]
	return func() tea.Msg {
		out := found{b: b, gen: gen, now: journal.At(st.Now())}
		out.err = out.look(ctx, st.View, phone, grid, house)
		return out
	}
}

// look finds who has the number, or who lives behind the door, and what belongs
// to the first of them.
func (f *found) look(ctx context.Context, v *store.View, phone, grid, house string) (err error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return err
	}
	f.grids = make(map[string]int, len(grids))
	gridID := ""
	for _, g := range grids {
		f.grids[g.ID] = g.Number
		if strconv.Itoa(g.Number) == grid {
			gridID = g.ID
		}
	}
	if f.callers, err = v.FindCallers(ctx, phone, mostCallers); err != nil {
		return err
	}
	if gridID != "" && house != "" && len(f.callers) == 0 {
		at, err := v.CallerAt(ctx, gridID, house)
		if err != nil && store.CodeOf(err) != store.NotFound {
			return err
		}
		if err == nil {
			f.callers = append(f.callers, at)
		}
	}
	if gridID == "" && len(f.callers) > 0 && (f.callers[0].Exact || len(f.callers) == 1) { // one person, before all digits are there
		phone, gridID, house = f.callers[0].Phone, f.callers[0].Grid, f.callers[0].Household
	}
	f.known, err = v.CallerMatters(ctx, phone, gridID, house)
	return err
}

// Update takes what was found.
func (b *beside) Update(msg tea.Msg) tea.Cmd {
	f, ok := msg.(found)
	if !ok || f.b != b || f.gen != b.gen {
		return nil
	}
	if f.err != nil {
		return app.Say(b.env.Complain(f.err))
	}
	b.now, b.callers, b.known, b.grids = f.now, f.callers, f.known, f.grids
	return nil
}

// rows are what can be chosen: callers, then open matters.
func (b *beside) rows() int { return len(b.callers) + len(b.known.Open) }

// Key chooses with PgUp and PgDn and takes with Enter.
func (b *beside) Key(key string, form *kit.Form) bool {
	n := b.rows()
	switch key {
	case "pgdown":
		if n > 0 {
			b.sel = min(b.sel+1, n-1)
		}
	case "pgup":
		b.sel = max(b.sel-1, -1)
	case "enter":
		if b.sel < 0 || b.sel >= n {
			return b.complete(form)
		}
		if b.sel < len(b.callers) {
			b.take(form, b.callers[b.sel])
		} else {
			form.SetValue("matter", b.known.Open[b.sel-len(b.callers)].Number)
			form.Focus("text")
		}
		b.sel = -1
	default:
		if b.sel >= 0 {
			b.sel = -1
		}
		return false
	}
	return true
}

// complete fills the caller in when Enter leaves a number that is one person's
// alone; fields that hold something are left as they are.
func (b *beside) complete(form *kit.Form) bool {
	if form.Focused() != "phone" || len(b.callers) == 0 || !b.callers[0].Exact || len(b.callers) > 1 && b.callers[1].Exact {
		return false
	}
	if form.Value("caller")+form.Value("grid")+form.Value("household") != "" {
		return false
	}
	b.take(form, b.callers[0])
	return true
}

// take puts a caller into the fields and goes on to what they say.
func (b *beside) take(form *kit.Form, c store.Caller) {
	if c.Phone != "" {
		form.SetValue("phone", c.Phone)
	}
	form.SetValue("caller", c.Name)
	if n := b.grids[c.Grid]; n > 0 {
		form.SetValue("grid", strconv.Itoa(n))
	}
	if c.Household != "" {
		form.SetValue("household", c.Household)
	}
	form.Focus("text")
}

// View draws who may be calling, what is open, and what was.
func (b *beside) View(w, h int) []string {
	t, th := b.env.Words.T.Hotline, b.env.Theme
	var rows []string
	at := -1
	add := func(s string) { rows = append(rows, s) }
	pick := func(i int, text string, look func(...string) string) {
		if i == b.sel {
			at = len(rows)
			add(th.Select.Render(kit.Fit(th.Glyph.Prompt+" "+text, w)))
			return
		}
		add(look(kit.Fit("  "+text, w)))
	}
	if len(b.callers) == 0 && strings.TrimSpace(b.asks) != "" {
		add(th.Muted.Render(kit.Fit(t.NoCaller, w)))
	}
	for i, c := range b.callers {
		pick(i, b.caller(c), th.Text.Render)
	}
	if b.known.Calls > 0 {
		add(th.Yellow.Render(kit.Fit(fmt.Sprintf(t.CallNo, b.known.Calls+1), w)))
	}
	if len(b.known.Open) > 0 {
		add("")
		add(th.Title.Render(kit.Fit(t.OpenNow+" "+strconv.Itoa(len(b.known.Open)), w)))
	}
	for i, m := range b.known.Open {
		pick(len(b.callers)+i, b.matter(m), th.Level(m.Level).Render)
	}
	if len(b.known.Ended) > 0 {
		add("")
		add(th.Muted.Render(kit.Fit(t.EndedBefore, w)))
		for _, m := range b.known.Ended {
			add(th.Muted.Render(kit.Fit("  "+b.matter(m), w)))
		}
	}
	b.top = max(min(b.top, at), at-(h-2), 0)
	room := max(h-1, 1)
	rows = rows[min(b.top, len(rows)):min(b.top+room, len(rows))]
	for len(rows) < room {
		rows = append(rows, "")
	}
	return append(rows, th.Muted.Render(kit.Fit(t.BesideKeys, w)))
}

func (b *beside) caller(c store.Caller) string {
	where := ""
	if n := b.grids[c.Grid]; n > 0 {
		where = fmt.Sprintf(b.env.Words.T.Board.Grid, n)
	}
	return kit.Clean(strings.Join(strings.Fields(strings.Join([]string{c.Name, where, c.Household, c.Phone, b.env.Words.T.Hotline.Via[c.Via]}, " ")), " "))
}

func (b *beside) matter(m store.Matter) string {
	w := b.env.Words
	return kit.Clean(m.Number + " " + w.State(m.State) + " " + w.Time(m.Reported, b.now) + " " + m.Text)
}
