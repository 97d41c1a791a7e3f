package sitrep

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/template"
)

// preview lays the draft out as it is now.
func (s *Screen) preview() tea.Cmd {
	return out.Preview(s.env, s, sprintf(s.env.Words.T.Sitrep.Preview, s.heading()), template.Sitrep, export.As{Lang: s.env.Words.T.Lang}, s.text)
}

func (s *Screen) laid(msg out.Laid) tea.Cmd {
	switch {
	case msg.For != s:
		return nil
	case msg.Err != nil:
		return app.Say(s.env.Complain(msg.Err))
	}
	s.pages = msg.P
	return nil
}

// turn moves in the pages.
func (s *Screen) turn(key string) tea.Cmd {
	if s.pages.Key(key, s.h) {
		return nil
	}
	switch key {
	case "esc", "backspace":
		return s.closePages()
	}
	return nil
}

// closePages goes back to the draft, or from what was issued to the list.
func (s *Screen) closePages() tea.Cmd {
	if s.d.State != store.SitDraft {
		return app.Say(app.Back{})
	}
	s.pages = nil
	return nil
}
