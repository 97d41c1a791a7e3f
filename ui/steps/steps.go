// Package steps is what can happen to a matter next: one list for the ledger
// and for the screen of one matter, with the key of every step, the reason why
// it cannot be taken now, what it wants to know and how the answer is read.
package steps

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// step is something that can happen to a matter.
type step struct {
	id   string
	keys []string
	why  func(m store.Matter) string // slug of why not, "" when it can
	cmd  func(a *Asker, text string) (store.Command, error)
	open func(a *Asker) tea.Cmd // asks in its own way, nil: the usual question
}

func rank(state string) int {
	return map[string]int{store.MatterDispatched: 1, store.MatterAccepted: 2, store.MatterOnScene: 3, store.MatterInHand: 4, store.MatterOnHold: 4, store.MatterToVerify: 5}[state]
}

// before allows a forward step only from an earlier state.
func before(n int) func(store.Matter) string {
	return func(m store.Matter) string {
		switch {
		case !m.Open():
			return "ended"
		case rank(m.State) >= n && !(m.State == store.MatterOnHold && n == 4):
			return "past"
		}
		return ""
	}
}

func whileOpen(m store.Matter) string {
	if !m.Open() {
		return "ended"
	}
	return ""
}

func onlyNew(m store.Matter) string {
	switch {
	case !m.Open():
		return "ended"
	case m.State != store.MatterNew:
		return "dispatched"
	case m.Level == "red":
		return "red"
	}
	return ""
}

func returnable(m store.Matter) string {
	switch {
	case !m.Open():
		return "ended"
	case m.State == store.MatterNew:
		return "new"
	}
	return ""
}

func ended(m store.Matter) string {
	if m.Open() {
		return "open"
	}
	return ""
}

func always(store.Matter) string { return "" }

func all() []step {
	text := func(f func(id, text string) store.Command) func(*Asker, string) (store.Command, error) {
		return func(a *Asker, t string) (store.Command, error) { return f(a.m.ID, t), nil }
	}
	return []step{
		{id: "dispatch", keys: []string{"p"}, why: whileOpen, cmd: (*Asker).dispatch, open: (*Asker).openDispatch},
		{id: "accept", keys: []string{"a"}, why: before(2), cmd: text(func(id, t string) store.Command { return store.AcceptMatter{ID: id, Text: t} })},
		{id: "scene", keys: []string{"s"}, why: before(3), cmd: text(func(id, t string) store.Command { return store.SceneMatter{ID: id, Text: t} })},
		{id: "hand", keys: []string{"d"}, why: before(4), cmd: text(func(id, t string) store.Command { return store.HandMatter{ID: id, Text: t} })},
		{id: "verify", keys: []string{"v"}, why: before(5), cmd: text(func(id, t string) store.Command { return store.VerifyMatter{ID: id, Text: t} })},
		{id: "close", keys: []string{"c"}, why: whileOpen, cmd: (*Asker).close, open: (*Asker).openNames},
		{id: "note", keys: []string{"n"}, why: always, cmd: text(func(id, t string) store.Command { return store.WriteNote{Subject: id, Text: t} })},
		{id: "next", keys: []string{"i"}, why: whileOpen, cmd: text(func(id, t string) store.Command { return store.SetIfThen{ID: id, Text: t} })},
		{id: "hold", keys: []string{"h"}, why: whileOpen, cmd: (*Asker).hold},
		{id: "answer", keys: []string{"w"}, why: onlyNew, cmd: text(func(id, t string) store.Command { return store.AnswerMatter{ID: id, Result: t} })},
		{id: "return", keys: []string{"t"}, why: returnable, cmd: text(func(id, t string) store.Command { return store.ReturnMatter{ID: id, Reason: t} })},
		{id: "chase", keys: []string{"u"}, why: whileOpen, cmd: text(func(id, t string) store.Command { return store.ChaseMatter{ID: id, Text: t} })},
		{id: "amend", keys: []string{"l"}, why: whileOpen, open: (*Asker).openAmend},
		{id: "merge", keys: []string{"m"}, why: whileOpen, open: (*Asker).openMerge},
		{id: "reopen", keys: []string{"o"}, why: reopenable, cmd: text(func(id, t string) store.Command { return store.ReopenMatter{ID: id, Reason: t} })},
		{id: "void", keys: []string{"z"}, why: whileOpen, cmd: text(func(id, t string) store.Command { return store.VoidMatter{ID: id, Reason: t} })},
	}
}

func reopenable(m store.Matter) string {
	if m.State == store.MatterVoid {
		return "void"
	}
	return ended(m)
}

// Actions are the steps of a matter as actions, with the reason when one
// cannot be taken now. there is false when no matter is chosen.
func (a *Asker) Actions(m store.Matter, there bool, without ...string) []app.Action {
	t := a.env.Words.T
	var out []app.Action
	for _, st := range all() {
		if contains(without, st.id) {
			continue
		}
		why := t.Matter.Why[st.why(m)]
		switch {
		case !there:
			why = t.Ledger.NoneChosen
		case a.env.Store.ReadOnly() != nil:
			why = t.Matter.Why["readonly"]
		}
		name := t.Matter.Act[st.id]
		if name == "" {
			name = t.Ledger.Act[st.id]
		}
		out = append(out, app.Action{ID: st.id, Keys: st.keys, Name: name, Why: why, Bar: true, Run: func() tea.Cmd { return a.begin(st, m) }})
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
