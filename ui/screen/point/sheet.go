package point

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Sheet is the sheet of one point: slots down, lanes across. Digits are typed
// into the cell under the cursor; Enter saves them and goes to the next lane,
// and from the last one to the first lane of the next slot.
type Sheet struct {
	*app.Desk
	env   *app.Env
	id    string
	w, h  int
	gen   int
	now   journal.Time
	d     store.PointSheet
	ready bool
	slot  journal.Time // the cursor: a slot and a lane stay when rows are added
	lane  int
	typed string
}

// mostDigits is what has room in a cell: no lane passes ten thousand in a slot.
const mostDigits = 4

// NewSheet makes the screen of a point.
func NewSheet(env *app.Env, id string) *Sheet {
	return &Sheet{env: env, Desk: app.NewDesk(env), id: id, lane: 1}
}

type sheetLoaded struct {
	s    *Sheet
	gen  int
	now  journal.Time
	data store.PointSheet
	err  error
}

// Init reads the sheet.
func (s *Sheet) Init() tea.Cmd { return s.load() }

func (s *Sheet) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		out := sheetLoaded{s: s, gen: gen, now: journal.At(st.Now())}
		out.data, out.err = st.PointSheet(ctx, s.id, "")
		return out
	}
}

// Update takes messages.
func (s *Sheet) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case sheetLoaded:
		return s.show(msg)
	case tallied:
		if msg.s == s {
			return s.took(msg)
		}
	case app.Changed:
		if msg.Touches("site", "grid", "round") {
			return s.load()
		}
	case app.Minute:
		return s.load()
	case tea.PasteMsg:
		s.digits(msg.Content)
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Sheet) show(msg sheetLoaded) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.d = msg.now, msg.data
	if !s.ready { // the slot that is told now
		s.slot = store.SlotEnded(s.now.In(s.env.Words.Zone), s.d.Minutes)
	}
	s.ready = true
	s.clamp()
	return nil
}

// row is the place of the cursor's slot in the sheet.
func (s *Sheet) row() int {
	for i, r := range s.d.Slots {
		if r.Start == s.slot {
			return i
		}
	}
	return -1
}

func (s *Sheet) clamp() {
	if n := len(s.d.Slots); n > 0 && s.row() < 0 {
		if s.slot < s.d.Slots[0].Start {
			s.slot = s.d.Slots[0].Start
		} else {
			s.slot = s.d.Slots[n-1].Start
		}
	}
	s.lane = min(max(s.lane, 1), max(len(s.d.Lanes), 1))
}

// move puts the cursor elsewhere; digits that were not saved are given up.
func (s *Sheet) move(slots, lanes int) {
	s.typed = ""
	if i := s.row() + slots; i >= 0 && i < len(s.d.Slots) {
		s.slot = s.d.Slots[i].Start
	}
	s.lane = min(max(s.lane+lanes, 1), max(len(s.d.Lanes), 1))
}

func (s *Sheet) next() {
	s.typed = ""
	if s.lane < len(s.d.Lanes) {
		s.lane++
		return
	}
	if i := s.row() + 1; i < len(s.d.Slots) {
		s.slot, s.lane = s.d.Slots[i].Start, 1
	}
}

// digits takes what is typed, in half or full width.
func (s *Sheet) digits(text string) bool {
	took := false
	for _, r := range word.Narrow(text) {
		if r >= '0' && r <= '9' && len(s.typed) < mostDigits {
			s.typed, took = s.typed+string(r), true
		}
	}
	return took
}

func (s *Sheet) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch key {
	case "up":
		s.move(-1, 0)
	case "down":
		s.move(1, 0)
	case "left", "shift+tab":
		s.move(0, -1)
	case "right", "tab":
		s.move(0, 1)
	case "home":
		s.move(0, -len(s.d.Lanes))
	case "end":
		s.move(0, len(s.d.Lanes))
	case "pgup":
		s.move(-s.row(), 0)
	case "pgdown":
		s.move(len(s.d.Slots)-1-s.row(), 0)
	case "enter":
		return s.save()
	case "ctrl+u":
		s.typed = ""
	case "backspace":
		if s.typed == "" {
			return app.Say(app.Back{})
		}
		s.typed = s.typed[:len(s.typed)-1]
	case "esc":
		if s.typed == "" {
			return app.Say(app.Back{})
		}
		s.typed = ""
	default:
		if msg.Text != "" && s.digits(msg.Text) {
			return nil
		}
		cmd, _ := s.Bar.Key(key, s.actions())
		return cmd
	}
	return nil
}

