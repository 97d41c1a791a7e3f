package settings

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
	"zhiban/ui/prefs"
)

func sprintf(pattern string, args ...any) string { return fmt.Sprintf(pattern, args...) }

func (s *Screen) fixedBy(variable string) string {
	return sprintf(s.env.Words.T.Desk.SetFixed, variable)
}

// firstRow is the row of the screen on which the list begins.
const firstRow = 2

// View draws the settings, and the question when one is open.
func (s *Screen) View() (string, *tea.Cursor) {
	t, desk := s.env.Theme, s.env.Words.T.Desk
	rows := []string{""}
	for _, name := range s.list.IDs() {
		rows = append(rows, s.row(name, s.w-4))
	}
	rows = append(rows, "", t.Muted.Render(kit.Fit(desk.SetKeys, s.w-4)))
	rows = append(rows, t.Muted.Render(kit.Fit(s.file(), s.w-4)))
	height := s.h
	var below []string
	var cursor *tea.Cursor
	if s.ask.Active() {
		asked, x := s.ask.Rows(s.env, s.w)
		below, cursor = asked, tea.NewCursor(x, s.h-1)
		height -= len(asked)
	}
	return strings.Join(append(kit.Box(t, t.Title.Render(s.Title()), rows, s.w, height), below...), "\n"), cursor
}

func (s *Screen) file() string {
	if s.env.Keeper == nil || s.env.Keeper.Path() == "" {
		return s.env.Words.T.Desk.SetNowhere
	}
	return sprintf(s.env.Words.T.Desk.SetFile, s.env.Keeper.Path())
}

// row is one setting: its name, every value it may have with the present one
// marked, and a note.
func (s *Screen) row(name string, w int) string {
	t, desk := s.env.Theme, s.env.Words.T.Desk
	mark, style := "  ", t.Text
	chosen := name == s.list.Selected()
	if chosen {
		mark, style = t.Glyph.Prompt+" ", t.Select
	}
	note := desk.SetNote[name]
	if v := s.fixed(name); v != "" {
		note = s.fixedBy(v)
	}
	label := mark + kit.Fit(desk.Set[name], 22)
	value := s.values(name)
	if room := w - kit.Width(label) - 1; kit.Width(value) > room {
		value = strings.TrimRight(kit.Fit(value, room), " ")
	}
	rest := w - kit.Width(label) - kit.Width(value) - 1
	if rest > kit.Width(note)+2 {
		value += strings.Repeat(" ", rest-kit.Width(note))
	} else {
		note = ""
	}
	if chosen {
		return style.Render(kit.Fit(label+" "+value+note, w))
	}
	return style.Render(label+" "+value) + t.Muted.Render(note)
}

// values shows what can be chosen; brackets stand around what is.
func (s *Screen) values(name string) string {
	desk := s.env.Words.T.Desk
	if name == backupKey {
		if s.backup == "" {
			return desk.SetOff
		}
		return kit.Clean(s.backup)
	}
	var parts []string
	for _, k := range prefs.Keys() {
		if k.Name != name {
			continue
		}
		for _, v := range k.Values {
			if v == k.Get(s.env.Set) {
				parts = append(parts, "["+desk.SetValue[v]+"]")
			} else {
				parts = append(parts, " "+desk.SetValue[v]+" ")
			}
		}
	}
	return strings.Join(parts, "")
}
