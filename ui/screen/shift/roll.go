package shift

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// labels are the keys of the first names of a roll call. Digits come first: an
// IME lets them through.
const labels = "1234567890abcdefghijklmnopqrstuvwxyz"

// roll is a roll call (点名): one list, one key a name. Names stay in their
// place while they are called.
type roll struct {
	key     string // of the shift
	list    []called
	table   *kit.Table[called]
	pending map[string]bool // whose sign-in is being written
}

// called is one name of the list.
type called struct {
	id, label, name, slot, phone string
	duty                         store.Duty
}

func (s *Screen) startRoll() tea.Cmd {
	s.roll = &roll{key: s.key, pending: map[string]bool{}}
	s.roll.table = kit.NewTable(func(c called) string { return c.id }, nil)
	s.roll.table.SetEmpty(s.env.Words.T.Roster.RollEmpty)
	s.roll.fill(s)
	s.roll.next()
	return nil
}

// fill reads the names of the shift: in the order of the roster, then whoever
// came as an extra hand; everybody once.
func (c *roll) fill(s *Screen) {
	i := s.column(c.key)
	if i < 0 {
		s.roll = nil
		return
	}
	at := map[string]int{}
	c.list = c.list[:0:0]
	for _, r := range s.r.Rows {
		for _, d := range s.r.At(r.Slot, i) {
			if n, known := at[d.Person]; known {
				c.list[n].slot += s.env.Words.T.Report.And + s.env.Words.Row(r)
				continue
			}
			p := s.r.People[d.Person]
			at[d.Person] = len(c.list)
			one := called{id: d.Person, name: p.Name, slot: s.env.Words.Row(r), phone: p.Phone, duty: d}
			if n := len(c.list); n < len(labels) {
				one.label = labels[n : n+1]
			}
			c.list = append(c.list, one)
		}
	}
	c.table.SetRows(c.list)
}

// open says whether a name waits to be called.
func (c *roll) open(x called) bool { return !x.duty.Here() && !c.pending[x.id] }

// next moves to the next name that waits, behind the selected one first.
func (c *roll) next() {
	from := 0
	if x, ok := c.table.Selected(); ok {
		for i := range c.list {
			if c.list[i].id == x.id {
				from = i
			}
		}
	}
	for k := range c.list {
		if x := c.list[(from+k)%len(c.list)]; c.open(x) {
			c.table.Select(x.id)
			return
		}
	}
}

// press takes a key of the roll call.
func (c *roll) press(s *Screen, msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch key {
	case "esc":
		s.roll = nil
		return nil
	case "enter", "space", " ", "　":
		if x, ok := c.table.Selected(); ok {
			return c.sign(s, x)
		}
		return nil
	case "+", "＋":
		return s.walkUp()
	case "backspace":
		if x, ok := c.table.Selected(); ok && x.duty.Here() {
			return s.do(store.SignOut{Shift: c.key, Person: x.id}, "out", x.name)
		}
		return nil
	}
	if c.table.Key(key) {
		return nil
	}
	for _, x := range c.list {
		if x.label != "" && x.label == foldKey(msg.Text) {
			return c.sign(s, x)
		}
	}
	return nil
}

// foldKey takes what a Chinese keyboard makes of a digit or letter.
func foldKey(text string) string {
	r := []rune(strings.ToLower(text))
	if len(r) == 1 && r[0] >= '！' && r[0] <= '～' {
		return strings.ToLower(string(r[0] - 0xfee0))
	}
	return string(r)
}

// sign signs a name in and goes on to the next; the record answers later.
func (c *roll) sign(s *Screen, x called) tea.Cmd {
	c.table.Select(x.id)
	if !c.open(x) {
		c.next()
		return nil
	}
	c.pending[x.id] = true
	c.next()
	text := fmt.Sprintf(s.env.Words.T.Roster.Done["in"], x.name)
	return s.env.Do(store.SignIn{Shift: c.key, Person: x.id}, func(_ store.Receipt, err error) tea.Msg {
		return done{s: s, person: x.id, text: text, err: err}
	})
}

// walkUp takes in somebody by name and phone in one line.
func (s *Screen) walkUp() tea.Cmd {
	shift := s.selected().Key
	if s.roll != nil {
		shift = s.roll.key
	}
	s.ask.Open(s.env.Words.T.Roster.WalkUpAsk, func(text string) tea.Cmd {
		name, phone := word.NamePhone(text)
		return s.do(store.WalkUp{Shift: shift, Name: name, Phone: phone, Role: store.RoleVolunteer}, "walkup", name)
	})
	return nil
}

// counts are who is here and who is expected.
func (c *roll) counts() (here, all int) {
	for _, x := range c.list {
		if x.duty.Here() {
			here++
		}
	}
	return here, len(c.list)
}

func (c *roll) columns(s *Screen) []kit.Column[called] {
	t := s.env.Words.T.Roster
	name, slot := 0, 22
	if s.w >= 100 { // who and whether they came stay beside each other; the post takes the rest
		name, slot = 28, 0
	}
	return []kit.Column[called]{
		{Title: "", Width: 2, Cell: func(x called) string { return x.label }, Style: func(called) (lipgloss.Style, bool) { return s.env.Theme.Key, true }},
		{Title: t.Person, Width: name, Cell: func(x called) string { return x.name }, Style: func(x called) (lipgloss.Style, bool) { return c.style(s, x), true }},
		{Title: t.State, Width: 10, Cell: func(x called) string { return c.state(s, x) }, Style: func(x called) (lipgloss.Style, bool) { return c.style(s, x), true }},
		{Title: t.Slot, Width: slot, Cell: func(x called) string { return x.slot }},
		{Title: t.Phone, Width: 12, Cell: func(x called) string { return x.phone }, Style: func(called) (lipgloss.Style, bool) { return s.env.Theme.Muted, true }},
		{Title: t.HoursHead, Width: hoursWidth, Right: true, Drop: 1, Cell: func(x called) string { return c.hours(s, x) }, Style: func(x called) (lipgloss.Style, bool) {
			return s.env.Theme.Orange, s.r.Hours[x.id].Over
		}},
	}
}

func (c *roll) hours(s *Screen, x called) string {
	h := s.r.Hours[x.id]
	if h.Over {
		return s.env.Words.T.Roster.HoursNote + s.env.Words.Hours(h.Most)
	}
	return s.env.Words.Hours(h.Most)
}

func (c *roll) state(s *Screen, x called) string {
	switch {
	case c.pending[x.id]:
		return s.env.Theme.Glyph.Ellipsis
	case x.duty.Here(), !x.duty.SignedOut.IsZero():
		return s.state(x.duty, 0)
	}
	return s.env.Words.T.Roster.Absent
}

func (c *roll) style(s *Screen, x called) lipgloss.Style {
	if x.duty.Here() {
		return s.env.Theme.OK
	}
	return s.env.Theme.Text
}

// view draws the roll call in h rows.
func (c *roll) view(s *Screen, w, h int) []string {
	t := s.env.Words.T.Roster
	here, all := c.counts()
	c.table.SetColumns(c.columns(s))
	title := s.env.Theme.Title.Render(fmt.Sprintf(t.RollHead, s.env.Words.ShiftKey(s.r, c.key), here, all))
	rows := append(c.table.View(s.env.Theme, w-4, h-3), s.env.Theme.Muted.Render(kit.Fit(t.RollKeys, w-4)))
	return kit.Box(s.env.Theme, title, rows, w, h)
}

var _ app.Screen = (*Screen)(nil)
