package alarm

import (
	"fmt"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Dialog is the list of alarms: Enter opens what one is about, s puts it off.
type Dialog struct {
	env   *app.Env
	watch *Watch
	list  kit.List
	page  int
	top   int      // row of the window on which it begins
	ask   *app.Ask // why and how long
	bad   string
	of    string // key of the alarm that is being put off
}

// Open opens the list.
func (w *Watch) Open() tea.Cmd {
	d := &Dialog{env: w.env, watch: w, ask: app.NewAsk()}
	d.sync()
	return app.Say(app.OpenDialog{Dialog: d})
}

type snoozed struct {
	d   *Dialog
	err error
}

// Init has nothing to load: the watch has read it.
func (d *Dialog) Init() tea.Cmd { return nil }

// Update takes keys, and follows the watch.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case read:
		d.sync()
	case snoozed:
		if msg.d == d {
			return d.answered(msg.err)
		}
	case tea.PasteMsg:
		if d.ask.Active() {
			d.ask.Field.Update(msg)
		}
	case tea.MouseWheelMsg:
		if !d.ask.Active() {
			d.list.Move(map[bool]int{true: -1, false: 1}[msg.Button == tea.MouseWheelUp])
		}
	case tea.MouseClickMsg:
		return d.click(msg.Y - d.top - 1)
	case tea.KeyPressMsg:
		return d.key(msg)
	}
	return nil
}

// Unsaved reports whether a reason was typed: no draft keeps it.
func (d *Dialog) Unsaved() bool { return d.ask.Active() && !d.ask.Field.Empty() }

// click selects the alarm in a row; on the selected one it opens.
func (d *Dialog) click(row int) tea.Cmd {
	i := d.list.Offset() + row
	if d.ask.Active() || row < 0 || row >= d.page || i >= d.list.Len() {
		return nil
	}
	if id := d.list.IDs()[i]; id != d.list.Selected() {
		d.list.Select(id)
		return nil
	}
	return d.key(tea.KeyPressMsg{Code: tea.KeyEnter})
}

func (d *Dialog) sync() {
	ids := make([]string, len(d.watch.list))
	for i, a := range d.watch.list {
		ids[i] = a.Key
	}
	d.list.SetIDs(ids)
}

// selected is the alarm under the cursor.
func (d *Dialog) selected() (store.Alarm, bool) {
	for _, a := range d.watch.list {
		if a.Key == d.list.Selected() {
			return a, true
		}
	}
	return store.Alarm{}, false
}

func (d *Dialog) key(msg tea.KeyPressMsg) tea.Cmd {
	if d.ask.Active() {
		d.bad = ""
		return d.ask.Key(msg)
	}
	a, ok := d.selected()
	switch key := msg.String(); {
	case key == "esc" || key == "ctrl+g":
		return app.Say(app.CloseDialog{Dialog: d})
	case d.list.Key(key, d.page):
	case !ok:
	case key == "enter":
		return app.Say(app.CloseDialog{Dialog: d, Then: app.Say(subject(a))})
	case key == "w" || key == "ctrl+w":
		return d.do(store.WakeAlarm{Key: a.Key})
	case key == "s" || key == "tab":
		d.snooze(a, "")
	case strings.ContainsFunc(msg.Text, func(r rune) bool { return r > unicode.MaxASCII }): // what an IME commits can only be the reason
		d.snooze(a, msg.Text)
	}
	return nil
}

// subject is the screen of what an alarm is about.
func subject(a store.Alarm) app.Go {
	if a.Code == store.AlarmForce {
		return app.Go{Route: app.Force, ID: a.Subject}
	}
	if a.Code == store.AlarmHotline {
		return app.Go{Route: app.Hotline, ID: "calls"}
	}
	switch a.Noun {
	case "matter":
		return app.Go{Route: app.Matter, ID: a.Subject}
	case "site":
		return app.Go{Route: app.Site, ID: a.Subject}
	case "grid":
		return app.Go{Route: app.Grid, ID: a.Subject}
	case "round":
		return app.Go{Route: app.Round, ID: a.Subject}
	case "shift":
		return app.Go{Route: app.Handover}
	case "stock":
		return app.Go{Route: app.Stock, ID: a.Slug}
	case "patient":
		return app.Go{Route: app.Medical, ID: a.Subject}
	}
	switch {
	case a.Code == store.AlarmMuster:
		return app.Go{Route: app.Playbook, ID: "posts"}
	case a.Noun == "post":
		return app.Go{Route: app.Playbook, ID: "steps"}
	case a.Noun == "deadline":
		return app.Go{Route: app.Playbook, ID: a.Subject}
	}
	return app.Go{Route: app.Board}
}

// snooze asks why and how long; the answer stays until it is taken.
func (d *Dialog) snooze(a store.Alarm, typed string) {
	d.of, d.bad = a.Key, ""
	d.ask.Open(d.env.Words.T.Desk.SnoozeAsk, func(text string) tea.Cmd {
		reason, until, ok := word.Delay(text, d.env.Store.Now(), d.env.Words.Zone)
		if !ok {
			d.bad = d.env.Words.T.Desk.SnoozeBad
			return nil
		}
		return d.do(store.SnoozeAlarm{Key: d.of, Until: until, Reason: reason})
	})
	d.ask.Field.SetValue(typed)
}

