// Package noteline is the line that a duty officer writes into: on the board
// it always stands at the bottom, elsewhere one key opens it. There is only
// one, so that what is half typed follows from screen to screen; it is kept as
// a draft beside the record on every pause of typing, and offered back after a crash.
package noteline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/line"
)

// draftKey is where an unsaved line survives a crash.
const draftKey = "draft"

// Saved says that the record took a line.
type Saved struct {
	Receipt store.Receipt
	Slip    bool // typed in from paper
}

// Line is the note line with its echo.
type Line struct {
	env   *app.Env
	field *kit.Field
	names line.Context
	ready bool // names are loaded

	parsed   line.Parsed
	note     string // answer to the last save, shown in the echo line
	bad      bool
	again    bool   // the next Enter repeats a refused duplicate
	clock    bool   // the next Enter confirms that the laptop's clock is right
	mark     string // slug of the part that Tab changes
	fixed    bool   // Tab has changed it
	gen      int    // of the names that are wanted
	whole    bool   // all names are being read: a refresh would lose them
	draft    string // what was last written to the draft
	drafting bool
	pauses   int  // since the line was last written down, 0: it waits for no pause
	fresh    bool // something was typed since the last pause
	saving   bool
	ahead    bool     // Enter was pressed again while a save is under way, or while what it made is looked up
	asked    string   // numbers that were looked up last
	asking   int      // look-ups that are under way
	waiting  []string // lines that were put back and are not in the field
	back     bool     // what is in the field was put back and is untouched
	plain    bool     // the next Enter writes a failed command down as a note
	draftKey string
	slips    *slipLine // nil: what is typed happens now
}

// New makes an empty line.
func New(env *app.Env) *Line { return &Line{env: env, field: kit.NewField(), draftKey: draftKey} }

type named struct {
	of    *Line
	gen   int
	names line.Context
	err   error
}

type answer struct {
	of      *Line
	receipt store.Receipt
	text    string
	err     error
}

type draftRead struct {
	of   *Line
	text string
}

type draftSaved struct {
	of   *Line
	text string
}

// Init reads the names that are understood, and the draft.
func (l *Line) Init() tea.Cmd {
	st, ctx := l.env.Store, l.env.Ctx
	return tea.Batch(l.load(), func() tea.Msg {
		text, err := st.Local(ctx, l.draftKey)
		if err != nil {
			return l.env.Complain(err)
		}
		return draftRead{l, text}
	})
}

// refresh reads the matters anew; the names only when one may have changed: a
// village has thousands.
func (l *Line) refresh(msg app.Changed) tea.Cmd {
	if !l.ready || l.whole || msg.Touches("person", "team", "group", "grid", "site", "plan", "station") {
		return l.load()
	}
	l.gen++
	gen, st, ctx, text, names := l.gen, l.env.Store, l.env.Ctx, l.field.Value(), l.names
	return func() tea.Msg {
		names, err := names.Refresh(ctx, st.View, text)
		return named{l, gen, names, err}
	}
}

func (l *Line) load() tea.Cmd {
	l.gen++
	l.whole = true
	gen, st, ctx, text := l.gen, l.env.Store, l.env.Ctx, l.field.Value()
	return func() tea.Msg {
		names, err := line.Load(ctx, st.View, text)
		return named{l, gen, names, err}
	}
}

// Update takes messages that are not keys.
func (l *Line) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case named:
		if msg.of != l || msg.gen != l.gen {
			return nil // a newer load is on its way
		}
		l.whole = false
		if msg.err != nil {
			return app.Say(l.env.Complain(msg.err))
		}
		l.names, l.ready = msg.names, true
		l.env.Words.Plan = msg.names.Plan
		l.parse()
		l.asked = "" // the new names may lack what was looked up
		return l.lookUp()
	case numbered:
		if msg.of == l {
			return l.learn(msg)
		}
	case app.Changed:
		return l.refresh(msg)
	case draftRead:
		if msg.of == l && msg.text != "" {
			l.draft = msg.text
			return l.putBack(pasted(msg.text), l.env.Words.T.Desk.DraftBack)
		}
	case draftDue:
		if msg.of == l {
			return l.rested()
		}
	case draftSaved:
		if msg.of != l {
			return nil
		}
		l.draft, l.drafting = msg.text, false
		if l.pauses > 0 {
			return nil // typing goes on
		}
		return l.keepDraft()
	case answer:
		if msg.of == l {
			return l.answered(msg)
		}
	case tea.PasteMsg:
		if lines := pasted(msg.Content); len(lines) > 1 && l.slips != nil {
			return l.dropped(lines)
		} else if len(lines) > 1 {
			return app.Say(app.OpenDialog{Dialog: newPaste(l, lines)})
		}
		return l.insert(msg)
	}
	return nil
}

