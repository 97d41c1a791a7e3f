package board

import (
	"fmt"
	"sort"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// painter draws one board.
type painter struct {
	d   *Data
	w   word.Words
	t   theme.Theme
	sel string // selected matter
	top int    // first line of the latest entries
}

// Wide is the width from which the grids are drawn as tiles.
const Wide = 108

// Render draws the board without the note line: exactly h rows of w cells.
func Render(d *Data, w word.Words, t theme.Theme, width, height int) []string {
	return (&painter{d: d, w: w, t: t}).board(width, height)
}

// Text is the board for printing: as high as it needs to be.
func Text(d *Data, w word.Words, width int) []string {
	height := 34
	if width >= Wide {
		height = 2 + 4*((len(d.Grids)+2)/3)
	}
	return Render(d, w, theme.Plain(), width, max(height, 18))
}

func (p *painter) board(width, height int) []string {
	rows := p.head(width)
	body := height - len(rows)
	if body < 3 {
		return fill(rows, width, height)
	}
	tiles := width >= Wide && len(p.d.Grids) > 0 && 4*((len(p.d.Grids)+2)/3) <= body
	left := max(26, width*32/100)
	if tiles {
		left = 3 * (width * 19 / 100)
	}
	right := width - left - 1
	if !tiles {
		return fill(append(rows, kit.Beside(1, []int{left, right}, p.gridList(left, body), p.right(right, body, true))...), width, height)
	}
	l := p.tiles(left, body)
	below := body - len(l)
	if below < 6 { // no room under the tiles: the last entries stand on the right
		return fill(append(rows, kit.Beside(1, []int{left, right}, l, p.right(right, body, true))...), width, height)
	}
	l = append(l, p.latestBox(left, below)...)
	return fill(append(rows, kit.Beside(1, []int{left, right}, l, p.right(right, body, false))...), width, height)
}

// fill makes exactly h rows of w cells.
func fill(rows []string, w, h int) []string {
	out := make([]string, h)
	for i := range out {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		out[i] = kit.Fit(row, w)
	}
	return out
}

// head is two rows: who and when, then clocks and counts.
func (p *painter) head(width int) []string {
	d, b := p.d, p.w.T.Board
	mode := p.w.T.Word.Mode[string(d.Post.Mode)]
	left := " " + p.t.Title.Render(d.Post.Name) + " " + p.t.Accent.Render(p.t.Glyph.Bar+mode)
	if d.Post.Drill {
		left += " " + p.t.Orange.Render("["+b.Drill+"]")
	}
	left += "  " + p.t.Text.Render(p.shiftText(d.Shift, d.Chief)) + "  " + p.t.Muted.Render(fmt.Sprintf(b.Relief, p.clock(d.Next.Start), strings.TrimSpace(p.w.Shift(d.Next.Slug)+" "+d.Relief)))
	right := p.t.OK.Render(b.Saved)
	if d.ReadOnly {
		right = p.t.Error.Render(b.ReadOnly)
	}
	now := d.Now.In(p.w.Zone)
	right += "  " + p.t.Title.Render(p.w.Day(now)+" "+now.Format("15:04")) + " "
	return []string{kit.Spread(left, right, width), kit.Spread(" "+p.clocks(), p.counts()+" ", width)}
}

func (p *painter) clock(t journal.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(p.w.Zone).Format("15:04")
}

func (p *painter) shiftText(s store.Shift, who string) string {
	if s.ID == "" {
		return p.w.T.Board.NoShift
	}
	text := fmt.Sprintf(p.w.T.Board.Shift, p.w.Shift(s.Slug), s.Start.In(p.w.Zone).Format("15:04"), s.End.In(p.w.Zone).Format("15:04"))
	return strings.TrimSpace(text + " " + who)
}

func (p *painter) clocks() string {
	b := p.w.T.Board
	if p.d.Post.T0.IsZero() {
		return p.t.Muted.Render(b.ClocksOff)
	}
	parts := []string{p.t.Text.Render(p.w.TPlus(p.d.Post.T0, p.d.Now))}
	for _, c := range p.d.Clocks {
		name := p.w.Clock(c.Slug)
		switch {
		case !c.Done.IsZero():
			parts = append(parts, p.t.OK.Render(fmt.Sprintf(b.ClockDone, name)))
		case c.Late:
			parts = append(parts, p.t.Red.Render(fmt.Sprintf(b.ClockLate, name)))
		default:
			parts = append(parts, p.t.Text.Render(fmt.Sprintf(b.ClockTo, name, p.w.Left(c.Due, p.d.Now))))
		}
	}
	if p.d.Open != nil {
		parts = append(parts, p.t.Orange.Render(fmt.Sprintf(b.HandoverOpen, p.d.Open.Number)))
		if p.d.Now > p.d.Shift.End {
			parts = append(parts, p.t.Red.Render(fmt.Sprintf(b.LateBy, p.w.Duration(p.d.Now.Sub(p.d.Shift.End)), p.d.Chief)))
		}
	}
	return strings.Join(parts, "  ")
}

func (p *painter) counts() string {
	var parts []string
	if p.d.Overdue > 0 {
		parts = append(parts, p.t.Red.Render(fmt.Sprintf(p.w.T.Board.Overdue, p.d.Overdue)))
	}
	for _, level := range []string{"red", "orange", "yellow"} {
		style := p.t.Muted
		if p.d.Count[level] > 0 {
			style = p.t.Level(level)
		}
		parts = append(parts, style.Render(fmt.Sprintf(p.w.T.Board.LevelCount, p.t.LevelGlyph(level), p.w.Level(level), p.d.Count[level])))
	}
	return strings.Join(parts, "  ")
}

// tiles are the grids as boxes, three beside each other.
func (p *painter) tiles(width, height int) []string {
	w := width / 3
	var out []string
	for i := 0; i < len(p.d.Grids); i += 3 {
		var cols [][]string
		var ws []int
		for j := i; j < i+3; j++ {
			if j < len(p.d.Grids) {
				cols = append(cols, p.tile(p.d.Grids[j], w))
			} else {
				cols = append(cols, nil)
			}
			ws = append(ws, w)
		}
		out = append(out, kit.Beside(0, ws, cols...)...)
	}
	return out[:min(len(out), height)]
}

func (p *painter) tile(g store.GridState, w int) []string {
	sign, style := p.t.Status(g.Status, g.Open["orange"] > 0)
	inner := w - 4
	first := kit.Spread(p.t.Muted.Render(p.leader(g)), style.Render(sign+" "+p.w.Status(g.Status)), inner)
	second := kit.Spread(p.t.Muted.Render(p.why(g)), p.levels(g), inner)
	return kit.Box(p.t, p.t.Title.Render(fmt.Sprintf("%d %s", g.Grid.Number, g.Grid.Name)), []string{first, second}, w, 4)
}

func (p *painter) leader(g store.GridState) string {
	b := p.w.T.Board
	switch {
	case g.Leader == "":
		return b.NoLeader
	case g.Grid.Absent:
		return g.Leader + " " + b.Away
	}
	return g.Leader
}

// why words the causes that the level counts beside it do not show.
func (p *painter) why(g store.GridState) string {
	var out []string
	for _, r := range g.Reasons {
		if r != "open_red" && r != "open_orange" {
			out = append(out, p.w.Reason(r))
		}
	}
	return strings.Join(out, " ")
}

func (p *painter) levels(g store.GridState) string {
	var out []string
	for _, level := range []string{"red", "orange", "yellow", "blue"} {
		if n := g.Open[level]; n > 0 {
			out = append(out, p.t.Level(level).Render(fmt.Sprintf("%s%d", p.w.Level(level), n)))
		}
	}
	return strings.Join(out, " ")
}

// gridList is one line a grid, the worst first.
func (p *painter) gridList(width, height int) []string {
	grids := append([]store.GridState(nil), p.d.Grids...)
	rank := map[string]int{"urgent": 0, "watch": 1, "calm": 2}
	sort.SliceStable(grids, func(i, j int) bool {
		a, b := grids[i], grids[j]
		if rank[a.Status] != rank[b.Status] {
			return rank[a.Status] < rank[b.Status]
		}
		return a.Open["red"]*100+a.Open["orange"]*10+a.Overdue > b.Open["red"]*100+b.Open["orange"]*10+b.Overdue
	})
	var rows []string
	for _, g := range grids {
		sign, style := p.t.Status(g.Status, g.Open["orange"] > 0)
		name := fmt.Sprintf("%2d %s", g.Grid.Number, g.Grid.Name)
		rows = append(rows, style.Render(sign)+" "+kit.Spread(p.t.Text.Render(name), p.t.Muted.Render(p.why(g))+" "+p.levels(g), width-6))
	}
	rows = p.more(rows, height-2)
	if len(grids) == 0 {
		rows = p.empty(p.w.T.Board.NoGrids, width-4)
	}
	return kit.Box(p.t, p.t.Title.Render(fmt.Sprintf("%s %d", p.w.T.Board.Grids, len(grids))), rows, width, height)
}

func (p *painter) empty(text string, w int) []string {
	var out []string
	for _, l := range kit.Wrap(text, w) {
		out = append(out, p.t.Muted.Render(l))
	}
	return out
}

// more cuts a list to n rows and says how many are left out.
func (p *painter) more(rows []string, n int) []string {
	if len(rows) <= n || n < 1 {
		return rows
	}
	return append(rows[:n-1:n-1], p.t.Muted.Render(fmt.Sprintf(p.w.T.Board.More, len(rows)-n+1)))
}
