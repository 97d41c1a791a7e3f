package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/undo"
)

func number(n int) string { return strconv.Itoa(n) }

func noTime() time.Time { return time.Time{} }

// stale reports whether the record changed since the dry run.
func stale(err error) bool {
	var e *store.Error
	return errors.As(err, &e) && e.Reason == "intake.changed_since"
}

// act is something that can be done in a step.
type act struct {
	id, key string
	why     string // slug of why not, ""
	run     func() tea.Cmd
}

func when(cond bool, slug string) string {
	if cond {
		return slug
	}
	return ""
}

func (s *Screen) acts() []act {
	switch {
	case s.busy != nil:
		return []act{{"stop", "esc", "", func() tea.Cmd { s.busy.cancel(); return nil }}}
	case s.step == stepFile:
		return []act{{"open", "enter", "", func() tea.Cmd { return s.pressPath(tea.KeyPressMsg{Code: tea.KeyEnter}) }}}
	case s.step == stepColumns:
		return []act{
			{"check", "c", when(s.mapping.Missing() != "", "missing"), s.check}, {"field", "f", when(s.columns.Len() == 0, "none"), s.askField}, {"fixed", "v", "", s.askFixed}, {"kind", "k", "", func() tea.Cmd { return s.askKind(s.table.Sheet) }},
			{"sheet", "s", when(len(s.table.Others)+len(s.table.Hidden) == 0, "onesheet"), s.askSheet}, {"second", "n", when(s.kind != intake.Stock, "notstock"), s.askSecond},
		}
	case s.step == stepDry:
		return s.dryActs()
	}
	return []act{{"again", "a", "", s.again}, {"undo", "z", s.readOnly(), func() tea.Cmd { return undo.Open(s.env) }}, {"write", "w", when(s.draft == nil || len(s.draft.Refused) == 0, "norefused"), s.askWrite}}
}

func (s *Screen) dryActs() []act {
	d := s.draft
	apply := when(d.New+d.Changed == 0, "nothing")
	if d.Pending() > 0 {
		apply = "undecided"
	}
	_, chosen := s.pairs.Selected()
	none := when(!chosen || s.tab != tabPairs, "none")
	rest := when(d.Pending() == 0, "none")
	return []act{
		{"apply", "a", first(s.readOnly(), apply), s.apply}, {"merge", "m", none, func() tea.Cmd { return s.decide(intake.Merge) }}, {"both", "b", none, func() tea.Cmd { return s.decide(intake.Both) }},
		{"mergeall", "y", rest, func() tea.Cmd { return s.decideAll(intake.Merge) }}, {"bothall", "t", rest, func() tea.Cmd { return s.decideAll(intake.Both) }}, {"write", "w", when(len(d.Refused) == 0, "norefused"), s.askWrite},
	}
}

func (s *Screen) readOnly() string { return when(s.env.Store.ReadOnly() != nil, "readonly") }

// barActions are what the step offers, with the reason when it cannot be done.
func (s *Screen) barActions() []app.Action {
	t := s.env.Words.T.Intake
	list := s.acts()
	out := make([]app.Action, 0, len(list))
	for _, a := range list {
		why := ""
		if a.why != "" {
			why = t.Cannot[a.why]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Run: a.run, Bar: true})
	}
	return out
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.Ask.Active() {
		return nil
	}
	out := s.barActions()
	if s.busy != nil {
		return out
	}
	t := s.env.Words.T.Intake
	switch s.step {
	case stepFile:
		out = append(out, app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.PathHint, Run: s.complete, Bar: true})
	case stepDry:
		out = append(out, app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: s.turn})
	}
	name := t.Act["back"]
	if s.step == stepFile || s.step == stepDone {
		name = s.env.Words.T.Board.Act["back"]
	}
	return append(out, app.Action{ID: "back", Keys: []string{"esc"}, Name: name, Run: func() tea.Cmd { return s.press(tea.KeyPressMsg{Code: tea.KeyEscape}) }})
}

// again begins with another file.
func (s *Screen) again() tea.Cmd {
	s.step, s.table, s.draft, s.kind, s.want, s.result, s.Bar = stepFile, nil, nil, "", "", "", app.Bar{}
	s.field.Reset()
	return nil
}

