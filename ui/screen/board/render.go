package board

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// painter draws one board.
type painter struct {
	d       *Data
	w       word.Words
	t       theme.Theme
	sel     [panes]string // chosen record of each pane
	focus   pane
	focused bool     // the arrows are in a pane, not in the note line
	drawn   *drawn   // of the last drawing, nil remembers nothing
	order   []string // ids of the grids as the list shows them, nil: the worst first
}

// Wide is the width from which the grids are drawn as tiles.
const Wide = 108

// Render draws the board without the note line: exactly h rows of w cells.
func Render(d *Data, w word.Words, t theme.Theme, width, height int) []string {
	return (&painter{d: d, w: w, t: t}).board(width, height).rows
}

// Text is the board for printing: as high as it needs to be.
func Text(d *Data, w word.Words, width int) []string {
	height := 34
	if width >= Wide {
		height = 2 + 4*((len(d.Grids)+2)/3)
	}
	return Render(d, w, theme.Plain(), width, max(height, 18))
}

// board lays the panes out: tiles of grids three, four or six beside each
// other as the room allows, else a list of one line a grid.
func (p *painter) board(width, height int) block {
	if p.drawn == nil {
		return p.draw(width, height)
	}
	key := p.look(width, height, paneUrgent, paneGrids, paneSites, paneLatest)
	if key.focus, key.focused = p.focus, p.focused; p.drawn.whole.key != key {
		p.drawn.whole = memo{key, p.draw(width, height)}
	}
	return p.drawn.whole.block
}

func (p *painter) draw(width, height int) block {
	head := block{rows: p.head(width)}
	body := height - len(head.rows)
	if body < 3 {
		return head.fill(width, height)
	}
	return stack(head, p.body(width, body)).fill(width, height)
}

func (p *painter) body(width, body int) block {
	cols := p.columns(width, body)
	switch cols {
	case 0:
		left := max(26, width*32/100)
		right := width - left - 1
		return beside(1, []int{left, right}, p.gridList(left, body), p.right(right, body, true))
	case 6: // the tiles take the whole width
		l := p.tiles(width, cols)
		rest := body - len(l.rows)
		half := (width - 1) / 2
		return stack(l, beside(1, []int{half, width - half - 1}, p.urgentBox(half, rest), p.below(width-half-1, rest)))
	}
	left := cols * (width * 57 / 100 / cols)
	right := width - left - 1
	l := p.tiles(left, cols)
	below := body - len(l.rows)
	if below < 6 { // no room under the tiles: the last entries stand on the right
		return beside(1, []int{left, right}, l, p.right(right, body, true))
	}
	return beside(1, []int{left, right}, stack(l, p.latestBox(left, below)), p.right(right, body, false))
}

// tile is how many cells and rows a grid's box takes.
const (
	tileWidth  = 20
	tileHeight = 4
)

// columns is how many tiles stand beside each other, 0 where a list is better.
func (p *painter) columns(width, body int) int {
	n := len(p.d.Grids)
	fits := func(cols, room int) bool {
		return room >= cols*tileWidth && tileHeight*((n+cols-1)/cols) <= body
	}
	switch {
	case width < Wide || n == 0:
		return 0
	case width >= 150 && fits(4, width*57/100):
		return 4
	case fits(3, width*57/100):
		return 3
	case fits(4, width*57/100):
		return 4
	case fits(6, width) && body-tileHeight*((n+5)/6) >= 8:
		return 6
	}
	return 0
}

// fill makes exactly h rows of w cells.
func (b block) fill(w, h int) block {
	b.rows = fill(b.rows, w, h)
	return b
}

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
	sign := " " + p.t.Accent.Render(p.t.Glyph.Bar+mode)
	if d.Post.Drill {
		sign += " " + p.t.Orange.Render("["+b.Drill+"]")
	}
	saved := p.t.OK.Render(b.Saved)
	if d.ReadOnly {
		saved = p.t.Error.Render(b.ReadOnly)
	}
	now := d.Now.In(p.w.Zone)
	sign += "  " + p.t.Text.Render(p.shiftText(d.Shift, d.Chief)) + "  " + p.t.Muted.Render(fmt.Sprintf(b.Relief, p.clock(d.Next.Start), strings.TrimSpace(p.w.Shift(d.Next.Slug)+" "+d.Relief)))
	day := p.w.Day(now)
	if kit.Width(d.Post.Name)+kit.Width(sign)+kit.Width(saved)+kit.Width(day)+11 > width {
		sign, day = p.tightSign(mode), now.Format("1/2")
	}
	right := saved + "  " + p.t.Title.Render(day+" "+now.Format("15:04")) + " "
	// the post's name gives way: everybody knows where they sit, not who is responsible
	name := kit.Clean(d.Post.Name)
	if room := max(width-kit.Width(right)-kit.Width(sign)-2, 6); kit.Width(name) > room {
		name = strings.TrimRight(kit.Fit(name, room), " ")
	}
	return []string{kit.Spread(" "+p.t.Title.Render(name)+sign, right, width), kit.Spread(" "+p.clocks(width-kit.Width(p.counts())-3), p.counts()+" ", width)}
}