// cell is the one under the cursor.
func (s *Sheet) cell() (store.SheetCell, bool) {
	i := s.row()
	if i < 0 || s.lane > len(s.d.Slots[i].Cells) || s.lane < 1 {
		return store.SheetCell{}, false
	}
	return s.d.Slots[i].Cells[s.lane-1], true
}

// save writes the typed number down and goes on; without one it only goes on.
// A number in the place of another needs a reason.
func (s *Sheet) save() tea.Cmd {
	c, ok := s.cell()
	n, err := strconv.Atoi(s.typed)
	if !ok || err != nil {
		s.next()
		return nil
	}
	t, w := s.env.Words.T.Point, s.env.Words
	cmd := store.TallyLane{Site: s.id, Lane: s.lane, Slot: s.slot.In(w.Zone), People: n, Round: s.d.Round.ID}
	at := w.Time(s.slot, s.now)
	done := fmt.Sprintf(t.Done["tally"], w.Name(s.d.Point.Site.Name, s.d.Point.Site.NameEN), w.LaneNo(s.lane), at, n)
	then := func(store.Receipt) tea.Cmd {
		s.next()
		return app.Say(app.Toast{Text: done})
	}
	if c.Tally != nil && c.Tally.People == n {
		s.next()
		return nil
	}
	if c.Tally != nil {
		s.why(cmd, c.Tally.People, then)
		return nil
	}
	return s.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return tallied{s, cmd, r, err, then} })
}

// tallied is the answer of the record to a number that was typed into a cell
// without one.
type tallied struct {
	s       *Sheet
	cmd     store.TallyLane
	receipt store.Receipt
	err     error
	then    func(store.Receipt) tea.Cmd
}

// took goes on, or asks why: somebody may have told the cell a moment ago.
func (s *Sheet) took(msg tallied) tea.Cmd {
	var e *store.Error
	if errors.As(msg.err, &e) && e.Reason == "tally.reason" {
		if was, err := strconv.Atoi(e.Arg); err == nil {
			s.why(msg.cmd, was, msg.then)
			return nil
		}
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err)) // what was typed stays
	}
	return msg.then(msg.receipt)
}

// why asks why a number takes the place of another.
func (s *Sheet) why(cmd store.TallyLane, was int, then func(store.Receipt) tea.Cmd) {
	w := s.env.Words
	s.Ask.Open(fmt.Sprintf(w.T.Point.Ask["why"], w.LaneNo(cmd.Lane), cmd.Slot.Format("15:04"), was, cmd.People), func(text string) tea.Cmd {
		cmd.Reason = text
		return s.Then(cmd, then)
	})
}

// Typing reports whether printable keys are text.
func (s *Sheet) Typing() bool { return s.Desk.Typing() }

// Actions of the screen.
func (s *Sheet) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	return append(s.actions(), app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd {
		if s.typed != "" {
			s.typed = ""
			return nil
		}
		return app.Say(app.Back{})
	}})
}

func (s *Sheet) actions() []app.Action {
	t := s.env.Words.T.Point
	why := map[string]string{}
	if s.lane > len(s.d.Lanes) || len(s.d.Point.Site.Lanes) < s.lane {
		why["shut"], why["lane"] = "lanes", "lanes"
	} else if s.d.Point.Site.Lanes[s.lane-1].Open {
		why["lane"] = "all"
	} else {
		why["shut"] = "shut"
	}
	if s.env.Store.ReadOnly() != nil {
		why = map[string]string{"shut": "readonly", "lane": "readonly", "lanes": "readonly", "target": "readonly"}
	}
	var out []app.Action
	for _, a := range []struct {
		id, key string
		run     func() tea.Cmd
	}{{"shut", "c", s.shut}, {"lane", "o", s.openLane}, {"lanes", "l", s.lanes}, {"target", "t", s.target}, {"formula", "f", s.formula}, {"more", "w", s.oneMore}} {
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: t.Why[why[a.id]], Bar: true, Run: a.run})
	}
	return out
}