func (s *Screen) askKind(sheet *intake.Sheet) tea.Cmd {
	var options []kit.Option
	for _, k := range intake.Kinds() {
		options = append(options, kit.Option{ID: string(k), Text: s.env.Words.ListKind(k)})
	}
	return app.OpenPick(s.env, s.env.Words.T.Intake.Ask["kind"], options, func(o kit.Option) tea.Cmd {
		then, err := s.opened(s.env.Ctx, sheet, intake.Kind(o.ID))
		if err != nil {
			return s.failed(err)
		}
		return then()
	})
}

func (s *Screen) askSheet() tea.Cmd {
	var options []kit.Option
	for _, n := range append(append([]string{}, s.table.Others...), s.table.Hidden...) {
		options = append(options, kit.Option{ID: n, Text: n})
	}
	return app.OpenPick(s.env, s.env.Words.T.Intake.Ask["sheet"], options, func(o kit.Option) tea.Cmd {
		s.want, s.kind = o.ID, ""
		return s.open()
	})
}

// fieldOptions are what a column can be, with what it is taken from now.
func (s *Screen) fieldOptions() []kit.Option {
	var options []kit.Option
	for _, f := range intake.Fields(s.kind) {
		note := s.mapping.Fixed[f.Slug]
		for _, c := range s.mapping.Columns {
			if c.Field == f.Slug {
				note = intake.Column(c.Column) + " " + c.Head
			}
		}
		options = append(options, kit.Option{ID: f.Slug, Text: f.Head(s.env.Words.T.Lang), Note: note})
	}
	return options
}

func (s *Screen) askField() tea.Cmd {
	c, ok := s.columns.Selected()
	if !ok {
		return nil
	}
	t := s.env.Words.T.Intake
	options := append(s.fieldOptions(), kit.Option{ID: "", Text: t.NotTaken})
	return app.OpenPick(s.env, fmt.Sprintf(t.Ask["field"], intake.Column(c.Column), kit.Clean(c.Head)), options, func(o kit.Option) tea.Cmd {
		if err := s.mapping.Assign(c.Column, o.ID); err != nil {
			return app.Say(s.env.Complain(err))
		}
		s.columns.SetRows(s.mapping.Columns)
		return nil
	})
}

func (s *Screen) askFixed() tea.Cmd {
	t := s.env.Words.T.Intake
	return app.OpenPick(s.env, t.Ask["fixed"], s.fieldOptions(), func(o kit.Option) tea.Cmd {
		s.Ask.Open(fmt.Sprintf(t.Ask["value"], o.Text), func(text string) tea.Cmd {
			s.mapping.Fixed[o.ID] = text
			if text == "" {
				delete(s.mapping.Fixed, o.ID)
			}
			s.Ask.Close()
			return nil
		})
		return nil
	})
}

func (s *Screen) askSecond() tea.Cmd {
	s.Ask.Open(s.env.Words.T.Intake.Ask["second"], func(text string) tea.Cmd {
		s.second = text
		s.Ask.Close()
		return nil
	})
	return nil
}

func (s *Screen) decide(choice string) tea.Cmd {
	if p, ok := s.pairs.Selected(); ok {
		s.draft.Decide(p.at, choice)
		s.showPairs()
		s.pairs.Key("down")
	}
	return nil
}

func (s *Screen) decideAll(choice string) tea.Cmd {
	s.draft.DecideAll(choice)
	s.showPairs()
	return nil
}

// written is where the refused rows went.
type written struct {
	s    *Screen
	path string
	rows int
	err  error
}

// askWrite asks where the refused rows go: beside the list, if nothing else is
// said.
func (s *Screen) askWrite() tea.Cmd {
	t := s.env.Words.T.Intake
	s.Ask.Open(t.Ask["write"], func(text string) tea.Cmd {
		d, w := s.draft, s.env.Words
		return func() tea.Msg {
			path := intake.CleanPath(text)
			l := intake.RefusedList(d, t.Line, t.Reason, func(r intake.Refusal) string { return w.Refusal(d, r) })
			return written{s, path, len(l.Rows), intake.WriteFile(path, intake.FormatOf(path, ""), intake.UTF8, l)}
		}
	})
	base := strings.TrimSuffix(s.table.Path, filepath.Ext(s.table.Path))
	s.Ask.Field.SetValue(base + "-" + t.Refused + ".xlsx")
	return nil
}

func (s *Screen) wrote(msg written) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err)) // the path stays
	}
	s.Ask.Close()
	return app.Say(app.Toast{Text: fmt.Sprintf(s.env.Words.T.Intake.Written, msg.path, msg.rows)})
}
