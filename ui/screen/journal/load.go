package journal

import (
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
	full  bool // as many as were asked for
	cuts  []store.CutMark
	words [][]string
	now   journal.Time
	from  store.Place
	err   error
}

// fresh begins anew at the newest line.
func (s *Screen) fresh() tea.Cmd {
	s.gen++
	s.busy, s.again, s.sel, s.top, s.news = false, false, "", end, false
	return s.load(wantNewest, store.Place{})
}

// around begins anew from a place on, with the page before it.
func (s *Screen) around(p store.Place) tea.Cmd {
	s.gen++
	s.busy, s.again = false, false
	return s.load(wantFrom, p)
}

// refresh reads the window again and what came behind it.
func (s *Screen) refresh() tea.Cmd {
	if s.busy {
		s.again = true
		return nil
	}
	if len(s.win.lines) == 0 {
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
	f, st, ctx := s.f, s.env.Store, s.env.Ctx
	out := paged{s: s, gen: s.gen, want: w, from: from}
	first, last, held := s.ends()
	newer := s.win.newer
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		lf, err := f.store(ctx, st.View)
		if err != nil {
			out.err = err
			return out
		}
		out.words, lf.Limit = lf.Words, page
		switch w {
		case wantNewest:
			lf.Newest = true
		case wantOlder:
			lf.Newest, lf.Before = true, first
		case wantNewer:
			lf.After = last
		case wantAgain:
			lf.After, lf.Limit = first.Back(), held+page
			if newer { // what came in is far below
				lf.Limit = held
			}
		case wantFrom:
			lf.After = from.Back()
		}
		if out.lines, out.err = st.Lines(ctx, lf); out.err != nil {
			return out
		}
		out.full = len(out.lines) == lf.Limit
		if lf.Newest {
			slices.Reverse(out.lines)
		}
		lo, hi := stretch(out.lines, out.now)
		if held > 0 && w != wantNewest && w != wantFrom {
			lo, hi = min(lo, journal.Time(first.HLC>>16)), max(hi, journal.Time(last.HLC>>16))
		}
		if w == wantNewest || w == wantFrom && !out.full || w != wantFrom && !newer { // the end is held, with a cut-off behind the last line
			hi = out.now
		}
		out.cuts, out.err = st.CutMarks(ctx, lo, hi)
		return out
	}
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
	s.busy = false
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	id, row := s.anchor()
	w := &s.win
	w.now, w.words, s.ready = msg.now, msg.words, true
	_, last, had := s.ends()
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
		w.newer = w.newer || msg.full
		s.news = s.news || w.newer || len(msg.lines) > 0 && had > 0 && last.Less(msg.lines[len(msg.lines)-1].Place)
		w.lines = msg.lines
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
