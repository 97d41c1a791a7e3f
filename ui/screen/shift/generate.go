package shift

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// generator asks for a pattern and crews, shows what it would write, and
// writes only after that was seen.
type generator struct {
	s    *Screen
	env  *app.Env
	form *kit.Form
	busy bool
}

type previewed struct {
	d     *generator
	cmd   store.GenerateRoster
	steps []store.RosterStep
	names map[string]string
	err   error
}

type generated struct {
	d   *generator
	err error
}

// crewFields are the crews that the form asks for; the first one carries the
// name of the store's field, so that a refusal stands under it.
func crewFields() []string { return []string{"crews", "crew2", "crew3", "crew4"} }

func (s *Screen) generate() tea.Cmd {
	t := s.env.Words.T.Roster
	from, crews := s.proposal()
	patterns := make([]kit.Option, 0, len(store.Patterns()))
	for _, p := range store.Patterns() {
		patterns = append(patterns, kit.Option{ID: p, Text: t.Pattern[p]})
	}
	pattern := store.PatternTwelve
	if len(s.env.Words.Plan.Shifts) == 3 {
		pattern = store.PatternThree
	}
	fields := []kit.FormField{
		{Key: "pattern", Label: t.GenPattern, Kind: kit.FormChoice, Options: patterns, Value: pattern, Required: true},
		{Key: "days", Label: t.GenDays, Kind: kit.FormNumber, Value: "3", Required: true},
		{Key: "from", Label: t.GenFrom, Kind: kit.FormTime, Value: from, Check: func(v string) string {
			if _, ok := word.NextTime(v, s.env.Store.Now(), s.env.Words.Zone); !ok {
				return fmt.Sprintf(s.env.Words.T.CLI.BadTime, v)
			}
			return ""
		}},
	}
	for i, key := range crewFields() {
		f := kit.FormField{Key: key, Label: fmt.Sprintf(t.GenCrew, i+1), Kind: kit.FormText, Hint: t.GenCrewHint, Required: i == 0}
		if i < len(crews) {
			f.Value = crews[i]
		}
		fields = append(fields, f)
	}
	fields = append(fields, kit.FormField{Key: "rotation", Label: t.GenRotation, Kind: kit.FormText, Hint: t.GenHint})
	d := &generator{s: s, env: s.env, form: kit.NewForm(t.Generate, fields, s.env.FormWords())}
	return app.Say(app.OpenDialog{Dialog: d})
}

// proposal begins with the first shift that nobody is on, and goes on with the
// crews of the shifts before it: as many as a round of the plan has.
func (s *Screen) proposal() (from string, crews []string) {
	all := append([]store.Shift(nil), s.past...)
	at := -1
	for _, x := range s.r.Shifts {
		if staffed(x.Shift) {
			all = append(all, x.Shift)
			continue
		}
		if x.Start > s.r.Now && at < 0 {
			from, at = x.Start.In(s.env.Words.Zone).Format("1/2 15:04"), len(all)
		}
	}
	if at < 0 {
		return from, nil
	}
	for _, x := range all[max(at-len(s.env.Words.Plan.Shifts), 0):at] {
		if staffed(x) {
			crews = append(crews, x.Key)
		}
	}
	return from, crews
}

func staffed(x store.Shift) bool {
	for _, d := range x.Duties {
		if !d.Removed && d.Role != store.RoleExtra {
			return true
		}
	}
	return false
}

// Init has nothing to load.
func (d *generator) Init() tea.Cmd { return nil }

// Update takes keys and answers.
func (d *generator) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case previewed:
		if msg.d == d {
			return d.previewed(msg)
		}
	case generated:
		if msg.d == d {
			return d.generated(msg.err)
		}
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		switch d.form.Update(msg) {
		case kit.FormSave:
			return d.preview()
		case kit.FormCancel:
			return app.Say(app.CloseDialog{Dialog: d})
		}
	}
	return nil
}

// Unsaved reports whether something was typed: no draft keeps it.
func (d *generator) Unsaved() bool { return d.form.Dirty() }

