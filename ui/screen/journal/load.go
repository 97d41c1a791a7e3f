package journal

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
)

// page is how many lines are read at once; keep is how many the window holds
// at most, so that a journal of any length takes the same room.
const (
	page = 200
	keep = 1200
	near = 40 // lines from an end of the window at which it grows
)

// window is the part of the journal that is held, oldest first.
type window struct {
	lines []store.Line
	older bool // there is more before
	newer bool // and after
	cuts  []store.CutMark
	words [][]string // that were searched for
	now   journal.Time
	rows  []drawn
	tail  store.Place // the newest line of all when the window was read
}

// want says which page is asked for.
type want int

const (
	wantNewest want = iota
	wantOlder
	wantNewer
	wantAgain // the same window, and what came behind it
	wantFrom  // from a place on
)

type paged struct {
	s     *Screen
	gen   int
	want  want
	lines []store.Line
	added []store.Line // behind the window, read again
	full  bool         // as many as were asked for
	tail  store.Place
	cuts  []store.CutMark
	words [][]string
	now   journal.Time
	err   error
}

// fresh begins anew at the newest line.
func (s *Screen) fresh() tea.Cmd {
	s.sel, s.top, s.news = "", end, false
	return s.anew(wantNewest, store.Place{})
}

// around begins anew from a place on.
func (s *Screen) around(p store.Place) tea.Cmd { return s.anew(wantFrom, p) }

// anew gives up what was asked for another filter: a search for what is rare
// may read the whole journal.
func (s *Screen) anew(w want, from store.Place) tea.Cmd {
	s.gen++
	s.busy, s.again, s.pending = false, false, true
	s.stop()
	return s.load(w, from)
}

// refresh reads the window again and what came behind it.
func (s *Screen) refresh() tea.Cmd {
	if s.busy {
		s.again = true
		return nil
	}
	if s.win.tail.IsZero() {
		return s.load(wantNewest, store.Place{})
	}
	return s.load(wantAgain, store.Place{})
}

// load asks for a page; one is on its way at a time.
func (s *Screen) load(w want, from store.Place) tea.Cmd {
	if s.busy {
		return nil
	}
	s.busy = true
	ctx, cancel := context.WithCancel(s.env.Ctx)
	s.stop = cancel
	r := reader{v: s.env.Store.View, f: s.f, want: w, from: from, tail: s.win.tail, newer: s.win.newer}
	r.first, r.last, r.held = s.ends()
	if w == wantAgain {
		r.ids = make([]string, r.held)
		for i, l := range s.win.lines {
			r.ids[i] = l.ID
		}
	}
	gen := s.gen
	return func() tea.Msg {
		defer cancel()
		out := paged{s: s, gen: gen, want: w, now: journal.At(r.v.Now())}
		out.err = r.read(ctx, &out)
		return out
	}
}

// reader reads one page outside the update loop.
type reader struct {
	v           *store.View
	f           filter
	want        want
	from        store.Place
	first, last store.Place // of the window
	held        int
	ids         []string
	tail        store.Place
	newer       bool
}

func (r reader) read(ctx context.Context, out *paged) error {
	f, err := r.f.store(ctx, r.v)
	if err != nil {
		return err
	}
	out.words, f.Limit = f.Words, page
	if out.tail, err = r.v.End(ctx); err != nil {
		return err
	}
	switch r.want {
	case wantNewest:
		f.Newest = true
	case wantOlder:
		f.Newest, f.Before = true, r.first
	case wantNewer:
		f.After = r.last
	case wantFrom:
		f.After = r.from.Back()
	case wantAgain:
		if err := r.again(ctx, f, out); err != nil {
			return err
		}
		return r.cuts(ctx, out)
	}
	if out.lines, err = r.v.Lines(ctx, f); err != nil {
		return err
	}
	out.full = len(out.lines) == f.Limit
	if f.Newest {
		slices.Reverse(out.lines)
	}
	return r.cuts(ctx, out)
}

// again reads the lines of the window, which may have been struck, and what
// was written since behind them. What is rare is not looked for twice.
func (r reader) again(ctx context.Context, f store.LineFilter, out *paged) (err error) {
	if r.held > 0 {
		held := f
		held.After, held.Entries, held.Limit = r.first.Back(), r.ids, r.held
		if out.lines, err = r.v.Lines(ctx, held); err != nil {
			return err
		}
	}
	if r.newer {
		return nil // what came in is far below
	}
	f.After = r.tail
	if f.After.Less(r.last) {
		f.After = r.last
	}
	out.added, err = r.v.Lines(ctx, f)
	out.full = len(out.added) == f.Limit
	return err
}

