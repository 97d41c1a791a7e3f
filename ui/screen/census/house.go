package census

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// House is one household.
type House struct {
	*desk
	id    string
	w, h  int
	gen   int
	now   journal.Time
	v     store.HouseholdView
	ready bool
	list  kit.List // open matters
}

// NewHouse makes the screen of a household by its id.
func NewHouse(env *app.Env, id string) *House { return &House{desk: newDesk(env), id: id} }

type houseRead struct {
	s   *House
	gen int
	now journal.Time
	v   store.HouseholdView
	err error
}

// Init reads the household.
func (s *House) Init() tea.Cmd { return s.load() }

func (s *House) load() tea.Cmd {
	s.gen++
	out := houseRead{s: s, gen: s.gen}
	st, ctx, id := s.env.Store, s.env.Ctx, s.id
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		out.v, out.err = st.HouseholdView(ctx, id)
		return out
	}
}

// Update takes messages.
func (s *House) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.desk.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case houseRead:
		if msg.s == s && msg.gen == s.gen {
			return s.show(msg)
		}
	case app.Changed:
		return s.load()
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *House) show(msg houseRead) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.v, s.ready = msg.now, msg.v, true
	ids := make([]string, 0, len(s.v.Open))
	for _, m := range s.v.Open {
		ids = append(ids, m.ID)
	}
	s.list.SetIDs(ids)
	return nil
}

func (s *House) key(key string) tea.Cmd {
	switch key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "up", "down":
		s.list.Move(map[string]int{"up": -1, "down": 1}[key])
		return nil
	}
	cmd, _ := s.Bar.Key(key, s.barActions())
	return cmd
}

// act is something that can be done to a household.
type act struct {
	id, key string
	why     string // slug of why not, ""
	run     func() tea.Cmd
}

func (s *House) acts() []act {
	when := func(cond bool, slug string) string {
		if cond {
			return slug
		}
		return ""
	}
	nobody, removed := when(len(s.v.Present()) == 0, "nobody"), when(s.v.Removed, "removed")
	remove := act{"remove", "x", "", s.remove}
	if s.v.Removed {
		remove.id = "back"
	}
	return []act{
		{"matter", "o", when(s.list.Selected() == "", "matter"), s.open}, {"report", "i", "", s.report}, {"note", "n", "", s.note},
		{"edit", "e", removed, s.edit}, {"resident", "a", removed, func() tea.Cmd { return s.resident(store.Resident{}) }}, {"person", "p", nobody, s.person},
		{"leave", "l", nobody, s.leave}, {"doubt", "d", "", s.doubt}, {"settle", "c", when(len(s.v.OpenDoubts()) == 0, "doubts"), s.settle},
		{"enrol", "v", nobody, s.enrol}, remove,
	}
}

func (s *House) barActions() []app.Action {
	if !s.ready {
		return nil
	}
	t := s.env.Words.T.Census
	var out []app.Action
	for _, a := range s.acts() {
		why := ""
		if a.why != "" {
			why = t.Why[a.why]
		}
		if a.id != "matter" {
			why = s.cannot(why)
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Run: a.run, Bar: true})
	}
	return out
}

// Actions of the screen.
func (s *House) Actions() []app.Action {
	if s.Ask.Active() {
		return nil
	}
	return append(s.barActions(), app.Action{ID: "esc", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *House) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *House) Title() string {
	if !s.ready {
		return s.env.Words.T.Census.Doors
	}
	return s.address()
}

func (s *House) address() string {
	return s.env.Words.LivesAt(s.v.Number, s.v.Address().String())
}

func (s *House) open() tea.Cmd {
	if id := s.list.Selected(); id != "" {
		return app.Say(app.Go{Route: app.Matter, ID: id})
	}
	return nil
}

// report begins a line about the household for the officer to go on with.
func (s *House) report() tea.Cmd {
	return app.Say(app.WriteLine{Text: fmt.Sprintf(s.env.Words.T.Grid.Report, s.v.Number) + s.v.Address().String() + " "})
}

// question asks for one line and gives it to a command.
func (s *House) question(id, about string, cmd func(text string) store.Command) tea.Cmd {
	t := s.env.Words.T.Census
	s.Ask.Open(fmt.Sprintf(t.Ask[id], about), func(text string) tea.Cmd {
		return s.Do(cmd(text), fmt.Sprintf(t.Done["saved"], s.address()))
	})
	return nil
}

func (s *House) note() tea.Cmd {
	return s.question("note", s.address(), func(text string) store.Command { return store.WriteNote{Subject: s.id, Text: text} })
}

func (s *House) doubt() tea.Cmd {
	return s.question("doubt", s.address(), func(text string) store.Command { return store.RaiseDoubt{Household: s.id, Text: text} })
}

func (s *House) remove() tea.Cmd {
	id := "remove"
	if s.v.Removed {
		id = "back"
	}
	back := s.v.Removed
	return s.question(id, s.address(), func(text string) store.Command { return store.RemoveHousehold{ID: s.id, Back: back, Reason: text} })
}

func (s *House) settle() tea.Cmd {
	open := s.v.OpenDoubts()
	options := make([]kit.Option, 0, len(open))
	for _, d := range open {
		options = append(options, kit.Option{ID: fmt.Sprint(d.No), Text: d.Text})
	}
	return s.choose(s.env.Words.T.Census.Ask["doubts"], options, func(no int, text string) tea.Cmd {
		return s.question("settle", text, func(answer string) store.Command {
			return store.SettleDoubt{Household: s.id, No: no, Answer: answer}
		})
	})
}

// choose goes on with the only option there is, or asks which.
func (s *House) choose(title string, options []kit.Option, then func(no int, text string) tea.Cmd) tea.Cmd {
	pick := func(o kit.Option) tea.Cmd { return then(count(o.ID), o.Text) }
	if len(options) == 1 {
		return pick(options[0])
	}
	return app.OpenPick(s.env, title, options, pick)
}

func (s *House) which(then func(r store.Resident) tea.Cmd) tea.Cmd {
	present := s.v.Present()
	options := make([]kit.Option, 0, len(present))
	for _, r := range present {
		options = append(options, kit.Option{ID: fmt.Sprint(r.No), Text: strings.TrimSpace(r.Name + " " + r.Phone), Note: s.env.Words.NeedWords(r.Needs)})
	}
	return s.choose(s.env.Words.T.Census.Ask["which"], options, func(no int, _ string) tea.Cmd {
		r, _ := s.v.Resident(no)
		return then(r)
	})
}

func (s *House) leave() tea.Cmd {
	return s.which(func(r store.Resident) tea.Cmd {
		return s.question("leave", r.Name, func(text string) store.Command { return store.ResidentLeft{Household: s.id, No: r.No, Reason: text} })
	})
}

func (s *House) enrol() tea.Cmd {
	return s.which(func(r store.Resident) tea.Cmd {
		return s.Do(store.EnrolResident{Household: s.id, No: r.No, Role: store.RoleVolunteer}, fmt.Sprintf(s.env.Words.T.Census.Done["enrol"], r.Name))
	})
}
