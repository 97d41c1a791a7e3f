package gaps

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// fill opens the form that closes the selected gap.
func (s *Screen) fill() tea.Cmd {
	var b store.Blank
	for _, x := range s.found {
		if id(x) == s.list.Selected() {
			b = x
		}
	}
	t := s.env.Words.T.Setup
	title := fmt.Sprintf(t.Fill["person"], s.text(b))
	who := []kit.FormField{{Key: "name", Label: t.Person, Hint: t.PersonHint, Required: true}, {Key: "phone", Label: t.Phone, Hint: t.PhoneHint}}
	switch b.Kind {
	case "":
		return nil
	case store.BlankNext:
		return app.Say(app.Go{Route: app.Shifts, ID: b.Subject})
	case store.BlankClock:
		return s.open(t.Fill["t0"], []kit.FormField{{Key: "t0", Label: t.T0, Hint: t.T0Hint, Kind: kit.FormTime, Required: true, Check: s.checkTime}}, b)
	case store.BlankPhone:
		return s.open(title, []kit.FormField{{Key: "phone", Label: t.Phone, Required: true}}, b)
	case store.BlankGuards:
		return s.open(title, []kit.FormField{{Key: "guards", Label: t.Guards, Hint: t.GuardsHint, Kind: kit.FormArea, Required: true}}, b)
	}
	return s.open(title, who, b)
}

func (s *Screen) checkTime(v string) string {
	if _, ok := word.ParseTime(v, s.env.Store.Now(), s.env.Store.Zone()); !ok {
		return s.env.Words.T.Setup.BadTime
	}
	return ""
}

func (s *Screen) open(title string, fields []kit.FormField, b store.Blank) tea.Cmd {
	f := filler{st: s.env.Store, ctx: s.env.Ctx, by: s.env.Officer}
	return app.OpenTask(s.env, kit.NewForm(title, fields, s.env.FormWords()), func(v map[string]string) (tea.Cmd, error) {
		return nil, f.close(b, v)
	})
}

// filler writes what was typed.
type filler struct {
	st  *store.Store
	ctx context.Context //nolint:containedctx // lives for one form
	by  string
}

func (f filler) do(cmd store.Command) (store.Receipt, error) {
	return f.st.Do(f.ctx, f.by, time.Time{}, cmd)
}

// person finds somebody by name or enters them; a phone that is new is kept.
func (f filler) person(name, phone, role string) (string, error) {
	p, err := f.st.PersonByName(f.ctx, name)
	if store.CodeOf(err) == store.NotFound && err != nil {
		r, err := f.do(store.AddPerson{Name: name, Phone: phone, Role: role})
		return r.Subject, err
	}
	if err != nil {
		return "", err
	}
	if phone != "" && p.Phone != phone {
		if _, err := f.do(store.ChangePerson{ID: p.ID, Phone: phone}); err != nil {
			return "", err
		}
	}
	return p.ID, nil
}

func (f filler) close(b store.Blank, v map[string]string) error {
	var cmd store.Command
	switch b.Kind {
	case store.BlankClock:
		at, _ := word.ParseTime(v["t0"], f.st.Now(), f.st.Zone()) // the form has checked it
		cmd = store.SetT0{T0: at}
	case store.BlankPhone:
		cmd = store.ChangePerson{ID: b.Subject, Phone: v["phone"]}
	case store.BlankGuards:
		return f.guards(b, v["guards"])
	default:
		role := ""
		if b.Kind == store.BlankRole {
			role = store.RoleOfficer // whoever is on the post's own roster records
		}
		who, err := f.person(v["name"], v["phone"], role)
		if err != nil {
			return err
		}
		cmd = holds(b, who)
	}
	_, err := f.do(cmd)
	return err
}

// holds gives the vacant place to somebody.
func holds(b store.Blank, who string) store.Command {
	switch b.Kind {
	case store.BlankRole:
		return store.AssignDuty{Shift: b.Subject, Role: b.Slug, Person: who}
	case store.BlankLeader:
		return store.SetGridLeader{ID: b.Subject, Person: who}
	case store.BlankDoor:
		return store.HoldKey{ID: b.Subject, Person: who}
	}
	return store.SetHolder{ID: b.Subject, Post: b.Post, Person: who}
}

// guards puts everybody named on the roster of the gate: a name and a phone a
// line.
func (f filler) guards(b store.Blank, text string) error {
	for _, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		name, phone := strings.Join(words, " "), ""
		if n := len(words) - 1; n > 0 && strings.ContainsAny(words[n], "0123456789") {
			name, phone = strings.Join(words[:n], " "), words[n]
		}
		who, err := f.person(name, phone, "")
		if err != nil {
			return err
		}
		if _, err := f.do(store.AssignDuty{Site: b.Subject, Person: who}); err != nil {
			return err
		}
	}
	return nil
}
