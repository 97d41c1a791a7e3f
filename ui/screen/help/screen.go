// Package help shows the keys of the screen below it and the manual.
package help

import (
	"fmt"
	"io/fs"
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/assets"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is the help.
type Screen struct {
	env   *app.Env
	here  func() []app.Action // of the screen below
	every func() []app.Action
	w, h  int
	view  viewport.Model
}

// New makes the help about the actions of a screen, and about those that work
// everywhere.
func New(env *app.Env, here, every func() []app.Action) *Screen {
	return &Screen{env: env, here: here, every: every, view: viewport.New()}
}

// Init has nothing to load: the manual is part of the program.
func (s *Screen) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, ok := msg.(app.Changed); ok {
			s.build()
		}
		return nil
	}
	switch key.String() {
	case "esc", "enter", "q", "backspace":
		return app.Say(app.Back{})
	case "home":
		s.view.GotoTop()
		return nil
	case "end":
		s.view.GotoBottom()
		return nil
	}
	var cmd tea.Cmd
	s.view, cmd = s.view.Update(msg)
	return cmd
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.build()
}

// build lays the keys and the manual out; lines are wrapped here, by cluster.
func (s *Screen) build() {
	t := s.env.Theme
	var rows []string
	for _, part := range []struct {
		title   string
		actions []app.Action
	}{{s.env.Words.T.Desk.HelpHere, s.here()}, {s.env.Words.T.Desk.HelpEvery, s.every()}} {
		if len(part.actions) == 0 {
			continue
		}
		rows = append(rows, t.Accent.Render(part.title))
		for _, a := range part.actions {
			rows = append(rows, s.action(a))
		}
		rows = append(rows, "")
	}
	manual, err := fs.ReadFile(assets.FS, "help/"+s.env.Words.T.Lang+".md")
	if err != nil {
		manual = []byte(s.env.Words.Error(err))
	}
	for _, l := range strings.Split(string(manual), "\n") {
		rows = append(rows, s.line(l, min(max(s.w-6, 20), readWidth))...)
	}
	rows = append(rows, "", t.Muted.Render(s.env.Words.T.Board.HelpNote))
	s.view.SetWidth(max(s.w-4, 1))
	s.view.SetHeight(max(s.h-3, 1))
	s.view.SetContentLines(rows)
}

// readWidth is how long a line of the manual is at most: an eye loses longer ones.
const readWidth = 110

// line draws a line of the manual: headings and tables without their marks.
func (s *Screen) line(l string, w int) []string {
	t := s.env.Theme
	style, indent := t.Text, ""
	l = strings.ReplaceAll(l, "`", "")
	switch {
	case strings.HasPrefix(l, "#"):
		style, l = t.Title, strings.TrimLeft(l, "# ")
	case strings.HasPrefix(l, "| ---"):
		return []string{kit.Separator(t, "", w)}
	case strings.HasPrefix(l, "|"):
		cells := strings.SplitN(strings.Trim(l, "| "), " | ", 2)
		if len(cells) < 2 {
			break
		}
		left := w * 2 / 5
		return kit.Beside(2, []int{left, w - left - 2}, s.wrapped(cells[0], left, t.Key), s.wrapped(cells[1], w-left-2, t.Text))
	case strings.HasPrefix(l, "   "), strings.HasPrefix(l, "- "):
		indent = l[:len(l)-len(strings.TrimLeft(l, " -"))]
		l = l[len(indent):]
	}
	rows := s.wrapped(l, w-len(indent), style)
	for i, r := range rows {
		lead := strings.Repeat(" ", len(indent))
		if i == 0 {
			lead = indent
		}
		rows[i] = lead + r
	}
	return rows
}

func (s *Screen) wrapped(l string, w int, style lipgloss.Style) []string {
	var out []string
	for _, part := range kit.Wrap(l, w) {
		out = append(out, style.Render(part))
	}
	return out
}

// action is one row: keys, name, and why it cannot be done now.
func (s *Screen) action(a app.Action) string {
	t := s.env.Theme
	keys := make([]string, len(a.Keys))
	for i, k := range a.Keys {
		keys[i] = app.KeyName(k)
	}
	row := "  " + t.Key.Render(kit.Fit(strings.Join(keys, " / "), 14)) + " "
	if a.Why != "" {
		return row + t.Muted.Render(a.Name+" · "+fmt.Sprintf(s.env.Words.T.Board.Disabled, a.Why))
	}
	return row + t.Text.Render(a.Name)
}

// View draws the rows in sight.
func (s *Screen) View() (string, *tea.Cursor) {
	t := s.env.Theme
	rows := append(strings.Split(s.view.View(), "\n"), s.more())
	return strings.Join(kit.Box(t, t.Title.Render(s.Title()), rows, s.w, s.h), "\n"), nil
}

// more says that the text goes on: a screen that ends in mid-list looks whole.
func (s *Screen) more() string {
	below := s.view.TotalLineCount() - s.view.YOffset() - s.view.VisibleLineCount()
	if below <= 0 {
		return ""
	}
	return s.env.Theme.Accent.Render(fmt.Sprintf(s.env.Words.T.Desk.HelpMore, s.env.Theme.Glyph.Down, below))
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.HelpTitle }

// Actions of the help.
func (s *Screen) Actions() []app.Action {
	return []app.Action{{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}}
}
