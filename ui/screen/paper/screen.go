// Package paper is where slips that were written while the laptop was off are
// typed in: one line each, its time first; who wrote them, their date and their
// numbers hold until they are changed.
package paper

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/noteline"
	"zhiban/ui/word"
)

// most is how many slips are shown, the last ones.
const most = 60

// Screen is the pile of slips with the line that takes the next one.
type Screen struct {
	env   *app.Env
	line  *noteline.Line
	w, h  int
	gen   int
	slips []store.PaperLines
	ready bool
	top   int // first slip in sight
	count int // saved while the screen was open
}

// New makes the screen.
func New(env *app.Env) *Screen {
	return &Screen{env: env, line: noteline.NewSlips(env, noteline.Slips{})}
}

type loaded struct {
	s     *Screen
	gen   int
	slips []store.PaperLines
	last  string
	first bool
	err   error
}

// Init reads the slips and where their numbers stand.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.line.Init(), s.load(true)) }

func (s *Screen) load(first bool) tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen, first: first}
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		var errs [2]error
		out.slips, errs[0] = st.PaperLines(ctx, most)
		out.last, errs[1] = st.LastSerial(ctx)
		out.err = errors.Join(errs[0], errs[1])
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.s == s && msg.gen == s.gen {
			return s.show(msg)
		}
		return nil
	case noteline.Saved:
		if msg.Slip {
			s.count, s.top = s.count+1, 0
		}
		return s.load(false)
	case app.Changed:
		return tea.Batch(s.load(false), s.line.Update(msg))
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			s.scroll(-1)
		} else {
			s.scroll(1)
		}
		return nil
	case tea.MouseClickMsg:
		return nil
	case headed:
		if msg.s == s {
			s.line.SetHead(msg.head)
		}
		return nil
	}
	return s.line.Update(msg)
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.slips, s.ready = msg.slips, true
	if head := s.line.Head(); msg.first && head.Serial == "" {
		head.Serial = store.NextSerial(msg.last)
		s.line.SetHead(head)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		s.line.Quiet()
		return s.line.Leave(app.Back{})
	case "up":
		s.scroll(-1)
		return nil
	case "down":
		s.scroll(1)
		return nil
	case "pgup":
		s.scroll(-s.room())
		return nil
	case "pgdown":
		s.scroll(s.room())
		return nil
	}
	cmd, _ := s.line.Key(msg)
	return cmd
}

func (s *Screen) scroll(by int) {
	s.top = max(min(s.top+by, len(s.slips)-s.room()), 0)
}

// Resize tells the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Paper.Title }

// Typing is always true: printable keys go to the line.
func (s *Screen) Typing() bool { return true }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.line.CanUndo() }

// Flush writes what is typed down when the program ends.
func (s *Screen) Flush(ctx context.Context) error { return s.line.Flush(ctx) }

// Actions are what can be done here beside typing.
func (s *Screen) Actions() []app.Action {
	return []app.Action{{ID: "paper-head", Keys: []string{"ctrl+e"}, Name: s.env.Words.T.Paper.HeadForm, Run: s.ask}}
}

// ask changes what holds for the slips that follow.
func (s *Screen) ask() tea.Cmd {
	t, head := s.env.Words.T.Paper, s.line.Head()
	day := ""
	if !head.Day.IsZero() {
		day = head.Day.Format(time.DateOnly)
	}
	form := kit.NewForm(t.HeadForm, []kit.FormField{
		{Key: "writer", Label: t.Writer, Hint: t.WriterHint, Value: head.Writer},
		{Key: "date", Label: t.Day, Hint: t.DayHint, Value: day, Check: func(v string) string { _, why := s.day(v); return why }},
		{Key: "serial", Label: t.Serial, Hint: t.SerialHint, Value: head.Serial},
	}, s.env.FormWords())
	return app.OpenTask(s.env, form, func(v map[string]string) (tea.Cmd, error) {
		day, _ := s.day(v["date"])
		return app.Say(headed{s, noteline.Slips{Writer: strings.TrimSpace(v["writer"]), Day: day, Serial: store.ParseSerial(v["serial"])}}), nil
	})
}

// day reads the date of the slips; why says what is wrong with it.
func (s *Screen) day(v string) (day time.Time, why string) {
	if strings.TrimSpace(v) == "" {
		return day, ""
	}
	t, now := s.env.Words.T.Paper, s.env.Store.Now()
	day, ok := word.ParseDay(v, now, s.env.Store.Zone())
	switch {
	case !ok:
		return day, fmt.Sprintf(t.BadDay, v)
	case day.After(now):
		return day, t.FutureDay
	}
	return day, ""
}

// headed is what the form said.
type headed struct {
	s    *Screen
	head noteline.Slips
}

// room is how many slips are in sight: without the frame, the head and the two
// rows of the line.
func (s *Screen) room() int { return max(s.h-6, 1) }

// View draws the pile and the line.
func (s *Screen) View() (string, *tea.Cursor) {
	t, words := s.env.Theme, s.env.Words
	in := s.w - 4
	rows := []string{s.head(in), kit.Separator(t, s.listHead(), in)}
	switch {
	case !s.ready:
		rows = append(rows, t.Muted.Render(kit.Fit(words.T.Board.Loading, in)))
	case len(s.slips) == 0:
		rows = append(rows, t.Text.Render(kit.Fit(words.T.Paper.None, in)), t.Muted.Render(kit.Fit(words.T.Paper.NoneHint, in)))
	}
	for _, p := range s.slips[min(s.top, len(s.slips)):min(s.top+s.room(), len(s.slips))] {
		rows = append(rows, s.row(p, in))
	}
	box := kit.Box(t, t.Title.Render(words.T.Paper.Title), rows, s.w, max(s.h-2, 3))
	line, x := s.line.View(s.w)
	return strings.Join(append(box, line...), "\n"), tea.NewCursor(x, s.h-2)
}

// head is what holds for the next slip.
func (s *Screen) head(w int) string {
	t, head := s.env.Words.T.Paper, s.line.Head()
	or := func(v, none string) string {
		if v == "" {
			return none
		}
		return v
	}
	day := t.Auto
	if !head.Day.IsZero() {
		day = s.env.Words.Day(head.Day)
	}
	text := fmt.Sprintf(t.Header, or(head.Writer, t.AnyHand), day, or(head.Serial, t.NoSerial))
	return kit.Spread(s.env.Theme.Accent.Render(kit.Clean(text)), s.env.Theme.Muted.Render("Ctrl+E"), w)
}

func (s *Screen) listHead() string {
	t := s.env.Words.T.Paper
	if s.count == 0 {
		return t.ListHead
	}
	return t.ListHead + " · " + fmt.Sprintf(t.Counted, s.count)
}

func (s *Screen) row(p store.PaperLines, w int) string {
	t, words := s.env.Theme, s.env.Words
	serial := p.Serial
	if serial == "" {
		serial = "—"
	}
	style := t.Text
	if p.Dropped {
		style = t.Muted.Strikethrough(true)
	}
	at := kit.Fit(words.Time(p.At, journal.At(s.env.Store.Now())), 11)
	who := kit.Fit(kit.ShortName(p.Writer, 8), 8)
	return t.Muted.Render(kit.Fit(serial, 8)+" "+at+" "+who) + " " + style.Render(kit.Fit(kit.Clean(words.SlipText(p)), max(w-30, 10)))
}
