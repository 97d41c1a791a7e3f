package handover

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// form opens a small form about the handover; what is typed is kept as a draft.
func (s *Screen) form(key, title string, fields []kit.FormField, save func(v map[string]string) (store.Command, error)) tea.Cmd {
	if s.h0 != nil {
		key = s.h0.ID + ":" + key
	}
	return app.OpenForm(s.env, "hand:"+key, kit.NewForm(title, fields, s.env.FormWords()), save)
}

func text(key, label, hint string) kit.FormField {
	return kit.FormField{Key: key, Label: label, Hint: hint, Required: hint == ""}
}

// lines are the lines of a text that say something.
func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func (s *Screen) cutOff() tea.Cmd {
	f := s.env.Words.T.Hand.Form
	area := func(key, label, hint string) kit.FormField {
		return kit.FormField{Key: key, Label: label, Hint: hint, Kind: kit.FormArea}
	}
	s.keep, s.written = "", nil
	title := fmt.Sprintf(f.CutOffBy, f.CutOff, s.names[s.env.Officer])
	fields := []kit.FormField{text("weather", f.Weather, f.WeatherHint), area("asks", f.Asks, f.AsksHint), area("extra", f.Extra, f.ExtraHint)}
	open := func() tea.Cmd {
		return s.form("cutoff", title, fields, func(v map[string]string) (store.Command, error) {
			return store.CutOff{Weather: v["weather"], Asks: lines(v["asks"]), Extra: lines(v["extra"]), Anyway: true}, nil
		})
	}
	if left := s.shift.End.Sub(journal.At(s.env.Store.Now())); left > store.EarlyCutOff {
		late := open
		open = func() tea.Cmd {
			return app.OpenConfirm(s.env, fmt.Sprintf(f.Early, s.env.Words.Duration(left)), []string{f.EarlyAsk}, late)
		}
	}
	if s.shift.HandsOver(s.env.Officer) {
		return open()
	}
	// whoever cuts off answers for the shift: not by mistake in another's name
	return app.OpenConfirm(s.env, fmt.Sprintf(f.NotDue, s.names[s.env.Officer]), []string{fmt.Sprintf(f.NotDueWho, s.env.Words.Join(s.due)), f.NotDueAsk}, open)
}

// onItem opens a form about the selected item.
func (s *Screen) onItem(key, title string, fields []kit.FormField, save func(no int, v map[string]string) store.Command) tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	no := it.No
	return s.form(key+":"+itemID(no), title, fields, func(v map[string]string) (store.Command, error) { return save(no, v), nil })
}

func (s *Screen) titled(pattern string) string {
	it := s.selected()
	if it == nil {
		return ""
	}
	return fmt.Sprintf(pattern, it.No, s.env.Words.Item(*it))
}

// accept takes the item over and goes to the next one that is not seen yet; a
// question needs its answer first.
func (s *Screen) accept() tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	if it.Verdict == store.Questioned && it.Answer == "" {
		return s.answer()
	}
	take := func() tea.Cmd {
		s.onward(it.No)
		return s.run(store.AcceptItem{No: it.No})
	}
	if it.Verdict == store.RefusedBy {
		return s.sure(s.env.Words.T.Hand.Form.AcceptAfter, it, take)
	}
	return take()
}

// sure asks before a verdict is turned round.
func (s *Screen) sure(pattern string, it *store.HandoverItem, then func() tea.Cmd) tea.Cmd {
	said := []string{s.env.Words.Item(*it)}
	if talk := s.talk(*it); len(talk) > 0 {
		said = append(said, strings.Join(talk, "  "))
	}
	return app.OpenConfirm(s.env, fmt.Sprintf(pattern, it.No), said, then)
}

// hear remembers what was said about an item before a form opens.
func (s *Screen) hear(it *store.HandoverItem) {
	s.said = heard{no: it.No, last: s.h0.Last, was: it.Verdict}
}

// onward selects the next item without a word, after this one.
func (s *Screen) onward(no int) {
	n := len(s.h0.Items)
	for i := range n {
		it := s.h0.Items[(no+i)%n]
		if it.No != no && !it.Seen() {
			s.list.Select(itemID(it.No))
			return
		}
	}
}

func (s *Screen) question() tea.Cmd {
	f := s.env.Words.T.Hand.Form
	if it := s.selected(); it != nil {
		s.hear(it)
	}
	return s.onItem("question", s.titled(f.Question), []kit.FormField{text("text", f.Asked, "")}, func(no int, v map[string]string) store.Command {
		return store.QuestionItem{No: no, Text: v["text"]}
	})
}

// refuse takes the receiver's figure or reason, and whether both corrected it
// together or each stands by their own.
func (s *Screen) refuse() tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	if it.Verdict == store.Accepted {
		return s.sure(s.env.Words.T.Hand.Form.RefuseAfter, it, s.refuseForm)
	}
	return s.refuseForm()
}

