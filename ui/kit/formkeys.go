package kit

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Update takes a key or a paste. Ctrl+S saves from anywhere, Enter goes on and
// saves in the last field, Esc cancels but asks once when something was
// changed.
func (f *Form) Update(msg tea.Msg) FormEvent {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.asking = false
		f.typed(msg)
	case tea.KeyPressMsg:
		key := msg.String()
		if key != "esc" {
			f.asking = false
		}
		if key == "ctrl+s" {
			if f.picker != nil && f.picker.Touched() && !f.takes() {
				return FormNone // nothing fits what is typed there
			}
			return f.save()
		}
		if f.picker != nil {
			f.pick(msg)
			return FormNone
		}
		return f.key(msg, key)
	}
	return FormNone
}

func (f *Form) save() FormEvent {
	f.picker, f.problem = nil, ""
	if !f.validate() {
		return FormNone
	}
	return FormSave
}

func (f *Form) key(msg tea.KeyPressMsg, key string) FormEvent {
	if key == "esc" {
		if f.Dirty() && !f.asking {
			f.asking = true
			return FormNone
		}
		return FormCancel
	}
	if len(f.inputs) == 0 {
		if key == "enter" {
			return f.save()
		}
		return FormNone
	}
	text := msg.Text != "" && msg.Mod&^tea.ModShift == 0
	switch {
	case text: // what an IME committed is never a shortcut
	case key == "tab":
		f.leave(1)
		return FormNone
	case key == "shift+tab":
		f.leave(-1)
		return FormNone
	case key == "enter" && f.inputs[f.at].Kind != FormArea:
		return f.enter()
	}
	f.picked = false
	if f.typed(msg) {
		return FormNone
	}
	switch key {
	case "up":
		f.leave(-1)
	case "down":
		f.leave(1)
	}
	return FormNone
}

// leave goes to another field and says what is wrong with the one left. An
// untouched one is not blamed for being empty yet.
func (f *Form) leave(by int) {
	in := f.inputs[f.at]
	if in.raw() != "" || in.raw() != in.first {
		in.check(f.words)
	}
	n := len(f.inputs)
	f.focus((f.at + by + n) % n)
}

// enter goes on; in the last field it saves.
func (f *Form) enter() FormEvent {
	in := f.inputs[f.at]
	if !f.picked && (in.Kind == FormChoice || in.Kind == FormPick && in.value == "" && len(in.Options) > 0) {
		f.open("")
		return FormNone
	}
	if !in.check(f.words) {
		return FormNone
	}
	if f.at == len(f.inputs)-1 {
		return f.save()
	}
	f.focus(f.at + 1)
	return FormNone
}

// typed gives a message to the field with the focus.
func (f *Form) typed(msg tea.Msg) bool {
	if len(f.inputs) == 0 {
		return false
	}
	if f.picker != nil {
		f.picker.Update(msg)
		return true
	}
	in := f.inputs[f.at]
	before := in.raw()
	used := false
	switch in.Kind {
	case FormChoice, FormPick:
		used = f.choose(in, msg)
	case FormArea:
		used = in.area.Update(msg)
	default:
		used = in.line.Update(msg)
	}
	if in.raw() != before {
		in.bad, f.problem = "", ""
	}
	return used
}

// choose takes the keys of a choice or a pick. A letter opens the list with
// what was typed.
func (f *Form) choose(in *input, msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.open(msg.Content)
		return true
	case tea.KeyPressMsg:
		switch key := msg.String(); {
		case key == "space" || key == "\u3000":
			f.open("")
		case msg.Text != "" && msg.Mod&^tea.ModShift == 0:
			f.open(msg.Text)
		case key == "left" && in.Kind == FormChoice:
			f.cycle(in, -1)
		case key == "right" && in.Kind == FormChoice:
			f.cycle(in, 1)
		case (key == "backspace" || key == "delete") && !(in.Kind == FormChoice && in.Required):
			in.value = ""
		default:
			return false
		}
		return true
	}
	return false
}

func (f *Form) cycle(in *input, by int) {
	n := len(in.Options)
	if n == 0 {
		return
	}
	i := slices.IndexFunc(in.Options, func(o Option) bool { return o.ID == in.value })
	switch {
	case i >= 0:
		i = (i + by + n) % n
	case by < 0:
		i = n - 1
	default:
		i = 0
	}
	in.value = in.Options[i].ID
}

// open opens the list of options over the form.
func (f *Form) open(query string) {
	in := f.inputs[f.at]
	f.picker = NewPicker()
	f.picker.SetTitle(in.Label)
	f.picker.SetHint(in.Hint)
	f.picker.SetEmpty(f.words.Nothing)
	f.picker.SetOptions(in.Options)
	if query != "" {
		f.picker.field.Insert(query)
		f.picker.search()
		return
	}
	f.picker.Highlight(in.value)
}

// pick gives a key to the open list. Tab takes the highlighted option too.
func (f *Form) pick(msg tea.KeyPressMsg) {
	if msg.String() == "tab" {
		f.listed(f.picker.choose())
		return
	}
	f.listed(f.picker.Update(msg))
}

// takes takes what is highlighted in the open list; whoever saves from there
// means that.
func (f *Form) takes() bool {
	event := f.picker.choose()
	f.listed(event)
	return event == PickChosen
}

// listed closes the list when something was chosen, and goes on.
func (f *Form) listed(event PickEvent) {
	switch event {
	case PickChosen:
		in := f.inputs[f.at]
		in.value, f.problem = f.picker.Chosen().ID, ""
		f.picker = nil
		if in.check(f.words) && f.at < len(f.inputs)-1 {
			f.focus(f.at + 1)
			return
		}
		f.picked = true
	case PickCancelled:
		f.picker = nil
	}
}
