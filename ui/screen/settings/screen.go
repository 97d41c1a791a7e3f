// Package settings is the screen of what a person sets once for a laptop. A
// change holds and is kept at once.
package settings

import (
	"path/filepath"
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/prefs"
)

// The second folder for backups belongs to the post on this laptop, not to the
// user's file.
const (
	backupKey   = "backup"
	backupLocal = "backup_path"
)

// Screen is the list of settings.
type Screen struct {
	env    *app.Env
	w, h   int
	list   kit.List
	ask    *app.Ask
	backup string
}

// New makes the screen.
func New(env *app.Env) *Screen {
	s := &Screen{env: env, ask: app.NewAsk()}
	var ids []string
	for _, k := range prefs.Keys() {
		ids = append(ids, k.Name)
	}
	if env.Store != nil {
		ids = append(ids, backupKey)
	}
	s.list.SetIDs(ids)
	return s
}

type loaded struct {
	backup string
	err    error
}

type kept struct {
	set    app.Settings
	backup *string
	err    error
}

// Init reads where backups go.
func (s *Screen) Init() tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	if st == nil {
		return nil
	}
	return func() tea.Msg {
		dir, err := st.Local(ctx, backupLocal)
		return loaded{dir, err}
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.err != nil {
			return app.Say(s.env.Complain(msg.err))
		}
		s.backup = msg.backup
	case kept:
		return s.kept(msg)
	case tea.PasteMsg:
		if s.ask.Active() {
			s.ask.Field.Update(msg)
		}
	case tea.MouseClickMsg:
		return s.click(msg.Y)
	case tea.MouseWheelMsg:
		s.list.Move(map[bool]int{true: -1, false: 1}[msg.Button == tea.MouseWheelUp])
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	switch key := msg.String(); key {
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "left":
		return s.change(-1)
	case "right", "enter", "space", " ":
		return s.change(1)
	default:
		s.list.Key(key, s.h)
	}
	return nil
}

// click chooses a row; on the chosen one it changes the value.
func (s *Screen) click(y int) tea.Cmd {
	i := y - firstRow
	if s.ask.Active() || i < 0 || i >= s.list.Len() {
		return nil
	}
	if s.list.IDs()[i] == s.list.Selected() {
		return s.change(1)
	}
	s.list.Select(s.list.IDs()[i])
	return nil
}

// change takes the next or the last value of the chosen setting.
func (s *Screen) change(by int) tea.Cmd {
	name := s.list.Selected()
	if name == backupKey {
		s.askBackup()
		return nil
	}
	if v := s.fixed(name); v != "" {
		return app.Say(app.Toast{Text: s.fixedBy(v), Bad: true})
	}
	for _, k := range prefs.Keys() {
		if k.Name == name {
			at := slices.Index(k.Values, k.Get(s.env.Set))
			return s.set(k, k.Values[(max(at, 0)+by+len(k.Values))%len(k.Values)])
		}
	}
	return nil
}

func (s *Screen) fixed(name string) string {
	if s.env.Keeper == nil {
		return ""
	}
	return s.env.Keeper.Fixed(name)
}

// set keeps a value; without a place for the file it holds for this run.
func (s *Screen) set(k prefs.Key, value string) tea.Cmd {
	keeper := s.env.Keeper
	if keeper == nil || keeper.Path() == "" {
		return tea.Batch(app.Say(app.Prefer{Set: k.With(s.env.Set, value)}), app.Say(app.Toast{Text: s.env.Words.T.Desk.SetNowhere}))
	}
	return func() tea.Msg {
		set, err := keeper.Set(k.Name, value)
		return kept{set: set, err: err}
	}
}

func (s *Screen) kept(msg kept) tea.Cmd {
	switch {
	case msg.err != nil:
		return app.Say(s.env.Complain(msg.err))
	case msg.backup != nil:
		s.backup = *msg.backup
		s.ask.Close()
		return app.Say(app.Toast{Text: sprintf(s.env.Words.T.Desk.SetSaved, s.env.Words.T.Desk.Set[backupKey])})
	}
	return app.Say(app.Prefer{Set: msg.set})
}

func (s *Screen) askBackup() {
	s.ask.Open(s.env.Words.T.Desk.SetAsk, func(dir string) tea.Cmd {
		st, ctx := s.env.Store, s.env.Ctx
		return func() tea.Msg {
			if dir != "" {
				abs, err := filepath.Abs(dir)
				if err != nil {
					return kept{err: err}
				}
				dir = abs
			}
			return kept{backup: &dir, err: st.SetLocal(ctx, backupLocal, dir)}
		}
	})
	s.ask.Field.SetValue(s.backup)
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Desk.SetTitle }

// Typing reports whether a question waits for its answer.
func (s *Screen) Typing() bool { return s.ask.Active() }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.ask.Active() && s.ask.Field.CanUndo() }

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() {
		return nil
	}
	act := s.env.Words.T.Board.Act
	why := ""
	if v := s.fixed(s.list.Selected()); v != "" {
		why = s.fixedBy(v)
	}
	return []app.Action{
		{ID: "change", Keys: []string{"right", "left"}, Name: s.env.Words.T.Desk.SetChange, Why: why, Run: func() tea.Cmd { return s.change(1) }},
		{ID: "back", Keys: []string{"esc"}, Name: act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }},
	}
}