// preview asks the record what it would write.
func (d *generator) preview() tea.Cmd {
	if d.busy {
		return nil
	}
	d.busy = true
	v := d.form.Values()
	days, err := strconv.Atoi(v["days"])
	if err != nil {
		days = 0 // the record says what is allowed
	}
	out := previewed{d: d, cmd: store.GenerateRoster{Days: days, Pattern: v["pattern"]}}
	if t, ok := word.NextTime(v["from"], d.env.Store.Now(), d.env.Words.Zone); ok {
		out.cmd.From = t
	}
	for _, key := range crewFields() {
		if v[key] != "" {
			out.cmd.Specs = append(out.cmd.Specs, v[key])
		}
	}
	for _, f := range strings.FieldsFunc(v["rotation"], func(r rune) bool { return strings.ContainsRune(" ,，、　", r) }) {
		n, err := strconv.Atoi(f)
		if err != nil {
			n = -1
		}
		out.cmd.Rotation = append(out.cmd.Rotation, n)
	}
	st, ctx := d.env.Store, d.env.Ctx
	return func() tea.Msg {
		if out.steps, out.err = st.PreviewRoster(ctx, out.cmd); out.err != nil {
			return out
		}
		out.names = map[string]string{}
		for _, x := range out.steps {
			if out.names[x.Person] != "" {
				continue
			}
			p, err := st.Person(ctx, x.Person)
			if err != nil {
				out.err = err
				return out
			}
			out.names[x.Person] = p.Name
		}
		return out
	}
}

// How many lines of a preview are shown, and how much of each.
const (
	lines     = 12
	lineWidth = 70
)

func (d *generator) previewed(msg previewed) tea.Cmd {
	d.busy = false
	if msg.err != nil {
		d.complain(msg.err)
		return nil
	}
	t, w := d.env.Words.T.Roster, d.env.Words
	made, posts, kept := map[string]bool{}, 0, 0
	var rows []string
	shift := ""
	for _, x := range msg.steps {
		if x.Kept {
			kept++
			continue
		}
		posts++
		if x.Shift.ID == "" {
			made[x.Shift.Key] = true
		}
		name := msg.names[x.Person]
		if shift == x.Shift.Key {
			rows[len(rows)-1] += w.T.Report.And + name
			continue
		}
		shift = x.Shift.Key
		rows = append(rows, w.Shift(x.Shift.Slug)+" "+w.Time(x.Shift.Start, d.s.r.Now)+"  "+name)
	}
	if posts == 0 {
		d.form.SetProblem(t.GenNothing)
		return nil
	}
	for i, r := range rows {
		rows[i] = strings.TrimRight(kit.Fit(r, lineWidth), " ")
	}
	if len(rows) > lines {
		rows = append(rows[:lines-1], fmt.Sprintf(t.GenMore, len(rows)-lines+1))
	}
	rows = append([]string{fmt.Sprintf(t.GenPreview, len(made), posts, kept), ""}, rows...)
	return app.OpenConfirm(d.env, t.Generate, rows, func() tea.Cmd {
		return d.env.Do(msg.cmd, func(_ store.Receipt, err error) tea.Msg { return generated{d, err} })
	})
}

func (d *generator) generated(err error) tea.Cmd {
	if err != nil {
		d.complain(err)
		return nil
	}
	return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), app.Say(app.Toast{Text: d.env.Words.T.Roster.Done["generate"]}))
}

func (d *generator) complain(err error) {
	var e *store.Error
	if errors.As(err, &e) && e.Field != "" {
		if _, ok := d.form.Values()[e.Field]; ok {
			d.form.SetError(e.Field, d.env.Words.Error(err))
			return
		}
	}
	d.form.SetProblem(d.env.Words.Error(err))
}

// View draws the form.
func (d *generator) View(w, h int) ([]string, *tea.Cursor) {
	rows, x, y := d.form.View(d.env.Theme, min(w, 96), min(h, d.form.Height(d.env.Theme, min(w, 96))))
	return rows, tea.NewCursor(x, y)
}