// cuts reads the cut-offs between the lines; where the window has the end, also
// one behind the last line.
func (r reader) cuts(ctx context.Context, out *paged) (err error) {
	lo, hi := stretch(append(out.lines, out.added...), out.now)
	if r.held > 0 && r.want != wantNewest && r.want != wantFrom {
		lo, hi = min(lo, journal.Time(r.first.HLC>>16)), max(hi, journal.Time(r.last.HLC>>16))
	}
	if r.want == wantNewest || r.want == wantFrom && !out.full || r.want != wantFrom && !r.newer {
		hi = out.now
	}
	out.cuts, err = r.v.CutMarks(ctx, lo, hi)
	return err
}

// stretch is from when to when lines were recorded.
func stretch(lines []store.Line, now journal.Time) (from, to journal.Time) {
	if len(lines) == 0 {
		return now, 0
	}
	return lines[0].Recorded, lines[len(lines)-1].Recorded
}

// ends are the places of the first and the last line held.
func (s *Screen) ends() (first, last store.Place, n int) {
	if n = len(s.win.lines); n > 0 {
		first, last = s.win.lines[0].Place, s.win.lines[n-1].Place
	}
	return first, last, n
}

// paged puts a page into the window. The line that is looked at stays where it
// is on the screen.
func (s *Screen) paged(msg paged) tea.Cmd {
	s.busy, s.pending = false, false
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	id, row := s.anchor()
	w := &s.win
	w.now, w.words, s.ready = msg.now, msg.words, true
	moved := w.tail.Less(msg.tail)
	if msg.want != wantOlder { // that page says nothing about the end
		w.tail = msg.tail
	}
	switch msg.want {
	case wantNewest:
		w.lines, w.older, w.newer = msg.lines, msg.full, false
	case wantOlder:
		w.lines, w.older = append(msg.lines, w.lines...), msg.full
		if len(w.lines) > keep {
			w.lines, w.newer = w.lines[:keep:keep], true
		}
	case wantNewer:
		w.lines, w.newer = append(w.lines, msg.lines...), msg.full
		s.cutOld()
	case wantAgain:
		s.news = s.news || len(msg.added) > 0 || w.newer && moved
		w.lines, w.newer = append(msg.lines, msg.added...), w.newer || msg.full
		s.cutOld()
	case wantFrom:
		return s.landed(msg)
	}
	w.cuts = msg.cuts
	s.draw()
	s.hold(id, row)
	if s.mine != "" && s.rowOf(s.mine) >= 0 {
		s.sel, s.mine = s.mine, ""
		s.follow()
	}
	return s.next()
}

func (s *Screen) cutOld() {
	if n := len(s.win.lines) - keep; n > 0 {
		s.win.lines, s.win.older = slices.Clone(s.win.lines[n:]), true
	}
}

// landed shows the window from a place on, its first line chosen.
func (s *Screen) landed(msg paged) tea.Cmd {
	if len(msg.lines) == 0 { // nothing is written from there on
		return s.fresh()
	}
	s.win.lines, s.win.older, s.win.newer, s.win.cuts = msg.lines, true, msg.full, msg.cuts
	s.draw()
	s.sel = msg.lines[0].ID
	s.top = 0
	s.follow()
	return s.next()
}

// next reads on where the view comes near an end, and what changed meanwhile.
func (s *Screen) next() tea.Cmd {
	if s.again {
		s.again = false
		return s.refresh()
	}
	return s.grow()
}

// grow asks for the page before or behind when the view is near it.
func (s *Screen) grow() tea.Cmd {
	if len(s.win.rows) == 0 || s.h == 0 {
		return nil
	}
	top, room := s.at(), s.room()
	switch {
	case s.win.older && top < near:
		return s.load(wantOlder, store.Place{})
	case s.win.newer && top+room > len(s.win.rows)-near:
		return s.load(wantNewer, store.Place{})
	}
	return nil
}

// goTime shows the journal from a time on.
func (s *Screen) goTime(t time.Time) tea.Cmd { return s.around(store.PlaceAt(t)) }
