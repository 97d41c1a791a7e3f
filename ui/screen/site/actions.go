package site

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// act is something that can be done to a site.
type act struct {
	id   string
	keys []string
	why  func(store.SiteView) string // slug of why not, "" when it can
	run  func(*desk, store.SiteView) tea.Cmd
}

func always(store.SiteView) string { return "" }

func acts() []act {
	return []act{
		{"checkin", []string{"space"}, always, (*desk).checkin},
		{"guard", []string{"g"}, always, (*desk).guard},
		{"relieve", []string{"u"}, withGuards, (*desk).relieve},
		{"pass", []string{"p"}, onlyGate, (*desk).openPass},
		{"count", []string{"m"}, withSheet, (*desk).count},
		{"short", []string{"r"}, withShortage, (*desk).short},
		{"breach", []string{"b"}, always, (*desk).breach},
		{"lock", []string{"o"}, onlyGate, (*desk).lock},
		{"state", []string{"s"}, always, (*desk).state},
		{"lanes", []string{"l"}, withLanes, (*desk).lanes},
		{"key", []string{"k"}, always, (*desk).key},
		{"note", []string{"n"}, always, (*desk).note},
		{"checkintext", []string{"c"}, always, (*desk).checkinText},
		{"report", []string{"i"}, always, (*desk).report},
	}
}

func onlyGate(s store.SiteView) string {
	if s.Site.Role != plan.RoleGate {
		return "gate"
	}
	return ""
}

func withGuards(s store.SiteView) string {
	if len(s.Guards) == 0 {
		return "guards"
	}
	return ""
}

func withSheet(s store.SiteView) string {
	if len(s.Sheet) == 0 {
		return "sheet"
	}
	return ""
}

func withLanes(s store.SiteView) string {
	if s.Site.Role != plan.RoleLanes && len(s.Site.Lanes) == 0 {
		return "lanes"
	}
	return ""
}

func withShortage(s store.SiteView) string {
	switch {
	case s.Missing == 0:
		return "short"
	case !slices.ContainsFunc(s.Sheet, func(it store.SheetItem) bool { return it.Short > 0 && it.Matter == "" }):
		return "asked"
	}
	return ""
}

// actions are what the desk offers, with the reason when something cannot be
// done now.
func (d *desk) actions() []app.Action {
	t := d.env.Words.T.Site
	s, chosen := d.site()
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		name, why := a.id, ""
		if a.id == "lock" && s.Site.State == store.SiteLocked {
			name = "unlock"
		}
		switch {
		case !chosen:
			why = t.Why["none"]
		case d.env.Store.ReadOnly() != nil:
			why = t.Why["readonly"]
		default:
			why = t.Why[a.why(s)]
		}
		out = append(out, app.Action{ID: a.id, Keys: a.keys, Name: t.Act[name], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(d, s) }})
	}
	return out
}

func (d *desk) checkin(s store.SiteView) tea.Cmd {
	return d.do(store.CheckIn{ID: s.Site.ID}, d.say(d.env.Words.T.Site.Done["checkin"], s), nil)
}

func (d *desk) checkinText(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	return d.question(d.say(t.Ask["checkintext"], s), func(text string) (store.Command, string, error) {
		return store.CheckIn{ID: s.Site.ID, Text: text}, d.say(t.Done["checkin"], s), nil
	}, nil)
}

// guard chooses who goes on post: first the one to call, then who is on the
// roster and not there, this shift before the next.
func (d *desk) guard(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	var first []kit.Option
	add := func(when string, g store.DueGuard) {
		if !g.There && !slices.ContainsFunc(first, func(o kit.Option) bool { return o.ID == g.ID }) {
			first = append(first, kit.Option{ID: g.ID, Text: g.Name, Note: joined(when, d.env.Words.SitePost(g.Post), g.Phone), Keys: []string{g.Phone}})
		}
	}
	if who, ok := s.Backup(); ok {
		add(t.DueNow, who)
	}
	for _, g := range s.DueNow {
		add(t.DueNow, g)
	}
	for _, g := range s.DueNext {
		add(d.env.Words.Shift(s.NextShift), g)
	}
	return app.OpenPersons(d.env, d.say(t.Ask["guard"], s), first, func(id, name string) tea.Cmd {
		return d.do(store.PostGuard{ID: s.Site.ID, Person: id}, d.say(t.Done["guard"], s, name), nil)
	})
}

