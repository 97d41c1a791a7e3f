package steps

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

// Asker asks what a step wants to know, in the lower rows of a screen, and
// gives the answer to the record. What was typed stays when it was refused.
type Asker struct {
	env    *app.Env
	ask    *app.Ask
	m      store.Matter // that the question is about
	echo   func(text string) string
	echoed string // what was understood of the answer
	busy   bool
	names  line.Context
	folk   []store.Person // with their phones, once somebody is to be chosen
	ready  bool           // names are loaded
	gen    int
	people *kit.Picker // whom a matter can go to, while that is asked
	sel    int         // chosen suggestion, -1: as written

	key     string   // of the draft of this question, "" keeps none
	keys    []string // of all questions that lead to one command
	taken   []string // drafts that the record has taken
	kept    string   // what was last written to the draft
	first   string   // what the field began with
	keeping bool
}

// New makes an asker with nothing to ask.
func New(env *app.Env) *Asker { return &Asker{env: env, ask: app.NewAsk(), sel: -1} }

// Saved says that the record took what an asker asked for.
type Saved struct {
	From    *Asker
	Receipt store.Receipt
}

type answered struct {
	a       *Asker
	receipt store.Receipt
	err     error
}

type named struct {
	a     *Asker
	gen   int
	names line.Context
	err   error
}

// Init reads the names that answers may hold.
func (a *Asker) Init() tea.Cmd { return a.load() }

func (a *Asker) load(texts ...string) tea.Cmd {
	a.gen++
	gen, st, ctx := a.gen, a.env.Store, a.env.Ctx
	return func() tea.Msg {
		out := named{a: a, gen: gen}
		out.names, out.err = line.Load(ctx, st.View, texts...)
		return out
	}
}

// Active reports whether a question waits for its answer.
func (a *Asker) Active() bool { return a.ask.Active() }

// CanUndo reports whether typing in the question can be taken back.
func (a *Asker) CanUndo() bool { return a.Active() && a.ask.Field.CanUndo() }

// Update takes messages that are not keys.
func (a *Asker) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case named:
		if msg.a != a || msg.gen != a.gen {
			return nil
		}
		if msg.err != nil {
			return app.Say(a.env.Complain(msg.err))
		}
		a.names, a.ready = msg.names, true
		if a.people != nil {
			a.people.SetOptions(a.targets())
		}
		a.typed()
	case answered:
		if msg.a == a {
			return a.answered(msg)
		}
	case called:
		if msg.a == a {
			a.folk = msg.people
			if a.people != nil {
				a.people.SetOptions(a.targets())
			}
		}
	case draftRead:
		if msg.a == a {
			a.drafted(msg)
		}
	case draftKept:
		if msg.a == a {
			return a.keptDraft(msg)
		}
	case mergeList:
		if msg.a == a {
			return a.pickMerge(msg)
		}
	case tea.PasteMsg:
		if a.Active() {
			a.ask.Field.Update(msg)
			a.typed()
			return a.keep()
		}
	}
	return nil
}

func (a *Asker) answered(msg answered) tea.Cmd {
	a.busy = false
	if msg.err != nil {
		return app.Say(a.env.Complain(msg.err)) // the answer stays in the field
	}
	a.taken = append(a.taken, a.keys...)
	a.Close()
	return tea.Batch(a.forget(), app.Say(Saved{a, msg.receipt}), app.Say(app.Toast{Text: a.env.Words.T.Board.FormSaved}))
}

// Close ends the question.
func (a *Asker) Close() {
	a.ask.Close()
	a.people, a.echo, a.echoed, a.sel, a.busy = nil, nil, "", -1, false
	a.key, a.keys = "", nil
}

// Ask opens a question of a screen's own: run gets the answer.
func (a *Asker) Ask(label, value string, run func(text string) tea.Cmd) {
	a.Close()
	a.ask.Open(label, run)
	a.ask.Field.SetValue(value)
}

// Do gives a command to the record; the question closes when it is taken.
func (a *Asker) Do(cmd store.Command) tea.Cmd {
	if a.busy {
		return nil
	}
	a.busy = true
	return a.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return answered{a, r, err} })
}

