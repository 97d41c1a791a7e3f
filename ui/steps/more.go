package steps

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// mergeList are the matters that one can be merged into.
type mergeList struct {
	a     *Asker
	open  []store.Matter
	alike []store.Similar
	err   error
}

func (a *Asker) openMerge() tea.Cmd {
	m, st, ctx := a.m, a.env.Store, a.env.Ctx
	return func() tea.Msg {
		out := mergeList{a: a}
		if out.alike, out.err = st.SimilarTo(ctx, m, 5); out.err == nil {
			out.open, out.err = st.Matters(ctx, store.MatterFilter{Open: true, Limit: 2000})
		}
		return out
	}
}

// pickMerge lets one of the open matters be chosen, those alike first, then
// asks why.
func (a *Asker) pickMerge(msg mergeList) tea.Cmd {
	if msg.err != nil {
		return app.Say(a.env.Complain(msg.err))
	}
	w, t := a.env.Words, a.env.Words.T.Ledger
	var options []kit.Option
	seen := map[string]bool{a.m.ID: true}
	add := func(m store.Matter, note string) {
		if seen[m.ID] {
			return
		}
		seen[m.ID] = true
		options = append(options, kit.Option{ID: m.Number, Text: m.Number + " " + w.Level(m.Level) + " " + m.Text, Note: note, Keys: []string{m.Number, m.Person, m.Household}})
	}
	for _, s := range msg.alike {
		add(s.Matter, t.Why[s.Why])
	}
	for _, m := range msg.open {
		add(m, w.State(m.State))
	}
	if len(options) == 0 {
		return app.Say(app.Toast{Text: t.MergeNone, Bad: true})
	}
	m := a.m
	return app.OpenPick(a.env, fmt.Sprintf(t.MergeTitle, m.Number), options, func(o kit.Option) tea.Cmd {
		a.m = m
		return a.AskKept("merge:"+m.ID, fmt.Sprintf(t.MergeAsk, m.Number, o.ID), "", func(reason string) tea.Cmd {
			return a.Do(store.MergeMatter{ID: m.ID, Into: o.ID, Reason: reason})
		})
	})
}

// openAmend opens the form of what can be amended.
func (a *Asker) openAmend() tea.Cmd {
	m, w, t := a.m, a.env.Words, a.env.Words.T.Ledger
	var levels, grids, types []kit.Option
	for _, l := range store.Levels() {
		levels = append(levels, kit.Option{ID: l, Text: w.Level(l)})
	}
	for _, g := range a.names.Grids {
		grids = append(grids, kit.Option{ID: g.ID, Text: strings.TrimSpace(fmt.Sprintf(w.T.Board.Grid, g.Number) + " " + g.Name), Keys: []string{fmt.Sprint(g.Number)}})
	}
	for _, p := range w.Plan.Types {
		types = append(types, kit.Option{ID: p.Slug, Text: p.In(w.T.Lang), Note: w.Kind(p.Kind)})
	}
	form := kit.NewForm(fmt.Sprintf(t.AmendTitle, m.Number), []kit.FormField{
		{Key: "level", Label: t.Level, Kind: kit.FormChoice, Options: levels, Value: m.Level},
		{Key: "grid", Label: t.Grid, Kind: kit.FormPick, Options: grids, Value: m.Grid},
		{Key: "type", Label: t.Type, Kind: kit.FormPick, Options: types, Value: m.Type},
		{Key: "household", Label: t.House, Kind: kit.FormText, Value: m.Household},
		{Key: "reason", Label: t.Reason, Kind: kit.FormText, Required: true},
	}, a.env.FormWords())
	return app.OpenForm(a.env, "amend:"+m.ID, form, func(v map[string]string) (store.Command, error) {
		return store.AmendMatter{ID: m.ID, Level: v["level"], Grid: v["grid"], Type: v["type"], Household: v["household"], Reason: v["reason"]}, nil
	})
}