// tightSign is mode, shift, who is responsible and who comes, for a narrow window.
func (p *painter) tightSign(mode string) string {
	d, b := p.d, p.w.T.Board
	out := " " + p.t.Accent.Render(p.t.Glyph.Bar+mode)
	if d.Post.Drill {
		out += " " + p.t.Orange.Render("["+b.Drill+"]")
	}
	shift := b.NoShift
	if d.Shift.ID != "" {
		shift = strings.TrimSpace(p.w.Shift(d.Shift.Slug) + " " + p.chief(kit.ShortName(d.Chief, 6)))
	}
	next := strings.TrimSpace(p.w.Shift(d.Next.Slug) + " " + kit.ShortName(d.Relief, 6))
	return out + "  " + p.t.Text.Render(shift) + " " + p.t.Muted.Render("→"+p.clock(d.Next.Start)+" "+next)
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
	return text + " " + p.chief(who)
}

// chief is who is responsible; that nobody is stands out.
func (p *painter) chief(who string) string {
	if who == "" {
		return p.t.Orange.Render(p.w.T.Grid.Nobody)
	}
	return who
}

// clocks are what runs, in w cells: those that are done give way first.
func (p *painter) clocks(w int) string {
	if all := p.clockParts(true); kit.Width(all) <= w {
		return all
	}
	return p.clockParts(false)
}

func (p *painter) clockParts(done bool) string {
	b := p.w.T.Board
	if p.d.Post.T0.IsZero() {
		return p.t.Muted.Render(b.ClocksOff)
	}
	parts := []string{p.t.Text.Render(p.w.TPlus(p.d.Post.T0, p.d.Now))}
	for _, c := range p.d.Clocks {
		name := p.w.Clock(c.Slug)
		switch {
		case !c.Done.IsZero() && !done:
		case !c.Done.IsZero():
			parts = append(parts, p.t.OK.Render(fmt.Sprintf(b.ClockDone, name)))
		case c.Late:
			parts = append(parts, p.t.Red.Render(fmt.Sprintf(b.ClockLate, name)))
		default:
			parts = append(parts, p.t.Text.Render(fmt.Sprintf(b.ClockTo, name, p.w.Left(c.Due, p.d.Now))))
		}
	}
	if n := p.d.Late; n > 0 {
		parts = append(parts, p.t.Orange.Render(p.t.Glyph.Orange+" "+fmt.Sprintf(p.w.T.Muster.LateSteps, n)))
	}
	if x := p.d.Coming; x != nil && done { // gives way first, like what is done
		parts = append(parts, p.t.Text.Render(kit.Clean(x.Text)+" "+p.w.Left(x.Due, p.d.Now)))
	}
	if s := p.d.Sweep; s != nil {
		text := fmt.Sprintf("%s %s %d", p.w.Round(s.Round), p.w.T.Rounds.NotReached, s.NotReached)
		if done { // there is room
			text = fmt.Sprintf("%s %d%% %s %d %s", p.w.Round(s.Round), s.Percent(), p.w.T.Rounds.NotReached, s.NotReached, p.w.Unit(s.Round.Unit))
		}
		parts = append(parts, p.t.Text.Render(text))
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

func (p *painter) empty(text string, w int) []row {
	var out []row
	for _, l := range kit.Wrap(text, w) {
		out = append(out, row{text: p.t.Muted.Render(l)})
	}
	return out
}

func (p *painter) moreText(n int) string { return fmt.Sprintf(p.w.T.Board.More, n) }
