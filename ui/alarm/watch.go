// Package alarm shows what is late, unmanned or silent: one line in the
// footer, a list to act on, and a bell when something begins. It reads alarms
// and never makes any.
package alarm

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Watch keeps the alarms of the post as they were last read.
type Watch struct {
	env   *app.Env
	now   journal.Time
	list  []store.Alarm
	known map[string]bool // keys that sounded already; nil before the first reading
	busy  bool
	again bool // something changed while it was reading
}

// New makes a watch that has read nothing yet.
func New(env *app.Env) *Watch { return &Watch{env: env} }

type read struct {
	st   *store.Store
	now  journal.Time
	list []store.Alarm
	err  error
}

// Init reads the alarms. What sounds already when the program opens rings no
// bell.
func (w *Watch) Init() tea.Cmd { return w.load() }

func (w *Watch) load() tea.Cmd {
	st, ctx := w.env.Store, w.env.Ctx
	if st == nil {
		return nil
	}
	if w.busy {
		w.again = true
		return nil
	}
	w.busy, w.again = true, false
	return func() tea.Msg {
		out := read{st: st, now: journal.At(st.Now())}
		out.list, out.err = st.Alarms(ctx)
		return out
	}
}

// Update reads again when the record or the minute changed.
func (w *Watch) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case app.Changed, app.Minute:
		return w.load()
	case read:
		if msg.st != w.env.Store {
			return nil
		}
		return w.show(msg)
	}
	return nil
}

func (w *Watch) show(msg read) tea.Cmd {
	w.busy = false
	var cmds []tea.Cmd
	if msg.err != nil {
		cmds = append(cmds, app.Say(w.env.Complain(msg.err)))
	} else {
		w.now, w.list = msg.now, msg.list
		if w.begun() && w.env.Set.Bell {
			cmds = append(cmds, tea.Raw("\a"))
		}
	}
	if w.again {
		cmds = append(cmds, w.load())
	}
	return tea.Batch(cmds...)
}

// begun reports whether an alarm sounds that did not at the last reading. A
// level that rose counts as one that begins.
func (w *Watch) begun() bool {
	now, fresh := map[string]bool{}, false
	for _, a := range w.list {
		if a.Snoozed != nil {
			continue
		}
		key := a.Key + " " + a.Level
		now[key] = true
		fresh = fresh || !w.known[key]
	}
	first := w.known == nil
	w.known = now
	return fresh && !first
}

// sounding are the alarms that nobody put off, the most urgent first.
func (w *Watch) sounding() []store.Alarm {
	for i, a := range w.list {
		if a.Snoozed != nil {
			return w.list[:i]
		}
	}
	return w.list
}

// Red reports whether something sounds because of which somebody must move now.
func (w *Watch) Red() bool {
	list := w.sounding()
	return len(list) > 0 && list[0].Level == "red"
}

// Footer is the most urgent alarm with its age and how many more there are, in
// at most width cells; "" when nothing sounds.
func (w *Watch) Footer(width int) string {
	list := w.sounding()
	if len(list) == 0 || width < 16 || w.env.Words.Plan.Slug == "" {
		return "" // before the plan is read its things have slugs only, which nobody should read
	}
	a, t, words := list[0], w.env.Theme, w.env.Words
	more := ""
	if n := len(list) - 1; n > 0 {
		more = " " + fmt.Sprintf(words.T.Desk.AlarmMore, n)
	}
	glyph, age := t.LevelGlyph(a.Level)+" ", words.AlarmAge(a, w.now)
	room := width - kit.Width(glyph) - 3
	what := ""
	for _, tail := range []string{" " + age + more, " " + age, ""} { // what it is about goes before how long and how many more
		if what = aboutIn(words.AlarmAbout(a), words.AlarmIs(a), room-kit.Width(tail)); what != "" {
			what += tail
			break
		}
	}
	if what == "" { // torn it still says more than a time without a subject
		what = strings.TrimRight(kit.Fit(kit.Clean(words.AlarmAbout(a)), room), " ")
	}
	return t.Level(a.Level).Render(kit.Clean(glyph+what)) + " " + t.Key.Render(app.KeyName("ctrl+g"))
}

// aboutIn is what an alarm is about in at most room cells, with what is wrong
// where that fits; "" when not even the number or the name does.
func aboutIn(about, is string, room int) string {
	first, _, _ := strings.Cut(about, " ") // a matter's number, a grid's
	for _, s := range []string{about + " " + is, first + " " + is, about, first} {
		if s = kit.Clean(s); s != "" && kit.Width(s) <= room {
			return s
		}
	}
	return ""
}
