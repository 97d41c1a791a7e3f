package site

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The filters of a history.
const (
	filterAll = iota
	filterCheckins
	filterGuards
	filterStates
	filterMaterials
	filterPasses
	filters
)

// kindsOf lists the kinds of entries that a filter shows; none is all of them.
func kindsOf(filter int) []string {
	switch filter {
	case filterCheckins:
		return []string{"site.checkin"}
	case filterGuards:
		return []string{"site.guard", "site.relieve"}
	case filterStates:
		return []string{"site.state", "site.lanes", "site.key"}
	case filterMaterials:
		return []string{"site.material"}
	case filterPasses:
		return []string{"site.pass"}
	}
	return nil
}

// history is what was written about a site, with a filter.
type history struct {
	*app.Log
	env  *app.Env
	site string
	tab  int
}

func newHistory(env *app.Env, site string) *history {
	h := &history{env: env, site: site}
	h.show(filterAll)
	return h
}

// show makes the pane of a filter.
func (h *history) show(tab int) {
	h.tab = tab
	st, ctx, site := h.env.Store, h.env.Ctx, h.site
	h.Log = app.NewLog(h.env, func(before string, limit int) ([]store.Line, error) {
		return st.SiteLines(ctx, site, store.SiteHistory{Kinds: kindsOf(tab), Before: before, Limit: limit})
	}, h.env.Told)
}

func (h *history) turnTo(tab int) tea.Cmd {
	if tab < 0 || tab == h.tab {
		return nil
	}
	h.show(tab)
	return h.Load()
}

func (h *history) labels() []string { return h.env.Words.T.Site.Filter[:] }

// rows draws the filters and the lines in sight.
func (h *history) rows(w, height int, now journal.Time) []string {
	empty := h.env.Words.T.Site.NoHistory
	if h.tab == filterPasses {
		empty = h.env.Words.T.Site.NoPasses
	}
	return append([]string{kit.Tabs(h.env.Theme, h.labels(), h.tab, w)}, h.Rows(w, height-1, now, empty)...)
}
