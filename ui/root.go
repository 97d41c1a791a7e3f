// Package ui is the root model: a stack of screens, a stack of dialogs above
// it, the keys that work everywhere, the note line, one line for messages, and
// the subscription to changes of the record. It knows screens only by the
// contract in app; routes.go makes them.
package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/alarm"
	"zhiban/ui/app"
	"zhiban/ui/noteline"
	"zhiban/ui/palette"
	"zhiban/ui/signin"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// Options are what the root takes from outside.
type Options struct {
	Store   *store.Store // nil: set a post up first
	SetUp   SetUp        // needed when Store is nil
	Theme   theme.Theme
	Officer string
	Set     app.Settings
	Keeper  app.Keeper // where settings are kept; nil: they hold for this run
	Notice  string     // one sentence to show at the start
}

// Root is the only tea.Model.
type Root struct {
	env     *app.Env
	o       Options
	stack   []frame
	dialogs []app.Dialog
	note    *noteline.Line
	alarms  *alarm.Watch
	plain   *strings.Replacer // of signs, for ASCII only
	light   bool              // the terminal said that its ground is light
	writing bool              // the note line is open above another screen than the board
	fitted  fitted
	w, h    int
	toast   app.Toast
	quit    bool // Ctrl+C was pressed once
	changes <-chan store.Changed
	cancel  func()

	first   tea.Cmd // reads the first screen, running since the root was made
	pressed bool    // a key came since the last look of the minute
	grace   int     // counts the keys while a dialog that opened by itself waits; 0: none waits
	ahead   ahead
}

// frame is a screen with where it came from.
type frame struct {
	app.Screen
	to app.Go
}

// NewRoot makes the root model.
func NewRoot(ctx context.Context, o Options) *Root {
	m := &Root{o: o, env: &app.Env{Ctx: ctx, Store: o.Store, Theme: o.Theme, Officer: o.Officer, Words: word.New(o.Set.Lang, nil, nil), Set: o.Set, Keeper: o.Keeper}}
	m.note = noteline.New(m.env)
	m.alarms = alarm.New(m.env)
	m.plain = plainSigns()
	m.toast = app.Toast{Text: o.Notice, Bad: true}
	first := app.Go{Route: app.Setup}
	if o.Store != nil {
		first.Route = app.Board
		m.attach()
	}
	m.stack = []frame{{m.screen(first), first}}
	m.first = early(m.top().Init())
	return m
}

// firstRead is what the first screen read.
type firstRead struct{ tea.Msg }

// early starts a command now, and gives one that waits for its result: the
// first screen is read while the terminal is being set up. A panic waits, too:
// only inside the program does the terminal come back from one.
func early(cmd tea.Cmd) tea.Cmd {
	done, broke := make(chan tea.Msg, 1), make(chan any, 1)
	go func() {
		defer func() {
			if why := recover(); why != nil {
				broke <- why
			}
		}()
		if cmd == nil {
			done <- nil
			return
		}
		done <- cmd()
	}()
	return func() tea.Msg {
		select {
		case msg := <-done:
			return firstRead{msg}
		case why := <-broke:
			panic(why)
		}
	}
}

// read shows the first screen; what nobody waits for stood back until then.
func (m *Root) read(msg firstRead) tea.Cmd {
	cmd := func() tea.Msg { return msg.Msg } // perhaps several commands
	if m.env.Store == nil {
		return cmd
	}
	return tea.Batch(cmd, m.note.Init(), m.alarms.Init())
}

// attach follows the record.
func (m *Root) attach() {
	m.env.Words.Zone = m.env.Store.Zone()
	m.changes, m.cancel = m.env.Store.Subscribe()
}

type changed struct{ topics []string }

// minute is how often what the clock decides is drawn anew.
type minute struct{}

// Init starts the first screen, the watch and the minute.
func (m *Root) Init() tea.Cmd {
	cmds := []tea.Cmd{m.first, m.follow(), m.nextMinute()}
	if m.env.Set.Theme == "auto" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

func (m *Root) follow() tea.Cmd {
	if m.changes == nil {
		return nil
	}
	ch, done := m.changes, m.env.Ctx.Done()
	return func() tea.Msg {
		select {
		case c := <-ch:
			return changed{c.Topics}
		case <-done:
			return nil
		}
	}
}

// nextMinute wakes at the next full minute of the clock.
func (m *Root) nextMinute() tea.Cmd {
	wait := time.Minute
	if st := m.env.Store; st != nil {
		now := st.Now()
		wait = now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	}
	return tea.Tick(wait+time.Millisecond, func(time.Time) tea.Msg { return minute{} })
}

// pause is how long typing must rest before the minute is drawn: a frame that
// changes rewrites rows, and an IME's window with them.
const pause = 5 * time.Second

func (m *Root) minute() tea.Cmd {
	if m.pressed {
		m.pressed = false
		return tea.Tick(pause, func(time.Time) tea.Msg { return minute{} })
	}
	return tea.Batch(m.all(app.Minute{}), m.nextMinute())
}

func (m *Root) top() app.Screen { return m.stack[len(m.stack)-1].Screen }

// Update takes a message.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	was, below := m.writing, m.below()
	cmd := tea.Batch(m.take(msg), m.replay())
	m.writing = m.writing && len(m.stack) > 1 // the board has the line at its foot
	if m.writing != was || m.below() != below {
		m.resize()
	}
	return m, cmd
}

