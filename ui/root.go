// Package ui is the root model: a stack of screens, the keys that work
// everywhere, one line for messages, and the subscription to changes of the
// record. It knows screens only by the contract in app; routes.go makes them.
package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// Options are what the root takes from outside.
type Options struct {
	Store   *store.Store // nil: set a post up first
	SetUp   SetUp        // needed when Store is nil
	Lang    string
	Theme   theme.Theme
	Officer string
	Basic   bool // keyboard = "basic": do not ask for the kitty protocol
}

// Root is the only tea.Model.
type Root struct {
	env     *app.Env
	o       Options
	stack   []app.Screen
	w, h    int
	toast   app.Toast
	quit    bool // Ctrl+C was pressed once
	changes <-chan store.Changed
	cancel  func()
}

// NewRoot makes the root model.
func NewRoot(ctx context.Context, o Options) *Root {
	m := &Root{o: o, env: &app.Env{Ctx: ctx, Store: o.Store, Theme: o.Theme, Officer: o.Officer, Words: word.New(o.Lang, nil, nil)}}
	first := app.Setup
	if o.Store != nil {
		first = app.Board
		m.attach()
	}
	m.stack = []app.Screen{m.screen(first, "")}
	return m
}

// attach follows the record.
func (m *Root) attach() {
	m.env.Words.Zone = m.env.Store.Zone()
	m.changes, m.cancel = m.env.Store.Subscribe()
}

type changed struct{}

// minute is how often what the clock decides is drawn anew.
type minute struct{}

// Init starts the first screen, the watch and the minute.
func (m *Root) Init() tea.Cmd { return tea.Batch(m.top().Init(), m.follow(), m.nextMinute()) }

func (m *Root) follow() tea.Cmd {
	if m.changes == nil {
		return nil
	}
	ch, done := m.changes, m.env.Ctx.Done()
	return func() tea.Msg {
		select {
		case <-ch:
			return changed{}
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

func (m *Root) top() app.Screen { return m.stack[len(m.stack)-1] }

// Update takes a message.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.resize()
		return m, nil
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		return m, m.top().Update(msg)
	case tea.KeyboardEnhancementsMsg, tea.ResumeMsg:
		if m.o.Basic { // some terminals drop what an IME commits under the kitty flags
			return m, tea.Raw("\x1b[=0;1u")
		}
		return m, nil
	case changed:
		return m, tea.Batch(m.all(app.Changed{}), m.follow())
	case minute:
		return m, tea.Batch(m.all(app.Minute{}), m.nextMinute())
	}
	return m, m.navigate(msg)
}

// navigate takes what screens ask of the root; everything else goes to all.
func (m *Root) navigate(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case app.Go:
		return m.push(m.screen(msg.Route, msg.ID))
	case app.Back:
		return m.pop()
	case app.Toast:
		m.toast = msg
		return nil
	case app.SwitchLang:
		m.switchLang()
		return m.all(app.Changed{})
	case app.Opened:
		m.env.Store = msg.Store
		m.attach()
		m.stack = nil
		return tea.Batch(m.push(m.screen(app.Board, "")), m.follow(), m.nextMinute())
	}
	return m.all(msg)
}

func (m *Root) all(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(m.stack))
	for _, s := range m.stack {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

func (m *Root) push(s app.Screen) tea.Cmd {
	m.stack = append(m.stack, s)
	m.resize()
	return s.Init()
}

func (m *Root) pop() tea.Cmd {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
	return m.top().Update(app.Changed{})
}

func (m *Root) switchLang() {
	lang := "en"
	if m.env.Words.T.Lang == "en" {
		lang = "zh"
	}
	m.env.Words = word.New(lang, m.env.Words.Plan, m.env.Words.Zone)
	m.toast = app.Toast{Text: m.env.Words.T.Board.Language}
}

func (m *Root) resize() {
	for _, s := range m.stack {
		s.Resize(m.w, max(m.h-1, 1))
	}
}

// View draws the screen on top and the footer: exactly h rows of w cells.
func (m *Root) View() tea.View {
	v := tea.NewView(m.content())
	v.AltScreen = true
	v.WindowTitle = "zhiban"
	if m.h >= minHeight && m.w >= minWidth {
		if _, c := m.top().View(); c != nil {
			c.Shape, c.Blink = tea.CursorBar, true
			v.Cursor = c
		}
	}
	return v
}

// The smallest window that shows a screen.
const (
	minWidth  = 60
	minHeight = 16
)

func (m *Root) content() string {
	if m.w < minWidth || m.h < minHeight {
		return kit.Fit(m.env.Words.T.Board.TooSmall, max(m.w, 1))
	}
	body, _ := m.top().View()
	rows := strings.Split(body, "\n")
	out := make([]string, m.h)
	for i := range out {
		row := ""
		if i < len(rows) && i < m.h-1 {
			row = rows[i]
		}
		out[i] = kit.Fit(row, m.w)
	}
	out[m.h-1] = m.footer()
	return strings.Join(out, "\n")
}

// Close ends the subscription.
func (m *Root) Close() {
	if m.cancel != nil {
		m.cancel()
	}
}

// Store is the open post, nil when none was set up.
func (m *Root) Store() *store.Store { return m.env.Store }