// insert takes a paste of one line as it is typed.
func (l *Line) insert(msg tea.PasteMsg) tea.Cmd {
	l.setAside(msg)
	l.field.Update(msg)
	return l.typed()
}

// Key takes a key; ok is false when it is not for the line.
func (l *Line) Key(msg tea.KeyPressMsg) (cmd tea.Cmd, ok bool) {
	switch key := msg.String(); {
	case key == "enter" && l.field.Empty() && len(l.waiting) > 0:
		return l.next(), true
	case (key == "enter" || key == "ctrl+s") && !l.field.Empty():
		l.back = false
		return l.save(), true
	}
	if key := msg.String(); (key == "tab" || key == "shift+tab") && !l.field.Empty() {
		l.back = false
		l.correct(key)
		return nil, true
	}
	l.setAside(msg)
	if l.field.Update(msg) {
		return l.typed(), true
	}
	return nil, false
}

// Said is the answer to the last save.
func (l *Line) Said() string { return l.note }

// Quiet takes the last answer away.
func (l *Line) Quiet() { l.note, l.again = "", false }

// Empty reports whether nothing is typed and no line waits.
func (l *Line) Empty() bool { return l.field.Empty() && len(l.waiting) == 0 }

// SetText begins a line for the officer to go on with; what was typed before
// is only replaced when there was nothing.
func (l *Line) SetText(text string) tea.Cmd {
	if !l.field.Empty() {
		return nil
	}
	l.field.SetValue(text)
	return l.typed()
}

// typed follows every change of the line.
func (l *Line) typed() tea.Cmd {
	l.note, l.bad, l.again, l.clock, l.plain, l.back = "", false, false, false, false, false
	l.ahead = l.ahead && l.saving
	if l.field.Full() {
		l.note, l.bad = l.env.Words.Error(&store.Error{Reason: "text.too_long", Arg: "65536"}), true
	}
	l.parse()
	return tea.Batch(l.draftLater(), l.lookUp())
}

func (l *Line) parse() {
	if !l.ready || l.field.Empty() {
		l.parsed, l.mark, l.fixed = line.Parsed{}, "", false
		return
	}
	l.read()
}

// Typing rests for draftPause before the line is written down, but it is
// written at the latest after draftMost pauses: a write to the disk for each
// character would hold up the next one.
const (
	draftPause = 250 * time.Millisecond
	draftMost  = 8
)

// draftDue is a pause of typing that may have been long enough.
type draftDue struct{ of *Line }

// draftLater writes the line down at once when typing begins, for a word that
// comes in one go, and again when it rests.
func (l *Line) draftLater() tea.Cmd {
	l.fresh = true
	if l.pauses > 0 {
		return nil
	}
	l.pauses = 1
	return tea.Batch(l.keepDraft(), l.waitDraft())
}

func (l *Line) waitDraft() tea.Cmd {
	return tea.Tick(draftPause, func(time.Time) tea.Msg { return draftDue{l} })
}

func (l *Line) rested() tea.Cmd {
	if l.fresh && l.pauses < draftMost {
		l.fresh = false
		l.pauses++
		return l.waitDraft()
	}
	if l.fresh { // written down in mid typing: it shows that only when typing rests
		l.fresh, l.pauses = false, 1
		return tea.Batch(l.keepDraft(), l.waitDraft())
	}
	l.pauses = 0
	return l.keepDraft()
}