func (d *desk) relieve(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	options := make([]kit.Option, 0, len(s.Guards))
	for _, g := range s.Guards {
		options = append(options, kit.Option{ID: g.ID, Text: g.Name, Note: g.Phone, Keys: []string{g.Phone}})
	}
	return app.OpenPick(d.env, d.say(t.Ask["relieve"], s), options, func(o kit.Option) tea.Cmd {
		return d.do(store.RelieveGuard{ID: s.Site.ID, Person: o.ID}, d.say(t.Done["relieve"], s, o.Text), nil)
	})
}

func (d *desk) key(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	var first []kit.Option
	for _, g := range s.Guards {
		first = append(first, kit.Option{ID: g.ID, Text: g.Name, Note: joined(t.OnPost, g.Phone), Keys: []string{g.Phone}})
	}
	return app.OpenPersons(d.env, d.say(t.Ask["key"], s), first, func(id, name string) tea.Cmd {
		return d.do(store.HoldKey{ID: s.Site.ID, Person: id}, d.say(t.Done["key"], s, name), nil)
	})
}

func (d *desk) openPass(s store.SiteView) tea.Cmd { return d.pass.begin(s.Site) }

// breach needs one line; without words the plan's word for it stands. The red
// matter opens at once: it has to be dispatched.
func (d *desk) breach(s store.SiteView) tea.Cmd {
	w := d.env.Words
	return d.question(d.say(w.T.Site.Ask["breach"], s), func(text string) (store.Command, string, error) {
		if text == "" {
			text = w.Type(plan.Breach, plan.Incident)
		}
		return store.ReportBreach{ID: s.Site.ID, Text: text}, d.say(w.T.Site.Done["saved"], s), nil
	}, func(r store.Receipt) tea.Cmd { return app.Say(app.Go{Route: app.Matter, ID: r.Subject}) })
}

// lock locks a gate or opens it, with a reason.
func (d *desk) lock(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	to, ask := store.SiteLocked, t.Ask["lock"]
	if s.Site.State == store.SiteLocked {
		to, ask = store.SiteInService, t.Ask["unlock"]
	}
	return d.question(d.say(ask, s), func(text string) (store.Command, string, error) {
		if text == "" {
			return nil, "", noReason()
		}
		return store.SetSiteState{ID: s.Site.ID, State: to, Text: text}, d.say(t.Done["saved"], s), nil
	}, nil)
}

func noReason() error {
	return &store.Error{Code: store.Invalid, Field: "reason", Reason: "reason.missing"}
}

func (d *desk) lanes(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	return d.question(t.Ask["lanes"], func(text string) (store.Command, string, error) {
		cmd, err := readLanes(s.Site.ID, text)
		return cmd, d.say(t.Done["saved"], s), err
	}, nil)
}

func (d *desk) note(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	return d.question(d.say(t.Ask["note"], s), func(text string) (store.Command, string, error) {
		return store.WriteNote{Subject: s.Site.ID, Text: text}, d.say(t.Done["saved"], s), nil
	}, nil)
}

// report begins a line about the site for the officer to go on with.
func (d *desk) report(s store.SiteView) tea.Cmd {
	return app.Say(app.WriteLine{Text: fmt.Sprintf(d.env.Words.T.Site.Report, d.name(s))})
}

func (d *desk) short(s store.SiteView) tea.Cmd {
	t := d.env.Words.T.Site
	cmd := store.ReportShortage{ID: s.Site.ID, Lead: t.Lead, Lang: d.env.Words.T.Lang}
	return d.Then(cmd, func(r store.Receipt) tea.Cmd { return app.Say(app.Toast{Text: d.say(t.Done["short"], s, r.Number)}) })
}

// joined puts what there is of some words into one.
func joined(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += " "
		}
		out += p
	}
	return out
}