func (d *Dialog) do(cmd store.Command) tea.Cmd {
	return d.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return snoozed{d, err} })
}

func (d *Dialog) answered(err error) tea.Cmd {
	if err != nil {
		d.bad = d.env.Words.Error(err)
		return nil
	}
	d.bad = ""
	d.ask.Close()
	return nil
}

// The size of the list at most.
const (
	maxWidth  = 100
	maxHeight = 26
)

// View draws the alarms, then those that are put off, what to do about the
// chosen one, and the question when one is open.
func (d *Dialog) View(w, h int) ([]string, *tea.Cursor) {
	t, words := d.env.Theme, d.env.Words
	room := h
	w, h = min(w, maxWidth), min(h, maxHeight)
	foot, cursor := d.foot(w - 4)
	d.page = max(min(h-2-len(foot), max(d.list.Len(), 1)), 1)
	cols := d.columns(w - 4)
	var rows []string
	if d.list.Len() == 0 {
		rows = []string{t.OK.Render(t.Glyph.Done + " " + words.T.Desk.AlarmNone)}
	}
	rows = append(rows, d.list.Rows(d.page, func(i int, selected bool) string { return d.row(d.watch.list[i], selected, cols, w-4) })...)
	rows = append(rows, foot...)
	title := fmt.Sprintf(words.T.Desk.AlarmTitle, len(d.watch.sounding()))
	out := kit.Box(t, t.Title.Render(title), rows, w, len(rows)+2)
	d.top = app.DialogTop(room, len(out))
	if cursor != nil {
		cursor = tea.NewCursor(cursor.X+2, len(out)-2)
	}
	return out, cursor
}

// columns are the widths of level, subject, trouble and age: as wide as their
// widest text, the subject at most two fifths of the room.
func (d *Dialog) columns(w int) (out [4]int) {
	words := d.env.Words
	for _, a := range d.watch.list {
		out[0] = max(out[0], kit.Width(words.Level(a.Level)))
		out[1] = min(max(out[1], kit.Width(words.AlarmAbout(a))), w*2/5)
		if a.Snoozed == nil {
			out[2] = min(max(out[2], kit.Width(words.AlarmIs(a))), w/3)
			out[3] = max(out[3], kit.Width(words.AlarmAge(a, d.watch.now)))
		}
	}
	return out
}

func (d *Dialog) row(a store.Alarm, selected bool, cols [4]int, w int) string {
	t, words := d.env.Theme, d.env.Words
	mark := "  "
	if selected {
		mark = t.Glyph.Prompt + " "
	}
	level := t.LevelGlyph(a.Level) + kit.Fit(words.Level(a.Level), cols[0])
	about := kit.Fit(words.AlarmAbout(a), cols[1]) + "  "
	text := about + kit.Fit(words.AlarmIs(a), cols[2]) + "  " + kit.FitRight(words.AlarmAge(a, d.watch.now), cols[3]) + "  " + strings.TrimSpace(a.Text+" "+d.who(a))
	if s := a.Snoozed; s != nil {
		text = about + words.AlarmIs(a) + " · " + fmt.Sprintf(words.T.Desk.Snoozed, words.Time(s.Until, d.watch.now), s.Reason, s.ByName)
	}
	text = kit.Clean(text)
	if selected {
		return t.Select.Render(kit.Fit(mark+level+" "+text, w))
	}
	if a.Snoozed != nil {
		return t.Muted.Render(kit.Fit(mark+level+" "+text, w))
	}
	return mark + t.Level(a.Level).Render(level) + " " + t.Text.Render(kit.Fit(text, max(w-kit.Width(mark+level)-1, 1)))
}

// who answers for it; a handover that is late has named it already.
func (d *Dialog) who(a store.Alarm) string {
	if a.Code == store.AlarmHandover {
		return ""
	}
	return a.Person
}

// foot is what to do, or the question; the cursor stands in its last row.
func (d *Dialog) foot(w int) (rows []string, cursor *tea.Cursor) {
	t, words := d.env.Theme, d.env.Words
	hint := ""
	if a, ok := d.selected(); ok {
		hint = words.T.Desk.AlarmDo[a.Code]
	}
	if d.bad != "" {
		hint = ""
		for _, l := range kit.Wrap(d.bad, w) {
			rows = append(rows, t.Error.Render(l))
		}
	}
	rows = append([]string{""}, rows...)
	if !d.ask.Active() {
		if hint != "" {
			rows = append(rows, t.Accent.Render(hint))
		}
		keys := words.T.Desk.AlarmKeys
		if d.list.Len() == 0 {
			keys = words.T.Desk.UndoClose
		}
		return append(rows, t.Muted.Render(keys)), nil
	}
	ask, x := d.ask.Rows(d.env, w)
	return append(rows, ask...), tea.NewCursor(x, 0)
}
