package kit

import (
	"slices"
	"strings"
)

// FormKind is what a field of a form takes.
type FormKind int

// The kinds of fields.
const (
	FormText   FormKind = iota
	FormNumber          // an integer; full width and thousands commas are read
	FormChoice          // one of a few: ←→ cycles, Enter or Space opens the list
	FormTime            // 15:45, 1545, 明天 06:00: Check reads it
	FormPick            // one of many, found by typing
	FormArea            // several lines
	FormSecret          // a PIN: never drawn
)

// FormField describes a field. The value of a choice or a pick is the ID of an
// option.
type FormField struct {
	Key, Label, Hint string
	Kind             FormKind
	Required         bool
	Options          []Option
	Value            string
	Check            func(value string) string // "" or a sentence that says what is wrong
}

// FormWords are the texts of a form.
type FormWords struct {
	Required, NotNumber, NotTime string
	Keys                         string // the line at the foot
	Discard                      string // Esc once more discards
	Nothing                      string // no option matches
	Busy                         string // while what was typed is being saved
	Choice, List                 string // the line at the foot while a choice has the focus, or its list is open; "" keeps Keys
}

// FormEvent is what a message did to a form.
type FormEvent int

// The events of a form.
const (
	FormNone FormEvent = iota
	FormSave
	FormCancel
)

// Form is a dialog of labelled fields. It checks them when they are left and
// when it is saved, and never throws typed text away without asking once.
type Form struct {
	title   string
	words   FormWords
	inputs  []*input
	at      int
	top     int // first row in sight
	problem string
	notice  bool // the problem is none: good news
	kept    string
	busy    bool
	asking  bool    // Esc was pressed on changed fields
	picked  bool    // the option was just chosen: Enter goes on
	picker  *Picker // open over a choice or a pick
	drawn   spot    // where things stood when it was last drawn
}

// input is one field with what is typed into it.
type input struct {
	FormField
	line  *Field
	area  *Editor
	value string // of a choice or a pick
	first string // the value at the beginning
	bad   string
}

// NewForm makes a form with the focus in its first field.
func NewForm(title string, fields []FormField, words FormWords) *Form {
	f := &Form{title: title, words: words}
	for _, d := range fields {
		in := &input{FormField: d, line: NewField()}
		in.line.SetHint(d.Hint)
		if d.Kind == FormArea {
			in.area = NewEditor()
		}
		in.set(d.Value)
		in.first = in.raw()
		f.inputs = append(f.inputs, in)
	}
	return f
}

func (in *input) set(v string) {
	switch in.Kind {
	case FormChoice, FormPick:
		in.value = v
	case FormArea:
		in.area.SetValue(v)
	default:
		in.line.SetValue(v)
	}
}

// raw is the value as typed.
func (in *input) raw() string {
	switch in.Kind {
	case FormChoice, FormPick:
		return in.value
	case FormArea:
		return in.area.Value()
	}
	return in.line.Value()
}

// get is the value as the form gives it away.
func (in *input) get() string {
	switch v := in.raw(); in.Kind {
	case FormNumber:
		v = strings.Map(narrow, v)
		return strings.NewReplacer(",", "", " ", "").Replace(v)
	case FormTime:
		return strings.TrimSpace(strings.Map(narrow, v))
	case FormArea:
		return strings.TrimRight(v, " \n")
	case FormText:
		return strings.TrimSpace(v)
	default:
		return v
	}
}

// narrow turns full-width digits and signs of a Chinese keyboard into ASCII.
func narrow(r rune) rune {
	if r == '\u3000' || r >= 0xff01 && r <= 0xff5e {
		return fold(r)
	}
	return r
}

func (in *input) option() (Option, bool) {
	i := slices.IndexFunc(in.Options, func(o Option) bool { return o.ID == in.value })
	if i < 0 {
		return Option{}, false
	}
	return in.Options[i], true
}

// number is what a number field takes.
func number(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && len(s) <= 18 && strings.Trim(s, "0123456789") == ""
}

