package ui

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// prefer applies settings at once: words, looks, mouse and keyboard.
func (m *Root) prefer(set app.Settings) tea.Cmd {
	old := m.env.Set
	m.env.Set = set
	if set.Lang != old.Lang {
		m.speak(set.Lang)
	}
	if set.Theme != old.Theme || set.ASCII != old.ASCII {
		m.look()
	}
	cmds := []tea.Cmd{m.all(app.Changed{})}
	if set.Theme == "auto" && old.Theme != "auto" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if set.Keyboard == "basic" && old.Keyboard != "basic" {
		cmds = append(cmds, tea.Raw(plainKeyboard))
	}
	return tea.Batch(cmds...)
}

// plainKeyboard takes the kitty flags back that Bubble Tea asked for: some
// terminals drop what an IME commits under them.
const plainKeyboard = "\x1b[=0;1u"

// look makes the theme of the settings. Whether the ground is light is known
// only when the terminal says so: until then it counts as dark.
func (m *Root) look() {
	mode := m.env.Set.Theme
	if mode == "auto" {
		mode = map[bool]string{true: "light", false: "dark"}[m.light]
	}
	if mode != "" {
		m.env.Theme = theme.New(mode, m.env.Set.ASCII)
	}
}

func (m *Root) switchLang() {
	lang := "en"
	if m.env.Words.T.Lang == "en" {
		lang = "zh"
	}
	m.env.Set.Lang = lang
	m.speak(lang)
	m.toast = app.Toast{Text: m.env.Words.T.Board.Language}
}

func (m *Root) speak(lang string) {
	m.env.Words = word.New(lang, m.env.Words.Plan, m.env.Words.Zone)
}
