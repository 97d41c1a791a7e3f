package app

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// PickDialog chooses one of many above the screen.
type PickDialog struct {
	env    *Env
	picker *kit.Picker
	chosen func(kit.Option) tea.Cmd
}

// OpenPick opens a choice; chosen runs after it closed.
func OpenPick(env *Env, title string, options []kit.Option, chosen func(kit.Option) tea.Cmd) tea.Cmd {
	p := kit.NewPicker()
	p.SetTitle(title)
	p.SetHint(env.Words.T.Board.PickHint)
	p.SetEmpty(env.Words.T.Board.PickEmpty)
	p.SetOptions(options)
	return Say(OpenDialog{Dialog: &PickDialog{env: env, picker: p, chosen: chosen}})
}

// Init has nothing to load.
func (d *PickDialog) Init() tea.Cmd { return nil }

// Update takes keys.
func (d *PickDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
	default:
		return nil
	}
	switch d.picker.Update(msg) {
	case kit.PickChosen:
		return Say(CloseDialog{Dialog: d, Then: d.chosen(d.picker.Chosen())})
	case kit.PickCancelled:
		return Say(CloseDialog{Dialog: d})
	}
	return nil
}

// View draws the choice.
func (d *PickDialog) View(w, h int) ([]string, *tea.Cursor) {
	rows, x, y := d.picker.View(d.env.Theme, min(w, pickWidth), min(h, pickHeight, d.picker.Height()))
	return rows, tea.NewCursor(x, y)
}

// The size of a choice at most.
const (
	pickWidth  = 76
	pickHeight = 20
)

// ConfirmDialog asks before something is done.
type ConfirmDialog struct {
	env   *Env
	title string
	lines []string
	yes   func() tea.Cmd
}

// OpenConfirm asks whether to go on: Enter does, Esc does not.
func OpenConfirm(env *Env, title string, lines []string, yes func() tea.Cmd) tea.Cmd {
	return Say(OpenDialog{Dialog: &ConfirmDialog{env: env, title: title, lines: lines, yes: yes}})
}

// Init has nothing to load.
func (d *ConfirmDialog) Init() tea.Cmd { return nil }

// Update takes the answer.
func (d *ConfirmDialog) Update(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter", "y":
		return Say(CloseDialog{Dialog: d, Then: d.yes()})
	case "esc", "n":
		return Say(CloseDialog{Dialog: d})
	}
	return nil
}

// View draws the question.
func (d *ConfirmDialog) View(w, h int) ([]string, *tea.Cursor) {
	w = min(w, pickWidth)
	var rows []string
	for _, l := range d.lines {
		for _, part := range kit.Wrap(l, w-4) {
			rows = append(rows, d.env.Theme.Text.Render(part))
		}
	}
	rows = append(rows, "", d.env.Theme.Muted.Render(d.env.Words.T.Board.ConfirmKeys))
	return kit.Box(d.env.Theme, d.env.Theme.Title.Render(d.title), rows, w, min(len(rows)+2, h)), nil
}
