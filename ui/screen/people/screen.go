// Package people finds persons and teams: by name, initials, phone or skill;
// where each is now, how long on duty, and whom to call.
package people

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// The filters that are no filter of persons.
const (
	tabTeams = "teams"
	tabCalls = "calls"
)

func tabs() []string {
	return []string{store.WhoAll, store.WhoOnDuty, store.WhoOfficers, store.WhoLeaders, store.WhoVolunteers, tabTeams, tabCalls}
}

// page is how many persons are read at once.
const page = 200

// Screen is the list of people with a field to find them by.
type Screen struct {
	env    *app.Env
	w, h   int
	gen    int
	ready  bool
	want   string // person to select once read
	field  *kit.Field
	tab    int
	limit  int
	total  int
	now    store.PeoplePage
	people *kit.Table[store.PersonRow]
	teams  *kit.Table[store.TeamRow]
	every  []store.TeamRow // all teams, also those that the text hides
	calls  *kit.Table[call]
}

// call is one line of the call list.
type call struct {
	store.Call
	id, head string
}

// New makes the screen; id is the person to select, or "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{env: env, want: id, field: kit.NewField(), limit: page}
	s.people = kit.NewTable(func(p store.PersonRow) string { return p.ID }, nil)
	s.teams = kit.NewTable(func(t store.TeamRow) string { return t.ID }, nil)
	s.calls = kit.NewTable(func(c call) string { return c.id }, nil)
	return s
}

type loaded struct {
	s     *Screen
	gen   int
	page  store.PeoplePage
	teams []store.TeamRow
	calls []store.CallGroup
	err   error
}

// done is the answer of the record to an action.
type done struct {
	s     *Screen
	text  string
	clear bool // the field did its work
	err   error
}

// next goes on with what a command has read, or with a choice.
type next struct {
	s   *Screen
	do  func() tea.Cmd
	err error
}

// Init reads the people.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen}
	st, ctx, who := s.env.Store, s.env.Ctx, tabs()[s.tab]
	f := store.PeopleSearch{Text: strings.TrimSpace(s.field.Value()), Who: who, Limit: s.limit}
	want := s.want
	return func() tea.Msg {
		if out.teams, out.err = st.TeamRows(ctx); out.err != nil {
			return out
		}
		switch who {
		case tabTeams:
		case tabCalls:
			out.calls, out.err = st.CallList(ctx)
		default:
			out.page, out.err = st.FindPeople(ctx, f)
			if want != "" && out.err == nil { // the one asked for stands first, wherever the list would have it
				var p store.PersonRow
				if p, out.err = st.PersonRow(ctx, want); out.err == nil {
					out.page.Rows = append([]store.PersonRow{p}, without(out.page.Rows, want)...)
				}
			}
		}
		return out
	}
}

func without(rows []store.PersonRow, id string) []store.PersonRow {
	var out []store.PersonRow
	for _, p := range rows {
		if p.ID != id {
			out = append(out, p)
		}
	}
	return out
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.s == s && msg.gen == s.gen {
			return s.loaded(msg)
		}
	case done:
		if msg.s == s {
			return s.done(msg)
		}
	case next:
		if msg.s == s {
			if msg.err != nil {
				return app.Say(s.env.Complain(msg.err))
			}
			return msg.do()
		}
	case app.Changed, app.Minute:
		return s.load()
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	}
	return nil
}

func (s *Screen) loaded(msg loaded) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.ready, s.every = true, msg.teams
	switch tabs()[s.tab] {
	case tabTeams:
		s.teams.SetRows(s.matchTeams(msg.teams))
	case tabCalls:
		s.calls.SetRows(s.matchCalls(msg.calls))
	default:
		s.now, s.total = msg.page, msg.page.Total
		s.people.SetRows(msg.page.Rows)
	}
	return nil
}

func (s *Screen) matchTeams(all []store.TeamRow) []store.TeamRow {
	var out []store.TeamRow
	for _, t := range all {
		names := []string{t.LeaderName, t.LeaderPhone}
		for _, p := range t.People {
			names = append(names, p.Name, p.Phone)
		}
		if _, ok := kit.Match(s.field.Value(), kit.Option{Text: t.Name, Keys: names}); ok {
			out = append(out, t)
		}
	}
	return out
}

