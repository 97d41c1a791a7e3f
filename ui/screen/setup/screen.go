// Package setup asks the few things that a new post needs, and makes it.
package setup

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Make sets a post up: plan, name, officer and start of the clocks as typed.
type Make struct {
	Plans []string             // names of the plans that ship with the program
	About map[string]PlanAbout // by name; may be missing
	Run   func(plan, name, officer, t0 string) (*store.Store, string, error)
}

// PlanAbout is what one line tells about a plan.
type PlanAbout struct {
	ZH, EN                string // what kind of emergency
	Grids, Groups, Places int
}

// Screen is the form.
type Screen struct {
	env  *app.Env
	make Make
	w, h int
	form *kit.Form
	lang string
	busy bool
}

// New makes the form.
func New(env *app.Env, m Make) *Screen {
	s := &Screen{env: env, make: m}
	s.build(nil)
	return s
}

// usual is the plan that is chosen at first.
const usual = "urban-village"

// build makes the form in the language of the moment, with what was typed.
func (s *Screen) build(typed map[string]string) {
	t := s.env.Words.T.Setup
	plan := ""
	options := make([]kit.Option, 0, len(s.make.Plans))
	for _, p := range s.make.Plans {
		options = append(options, kit.Option{ID: p, Text: s.line(p), Keys: []string{p}})
		if plan == "" || p == usual {
			plan = p
		}
	}
	words := s.env.FormWords()
	words.Keys, words.Choice, words.List = t.Keys, t.ChoiceKeys, t.ListKeys
	s.form = kit.NewForm(t.Title, []kit.FormField{
		{Key: "officer", Label: t.Officer, Hint: t.OfficerHint, Required: true},
		{Key: "plan", Label: t.Plan, Kind: kit.FormChoice, Required: true, Options: options, Value: plan},
		{Key: "name", Label: t.Name, Hint: t.NameHint},
		{Key: "t0", Label: t.T0, Hint: t.T0Hint, Kind: kit.FormTime},
	}, words)
	for k, v := range typed {
		s.form.SetValue(k, v)
	}
	s.lang = s.env.Words.T.Lang
}

// line tells about a plan what matters for choosing it.
func (s *Screen) line(name string) string {
	a, ok := s.make.About[name]
	if !ok {
		return name
	}
	kind := a.ZH
	if s.env.Words.T.Lang == "en" {
		kind = a.EN
	}
	return fmt.Sprintf(s.env.Words.T.Setup.PlanLine, kind, name, a.Grids, a.Groups, a.Places)
}

type made struct {
	st      *store.Store
	officer string
	err     error
}

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes keys and the answer.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case app.Changed:
		if s.lang != s.env.Words.T.Lang {
			at := s.form.Focused()
			s.build(s.form.Raw())
			s.form.Focus(at)
		}
	case made:
		return s.made(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.busy {
			return nil
		}
		if paste, ok := msg.(tea.PasteMsg); ok && s.form.Focused() == "officer" { // several names, one a line
			msg = tea.PasteMsg{Content: strings.Join(word.Names(paste.Content), "、")}
		}
		switch s.form.Update(msg) {
		case kit.FormSave:
			return s.run()
		case kit.FormCancel:
			return tea.Quit
		}
	}
	return nil
}

func (s *Screen) made(msg made) tea.Cmd {
	s.busy = false
	if msg.err != nil {
		s.form.SetProblem(msg.err.Error())
		return nil
	}
	s.env.Officer = msg.officer
	return app.Say(app.Opened{Store: msg.st})
}

func (s *Screen) run() tea.Cmd {
	s.busy = true
	v, run := s.form.Values(), s.make.Run
	return func() tea.Msg {
		st, who, err := run(v["plan"], strings.TrimSpace(v["name"]), v["officer"], v["t0"])
		return made{st, who, err}
	}
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// formWidth is how wide the form is drawn at most.
const formWidth = 88

// View draws the form in the middle, with what comes after it below.
func (s *Screen) View() (string, *tea.Cursor) {
	t, b := s.env.Theme, s.env.Words.T.Setup
	w := min(s.w, formWidth)
	h := min(s.form.Height(t, w)+1, s.h)
	rows, x, y := s.form.View(t, w, h)
	left, top := (s.w-w)/2, max((s.h-h)/3, 0)
	out := make([]string, 0, s.h)
	for range top {
		out = append(out, "")
	}
	margin := strings.Repeat(" ", left)
	for _, r := range rows {
		out = append(out, margin+r)
	}
	below := b.Later
	if s.busy {
		below = b.Busy
	}
	out = append(out, "", margin+"  "+t.Muted.Render(kit.Fit(below, max(w-2, 0))))
	return strings.Join(out[:min(len(out), s.h)], "\n"), tea.NewCursor(left+x, top+y)
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Setup.Title }

// Typing reports whether keys are text.
func (s *Screen) Typing() bool { return true }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.form.CanUndo() }

// Actions of the form; its own keys stand at its foot.
func (s *Screen) Actions() []app.Action { return nil }