func (m *Root) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.resize()
		return nil
	case tea.KeyPressMsg:
		m.pressed = true
		return m.key(msg)
	case tea.PasteMsg:
		m.pressed = true
		return m.paste(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.KeyboardEnhancementsMsg, tea.ResumeMsg:
		if m.env.Set.Keyboard == "basic" {
			return tea.Raw(plainKeyboard)
		}
		return nil
	case tea.BackgroundColorMsg:
		m.light = !msg.IsDark()
		m.look()
		return nil
	case changed:
		return tea.Batch(m.all(app.Changed{Topics: msg.topics}), m.follow())
	case minute:
		return m.minute()
	case firstRead:
		return m.read(msg)
	}
	return m.navigate(msg)
}

// navigate takes what screens ask of the root; everything else goes to all.
func (m *Root) navigate(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case app.Go:
		return m.open(msg)
	case app.Back:
		return m.pop(m.top())
	case leave:
		return m.pop(msg.from)
	case app.Toast:
		m.toast = msg
		if msg.Bad {
			m.loadFailed()
		}
		return nil
	case app.OpenDialog:
		return m.dialog(msg)
	case app.CloseDialog:
		return m.closeDialog(msg)
	case app.WriteLine:
		return tea.Batch(m.write(), m.note.SetText(msg.Text))
	case noteline.Saved:
		if !msg.Slip {
			m.wrote()
		}
		return m.all(msg)
	case graceOver:
		return m.graceOver(msg)
	case answered:
		return m.answered(msg)
	case app.Who:
		return m.dialog(app.OpenDialog{Dialog: signin.New(m.env, msg.Stay)})
	case app.Officer:
		m.env.Officer = msg.ID
		return m.all(msg)
	case app.Prefer:
		return m.prefer(msg.Set)
	case app.SwitchLang:
		m.switchLang()
		return m.all(app.Changed{})
	case app.Opened:
		m.env.Store = msg.Store
		m.attach()
		m.stack = nil
		return tea.Batch(m.open(app.Go{Route: app.Board}), m.open(app.Go{Route: app.Gaps}), m.note.Init(), m.alarms.Init(), m.follow(), m.nextMinute())
	}
	if cmd, ok := palette.Do(msg); ok {
		return cmd
	}
	return m.all(msg)
}

// all tells every screen, dialog and the note line.
func (m *Root) all(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(m.stack)+len(m.dialogs)+2)
	cmds = append(cmds, m.alarms.Update(msg)) // before its list, which shows what it has read
	for _, s := range m.stack {
		cmds = append(cmds, s.Update(msg))
	}
	for _, d := range m.dialogs {
		cmds = append(cmds, d.Update(msg))
	}
	if m.env.Store != nil {
		cmds = append(cmds, m.note.Update(msg))
	}
	return tea.Batch(cmds...)
}

// open brings a screen to the top; one that is open already comes back as it
// was left, so that nothing typed there is lost.
func (m *Root) open(to app.Go) tea.Cmd {
	if len(m.stack) > 0 && to.Route == app.Board {
		m.stack = m.stack[:1]
		return m.top().Update(app.Changed{})
	}
	for i, f := range m.stack {
		if f.to == to {
			m.stack = append(append(m.stack[:i:i], m.stack[i+1:]...), f)
			return f.Update(app.Changed{})
		}
	}
	s := m.screen(to)
	m.stack = append(m.stack, frame{s, to})
	m.resize()
	return s.Init()
}

// pop closes a screen; the first one stays.
func (m *Root) pop(s app.Screen) tea.Cmd {
	for i := len(m.stack) - 1; i > 0; i-- {
		if m.stack[i].Screen == s {
			m.stack = slices.Delete(m.stack, i, i+1)
			break
		}
	}
	return m.top().Update(app.Changed{})
}

// resize leaves the footer below the screens and, while one writes, the note
// line with its echo.
func (m *Root) resize() {
	h := m.h - m.below()
	if m.writing {
		h -= 2
	}
	for _, s := range m.stack {
		s.Resize(m.w, max(h, 1))
	}
}

// Close ends the subscription.
func (m *Root) Close() {
	if m.cancel != nil {
		m.cancel()
	}
}

// Actions are what can be done on the screen on top, and what works everywhere.
func (m *Root) Actions() (here, every []app.Action) { return m.top().Actions(), m.globals() }

// Flush writes down what is typed and not saved; call it when the program ends.
func (m *Root) Flush(ctx context.Context) error {
	errs := []error{m.note.Flush(ctx)}
	for _, s := range m.stack {
		if f, ok := s.Screen.(app.Flusher); ok {
			errs = append(errs, f.Flush(ctx))
		}
	}
	for _, d := range m.dialogs {
		if f, ok := d.(app.Flusher); ok {
			errs = append(errs, f.Flush(ctx))
		}
	}
	return errors.Join(errs...)
}

// Store is the open post, nil when none was set up.
func (m *Root) Store() *store.Store { return m.env.Store }