func (s *Screen) matchCalls(all []store.CallGroup) []call {
	var out []call
	for _, g := range all {
		for _, c := range g.Calls {
			one := call{Call: c, head: s.env.Words.CallHead(g), id: g.Kind + g.Slug + c.Person + c.Of + c.Post + c.Slot.Role}
			text := kit.Option{Text: c.Name, Keys: []string{c.Phone, one.head, s.env.Words.CallPlace(c)}}
			if _, ok := kit.Match(s.field.Value(), text); ok {
				out = append(out, one)
			}
		}
	}
	return out
}

func (s *Screen) done(msg done) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err)) // what was typed stays
	}
	if msg.clear {
		s.field.Reset()
	}
	return tea.Batch(s.load(), app.Say(app.Toast{Text: msg.text}))
}

func (s *Screen) paste(msg tea.PasteMsg) tea.Cmd {
	s.field.Update(msg)
	return s.search()
}

// search reads anew for another text.
func (s *Screen) search() tea.Cmd {
	s.limit, s.want = page, ""
	return s.load()
}

// press takes a key for the list, or else for the field.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); key {
	case "enter":
		return s.enter()
	case "esc":
		if s.field.Empty() {
			return app.Say(app.Back{})
		}
		s.field.Reset()
		return s.search()
	case "tab":
		return s.turn(1)
	case "shift+tab":
		return s.turn(-1)
	case "up", "down", "pgup", "pgdown":
		return s.move(key)
	}
	before := s.field.Value()
	if s.field.Update(msg) && s.field.Value() != before {
		return s.search()
	}
	return nil
}

func (s *Screen) turn(by int) tea.Cmd {
	n := len(tabs())
	s.tab = (s.tab + by + n) % n
	return s.search()
}

// move moves the selection; at the end of what was read it reads on.
func (s *Screen) move(key string) tea.Cmd {
	switch tabs()[s.tab] {
	case tabTeams:
		s.teams.Key(key)
	case tabCalls:
		s.calls.Key(key)
	default:
		s.people.Key(key)
		rows := s.people.Rows()
		if p, ok := s.people.Selected(); ok && len(rows) < s.total && p.ID == rows[len(rows)-1].ID {
			s.limit += page
			return s.load()
		}
	}
	return nil
}

// walkUp is who the text describes, when it describes somebody to take in:
// nobody has that name, and a phone or a leading + says it is meant.
func (s *Screen) walkUp() (name, phone string, ok bool) {
	text := strings.TrimSpace(s.field.Value())
	name, phone = word.NamePhone(text)
	plus := strings.HasPrefix(text, "+") || strings.HasPrefix(text, "＋")
	return name, phone, name != "" && (plus || phone != "" && s.people.Len() == 0) && tabs()[s.tab] != tabTeams
}

// Where the rows of a table begin on the screen: filter, field, border.
const tableTop = 3

func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if !s.ready {
		return nil
	}
	if msg.Y == 0 {
		if i := kit.TabAt(s.labels(), s.tab, s.w-1, msg.X-1); i >= 0 {
			s.tab = i
			return s.search()
		}
		return nil
	}
	y := msg.Y - tableTop
	switch tabs()[s.tab] {
	case tabTeams:
		return clicked(s.teams, func(t store.TeamRow) string { return t.ID }, y, s.enter)
	case tabCalls:
		return clicked(s.calls, func(c call) string { return c.id }, y, s.enter)
	}
	return clicked(s.people, func(p store.PersonRow) string { return p.ID }, y, s.enter)
}

// clicked selects a row; on the selected one it opens.
func clicked[T any](t *kit.Table[T], id func(T) string, y int, open func() tea.Cmd) tea.Cmd {
	before, _ := t.Selected()
	if y <= 0 || !t.Click(y) {
		return nil
	}
	if now, ok := t.Selected(); ok && id(now) == id(before) {
		return open()
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	switch tabs()[s.tab] {
	case tabTeams:
		s.teams.Wheel(by)
	case tabCalls:
		s.calls.Wheel(by)
	default:
		s.people.Wheel(by)
	}
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.People.Title }

// Typing is always true: the field takes every printable key.
func (s *Screen) Typing() bool { return true }

// CanUndo reports whether the field can take typing back.
func (s *Screen) CanUndo() bool { return s.field.CanUndo() }
