package noteline

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// numbered is what the record knows of numbers that the line names and that
// are not open.
type numbered struct {
	of      *Line
	matters []store.Matter
	err     error
}

// lookUp asks for ended matters that the line names; the names hold the
// open ones only.
func (l *Line) lookUp() tea.Cmd {
	numbers := l.parsed.Missing()
	key := strings.Join(numbers, " ")
	if key == "" || key == l.asked {
		return nil
	}
	l.asked = key
	l.asking++
	st, ctx := l.env.Store, l.env.Ctx
	return func() tea.Msg {
		list, err := st.MattersNumbered(ctx, numbers)
		return numbered{l, list, err}
	}
}

func (l *Line) learn(msg numbered) tea.Cmd {
	l.asking--
	if msg.err != nil {
		return app.Say(l.env.Complain(msg.err))
	}
	if len(msg.matters) > 0 {
		l.names = l.names.With(msg.matters...)
		l.parse()
	}
	if l.ahead && !l.saving {
		l.ahead = false
		return l.save()
	}
	return nil
}
