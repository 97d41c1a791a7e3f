package store

import "time"

// sitrepUndoings: what was issued stands; only a draft is taken back.
func sitrepUndoings() map[string]undoing {
	return map[string]undoing{
		kindSitrepCut:   by(func(u *undo, _ *sitrepCut) { u.do(DropSitrep{ID: u.e.Subject, Reason: u.reason}, "sitrep.drop", "") }),
		"sitrep.edit":   by(undoSitEdit),
		"sitrep.drop":   {why: "undo.sit_again"},
		kindSitrepIssue: {why: "undo.sit_issued"},
	}
}

// undoSitEdit writes a part of a draft as it was before.
func undoSitEdit(u *undo, p *sitrepEdited) {
	was, ok := stateBefore(u, sitrepTable())
	if !ok {
		return
	}
	c := EditSitrep{ID: u.e.Subject, Part: p.Part, No: p.No, Key: p.Key}
	switch p.Part {
	case SitWeather:
		c.Text = was.Weather
	case SitAssessment:
		c.Text = was.Assessment
	case SitPlanned:
		if a := was.Action(p.No); a != nil {
			c.Text, c.Due, c.Out = string(a.Text), a.Due.In(time.UTC), a.Out
		} else {
			c.Text, c.Due, c.Out = string(p.Text), p.Due.In(time.UTC), true
		}
	case SitEventPart:
		if x := was.Event(p.No); x != nil {
			c.Text, c.Out = string(x.Note), x.Out
		} else {
			c.Text, c.Out = string(p.Text), true
		}
	case SitNeedPart:
		if n := was.Need(p.Key); n != nil {
			c.N, c.Text, c.Unit, c.Out = n.N, string(n.Text), string(n.Unit), !n.Taken
		} else {
			c.N, c.Text, c.Unit, c.Out = p.N, string(p.Text), string(p.Unit), true
		}
	}
	u.do(c, "sitrep.edit", c.Text)
}