func (s *Sheet) name() string {
	return s.env.Words.Name(s.d.Point.Site.Name, s.d.Point.Site.NameEN)
}

// shut closes the lane under the cursor with a reason.
func (s *Sheet) shut() tea.Cmd {
	lane := s.lane
	s.Ask.Open(s.env.Words.LaneNo(lane)+" "+s.env.Words.T.Point.Act["shut"]+s.env.Words.T.Report.Colon+s.env.Words.T.Point.Field["reason"], func(text string) tea.Cmd {
		if text == "" {
			return app.Say(s.env.Complain(&store.Error{Code: store.Invalid, Field: "reason", Reason: "reason.missing"}))
		}
		return s.Do(store.SetLanes{ID: s.id, No: lane, Reason: text}, fmt.Sprintf(s.env.Words.T.Point.Done["saved"], s.env.Words.LaneNo(lane)+" "+s.env.Words.T.Point.Closed))
	})
	return nil
}

func (s *Sheet) openLane() tea.Cmd {
	return s.Do(store.SetLanes{ID: s.id, No: s.lane, Open: true}, fmt.Sprintf(s.env.Words.T.Point.Done["saved"], s.env.Words.LaneNo(s.lane)))
}

func (s *Sheet) ask(label string, cmd func(n int, rest string) store.Command) tea.Cmd {
	s.Ask.Open(fmt.Sprintf(label, s.name()), func(text string) tea.Cmd {
		n, rest, err := leading(strings.ReplaceAll(text, ",", ""))
		if err != nil {
			return app.Say(s.env.Complain(err))
		}
		return s.Do(cmd(n, rest), fmt.Sprintf(s.env.Words.T.Point.Done["saved"], s.name()))
	})
	return nil
}

func (s *Sheet) lanes() tea.Cmd {
	return s.ask(s.env.Words.T.Point.Ask["lanes"], func(n int, rest string) store.Command {
		return store.SetLanes{ID: s.id, Lanes: n, Reason: rest}
	})
}

func (s *Sheet) target() tea.Cmd {
	return s.ask(s.env.Words.T.Point.Ask["target"], func(n int, rest string) store.Command {
		return store.AimPoint{Site: s.id, Target: n, Reason: rest}
	})
}

func (s *Sheet) formula() tea.Cmd {
	w, t, p := s.env.Words, s.env.Words.T.Point, s.d.Point
	lines := []string{t.FormulaWords, "", w.FinishFormula(p.Target, p.Done, p.Finish, s.now)}
	if p.Finish.Rate.Assumed {
		lines = append(lines, t.FormulaAssumed)
	}
	return app.Say(app.OpenDialog{Dialog: newInfo(s.env, t.FormulaTitle, lines)})
}

func (s *Sheet) oneMore() tea.Cmd {
	return whatIf(s.env, fmt.Sprintf(s.env.Words.T.Point.OneMore, s.name()), store.WhatIf{Add: s.id})
}

// Resize sets the size.
func (s *Sheet) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Sheet) Title() string {
	if !s.ready {
		return s.env.Words.PointsTitle()
	}
	return s.name()
}

// View draws the sheet, what follows from it, and the bar.
func (s *Sheet) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		rows = s.head(inner)
		at := -1
		grid, line := s.grid(inner, max(height-2-len(rows)-1, 3))
		if line >= 0 {
			at = len(rows) + line
		}
		rows = append(rows, grid...)
		rows = append(rows, s.env.Theme.Muted.Render(kit.Fit(s.env.Words.T.Point.SheetHint, inner)))
		if cursor == nil && at >= 0 {
			cursor = tea.NewCursor(2+s.column(inner), 1+at)
		}
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(kit.Clean(s.Title())), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

