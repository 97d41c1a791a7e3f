package board

import (
	"fmt"
	"sort"
	"strings"

	"zhiban/store"
	"zhiban/ui/kit"
)

// tiles are the grids as boxes in their own order, which never changes: an eye
// finds a grid where it was.
func (p *painter) tiles(width, cols int) block {
	return p.once(paneGrids, width, cols, func() block { return p.drawTiles(width, cols) })
}

func (p *painter) drawTiles(width, cols int) block {
	w := width / cols
	var out block
	for i := 0; i < len(p.d.Grids); i += cols {
		var blocks []block
		var ws []int
		for j := i; j < i+cols; j++ {
			b := block{}
			if j < len(p.d.Grids) {
				b = p.tile(p.d.Grids[j], w)
			}
			blocks, ws = append(blocks, b), append(ws, w)
		}
		out = stack(out, beside(0, ws, blocks...))
	}
	return out
}

func (p *painter) tile(g store.GridState, w int) block {
	sign, style := p.t.Status(g.Status, g.Open["orange"] > 0)
	inner := w - 4
	first := kit.Spread(p.t.Muted.Render(p.leader(g)), style.Render(sign+" "+p.w.Status(g.Status)), inner)
	second := kit.Spread(p.left(g, inner)+p.t.Muted.Render(p.why(g)), p.levels(g), inner)
	title := p.t.Title.Render(fmt.Sprintf("%d %s", g.Grid.Number, g.Grid.Name))
	if p.chosen(paneGrids, g.Grid.ID) {
		title = p.t.Select.Render(fmt.Sprintf("%s %d %s", p.t.Glyph.Prompt, g.Grid.Number, g.Grid.Name))
	}
	return block{rows: kit.Box(p.t, title, []string{first, second}, w, tileHeight), hits: []hit{{w: w, h: tileHeight, pane: paneGrids, id: g.Grid.ID}}}
}

// chosen reports whether a record is the one that the arrows are on.
func (p *painter) chosen(which pane, id string) bool {
	return p.focused && p.focus == which && p.sel[which] == id
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

// left is whom the round that runs has not reached in a grid, "" without one.
func (p *painter) left(g store.GridState, w int) string {
	n, ok := p.d.Left[g.Grid.ID]
	if !ok {
		return ""
	}
	text := fmt.Sprintf("%s %d", p.w.T.Rounds.NotReached, n)
	if kit.Width(text)+kit.Width(p.why(g))+kit.Width(p.levels(g)) > w-2 {
		text = fmt.Sprintf(p.w.T.Rounds.Left, n)
	}
	if n > 0 {
		return p.t.Text.Render(text) + " "
	}
	return p.t.Muted.Render(text) + " "
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

// worstFirst orders grids by how bad they are, then by number.
func worstFirst(grids []store.GridState) []string {
	sorted := append([]store.GridState(nil), grids...)
	rank := map[string]int{store.Urgent: 0, store.Watch: 1, store.Calm: 2}
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if rank[a.Status] != rank[b.Status] {
			return rank[a.Status] < rank[b.Status]
		}
		return a.Open["red"]*100+a.Open["orange"]*10+a.Overdue > b.Open["red"]*100+b.Open["orange"]*10+b.Overdue
	})
	ids := make([]string, len(sorted))
	for i, g := range sorted {
		ids[i] = g.Grid.ID
	}
	return ids
}

// gridList is one line a grid, the worst first.
func (p *painter) gridList(width, height int) block {
	return p.once(paneGrids, width, height, func() block { return p.drawList(width, height) })
}

func (p *painter) drawList(width, height int) block {
	byID := map[string]store.GridState{}
	for _, g := range p.d.Grids {
		byID[g.Grid.ID] = g
	}
	order := p.order
	if order == nil {
		order = worstFirst(p.d.Grids)
	}
	var rows []row
	for _, id := range order {
		g, ok := byID[id]
		if !ok {
			continue
		}
		rows = append(rows, row{p.gridLine(g, width-4), id})
	}
	rows = p.window(rows, paneGrids, height-2)
	if len(p.d.Grids) == 0 {
		rows = p.empty(p.w.T.Board.NoGrids, width-4)
	}
	return p.boxed(fmt.Sprintf("%s %d", p.w.T.Board.Grids, len(p.d.Grids)), paneGrids, rows, width, height)
}

func (p *painter) gridLine(g store.GridState, w int) string {
	sign, style := p.t.Status(g.Status, g.Open["orange"] > 0)
	name := fmt.Sprintf("%2d %s", g.Grid.Number, g.Grid.Name)
	if p.chosen(paneGrids, g.Grid.ID) {
		return p.t.Select.Render(kit.Fit(sign+" "+kit.Spread(name, strings.TrimSpace(p.why(g)+" "+p.w.Status(g.Status)), w-2), w))
	}
	why, levels := p.why(g), p.levels(g)
	if n, ok := p.d.Left[g.Grid.ID]; ok {
		levels = strings.TrimSpace(levels + " " + p.t.Text.Render(fmt.Sprintf(p.w.T.Rounds.Left, n)))
	}
	if room := w - 4 - kit.Width(name) - kit.Width(levels); kit.Width(why) > room { // the cause gives way to the name
		why = strings.TrimRight(kit.Fit(why, max(room, 0)), " ")
	}
	return style.Render(sign) + " " + kit.Spread(p.t.Text.Render(name), p.t.Muted.Render(why)+" "+levels, w-2)
}
