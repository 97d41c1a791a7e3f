package handover

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	paper "zhiban/ui/paper/handover"
	"zhiban/ui/paper/template"
)

// openPreview lays the report out as it is now, or as it was sealed.
func (s *Screen) openPreview() tea.Cmd {
	st, ctx, h := s.env.Store, s.env.Ctx, s.report()
	return out.Preview(s.env, s, fmt.Sprintf(s.env.Words.T.Hand.Preview, h.Number), template.Handover, export.As{Lang: s.env.Words.T.Lang}, func(as export.As) (string, error) {
		r, err := paper.Load(ctx, st, h.ID)
		if err != nil {
			return "", err
		}
		text, err := r.Bytes("txt", as)
		return string(text), err
	})
}

func (s *Screen) laid(msg out.Laid) tea.Cmd {
	switch {
	case msg.For != s:
		return nil
	case msg.Err != nil:
		return app.Say(s.env.Complain(msg.Err))
	}
	s.preview = msg.P
	return nil
}

func (s *Screen) closePreview() tea.Cmd {
	s.preview = nil
	return nil
}

// turn moves in the preview.
func (s *Screen) turn(key string) tea.Cmd {
	if s.preview.Key(key, s.h) {
		return nil
	}
	switch key {
	case "esc", "backspace", "v":
		return s.closePreview()
	}
	return nil
}
