package app

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// Bar is a row of actions that arrows and Enter reach: the letters of an
// action may be taken by an IME.
type Bar struct{ sel int }

// Key moves over the actions or runs the chosen one; ok is false when the key
// is not for the bar.
func (b *Bar) Key(key string, list []Action) (cmd tea.Cmd, ok bool) {
	if len(list) == 0 {
		return nil, false
	}
	switch key {
	case "left":
		b.sel = (b.sel + len(list) - 1) % len(list)
	case "right":
		b.sel = (b.sel + 1) % len(list)
	case "enter":
		return Run(list[min(b.sel, len(list)-1)]), true
	default:
		return nil, false
	}
	return nil, true
}

// Run runs an action, or says why it cannot be done.
func Run(a Action) tea.Cmd {
	if a.Why != "" {
		return Say(Toast{Text: a.Name + a.colon() + a.Why, Bad: true})
	}
	return a.Run()
}

// colon sets the reason off from a name: a wide one where the name is Chinese.
func (a Action) colon() string {
	if a.Name != "" && a.Name[0] >= 0x80 {
		return "："
	}
	return ": "
}

// Row draws the actions in w cells; the chosen one is marked.
func (b *Bar) Row(e *Env, list []Action, w int) string {
	b.sel = min(b.sel, max(len(list)-1, 0))
	row, used := "", 0
	const more = "… " // there are actions that do not fit
	// begin so far to the left that the chosen action is in sight
	start := 0
	for {
		n := 0
		for i := start; i <= b.sel && i < len(list); i++ {
			n += kit.Width(label(list[i])) + 3
		}
		if n <= w-2*kit.Width(more) || start >= b.sel {
			break
		}
		start++
	}
	if start > 0 {
		row, used = " "+e.Theme.Muted.Render(more), 1+kit.Width(more)
	}
	for i := start; i < len(list); i++ {
		text := label(list[i])
		n := kit.Width(text) + 3
		last := i == len(list)-1
		if last && used+n-2 > w || !last && used+n+kit.Width(more) > w {
			return kit.Fit(row, w-kit.Width(more)) + e.Theme.Muted.Render(more)
		}
		style := e.Theme.Text
		switch {
		case i == b.sel:
			style = e.Theme.Select
		case list[i].Why != "":
			style = e.Theme.Muted
		}
		row += " " + style.Render(text) + "  "
		used += n
	}
	return kit.Fit(row, w)
}

// label is a key with the name of what it does.
func label(a Action) string {
	if len(a.Keys) == 0 {
		return a.Name
	}
	return KeyName(a.Keys[0]) + " " + a.Name
}

// KeyName shows a key as it is printed on a keyboard.
func KeyName(key string) string {
	names := map[string]string{"enter": "Enter", "esc": "Esc", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→", "pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End"}
	if n, ok := names[key]; ok {
		return n
	}
	if len(key) > 1 && key[0] == 'f' {
		return "F" + key[1:]
	}
	if len(key) == 6 && key[:5] == "ctrl+" {
		return "^" + string(key[5]-'a'+'A')
	}
	if len(key) == 5 && key[:4] == "alt+" {
		return "Alt+" + strings.ToUpper(key[4:])
	}
	return key
}
