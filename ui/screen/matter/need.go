package matter

import (
	"fmt"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/word"
)

// mostNeeds is how many items of a need stand in the head.
const mostNeeds = 3

// readNeeds reads what a need asks for and what the slips brought for it.
func readNeeds(env *app.Env, v *store.View, m store.Matter) ([]store.NeedLine, error) {
	if m.Kind != plan.Need {
		return nil, nil
	}
	return v.NeedLines(env.Ctx, m.ID)
}

// needs are the items of a need: asked for, brought, still to come.
func (s *Screen) needs() []string {
	t, w := s.env.Theme, s.env.Words
	x := w.T.Supply
	var rows []string
	for i, l := range s.d.needs {
		if i == mostNeeds {
			return append(rows, t.Muted.Render(fmt.Sprintf(w.T.Site.More, len(s.d.needs)-i)))
		}
		style := t.OK
		if l.Open() > 0 {
			style = t.Yellow
		}
		rows = append(rows, t.Text.Render(w.Supply(l.Item)+" "+fmt.Sprintf(x.Asked, word.Thousands(l.Requested))+" "+fmt.Sprintf(x.Brought, word.Thousands(l.Fulfilled)))+" "+style.Render(fmt.Sprintf(x.StillOpen, word.Thousands(l.Open()))))
	}
	return rows
}
