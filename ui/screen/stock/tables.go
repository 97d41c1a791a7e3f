package stock

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

func (s *Screen) columns() {
	s.stock.SetColumns(s.stockColumns())
	s.slips.SetColumns(s.slipColumns())
	s.grids.SetColumns(s.gridColumns())
	s.demand.SetColumns(s.demandColumns())
}

// number is a column of numbers.
func number[T any](title string, width, drop int, n func(T) int64) kit.Column[T] {
	return kit.Column[T]{Title: title, Width: width, Right: true, Drop: drop, Cell: func(v T) string { return word.Thousands(n(v)) }, Less: func(a, b T) bool { return n(a) > n(b) }}
}

func (s *Screen) stockColumns() []kit.Column[store.StockLine] {
	t, w := s.Env.Words.T.Supply, s.Env.Words
	left := func(l store.StockLine) (lipgloss.Style, bool) {
		switch {
		case l.Balance < 0:
			return s.Env.Theme.Red, true
		case l.Short():
			return s.Env.Theme.Orange, true
		}
		return s.Env.Theme.Text, false
	}
	balance := number(t.Balance, 9, 0, func(l store.StockLine) int64 { return l.Balance })
	balance.Style = left
	last := func(l store.StockLine) int64 {
		d, ok := l.Lasts()
		if !ok {
			return 1 << 62
		}
		return int64(d)
	}
	return []kit.Column[store.StockLine]{
		{Title: t.Item, Cell: func(l store.StockLine) string { return s.mark(l) + w.Material(l.Item) }, Style: left, Less: func(a, b store.StockLine) bool { return w.Material(a.Item) < w.Material(b.Item) }},
		{Title: t.Store, Width: 14, Drop: 3, Cell: func(l store.StockLine) string { return s.site(l.Store) }},
		balance,
		number(t.In, 8, 0, func(l store.StockLine) int64 { return l.In }),
		number(t.Out, 8, 0, func(l store.StockLine) int64 { return l.Out }),
		number(t.Returned, 6, 2, func(l store.StockLine) int64 { return l.Returned }),
		number(t.Adjusted, 6, 1, func(l store.StockLine) int64 { return l.Adjusted }),
		{Title: t.PerHour, Width: 9, Right: true, Drop: 4, Cell: w.Rate, Less: func(a, b store.StockLine) bool { return a.PerHour() > b.PerHour() }},
		{Title: t.Lasts, Width: 7, Right: true, Cell: w.Lasts, Less: func(a, b store.StockLine) bool { return last(a) < last(b) }},
	}
}

// mark stands before an item that wants somebody; the words are below.
func (s *Screen) mark(l store.StockLine) string {
	switch {
	case l.Balance < 0:
		return s.Env.Theme.Glyph.Red + " "
	case l.Short():
		return s.Env.Theme.Glyph.Orange + " "
	}
	return "  "
}

func (s *Screen) site(id string) string { return s.Data.sites[id].In(s.Env.Words.T.Lang) }

func (s *Screen) slipColumns() []kit.Column[store.Slip] {
	t, w := s.Env.Words.T.Supply, s.Env.Words
	style := func(x store.Slip) (lipgloss.Style, bool) {
		switch {
		case x.Reversed != nil:
			return s.Env.Theme.Muted, true
		case x.Short() > 0:
			return s.Env.Theme.Orange, true
		}
		return s.Env.Theme.Text, false
	}
	return []kit.Column[store.Slip]{
		{Title: t.When, Width: 10, Cell: func(x store.Slip) string { return w.Time(x.At, s.Now) }, Style: style},
		{Title: t.Slip, Width: 8, Cell: func(x store.Slip) string { return x.Number }, Style: style, Less: func(a, b store.Slip) bool { return a.Number < b.Number }},
		{Title: t.Type, Width: 7, Cell: func(x store.Slip) string { return w.SlipType(x.Type) }, Style: style, Less: func(a, b store.Slip) bool { return a.Type < b.Type }},
		{Title: t.Where, Width: 10, Cell: s.where, Style: style, Less: func(a, b store.Slip) bool { return s.Data.number(a.Grid) < s.Data.number(b.Grid) }},
		{Title: t.Amount, Cell: func(x store.Slip) string { return w.SlipLines(x.Lines, x.Type == store.SlipCount) }, Style: style},
		{Title: t.Gave, Width: 12, Drop: 2, Cell: func(x store.Slip) string { return x.Gave }},
		{Title: t.Took, Width: 12, Drop: 2, Cell: func(x store.Slip) string { return x.Took }},
		{Title: t.Mark, Width: 16, Drop: 1, Cell: s.note, Style: style},
	}
}

// where a slip went: grid, site, household.
func (s *Screen) where(x store.Slip) string {
	var parts []string
	if n := s.Data.number(x.Grid); n > 0 {
		parts = append(parts, fmt.Sprintf(s.Env.Words.T.Report.Grid, n))
	}
	if x.To != "" {
		parts = append(parts, s.site(x.To))
	}
	if x.Household != "" {
		parts = append(parts, kit.Clean(x.Household))
	}
	return strings.Join(parts, " ")
}

// note is what else there is to say of a slip.
func (s *Screen) note(x store.Slip) string {
	t := s.Env.Words.T.Supply
	switch {
	case x.Reversed != nil:
		return fmt.Sprintf(t.ReversedBy, x.Reversed.Reason)
	case x.Short() > 0:
		return fmt.Sprintf(t.ShortBy, word.Thousands(x.Short()))
	case x.Arrived != nil:
		return fmt.Sprintf(t.Arrived, x.Arrived.Who)
	case x.Type == store.SlipOut || x.Type == store.SlipMove:
		return t.NotArrived
	}
	return x.Text
}