func (s *Sheet) head(w int) []string {
	th, words, p := s.env.Theme, s.env.Words, s.d.Point
	finish := words.FinishFormula(p.Target, p.Done, p.Finish, s.now)
	if p.Target == 0 {
		finish = words.T.Point.NoTarget
	}
	round := words.T.Point.NoRound
	if s.d.Round.ID != "" {
		round = words.Round(s.d.Round)
	}
	style := th.Text
	if p.Finish.Never != "" {
		style = th.Orange
	}
	return []string{th.Muted.Render(kit.Fit(kit.Clean(joined(round, words.T.Point.Lanes+" "+words.LaneMarks(p.Site), p.Why)), w)), kit.Gauge(th, p.Done, p.Target, w), style.Render(kit.Fit(kit.Clean(finish), w))}
}

// The widths of the sheet.
const (
	slotWidth = 7
	cellWidth = 7
)

// across is which lanes are in sight: the cursor's among them.
func (s *Sheet) across(w int) (from, to int) {
	n := len(s.d.Lanes)
	room := max((w-slotWidth-cellWidth)/cellWidth, 1)
	if n <= room {
		return 0, n
	}
	from = min(max(s.lane-room, 0), n-room)
	return from, from + room
}

// column is where the digits of the cursor's cell end.
func (s *Sheet) column(w int) int {
	from, _ := s.across(w)
	return slotWidth + (s.lane-from)*cellWidth - 2
}

// grid draws header, slots and totals; line is the row of the cursor.
func (s *Sheet) grid(w, h int) (rows []string, line int) {
	th, words := s.env.Theme, s.env.Words
	from, to := s.across(w)
	head := kit.Fit("", slotWidth)
	for _, l := range s.d.Lanes[from:to] {
		name := words.LaneNo(l.No)
		if !l.Open {
			name = th.Glyph.Cross + name
		}
		head += kit.FitRight(name+"  ", cellWidth)
	}
	rows = []string{th.Muted.Render(kit.Fit(head+kit.FitRight(words.T.Point.Sum, cellWidth), w))}
	room := max(h-2, 1)
	first := max(min(s.row()-room/2, len(s.d.Slots)-room), 0)
	line = -1
	for i := first; i < len(s.d.Slots) && i < first+room; i++ {
		if s.d.Slots[i].Start == s.slot {
			line = len(rows)
		}
		rows = append(rows, s.slotRow(s.d.Slots[i], from, to))
	}
	sum := kit.Fit(words.T.Point.Sum, slotWidth)
	for _, n := range s.d.Totals[from:to] {
		sum += kit.FitRight(word.Thousands(int64(n))+"  ", cellWidth)
	}
	return append(rows, th.Text.Render(kit.Fit(sum+kit.FitRight(word.Thousands(int64(s.d.Point.Done)), cellWidth), w))), line
}

func (s *Sheet) slotRow(r store.SheetSlot, from, to int) string {
	th := s.env.Theme
	out := th.Text.Render(kit.Fit(s.env.Words.Time(r.Start, s.now), slotWidth))
	for _, c := range r.Cells[from:to] {
		here := r.Start == s.slot && c.Lane == s.lane
		text, style := "·", th.Muted
		switch {
		case here && s.typed != "":
			text, style = s.typed, th.Accent
		case c.Tally != nil:
			text, style = fmt.Sprint(c.Tally.People), th.Text
		case c.Open == 0:
			text = th.Glyph.Cross
		case r.Start.Add(minutes(s.d.Minutes)) <= s.now:
			style = th.Orange
		}
		if here {
			out += style.Render(kit.FitRight(th.Glyph.Prompt+text, cellWidth-2)) + "  "
			continue
		}
		out += style.Render(kit.FitRight(text, cellWidth-2)) + "  "
	}
	return out + th.Text.Render(kit.FitRight(fmt.Sprint(r.Sum), cellWidth))
}
