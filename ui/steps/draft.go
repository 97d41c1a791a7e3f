package steps

import (
	"context"
	"encoding/json"
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
)

// drafts is the key under which unsaved answers survive a crash, and Esc: they
// stand in the field again when the same question is asked again.
const drafts = "draft:ask"

// most is how many drafts are kept; the oldest goes first.
const most = 30

// draft is an answer that the record has not taken yet.
type draft struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

type draftRead struct {
	a    *Asker
	key  string
	text string
}

type draftKept struct {
	a    *Asker
	key  string
	text string
}

func readDrafts(ctx context.Context, st *store.Store) ([]draft, error) {
	text, err := st.Local(ctx, drafts)
	var list []draft
	if err != nil || text == "" || json.Unmarshal([]byte(text), &list) != nil { // of another version: nothing is kept
		return nil, err
	}
	return list, nil
}

// AskKept opens a question whose answer is kept as a draft under a key.
func (a *Asker) AskKept(key, label, value string, run func(text string) tea.Cmd) tea.Cmd {
	keys := a.keys
	a.Ask(label, value, run)
	a.keys, a.key, a.kept, a.first = append(keys, key), key, value, value
	st, ctx := a.env.Store, a.env.Ctx
	return func() tea.Msg {
		list, err := readDrafts(ctx, st)
		if err != nil {
			return a.env.Complain(err)
		}
		for _, d := range list {
			if d.Key == key {
				return draftRead{a, key, d.Text}
			}
		}
		return nil
	}
}

// drafted brings a draft back, unless something was typed meanwhile.
func (a *Asker) drafted(msg draftRead) {
	if !a.Active() || a.key != msg.key || a.ask.Field.Value() != a.first {
		return
	}
	a.ask.Field.SetValue(msg.text)
	a.kept = msg.text
	a.typed()
}

// keep writes the answer down, one write at a time.
func (a *Asker) keep() tea.Cmd {
	if !a.Active() || a.key == "" || a.keeping {
		return nil
	}
	text := a.ask.Field.Value()
	if text == a.kept || a.env.Store.ReadOnly() != nil {
		return nil
	}
	a.keeping = true
	key := a.key
	return a.change(func(list []draft) []draft {
		list = slices.DeleteFunc(list, func(d draft) bool { return d.Key == key })
		if text == "" {
			return list
		}
		list = append(list, draft{key, text})
		return list[max(len(list)-most, 0):]
	}, draftKept{a, key, text})
}

func (a *Asker) keptDraft(msg draftKept) tea.Cmd {
	a.keeping = false
	if a.key == msg.key {
		a.kept = msg.text
	}
	return tea.Batch(a.forget(), a.keep())
}

// forget takes the drafts of what the record took away, once none is being
// written any more.
func (a *Asker) forget() tea.Cmd {
	keys := a.taken
	if len(keys) == 0 || a.keeping || a.env.Store.ReadOnly() != nil {
		return nil
	}
	a.taken = nil
	return a.change(func(list []draft) []draft {
		return slices.DeleteFunc(list, func(d draft) bool { return slices.Contains(keys, d.Key) })
	}, nil)
}

// change rewrites the list of drafts when it becomes another one.
func (a *Asker) change(to func([]draft) []draft, done tea.Msg) tea.Cmd {
	st, ctx := a.env.Store, a.env.Ctx
	return func() tea.Msg {
		list, err := readDrafts(ctx, st)
		if err != nil {
			return a.env.Complain(err)
		}
		was := slices.Clone(list)
		list = to(list)
		if slices.Equal(was, list) {
			return done
		}
		text, err := json.Marshal(list)
		if err != nil {
			return a.env.Complain(err)
		}
		if err := st.SetLocal(ctx, drafts, string(text)); err != nil {
			return a.env.Complain(err)
		}
		return done
	}
}
