package notice

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// do runs a command about something; the last row says that it was taken.
func (s *Screen) do(cmd store.Command, about string) tea.Cmd {
	return s.Do(cmd, fmt.Sprintf(s.Env.Words.T.Notice.Done["saved"], about))
}

// act is something that can be done here.
type act struct {
	id  string
	key string
	why func(*Screen) string
	run func(*Screen) tea.Cmd
}

func acts() []act {
	always := func(*Screen) string { return "" }
	return []act{
		{"add", "n", always, (*Screen).add}, {"tell", "space", (*Screen).noNotice, (*Screen).tell}, {"end", "e", (*Screen).noNotice, (*Screen).end},
		{"vehicle", "v", always, (*Screen).vehicle}, {"send", "s", (*Screen).notReady, (*Screen).send}, {"back", "b", (*Screen).notOut, (*Screen).returned}, {"off", "f", (*Screen).noVehicle, (*Screen).off},
		{"receipt", "r", (*Screen).received, (*Screen).receipt}, {"reply", "a", (*Screen).noOrder, (*Screen).reply}, {"open", "o", (*Screen).noOrder, (*Screen).open},
	}
}

func (s *Screen) noNotice() string {
	r, ok := s.notices.Selected()
	switch {
	case s.Tab != tabNotices || !ok:
		return "none"
	case !r.n.Open():
		return "ended"
	}
	return ""
}

func (s *Screen) noVehicle() string {
	v, ok := s.vehicles.Selected()
	switch {
	case s.Tab != tabVehicles || !ok:
		return "none"
	case v.State == store.VehicleOut:
		return "out"
	}
	return ""
}

func (s *Screen) notReady() string { return s.noVehicle() }

func (s *Screen) notOut() string {
	v, ok := s.vehicles.Selected()
	switch {
	case s.Tab != tabVehicles || !ok:
		return "none"
	case v.State != store.VehicleOut:
		return "in"
	}
	return ""
}

func (s *Screen) noOrder() string {
	if _, ok := s.orders.Selected(); !ok || s.Tab != tabOrders {
		return "none"
	}
	return ""
}

func (s *Screen) received() string {
	m, ok := s.orders.Selected()
	switch {
	case s.Tab != tabOrders || !ok:
		return "none"
	case !m.Receipt.IsZero():
		return "received"
	}
	return ""
}

// actions are what the screen offers, with the reason when something cannot be
// done now.
func (s *Screen) actions() []app.Action {
	t := s.Env.Words.T.Notice
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.Env.Store.ReadOnly() != nil {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	return out
}

func (s *Screen) question(ask, about string, cmd func(text string) store.Command) tea.Cmd {
	s.Ask.Open(fmt.Sprintf(s.Env.Words.T.Notice.Ask[ask], about), func(text string) tea.Cmd { return s.do(cmd(text), about) })
	return nil
}

func (s *Screen) field(key string, f kit.FormField) kit.FormField {
	f.Key, f.Label = key, s.Env.Words.T.Notice.Field[key]
	return f
}

func (s *Screen) mediaField(value string) kit.FormField {
	var options []kit.Option
	for _, m := range s.Env.Words.Plan.Media {
		options = append(options, kit.Option{ID: m.Slug, Text: m.In(s.Env.Words.T.Lang)})
	}
	if value == "" && len(options) > 0 {
		value = options[0].ID
	}
	return s.field("medium", kit.FormField{Kind: kit.FormPick, Options: options, Value: value})
}

// numbers reads grid numbers in any writing: «7 8», «7格、8格».
func numbers(text string) []string {
	return strings.FieldsFunc(word.Narrow(text), func(r rune) bool { return r < '0' || r > '9' })
}

func (s *Screen) add() tea.Cmd {
	t := s.Env.Words.T.Notice
	form := kit.NewForm(t.Ask["add"], []kit.FormField{s.field("title", kit.FormField{Required: true}), s.field("text", kit.FormField{}), s.mediaField(""), s.field("grids", kit.FormField{}), s.field("repeat", kit.FormField{Kind: kit.FormNumber})}, s.Env.FormWords())
	return app.OpenForm(s.Env, "notice:add", form, func(v map[string]string) (store.Command, error) {
		repeat, err := count(v["repeat"])
		cmd := store.AddNotice{Title: v["title"], Text: v["text"], Grids: numbers(v["grids"]), Repeat: int(repeat)}
		if v["medium"] != "" {
			cmd.Media = []string{v["medium"]}
		}
		return cmd, err
	})
}

// count reads a number that may be left out.
func count(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, &store.Error{Code: store.Invalid, Field: "amount", Reason: "slip.amount", Arg: text}
	}
	return n, nil
}

