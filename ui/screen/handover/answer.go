package handover

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// answer lets the outgoing officer answer the question about the selected item,
// also at the receiver's turn: both sit at one laptop. Whoever has a PIN gives
// it then, so that no receiver answers in their name. At the receiver's turn
// the item is taken over with it.
func (s *Screen) answer() tea.Cmd {
	it, f := s.selected(), s.env.Words.T.Hand.Form
	if it == nil {
		return nil
	}
	out, me := s.h0.Outgoing, s.env.Officer
	if me != out {
		s.hear(it)
	}
	fields := []kit.FormField{text("answer", f.Answered, "")}
	if me != out && s.pins[out] {
		fields = append(fields, kit.FormField{Key: "pin", Label: fmt.Sprintf(f.PINOf, s.names[out]), Kind: kit.FormSecret, Required: true})
	}
	form := kit.NewForm(fmt.Sprintf(f.AnswerTitle, s.names[out], it.Question), fields, s.env.FormWords())
	st, ctx, no := s.env.Store, s.env.Ctx, it.No
	return app.OpenTask(s.env, form, func(v map[string]string) (tea.Cmd, error) {
		if pin, asked := v["pin"]; asked {
			if _, err := st.CheckPIN(ctx, out, pin); err != nil {
				return nil, err
			}
		}
		if err := answerAs(ctx, st, out, me, no, v["answer"]); err != nil {
			return nil, err
		}
		return app.Say(done{}), nil
	})
}

// answerAs writes the answer in the name of whoever hands over, and the verdict
// in that of the receiver.
func answerAs(ctx context.Context, st *store.Store, out, me string, no int, text string) error {
	if _, err := st.Do(ctx, out, time.Time{}, store.AnswerItem{No: no, Text: text}); err != nil {
		return err
	}
	if me == out {
		return nil
	}
	_, err := st.Do(ctx, me, time.Time{}, store.AcceptItem{No: no})
	return err
}

// answerWhy: only what was asked can be answered.
func (s *Screen) answerWhy() string {
	it := s.selected()
	switch {
	case len(s.h0.Signed) > 0:
		return "signed"
	case it == nil || it.Verdict != store.Questioned:
		return "unasked"
	}
	return ""
}
