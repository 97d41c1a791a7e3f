package app

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// manyPeople is how many people a choice holds at most.
const manyPeople = 50_000

// OpenPersons opens a choice of everybody who is known, found by name,
// initials or phone. Those in first stand before the others, with their note.
func OpenPersons(env *Env, title string, first []kit.Option, chosen func(id, name string) tea.Cmd) tea.Cmd {
	st, ctx := env.Store, env.Ctx
	return func() tea.Msg {
		people, err := st.People(ctx, store.PersonFilter{Limit: manyPeople})
		if err != nil {
			return env.Complain(err)
		}
		options, listed := append([]kit.Option(nil), first...), map[string]bool{}
		for _, o := range first {
			listed[o.ID] = true
		}
		for _, p := range people {
			if !listed[p.ID] {
				options = append(options, kit.Option{ID: p.ID, Text: p.Name, Note: p.Phone, Keys: []string{p.Phone}})
			}
		}
		return OpenPick(env, title, options, func(o kit.Option) tea.Cmd { return chosen(o.ID, o.Text) })()
	}
}
