package uitest

import (
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Rig runs a model without a terminal and without waiting: every command is
// done before Send returns. It must live inside a synctest bubble.
type Rig struct {
	tb   testing.TB
	m    tea.Model
	msgs chan tea.Msg
	w, h int
	Quit bool     // the model asked to end
	Raw  []string // what it wrote to the terminal past the frames: a bell
	Fast bool     // draw only when somebody looks: for walks that look for one thing, in four processes
	good string   // the content of the last frame that was checked at this size
}

// broken says that a command panicked.
type broken struct{ why string }

// NewRig starts a model in a window of w by h cells.
func NewRig(tb testing.TB, m tea.Model, w, h int) *Rig {
	tb.Helper()
	r := &Rig{tb: tb, m: m, msgs: make(chan tea.Msg, 4096), w: w, h: h}
	r.run(m.Init())
	r.Send(tea.WindowSizeMsg{Width: w, Height: h})
	return r
}

func (r *Rig) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		defer func() {
			if p := recover(); p != nil {
				r.msgs <- broken{fmt.Sprintf("a command panics: %v\n%s", p, debug.Stack())}
			}
		}()
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				r.run(c)
			}
		default:
			r.msgs <- msg
		}
	}()
}

// Send gives the model a message and lets everything it starts come to rest.
func (r *Rig) Send(msg tea.Msg) {
	r.tb.Helper()
	r.update(msg)
	for {
		synctest.Wait()
		select {
		case msg := <-r.msgs:
			r.update(msg)
		default:
			r.again()
			return
		}
	}
}

// Burst sends keys faster than anything that they start can answer, then lets
// it all come to rest: how keys arrive that are typed ahead.
func (r *Rig) Burst(names ...string) {
	r.tb.Helper()
	for _, n := range names {
		r.Update(Key(n))
	}
	r.Send(nil)
}

// Update gives the model a message and waits for nothing that it starts.
func (r *Rig) Update(msg tea.Msg) {
	r.tb.Helper()
	r.update(msg)
}

// again holds that what came to rest draws the same picture twice.
func (r *Rig) again() {
	r.tb.Helper()
	if r.Fast {
		return
	}
	if v := r.m.View(); v.Content != r.good {
		r.tb.Fatal("drawing twice gives two pictures")
	}
}

func (r *Rig) update(msg tea.Msg) {
	r.tb.Helper()
	if _, ok := msg.(tea.QuitMsg); ok {
		r.Quit = true
		return
	}
	if b, ok := msg.(broken); ok {
		r.tb.Fatal(b.why)
	}
	if raw, ok := msg.(tea.RawMsg); ok {
		r.Raw = append(r.Raw, fmt.Sprint(raw.Msg))
		return
	}
	var cmd tea.Cmd
	r.m, cmd = r.m.Update(msg)
	r.run(cmd)
	r.check()
}

// check holds the invariants of every frame: as many rows and cells as the
// window has, styles closed in every row, no control characters, boxes that
// close, something in the footer; and the same bytes twice when it rests.
func (r *Rig) check() {
	r.tb.Helper()
	if r.Fast {
		return
	}
	v := r.m.View()
	if v.Content == "" || !v.AltScreen {
		r.tb.Fatal("an empty view or no alternate screen")
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= r.w || c.Y < 0 || c.Y >= r.h) {
		r.tb.Fatalf("cursor at %d,%d outside of the window", c.X, c.Y)
	}
	if v.Content == r.good {
		return
	}
	r.frame(v)
	r.good = v.Content
}

func (r *Rig) frame(v tea.View) {
	r.tb.Helper()
	rows := strings.Split(v.Content, "\n")
	if len(rows) > r.h {
		r.tb.Fatalf("%d rows in a window of %d", len(rows), r.h)
	}
	for i, row := range rows {
		if w := ansi.StringWidth(row); w > r.w {
			r.tb.Fatalf("row %d has %d cells in a window of %d: %q", i, w, r.w, ansi.Strip(row))
		}
		if last := strings.LastIndex(row, "\x1b["); last >= 0 && !strings.HasPrefix(row[last:], "\x1b[m") && !strings.HasPrefix(row[last:], "\x1b[0m") {
			r.tb.Fatalf("row %d leaves a style open: %q", i, row)
		}
		if c, bad := control(row); bad {
			r.tb.Fatalf("row %d holds the control character %U: %q", i, c, row)
		}
	}
	if len(rows) == r.h && strings.TrimSpace(ansi.Strip(rows[r.h-1])) == "" {
		r.tb.Fatalf("nothing in the footer:\n%s", ansi.Strip(v.Content))
	}
	if why := boxes(rows); why != "" {
		r.tb.Fatalf("%s:\n%s", why, ansi.Strip(v.Content))
	}
}

// Type sends a text as an IME commits it.
func (r *Rig) Type(text string) {
	r.tb.Helper()
	r.Send(tea.KeyPressMsg{Text: text, Code: tea.KeyExtended})
}

// Key sends a named key: enter, esc, up, f10, ctrl+q, space.
func (r *Rig) Key(name string) {
	r.tb.Helper()
	r.Send(Key(name))
}

// Key makes the message of a named key.
func Key(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"tab": tea.KeyTab, "backspace": tea.KeyBackspace, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModCtrl}
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		return tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModAlt}
	}
	var n int
	if _, err := fmt.Sscanf(name, "f%d", &n); err == nil {
		return tea.KeyPressMsg{Code: tea.KeyF1 + rune(n-1)}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// Screen is the picture without styles, with a last line for the cursor: what
// golden files hold.
func (r *Rig) Screen() string {
	v := r.m.View()
	var b strings.Builder
	for _, row := range strings.Split(ansi.Strip(v.Content), "\n") {
		b.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	if v.Cursor == nil {
		b.WriteString("no cursor\n")
	} else {
		fmt.Fprintf(&b, "cursor %d,%d\n", v.Cursor.X, v.Cursor.Y)
	}
	return b.String()
}

// Resize changes the window.
func (r *Rig) Resize(w, h int) {
	r.tb.Helper()
	r.w, r.h, r.good = w, h, ""
	r.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Rest lets typing pause for a while and what waits for that come to rest.
func (r *Rig) Rest() {
	r.tb.Helper()
	for range 4 {
		time.Sleep(300 * time.Millisecond) // of the bubble: it takes no time
		r.Send(nil)
	}
}

// End lets the timers that still run fire: in a bubble that takes no time, and
// a bubble must not end while one waits.
func (r *Rig) End() { time.Sleep(2 * time.Minute) }

// Styled is the picture with its styles.
func (r *Rig) Styled() string { return r.m.View().Content }