func (s *Screen) refuseForm() tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	s.hear(it)
	f, settled := s.env.Words.T.Hand.Form, s.env.Words.T.Word.Settled
	settle := kit.FormField{Key: "settle", Label: f.Settle, Kind: kit.FormChoice, Required: true, Value: "disagreement",
		Options: []kit.Option{{ID: "disagreement", Text: settled["disagreement"]}, {ID: "correction", Text: settled["correction"]}}}
	fields := []kit.FormField{text("text", f.Reason, ""), settle}
	if it.Kind == "count" {
		fields = []kit.FormField{{Key: "figure", Label: f.Figure, Hint: fmt.Sprintf(f.FigureHint, it.Figure), Kind: kit.FormNumber}, text("text", f.Reason, f.ReasonHint), settle}
	}
	return s.onItem("refuse", s.titled(f.Refuse), fields, func(no int, v map[string]string) store.Command {
		r := store.RefuseItem{No: no, Text: v["text"], Corrected: v["settle"] == "correction"}
		if n, err := strconv.ParseInt(v["figure"], 10, 64); err == nil {
			r.Counted = &n
		}
		return r
	})
}

func (s *Screen) addItem() tea.Cmd {
	f := s.env.Words.T.Hand.Form
	no := len(s.h0.Items) + 1
	return s.form("add", f.Add, []kit.FormField{text("text", f.Item, ""), text("if_then", f.IfThen, f.IfThenHint)}, func(v map[string]string) (store.Command, error) {
		add := store.AddBrief{Extra: []string{v["text"]}}
		if v["if_then"] == "" {
			return add, nil
		}
		return store.Batch{add, store.SetItemIfThen{No: no, Text: v["if_then"]}}, nil
	})
}

func (s *Screen) ifThen() tea.Cmd {
	f, it := s.env.Words.T.Hand.Form, s.selected()
	if it == nil {
		return nil
	}
	field := text("text", f.IfThen, f.IfThenHint)
	field.Value = it.IfThen
	return s.onItem("if_then", s.titled(f.IfThenTitle), []kit.FormField{field}, func(no int, v map[string]string) store.Command {
		return store.SetItemIfThen{No: no, Text: v["text"]}
	})
}

// drop leaves the item out, or takes it in again.
func (s *Screen) drop() tea.Cmd {
	f, it := s.env.Words.T.Hand.Form, s.selected()
	if it == nil {
		return nil
	}
	title, back := f.Drop, it.Dropped()
	if back {
		title = f.Back
	}
	return s.onItem("drop", s.titled(title), []kit.FormField{text("reason", f.Reason, "")}, func(no int, v map[string]string) store.Command {
		return store.DropItem{No: no, Reason: v["reason"], Back: back}
	})
}

func (s *Screen) ask() tea.Cmd {
	f := s.env.Words.T.Hand.Form
	return s.form("ask", f.Ask, []kit.FormField{text("text", f.AskText, "")}, func(v map[string]string) (store.Command, error) {
		return store.AddBrief{Asks: []string{v["text"]}}, nil
	})
}

func (s *Screen) withdraw() tea.Cmd {
	f := s.env.Words.T.Hand.Form
	return s.form("withdraw", f.Withdraw, []kit.FormField{text("reason", f.Reason, "")}, func(v map[string]string) (store.Command, error) {
		return store.WithdrawHandover{Reason: v["reason"]}, nil
	})
}

// report is the handover that is previewed, written out or added to.
func (s *Screen) report() *store.Handover {
	if s.h0 != nil {
		return s.h0
	}
	return s.last
}

func (s *Screen) addendum() tea.Cmd {
	f, h := s.env.Words.T.Hand.Form, s.report()
	fields := []kit.FormField{{Key: "text", Label: f.AddendumText, Kind: kit.FormArea, Required: true}}
	return s.form("addendum", fmt.Sprintf(f.Addendum, h.Number), fields, func(v map[string]string) (store.Command, error) {
		return store.AddAddendum{Handover: h.ID, Text: v["text"]}, nil
	})
}

// selectedAsk is the ask of the last handover under the cursor.
func (s *Screen) selectedAsk() *store.Ask {
	no, err := strconv.Atoi(s.list.Selected())
	if s.h0 != nil || s.last == nil || err != nil || no < 1 || no > len(s.last.Asks) {
		return nil
	}
	return &s.last.Asks[no-1]
}

// openAsk is the chosen question, else the first that nobody answered yet.
func (s *Screen) openAsk() *store.Ask {
	if a := s.selectedAsk(); a != nil && a.Answer == "" {
		return a
	}
	if s.h0 != nil || s.last == nil {
		return nil
	}
	for i, a := range s.last.Asks {
		if a.Answer == "" {
			return &s.last.Asks[i]
		}
	}
	return nil
}

func (s *Screen) answerAsk() tea.Cmd {
	f, a := s.env.Words.T.Hand.Form, s.openAsk()
	if a == nil {
		return nil
	}
	h, no := s.last.ID, a.No
	return s.form("asked:"+h+":"+itemID(no), fmt.Sprintf(f.AskAnswer, a.Text), []kit.FormField{text("text", f.Answered, "")}, func(v map[string]string) (store.Command, error) {
		return store.AnswerAsk{Handover: h, No: no, Text: v["text"]}, nil
	})
}