// begin asks what a step wants to know.
func (a *Asker) begin(st step, m store.Matter) tea.Cmd {
	a.m = m
	var first tea.Cmd
	if st.cmd != nil {
		label := m.Number + " " + firstOf(a.env.Words.T.Matter.Act[st.id], a.env.Words.T.Ledger.Act[st.id]) + " · " + a.env.Words.T.Matter.Ask[st.id]
		if st.id == "next" {
			label = m.Number + " " + a.env.Words.T.Ledger.Act[st.id] + " · " + a.env.Words.T.Ledger.NextAsk
		}
		value := ""
		if st.id == "next" {
			value = m.IfThen
		}
		first = a.AskKept(st.id+":"+m.ID, label, value, func(text string) tea.Cmd {
			cmd, err := st.cmd(a, text)
			if err != nil {
				return app.Say(a.env.Complain(err))
			}
			return a.Do(cmd)
		})
	}
	if st.open != nil {
		return tea.Batch(first, st.open(a))
	}
	return first
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Key takes a key while a question is open.
func (a *Asker) Key(msg tea.KeyPressMsg) tea.Cmd {
	if a.people != nil && a.choose(msg) {
		return a.keep()
	}
	if msg.String() == "esc" {
		a.Close()
		return nil
	}
	cmd := a.ask.Key(msg)
	a.typed()
	return tea.Batch(cmd, a.keep())
}

// typed follows every change of the answer.
func (a *Asker) typed() {
	if a.echo != nil {
		a.echoed = a.echo(a.ask.Field.Value())
	}
	if a.people != nil {
		who, _ := minutes(a.ask.Field.Value())
		if a.people.Query() != who {
			a.people.SetQuery(who)
			a.sel = -1
		}
	}
}

// Rows draws the question in w cells; the cursor stands in cell x of row y.
func (a *Asker) Rows(w int) (rows []string, x, y int) {
	rows = a.suggestions(w)
	own, x := a.ask.Rows(a.env, w)
	if a.echoed != "" {
		n := min(kit.Width(a.ask.Label)+2, w/2)
		own[0] = a.env.Theme.Accent.Render(kit.Fit(" "+a.ask.Label, n)) + a.env.Theme.Muted.Render(kit.Fit(" "+a.echoed, w-n))
	}
	return append(rows, own...), x, len(rows) + 1
}

// Height is how many rows the question takes.
func (a *Asker) Height() int {
	if a.people == nil {
		return 2
	}
	return 3 + max(len(a.people.Matches(shown)), 1)
}

// understood reads an answer as the note line would behind the number.
func (a *Asker) understood(verb, text string) store.Command {
	names := a.names
	names.Matters = []store.Matter{a.m}
	return line.Parse(verb+" "+a.m.Number+" "+text, names).Command()
}

// close reads «已送到 核 冯»: the result, and who verified it.
func (a *Asker) close(text string) (store.Command, error) { return a.understood("结", text), nil }

// openNames reads the names anew: somebody may have been added.
func (a *Asker) openNames() tea.Cmd { return a.load() }

// hold reads a reason that ends in a time.
func (a *Asker) hold(text string) (store.Command, error) {
	words := strings.Fields(text)
	for n := min(2, len(words)); n > 0; n-- {
		cut := len(words) - n
		if t, ok := word.NextTime(strings.Join(words[cut:], " "), a.env.Store.Now(), a.env.Words.Zone); ok {
			return store.HoldMatter{ID: a.m.ID, Reason: strings.Join(words[:cut], " "), Resume: t}, nil
		}
	}
	return nil, &store.Error{Code: store.Invalid, Field: "resume", Reason: "time.missing"}
}

// Strike asks why a line is struck.
func (a *Asker) Strike(l store.Line) tea.Cmd {
	label := fmt.Sprintf(a.env.Words.T.Ledger.StrikeAsk, strings.TrimSpace(kit.Fit(l.Text(), 40)))
	if l.Kind == "matter.report" { // the words go, the matter and its clock stay
		label = fmt.Sprintf(a.env.Words.T.Ledger.StrikeReport, l.Number)
	}
	return a.AskKept("strike:"+l.ID, label, "", func(text string) tea.Cmd {
		return a.Do(store.StrikeEntry{Entry: l.ID, Reason: text})
	})
}

// Correct asks what is right instead of a line, then why it is corrected: the
// line is struck and the right one written in one go. m is the matter that a
// report opened.
func (a *Asker) Correct(l store.Line, m store.Matter) tea.Cmd {
	t := a.env.Words.T.Ledger
	first := a.AskKept("correct:"+l.ID, t.CorrectAsk, l.Text(), func(text string) tea.Cmd {
		if text == "" || !a.ready {
			return nil
		}
		if strings.TrimSpace(text) == l.Text() {
			return app.Say(a.env.Complain(&store.Error{Code: store.Refused, Field: "text", Reason: "correct.unchanged"}))
		}
		return a.AskKept("why:"+l.ID, t.CorrectWhy, "", func(reason string) tea.Cmd {
			return a.Do(line.Correction(l, m, text, reason, a.names))
		})
	})
	a.echo = func(text string) string {
		if l.Kind == "matter.report" && line.Parse(text, a.names).Verb == line.Note {
			text = "报 " + text
		}
		return line.Parse(text, a.names).Echo(a.env.Words)
	}
	a.typed()
	return tea.Batch(first, a.load(l.Text()))
}
