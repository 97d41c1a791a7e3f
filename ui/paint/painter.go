// Package paint draws frames on a terminal. Bubble Tea keeps the terminal: raw
// mode, size, mouse, keyboard, the alternate screen, the way out. What is shown
// there is drawn here, row by row, at once when a frame is made: the
// framework's renderer rewrites every row that holds a wide glyph, at its next
// tick, and on a Chinese screen that is nearly all of them.
package paint

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Painter stands between the framework and the terminal: it passes on what the
// framework writes, and draws frames in between. It draws only while the
// alternate screen is on.
type Painter struct {
	tty    term.File
	rested func()

	mu      sync.Mutex
	on      bool   // the alternate screen is on
	stale   bool   // what stands on the screen is not known
	frame   *frame // to be drawn; nil: nothing new
	shown   frame
	sync    bool // the terminal holds a frame back until it is whole
	profile colorprofile.Profile

	wake chan struct{} // holds one token while there may be something to draw
	stop chan struct{}
	once sync.Once
	done chan struct{}
}

// frame is what a screen looks like.
type frame struct {
	rows   []string
	cursor *tea.Cursor
}

// rest is how long nothing must be drawn before the painter says so: longer
// than a frame, shorter than the gap between two keys of a fast typist.
const rest = 20 * time.Millisecond

// New makes a painter on a terminal and starts it; Close ends it. rested, when
// not nil, is called each time that the drawing comes to rest.
func New(tty term.File, rested func()) *Painter {
	if rested == nil {
		rested = func() {}
	}
	p := &Painter{tty: tty, rested: rested, profile: colorprofile.TrueColor, wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{})}
	go p.run()
	return p
}

// Close ends the drawing, after the program has ended. The terminal stays open.
func (p *Painter) Close() error {
	p.once.Do(func() { close(p.stop) })
	<-p.done
	return nil
}

// Show takes a frame; it is drawn as soon as the terminal has taken the one
// before. Frames that come meanwhile replace each other.
func (p *Painter) Show(rows []string, cursor *tea.Cursor) {
	p.mu.Lock()
	p.frame = &frame{rows, cursor}
	p.mu.Unlock()
	p.touch()
}

func (p *Painter) touch() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Profile says how many colours the terminal has.
func (p *Painter) Profile(c colorprofile.Profile) {
	p.mu.Lock()
	p.profile, p.stale = c, true
	p.mu.Unlock()
}

// Synchronized says that the terminal knows frames that come in one piece.
func (p *Painter) Synchronized() {
	p.mu.Lock()
	p.sync = true
	p.mu.Unlock()
}

func (p *Painter) run() {
	defer close(p.done)
	quiet := time.NewTimer(rest)
	defer quiet.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-p.wake:
			p.draw()
			quiet.Reset(rest)
		case <-quiet.C:
			p.rested()
		}
	}
}

// draw writes what differs from what is shown.
func (p *Painter) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.pending()
	if len(out) == 0 {
		return
	}
	if _, err := p.tty.Write(out); err != nil {
		p.on = false // the framework meets the same error, and ends the program
	}
}

// pending are the bytes of what is to be drawn; it counts as shown from then on.
func (p *Painter) pending() []byte {
	if !p.on || (p.frame == nil && !p.stale) {
		return nil
	}
	next := p.shown
	if p.frame != nil {
		next, p.frame = *p.frame, nil
	}
	out := p.difference(next)
	p.shown, p.stale = next, false
	return out
}

// difference are the bytes that turn what is shown into the next frame.
func (p *Painter) difference(next frame) []byte {
	var rows bytes.Buffer
	down := &colorprofile.Writer{Forward: &rows, Profile: p.profile}
	all := p.stale || len(next.rows) != len(p.shown.rows)
	for y, row := range next.rows {
		if !all && row == p.shown.rows[y] {
			continue
		}
		rows.WriteString("\x1b[" + strconv.Itoa(y+1) + ";1H")
		if p.profile == colorprofile.TrueColor || !strings.Contains(row, "\x1b") {
			rows.WriteString(row)
			continue
		}
		_, _ = down.WriteString(row) // a buffer takes everything
	}
	if rows.Len() == 0 && !all && same(next.cursor, p.shown.cursor) {
		return nil
	}
	var out bytes.Buffer
	if p.sync {
		out.WriteString(ansi.SetModeSynchronizedOutput)
	}
	// A glyph that this terminal draws wider than it should must not push its
	// row into the next one.
	out.WriteString(ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap)
	out.Write(rows.Bytes())
	out.WriteString(ansi.SetModeAutoWrap)
	if c := next.cursor; c != nil {
		out.WriteString("\x1b[" + strconv.Itoa(c.Y+1) + ";" + strconv.Itoa(c.X+1) + "H" + ansi.SetCursorStyle(style(c)) + ansi.SetModeTextCursorEnable)
	}
	if p.sync {
		out.WriteString(ansi.ResetModeSynchronizedOutput)
	}
	return out.Bytes()
}

func same(a, b *tea.Cursor) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Position == b.Position && style(a) == style(b)
}

// style is the number of a cursor's look (DECSCUSR).
func style(c *tea.Cursor) int {
	n := int(c.Shape)*2 + 1
	if !c.Blink {
		n++
	}
	return n
}
