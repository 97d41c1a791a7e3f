package app

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
)

// logPage is how many lines are read at a time.
const logPage = 60

// Log is a pane of journal lines, newest first, that reads on while somebody
// scrolls down. New lines never move what is being read.
type Log struct {
	env   *Env
	page  func(before string, limit int) ([]store.Line, error)
	event func(l store.Line, now journal.Time) kit.Event
	lines []store.Line
	gen   int
	ended bool // the first line of all is among them
	ready bool
	top   int // first row in sight
	h     int // rows in sight, as last drawn

	cache []string
	key   logKey
}

// logKey is what the drawn rows depend on.
type logKey struct {
	w          int
	now        journal.Time
	lang, look string
	gen, n     int
}

type logRead struct {
	log   *Log
	gen   int
	after string // the page goes on behind this entry, "" is from the newest
	limit int
	lines []store.Line
	err   error
}

// NewLog makes an empty pane. page reads lines written before an entry, newest
// first, outside of the update loop; event draws one.
func NewLog(env *Env, page func(before string, limit int) ([]store.Line, error), event func(store.Line, journal.Time) kit.Event) *Log {
	return &Log{env: env, page: page, event: event}
}

// Load reads the newest lines; who has scrolled down keeps what was read.
func (l *Log) Load() tea.Cmd {
	l.gen++
	if l.top == 0 {
		return l.fetch("", logPage)
	}
	return l.fetch("", len(l.lines)+logPage)
}

func (l *Log) fetch(after string, limit int) tea.Cmd {
	out := logRead{log: l, gen: l.gen, after: after, limit: limit}
	page := l.page
	return func() tea.Msg {
		out.lines, out.err = page(after, limit)
		return out
	}
}

// Update takes what was read; false when a message is not for this pane.
func (l *Log) Update(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	read, ok := msg.(logRead)
	if !ok || read.log != l {
		return nil, false
	}
	switch {
	case read.gen != l.gen: // a newer one is on its way
	case read.err != nil:
		return Say(l.env.Complain(read.err)), true
	case read.after == "":
		l.ended = len(read.lines) < read.limit
		l.hold(read.lines)
	default:
		l.ended = len(read.lines) < read.limit
		l.lines = append(l.lines, read.lines...)
	}
	l.ready = l.ready || read.gen == l.gen
	return nil, true
}

// hold takes the newest lines; who has scrolled down keeps in sight what was.
func (l *Log) hold(lines []store.Line) {
	old, rows := l.lines, len(l.cache)
	l.lines = lines
	if l.top == 0 || len(old) == 0 || l.key.w == 0 {
		return
	}
	for i, x := range lines {
		if x.ID != old[0].ID {
			continue
		}
		if n := i + len(old); n < len(lines) {
			l.lines, l.ended = lines[:n], false
		}
		l.top += len(l.all(l.key.w, l.key.now)) - rows // the same lines below, so many rows above
		return
	}
}

// Scroll moves by rows and reads on before the end comes into sight.
func (l *Log) Scroll(by int) tea.Cmd {
	l.top = min(max(l.top+by, 0), max(len(l.cache)-l.h, 0))
	if l.ended || len(l.lines) == 0 || l.top+2*l.h < len(l.cache) {
		return nil
	}
	l.gen++
	return l.fetch(l.lines[len(l.lines)-1].ID, logPage)
}

// Key scrolls by a key; false when the key is not for the pane.
func (l *Log) Key(key string) (cmd tea.Cmd, ok bool) {
	by := map[string]int{"up": -1, "down": 1, "pgup": -max(l.h-1, 1), "pgdown": max(l.h-1, 1), "home": -1 << 30}[key]
	if by == 0 {
		return nil, false
	}
	return l.Scroll(by), true
}

// Rows draws the lines in sight; empty stands there when there are none.
func (l *Log) Rows(w, h int, now journal.Time, empty string) []string {
	switch {
	case !l.ready:
		return []string{l.env.Theme.Muted.Render(l.env.Words.T.Board.Loading)}
	case len(l.lines) == 0:
		var out []string
		for _, r := range kit.Wrap(empty, w) {
			out = append(out, l.env.Theme.Muted.Render(r))
		}
		return out
	}
	all := l.all(w, now)
	l.h = max(h, 0)
	top := min(l.top, max(len(all)-l.h, 0))
	return all[top:min(top+l.h, len(all))]
}

// all draws every line that was read, once for each time something changed.
func (l *Log) all(w int, now journal.Time) []string {
	key := logKey{w, now, l.env.Words.T.Lang, l.env.Theme.Mode, l.gen, len(l.lines)}
	if l.cache != nil && l.key == key {
		return l.cache
	}
	events := make([]kit.Event, 0, len(l.lines))
	for _, x := range l.lines {
		events = append(events, l.event(x, now))
	}
	l.cache, l.key = kit.Timeline(l.env.Theme, events, w), key
	return l.cache
}

// Told draws a line for the history of its own place: struck lines with the
// reason, notes apart from what people did, and that from what the program
// noted down.
func (e *Env) Told(l store.Line, now journal.Time) kit.Event {
	t := e.Theme
	out := kit.Event{Time: e.Words.Time(l.At, now), Mark: t.Glyph.OK, Style: t.OK, Who: l.ByName, Text: e.Words.Told(l), Struck: l.Struck != nil}
	switch {
	case l.Struck != nil:
		out.Mark, out.Style = t.Glyph.Cross, t.Muted
		out.Text += fmt.Sprintf(e.Words.T.Report.Paren, e.Words.T.Report.Struck+e.Words.T.Report.Colon+l.Struck.Reason)
	case l.Kind == "note.add":
		out.Mark, out.Style = t.Glyph.V, t.Text
	case l.Stream == store.System:
		out.Mark, out.Style = t.Glyph.Closed, t.Muted
	}
	return out
}
