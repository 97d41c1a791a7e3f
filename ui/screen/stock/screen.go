// Package stock shows the supplies of the post: what lies in the stores and how
// long it lasts, the slips that moved it, how an item was shared out over the
// grids, and what households asked for.
package stock

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabStock = iota
	tabSlips
	tabGrids
	tabDemand
)

// most is how many slips and answers are read: what is older is found by the
// command line and the journal.
const most = 300

// Screen is the screen of supplies.
type Screen struct {
	*app.Sheets[data]
	item string // that the tab of grids is about
	want string // line, slip or item to select when it is there

	stock  *kit.Table[store.StockLine]
	slips  *kit.Table[store.Slip]
	grids  *kit.Table[store.GridSupply]
	demand *kit.Table[store.Demand]
}

// data is what the screen has read.
type data struct {
	stock  []store.StockLine
	slips  []store.Slip
	shared []store.GridSupply
	demand []store.Demand
	stores []store.Site
	sites  map[string]store.Site
	grids  []store.Grid
	people map[string]string // leaders of grids, by id
	opened bool              // there are slips
	item   string            // that shared is about
}

// New makes the screen; id is an item's slug or a slip's number to begin at, or
// "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{Sheets: app.NewSheets[data](env, app.NewDesk(env)), want: id}
	s.stock = kit.NewTable(lineID, nil)
	s.slips = kit.NewTable(func(x store.Slip) string { return x.ID }, nil)
	s.grids = kit.NewTable(func(g store.GridSupply) string { return g.Grid }, nil)
	s.demand = kit.NewTable(func(d store.Demand) string { return d.Grid + " " + d.Household + " " + d.Item }, nil)
	s.Be(app.SheetsOf[data]{
		Read:   func() app.Reading[data] { return reading(s.item) },
		Topics: []string{"slip", "site", "grid", "matter", "plan"}, Timely: true, Columns: s.columns, Show: s.show,
		Title: func() string { return env.Words.T.Supply.Title }, Tabs: s.tabs, Sheet: s.sheet, Bar: s.actions, Foot: s.foot, Turned: s.turned,
		More: func() []app.Action {
			act := env.Words.T.Supply.Act
			return []app.Action{s.TabAction(act["tab"]), s.SortAction(act["sort"])}
		},
	})
	return s
}

func lineID(l store.StockLine) string { return l.Store + " " + l.Item }

func (s *Screen) show() {
	s.item = s.Data.item
	t := s.Env.Words.T.Supply
	s.stock.SetEmpty(t.Empty)
	s.slips.SetEmpty(t.EmptySlips)
	s.grids.SetEmpty(t.EmptyGrids)
	s.demand.SetEmpty(t.EmptyDemand)
	s.stock.SetRows(s.Data.stock)
	s.slips.SetRows(s.Data.slips)
	s.grids.SetRows(s.Data.shared)
	s.demand.SetRows(s.Data.demand)
	s.choose()
}

// choose selects what the screen was opened for, once.
func (s *Screen) choose() {
	if s.want == "" {
		return
	}
	for _, l := range s.Data.stock {
		if l.Item == s.want {
			s.stock.Select(lineID(l))
			break
		}
	}
	for _, x := range s.Data.slips {
		if x.Number == s.want || x.ID == s.want {
			s.Tab = tabSlips
			s.slips.Select(x.ID)
		}
	}
	s.want = ""
}

func (s *Screen) sheet() app.Sheet {
	return []app.Sheet{s.stock, s.slips, s.grids, s.demand}[s.Tab]
}

// turned comes with another tab: the one of grids is about the item that was
// chosen last.
func (s *Screen) turned(from int) tea.Cmd {
	if item := s.chosenOn(from); s.Tab == tabGrids && item != "" && item != s.item {
		s.item = item
		return s.Load()
	}
	return nil
}

func (s *Screen) tabs() []string {
	t := s.Env.Words.T.Supply
	open := 0
	for _, d := range s.Data.demand {
		if d.Missing() > 0 {
			open++
		}
	}
	grids := t.Tabs[tabGrids]
	if s.item != "" {
		grids += " " + s.Env.Words.Material(s.item)
	}
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabStock], len(s.Data.stock)), fmt.Sprintf("%s %d", t.Tabs[tabSlips], len(s.Data.slips)), grids, fmt.Sprintf("%s %d", t.Tabs[tabDemand], open)}
}