// Flush writes the line down at the end of the program.
func (l *Line) Flush(ctx context.Context) error {
	text, st := l.content(), l.env.Store
	writable := st != nil && st.ReadOnly() == nil
	if !writable || text == l.draft {
		return nil
	}
	if err := st.SetLocal(ctx, l.draftKey, text); err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	return nil
}

// keepDraft writes the line down beside the record, one write at a time.
func (l *Line) keepDraft() tea.Cmd {
	text := l.content()
	if l.drafting || text == l.draft || l.env.Store.ReadOnly() != nil {
		return nil
	}
	l.drafting = true
	st, ctx := l.env.Store, l.env.Ctx
	return func() tea.Msg {
		if err := st.SetLocal(ctx, l.draftKey, text); err != nil {
			return l.env.Complain(err)
		}
		return draftSaved{l, text}
	}
}

func (l *Line) save() tea.Cmd {
	if l.saving {
		l.ahead = true // what was typed behind the line being saved goes after it
		return nil
	}
	if why := l.slipWrong(); why != "" {
		l.note, l.bad = why, true
		return nil
	}
	if !l.ready || !l.parsed.Ready() {
		l.ahead = l.asking > 0 // what is missing may be on its way; else the echo line says it
		if cmd, ok := l.parsed.AsNote(); l.ready && ok {
			return l.insist(cmd)
		}
		return nil
	}
	return l.do(l.parsed.Command())
}

// insist writes a command about an unknown site down as a note, once Enter was
// pressed again.
func (l *Line) insist(cmd store.Command) tea.Cmd {
	if !l.plain {
		l.plain, l.note, l.bad = true, fmt.Sprintf(l.env.Words.T.Line.Plain, l.parsed.Arg), true
		return nil
	}
	return l.do(cmd)
}

func (l *Line) do(cmd store.Command) tea.Cmd {
	if l.clock {
		l.env.Store.AcceptClock()
		l.clock = false
	}
	var opts []store.Option
	if l.again {
		opts = append(opts, store.Again())
	}
	text := l.field.Value()
	l.saving = true
	return l.env.Do(l.entered(cmd), func(r store.Receipt, err error) tea.Msg { return answer{l, r, text, err} }, opts...)
}

// answered says what became of a save. Only a confirmed line leaves the field.
func (l *Line) answered(msg answer) tea.Cmd {
	ahead := l.ahead
	l.saving, l.ahead = false, false
	if msg.err != nil {
		l.note, l.bad = l.env.Words.Error(msg.err), true
		switch reason(msg.err) {
		case "note.duplicate":
			l.note, l.again = l.env.Words.T.Line.Again, true
		case "clock.behind":
			l.note, l.clock = l.env.Words.T.Line.ClockBehind, true
		}
		return nil
	}
	// A quick hand types the next line before the record has this one.
	if rest, ok := strings.CutPrefix(l.field.Value(), msg.text); ok {
		l.field.Reset()
		l.parsed, l.mark, l.fixed = line.Parsed{}, "", false
		if rest != "" {
			l.field.SetValue(rest)
		}
	}
	l.again, l.bad, l.plain = false, false, false
	l.turned()
	l.note = strings.ReplaceAll(l.env.Words.T.Board.SavedNote, "%s", name(msg.receipt))
	if left := l.left(); left != "" {
		l.note += " · " + left
	}
	l.parse()
	l.asked = "" // it may exist now
	cmds := []tea.Cmd{l.keepDraft(), l.lookUp(), app.Say(Saved{msg.receipt, l.slips != nil})}
	if ahead && !l.field.Empty() {
		cmds = append(cmds, l.save())
	}
	return tea.Batch(cmds...)
}

// name is the spoken number of what was saved, else its place in the journal.
func name(r store.Receipt) string {
	if r.Number != "" {
		return r.Number
	}
	if len(r.Entries) == 0 {
		return ""
	}
	return fmt.Sprintf("%s#%d", r.Entries[0].Station, r.Entries[0].Seq)
}

// reason is the slug of why the record did not take something.
func reason(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}
