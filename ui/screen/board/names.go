package board

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
)

// numbered is what the record knows of numbers that the line names and that
// are not open.
type numbered struct{ matters []store.Matter }

// lookUp asks for ended matters that the line names; the board itself holds the
// open ones only.
func (s *Screen) lookUp() tea.Cmd {
	numbers := s.parsed.Missing()
	key := strings.Join(numbers, " ")
	if key == "" || key == s.asked {
		return nil
	}
	s.asked = key
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		list, err := st.MattersNumbered(ctx, numbers)
		if err != nil {
			return s.env.Complain(err)
		}
		return numbered{list}
	}
}

func (s *Screen) learn(msg numbered) {
	if len(msg.matters) > 0 {
		s.names = s.names.With(msg.matters...)
		s.parse()
	}
}