// check sets what is wrong with the field.
func (in *input) check(w FormWords) bool {
	v := in.get()
	in.bad = ""
	switch {
	case v == "" && in.Required:
		in.bad = w.Required
	case v == "":
	case in.Kind == FormNumber && !number(v):
		in.bad = w.NotNumber
	case in.Kind == FormTime && in.Check == nil && !strings.ContainsAny(v, "0123456789"):
		in.bad = w.NotTime
	case in.Check != nil:
		in.bad = in.Check(v)
	}
	return in.bad == ""
}

func (f *Form) find(key string) *input {
	for _, in := range f.inputs {
		if in.Key == key {
			return in
		}
	}
	return nil
}

// Values are the values of all fields by key: numbers and times in ASCII, text
// without blanks around it.
func (f *Form) Values() map[string]string {
	out := make(map[string]string, len(f.inputs))
	for _, in := range f.inputs {
		out[in.Key] = in.get()
	}
	return out
}

// Value is the value of one field, "" for an unknown key.
func (f *Form) Value(key string) string {
	if in := f.find(key); in != nil {
		return in.get()
	}
	return ""
}

// Raw are the texts as typed, for a draft: SetValue takes them back.
func (f *Form) Raw() map[string]string {
	out := make(map[string]string, len(f.inputs))
	for _, in := range f.inputs {
		if in.Kind != FormSecret {
			out[in.Key] = in.raw()
		}
	}
	return out
}

// SetValue replaces the value of a field; what the form began with stays, so
// that a draft brought back counts as typed.
func (f *Form) SetValue(key, v string) {
	if in := f.find(key); in != nil {
		in.set(v)
		in.bad = ""
	}
}

// SetOptions replaces the options of a choice or a pick.
func (f *Form) SetOptions(key string, options []Option) {
	in := f.find(key)
	if in == nil {
		return
	}
	in.Options = options
	if f.picker != nil && in == f.inputs[f.at] {
		f.picker.SetOptions(options)
	}
}

// SetError puts a sentence under a field and the focus into it, "" takes it
// away.
func (f *Form) SetError(key, sentence string) {
	for i, in := range f.inputs {
		if in.Key == key {
			in.bad = sentence
			if sentence != "" {
				f.focus(i)
			}
		}
	}
}

// SetProblem puts a sentence at the foot of the form, about all of it.
func (f *Form) SetProblem(sentence string) { f.problem, f.notice = sentence, false }

// SetKept puts a word beside the keys, that what is typed would survive a
// crash; "" takes it away.
func (f *Form) SetKept(word string) { f.kept = word }

// SetBusy says at the foot that what was typed is being saved.
func (f *Form) SetBusy(is bool) { f.busy = is }

// SetNotice puts a sentence there that is no problem.
func (f *Form) SetNotice(sentence string) { f.problem, f.notice = sentence, true }

// Picking reports whether a list of options is open.
func (f *Form) Picking() bool { return f.picker != nil }

// Dirty reports whether a field differs from what it began with.
func (f *Form) Dirty() bool {
	return slices.ContainsFunc(f.inputs, func(in *input) bool { return in.raw() != in.first })
}

// Focus puts the focus into a field.
func (f *Form) Focus(key string) {
	for i, in := range f.inputs {
		if in.Key == key {
			f.focus(i)
		}
	}
}

// Focused is the key of the field with the focus.
func (f *Form) Focused() string {
	if len(f.inputs) == 0 {
		return ""
	}
	return f.inputs[f.at].Key
}

func (f *Form) focus(i int) {
	f.picker, f.picked = nil, false
	f.at = min(max(i, 0), max(len(f.inputs)-1, 0))
}

// CanUndo reports whether Ctrl+Z would take something back in the field with
// the focus.
func (f *Form) CanUndo() bool {
	if len(f.inputs) == 0 || f.picker != nil {
		return f.picker != nil && f.picker.field.CanUndo()
	}
	switch in := f.inputs[f.at]; in.Kind {
	case FormChoice, FormPick:
		return false
	case FormArea:
		return in.area.CanUndo()
	default:
		return in.line.CanUndo()
	}
}

// validate checks every field and goes to the first bad one.
func (f *Form) validate() bool {
	first := -1
	for i, in := range f.inputs {
		if !in.check(f.words) && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		f.focus(first)
	}
	return first < 0
}