func (s *Screen) gridColumns() []kit.Column[store.GridSupply] {
	t := s.Env.Words.T.Supply
	short := number(t.Short, 8, 0, func(g store.GridSupply) int64 { return g.Short })
	short.Style = func(g store.GridSupply) (lipgloss.Style, bool) { return s.Env.Theme.Orange, g.Short > 0 }
	return []kit.Column[store.GridSupply]{
		{Title: t.Grid, Cell: func(g store.GridSupply) string { return fmt.Sprintf(s.Env.Words.T.Report.Grid, g.Number) }, Less: func(a, b store.GridSupply) bool { return a.Number < b.Number }},
		number(t.Wanted, 8, 0, func(g store.GridSupply) int64 { return g.Wanted }),
		number(t.Promised, 9, 1, func(g store.GridSupply) int64 { return g.Promised }),
		number(t.Issued, 8, 0, func(g store.GridSupply) int64 { return g.Issued }),
		short,
		number(t.Returned, 8, 0, func(g store.GridSupply) int64 { return g.Returned }),
		number(t.Has, 8, 0, store.GridSupply.Has),
		number(t.Delivered, 9, 0, func(g store.GridSupply) int64 { return g.Delivered }),
	}
}

func (s *Screen) demandColumns() []kit.Column[store.Demand] {
	t, w := s.Env.Words.T.Supply, s.Env.Words
	missing := number(t.Missing, 8, 0, store.Demand.Missing)
	missing.Style = func(d store.Demand) (lipgloss.Style, bool) { return s.Env.Theme.Orange, d.Missing() > 0 }
	return []kit.Column[store.Demand]{
		{Title: t.Grid, Width: 8, Cell: func(d store.Demand) string { return fmt.Sprintf(w.T.Report.Grid, s.Data.number(d.Grid)) }, Less: func(a, b store.Demand) bool { return s.Data.number(a.Grid) < s.Data.number(b.Grid) }},
		{Title: t.Household, Cell: func(d store.Demand) string { return kit.Clean(d.Household) }, Less: func(a, b store.Demand) bool { return a.Household < b.Household }},
		{Title: t.Item, Width: 14, Cell: func(d store.Demand) string { return w.Supply(d.Item) }},
		number(t.Wanted, 7, 0, func(d store.Demand) int64 { return d.Wanted }),
		number(t.Promised, 8, 0, func(d store.Demand) int64 { return d.Promised }),
		number(t.Delivered, 8, 0, func(d store.Demand) int64 { return d.Delivered }),
		missing,
		{Title: t.Due, Width: 11, Drop: 1, Cell: func(d store.Demand) string {
			if d.Due.IsZero() {
				return ""
			}
			return w.Time(d.Due, s.Now)
		}},
	}
}

// foot says of the chosen row what has no room in it: how «lasts» was worked
// out, what is to settle, both names of a slip, the sum of the grids.
func (s *Screen) foot(w int) []string {
	t, words := s.Env.Theme, s.Env.Words
	switch s.Tab {
	case tabStock:
		if l, ok := s.stock.Selected(); ok {
			return s.stockFoot(l, w)
		}
	case tabSlips:
		if x, ok := s.slips.Selected(); ok {
			out := []string{t.Text.Render(kit.Fit(x.Number+" "+words.SlipType(x.Type)+" "+s.where(x)+" "+words.SlipLines(x.Lines, x.Type == store.SlipCount), w))}
			return append(out, t.Muted.Render(kit.Fit(kit.Clean(x.Gave+" → "+x.Took+"  "+s.note(x)+"  "+x.Text), w)))
		}
	case tabGrids:
		var sum store.GridSupply
		for _, g := range s.Data.shared {
			sum.Wanted, sum.Issued, sum.Short, sum.Returned, sum.Delivered = sum.Wanted+g.Wanted, sum.Issued+g.Issued, sum.Short+g.Short, sum.Returned+g.Returned, sum.Delivered+g.Delivered
		}
		if len(s.Data.shared) > 0 {
			n, x := word.Thousands, words.T.Supply
			return []string{t.Text.Render(kit.Fit(fmt.Sprintf("%s  %s %s  %s %s  %s %s  %s %s  %s %s  %s %s", x.Sum, x.Wanted, n(sum.Wanted), x.Issued, n(sum.Issued), x.Short, n(sum.Short), x.Returned, n(sum.Returned), x.Has, n(sum.Has()), x.Delivered, n(sum.Delivered)), w))}
		}
	}
	return nil
}

func (s *Screen) stockFoot(l store.StockLine, w int) []string {
	t, words := s.Env.Theme, s.Env.Words
	x := words.T.Supply
	var out []string
	switch {
	case !s.Data.opened:
		out = append(out, t.Accent.Render(kit.Fit(x.Empty, w)))
	case l.Balance < 0:
		out = append(out, t.Red.Render(kit.Fit(t.Glyph.Red+" "+words.Material(l.Item)+" "+x.Negative, w)))
	case l.Short():
		out = append(out, t.Orange.Render(kit.Fit(t.Glyph.Orange+" "+words.Material(l.Item)+" "+fmt.Sprintf(x.Low2, word.Thousands(l.Low)), w)))
	}
	line := s.site(l.Store) + "  " + words.RateFormula(l)
	if l.Bad > 0 {
		line += "  " + fmt.Sprintf(x.Bad, word.Thousands(l.Bad))
	}
	if l.Moved != 0 {
		line += "  " + fmt.Sprintf(x.Moved, word.Thousands(l.Moved))
	}
	return append(out, t.Muted.Render(kit.Fit(line, w)))
}