func (s *Screen) tell() tea.Cmd {
	r, ok := s.notices.Selected()
	if !ok {
		return nil
	}
	medium := ""
	if len(r.n.Media) > 0 {
		medium = r.n.Media[0]
	}
	form := kit.NewForm(fmt.Sprintf(s.Env.Words.T.Notice.Ask["tell"], r.n.Number), []kit.FormField{s.field("grids", kit.FormField{}), s.mediaField(medium), s.field("amount", kit.FormField{Kind: kit.FormNumber}), s.field("text", kit.FormField{})}, s.Env.FormWords())
	return app.OpenForm(s.Env, "notice:tell:"+r.n.ID, form, func(v map[string]string) (store.Command, error) {
		n, err := count(v["amount"])
		return store.Announce{ID: r.n.ID, Grids: numbers(v["grids"]), Medium: v["medium"], Amount: n, Text: v["text"]}, err
	})
}

func (s *Screen) end() tea.Cmd {
	r, ok := s.notices.Selected()
	if !ok {
		return nil
	}
	return s.question("end", r.n.Number, func(text string) store.Command { return store.EndNotice{ID: r.n.ID, Reason: text} })
}

func (s *Screen) vehicle() tea.Cmd {
	form := kit.NewForm(s.Env.Words.T.Notice.Ask["vehicle"], []kit.FormField{s.field("plate", kit.FormField{Required: true}), s.field("what", kit.FormField{}), s.field("driver", kit.FormField{}), s.field("phone", kit.FormField{}), s.field("seats", kit.FormField{Kind: kit.FormNumber})}, s.Env.FormWords())
	return app.OpenForm(s.Env, "vehicle:add", form, func(v map[string]string) (store.Command, error) {
		seats, err := count(v["seats"])
		return store.AddVehicle{Plate: v["plate"], What: v["what"], Driver: v["driver"], Phone: v["phone"], Seats: int(seats)}, err
	})
}

func (s *Screen) send() tea.Cmd {
	x, ok := s.vehicles.Selected()
	if !ok {
		return nil
	}
	form := kit.NewForm(fmt.Sprintf(s.Env.Words.T.Notice.Ask["send"], x.Plate), []kit.FormField{s.field("to", kit.FormField{Required: true}), s.field("text", kit.FormField{}), s.field("people", kit.FormField{Kind: kit.FormNumber}), s.field("matter", kit.FormField{}), s.field("slip", kit.FormField{})}, s.Env.FormWords())
	return app.OpenForm(s.Env, "vehicle:send:"+x.ID, form, func(v map[string]string) (store.Command, error) {
		n, err := count(v["people"])
		return store.SendVehicle{ID: x.ID, To: v["to"], Text: v["text"], Matter: v["matter"], Slip: v["slip"], People: int(n)}, err
	})
}

func (s *Screen) returned() tea.Cmd {
	x, ok := s.vehicles.Selected()
	if !ok {
		return nil
	}
	return s.question("back", x.Plate, func(text string) store.Command { return store.VehicleBack{ID: x.ID, Text: text} })
}

func (s *Screen) off() tea.Cmd {
	x, ok := s.vehicles.Selected()
	if !ok {
		return nil
	}
	return s.question("off", x.Plate, func(text string) store.Command {
		if text == "" {
			return store.ChangeVehicle{ID: x.ID, State: store.VehicleReady}
		}
		return store.ChangeVehicle{ID: x.ID, State: store.VehicleOff, Reason: text}
	})
}

func (s *Screen) receipt() tea.Cmd {
	m, ok := s.orders.Selected()
	if !ok {
		return nil
	}
	return s.question("receipt", m.Number, func(text string) store.Command {
		return store.ReplyOrder{ID: m.ID, Step: store.OrderReceipt, To: text}
	})
}

func (s *Screen) reply() tea.Cmd {
	m, ok := s.orders.Selected()
	if !ok {
		return nil
	}
	return s.question("reply", m.Number, func(text string) store.Command {
		return store.ReplyOrder{ID: m.ID, Step: store.OrderReply, Text: text}
	})
}

func (s *Screen) open() tea.Cmd {
	m, ok := s.orders.Selected()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Matter, ID: m.ID})
}
