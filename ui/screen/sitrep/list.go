// Package sitrep shows the situation reports, and one of them: a draft that is
// being written, or what was issued, page by page.
package sitrep

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	paper "zhiban/ui/paper/sitrep"
)

// List is the list of situation reports.
type List struct {
	*app.Sheets[listed]
	table *kit.Table[store.Sitrep]
}

// listed is what the list has read.
type listed struct {
	due   store.SitDue
	post  store.Post
	rows  []store.Sitrep
	names map[string]string
}

// NewList makes the list.
func NewList(env *app.Env) *List {
	s := &List{Sheets: app.NewSheets[listed](env, app.NewDesk(env)), table: kit.NewTable(func(s store.Sitrep) string { return s.ID }, nil)}
	s.Be(app.SheetsOf[listed]{
		Read: func() app.Reading[listed] { return readList }, Topics: []string{"sitrep", "post", "plan"}, Timely: true, Columns: s.columns, Show: s.show,
		Title: func() string { return env.Words.T.Sitrep.Title }, Sheet: func() app.Sheet { return s.table }, Bar: s.actions, Foot: s.foot, Open: s.open, Key: s.own,
	})
	return s
}

func readList(ctx context.Context, v *store.View) (out listed, err error) {
	out.names = map[string]string{}
	if out.rows, err = v.Sitreps(ctx, false, 0); err != nil {
		return out, err
	}
	if out.due, err = v.SitDue(ctx); err != nil {
		return out, err
	}
	for _, x := range out.rows {
		if x.IssuedBy == "" || out.names[x.IssuedBy] != "" {
			continue
		}
		p, err := v.Person(ctx, x.IssuedBy)
		if err != nil {
			return out, err
		}
		out.names[x.IssuedBy] = p.Name
	}
	out.post, err = v.Post(ctx)
	return out, err
}

func (s *List) show() {
	s.table.SetEmpty(s.Env.Words.T.Sitrep.Empty)
	s.table.SetRows(s.Data.rows)
}

// own is Enter: it opens the chosen report.
func (s *List) own(k string) (tea.Cmd, bool) {
	if k != "enter" {
		return nil, false
	}
	return s.open(), true
}

func (s *List) columns() {
	t, w := s.Env.Words.T.Sitrep, s.Env.Words
	s.table.SetColumns([]kit.Column[store.Sitrep]{
		{Title: t.Number, Width: 7, Cell: func(x store.Sitrep) string { return x.Number }},
		{Title: t.Kind, Width: 14, Cell: func(x store.Sitrep) string { return w.SitKind(x.Kind, x.No) }},
		{Title: t.State, Width: 8, Cell: func(x store.Sitrep) string { return t.States[x.State] }, Style: func(x store.Sitrep) (lipgloss.Style, bool) { return s.Env.Theme.Yellow, x.State == store.SitDraft }},
		{Title: t.PeriodHead, Cell: func(x store.Sitrep) string { return w.SitPeriod(x.Opening, x.CutOff, s.Now) }},
		{Title: t.Signer, Width: 16, Drop: 2, Cell: func(x store.Sitrep) string { return kit.Clean(s.Data.names[x.IssuedBy]) }},
		{Title: t.Code, Width: 19, Drop: 1, Cell: func(x store.Sitrep) string { return paper.ShortCode(x.Facts) }},
	})
}

func (s *List) whyDraft() string {
	t := s.Env.Words.T.Sitrep.Why
	switch {
	case s.Env.Store.ReadOnly() != nil:
		return t["readonly"]
	case !s.Data.post.StoodDown.IsZero():
		return t["down"]
	case s.Data.post.T0.IsZero():
		return t["noclock"]
	}
	for _, x := range s.table.Rows() {
		if x.State == store.SitDraft {
			return t["draft"]
		}
	}
	return ""
}

func (s *List) actions() []app.Action {
	t := s.Env.Words.T.Sitrep
	none := ""
	if _, ok := s.table.Selected(); !ok {
		none = t.Why["none"]
	}
	return []app.Action{
		{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: none, Bar: true, Run: s.open},
		{ID: "draft", Keys: []string{"n"}, Name: t.Act["draft"], Why: s.whyDraft(), Bar: true, Run: s.draft},
	}
}

// draft asks once: a cut-off cannot be moved back.
func (s *List) draft() tea.Cmd {
	t := s.Env.Words.T.Sitrep
	kind := s.Env.Words.SitKind(s.Data.due.Kind, s.Data.due.No)
	return app.OpenConfirm(s.Env, sprintf(t.Ask["cut"], kind), []string{t.Ask["cutline"]}, func() tea.Cmd {
		return s.Then(store.CutSitrep{}, func(r store.Receipt) tea.Cmd {
			return tea.Batch(app.Say(app.Toast{Text: sprintf(t.Cut, r.Number)}), app.Say(app.Go{Route: app.Sitrep, ID: r.Subject}))
		})
	})
}

func (s *List) open() tea.Cmd {
	x, ok := s.table.Selected()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Sitrep, ID: x.ID})
}

// foot says when the next report is due.
func (s *List) foot(w int) []string {
	if !s.Data.post.StoodDown.IsZero() {
		return nil
	}
	style := s.Env.Theme.Muted
	if s.Data.due.Late {
		style = s.Env.Theme.Orange
	}
	return []string{style.Render(kit.Fit(s.Env.Words.SitDue(s.Data.due, s.Now), w))}
}
