package point

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// info is a dialog that only says something; Enter or Esc closes it.
type info struct {
	env   *app.Env
	title string
	lines []string
	off   int
}

func newInfo(env *app.Env, title string, lines []string) *info {
	return &info{env: env, title: title, lines: lines}
}

// newTable is an info whose lines are rows in columns.
func newTable(env *app.Env, title string, rows [][]string) *info {
	widths := map[int]int{}
	for _, r := range rows {
		for i, c := range r {
			widths[i] = max(widths[i], kit.Width(kit.Clean(c)))
		}
	}
	lines := make([]string, 0, len(rows))
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r {
			b.WriteString(kit.Fit(kit.Clean(c), widths[i]) + "  ")
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return newInfo(env, title, lines)
}

func journalNow(env *app.Env) journal.Time { return journal.At(env.Store.Now()) }

// Init has nothing to load.
func (d *info) Init() tea.Cmd { return nil }

// Update takes the key that closes it.
func (d *info) Update(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter", "esc", "space", "q":
		return app.Say(app.CloseDialog{Dialog: d})
	case "down", "pgdown":
		d.off++
	case "up", "pgup":
		d.off = max(d.off-1, 0)
	}
	return nil
}

// View draws the lines, as many as fit.
func (d *info) View(w, h int) ([]string, *tea.Cursor) {
	w = min(w, infoWidth)
	var rows []string
	for _, l := range d.lines {
		for _, part := range kit.Wrap(l, w-4) {
			rows = append(rows, d.env.Theme.Text.Render(part))
		}
	}
	room := max(h-4, 1)
	d.off = max(min(d.off, len(rows)-room), 0)
	rows = rows[d.off:min(d.off+room, len(rows))]
	rows = append(rows, "", d.env.Theme.Muted.Render(d.env.Words.T.Desk.UndoClose))
	return kit.Box(d.env.Theme, d.env.Theme.Title.Render(kit.Clean(d.title)), rows, w, min(len(rows)+2, h)), nil
}

// infoWidth is how wide the dialog is drawn at most.
const infoWidth = 90

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
