package app

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// ToldDialog says what was done where a toast is too short for it.
type ToldDialog struct {
	env   *Env
	title string
	lines []string
}

// OpenTold shows lines until Enter or Esc.
func OpenTold(env *Env, title string, lines []string) tea.Cmd {
	return Say(OpenDialog{Dialog: &ToldDialog{env: env, title: title, lines: lines}})
}

// Init has nothing to load.
func (d *ToldDialog) Init() tea.Cmd { return nil }

// Update closes it.
func (d *ToldDialog) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok && (key.String() == "enter" || key.String() == "esc" || key.String() == "space") {
		return Say(CloseDialog{Dialog: d})
	}
	return nil
}

// View draws the lines.
func (d *ToldDialog) View(w, h int) ([]string, *tea.Cursor) {
	w = min(w, pickWidth)
	var rows []string
	for _, l := range d.lines {
		for _, part := range kit.Wrap(l, w-4) {
			rows = append(rows, d.env.Theme.Text.Render(part))
		}
	}
	if room := max(h-4, 1); len(rows) > room {
		rows = append(rows[:room-1], d.env.Theme.Muted.Render("…"))
	}
	rows = append(rows, "", d.env.Theme.Muted.Render(d.env.Words.T.Page.ToldKeys))
	return kit.Box(d.env.Theme, d.env.Theme.Title.Render(d.title), rows, w, min(len(rows)+2, h)), nil
}
