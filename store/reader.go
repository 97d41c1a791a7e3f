package store

import (
	"reflect"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// What the tag `reader:"…"` says of a text in the facts of a report: how much
// of it those may see who do not read everything. A text without the tag is
// free text and hidden from them, so that a field nobody thought about tells
// nothing.
const (
	readerName  = "name"  // of a person: 李某
	readerPlace = "place" // where somebody lives: the building
	readerAbove = "above" // written for those above, or for whoever reads the report
	readerOpen  = "open"  // the name of the post
)

// LeftOut stands in a report where somebody wrote something that its reader may
// not read: an empty place would say that nobody wrote anything.
const LeftOut = "…"

// mask is how texts are shown at a level; words are the names of groups and
// roles in the plan, which stand where a name may stand and are none.
type mask struct {
	level Level
	words map[string]bool
}

func newMask(l Level, p *plan.Plan) mask {
	m := mask{l, map[string]bool{}}
	if p == nil {
		return m
	}
	for _, g := range p.Groups {
		m.words[g.ZH], m.words[g.EN] = true, true
	}
	for _, r := range p.PostRoles {
		m.words[r.ZH], m.words[r.EN] = true, true
	}
	return m
}

// shown is a text as a reader of the level may see it.
func (m mask) shown(tag, text string) string {
	l := m.level
	switch tag {
	case readerName:
		if m.words[text] {
			return l.Kind(text)
		}
		return l.Name(text)
	case readerPlace:
		return l.Address(text)
	case readerAbove:
		return l.Kind(text)
	case readerOpen:
		return text
	}
	if text == "" || !l.Rows() || l.Full() {
		return l.Free(text)
	}
	return LeftOut
}

var textType = reflect.TypeFor[journal.Text]()

// masked is a copy of v, a struct of facts, in which every text is as a reader
// of the level may see it. Codes, ids, numbers and times stay: laid out they
// tell kinds and counts; the facts themselves are not given away below the full
// level.
func masked[T any](v T, m mask) T {
	in := reflect.ValueOf(&v).Elem()
	return m.value(in, "").Interface().(T)
}

func (m mask) value(v reflect.Value, tag string) reflect.Value {
	if v.Type() == textType {
		return reflect.ValueOf(journal.Text(m.shown(tag, v.String())))
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(m.value(v.Elem(), tag))
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(m.value(v.Index(i), tag))
		}
		return out
	case reflect.Array, reflect.Map:
		return v // of numbers only: a test says so
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				out.Field(i).Set(m.value(v.Field(i), f.Tag.Get("reader")))
			}
		}
		return out
	}
	return v
}

// Masked are the facts as a reader of the level may see them, to be laid out
// and never to be sealed: their head code is that of the whole. Orders from
// above and what was answered to them stay for those above.
func (f *Facts) Masked(l Level, p *plan.Plan) *Facts {
	if l.Full() {
		return f
	}
	out := masked(*f, newMask(l, p))
	orders := map[string]bool{}
	above := func(all, cut []FactMatter) {
		for i, x := range all {
			if x.Kind == plan.Order {
				orders[x.Number] = true
				cut[i].Text, cut[i].Result = journal.Text(l.Kind(string(x.Text))), journal.Text(l.Kind(string(x.Result)))
			}
		}
	}
	above(f.Urgent, out.Urgent)
	above(f.Orders, out.Orders)
	above(f.Unfinished, out.Unfinished)
	above(f.Closed, out.Closed)
	for i, it := range f.Items {
		if it.Kind == "site" || it.Kind == "matter" && orders[it.Number] { // the name of a place of the plan
			out.Items[i].Text = journal.Text(l.Kind(string(it.Text)))
		}
	}
	lines := func(all, cut []FactLine) {
		for i := range all {
			cut[i] = cut[i].masked(all[i], orders[all[i].Number], l)
		}
	}
	lines(f.Key, out.Key)
	out.Figures = nil // a number of which nobody may read what it counts
	out.Key = slices.DeleteFunc(out.Key, func(x FactLine) bool { return x.Kind == "note.add" })
	lines(f.Late, out.Late)
	for i, s := range f.Struck {
		out.Struck[i].Line = out.Struck[i].Line.masked(s.Line, false, l)
	}
	for i, r := range f.More.Outlook {
		out.More.Outlook[i] = out.More.Outlook[i].masked(r, l)
	}
	return &out
}

// masked puts back into a line what its kind lets a reader see.
func (x FactLine) masked(was FactLine, order bool, l Level) FactLine {
	if order {
		x.Text = journal.Text(l.Kind(string(was.Text)))
	}
	x.Changes = slices.Clone(was.Changes)
	for i, c := range x.Changes {
		if c.What == "household" {
			x.Changes[i].From, x.Changes[i].To = l.Address(c.From), l.Address(c.To)
		}
	}
	return x
}

// masked puts back what an outlook names: a point of the plan, a request by its
// number, a person by the surname.
func (x FactOutlook) masked(was FactOutlook, l Level) FactOutlook {
	switch was.Slug {
	case OutlookPoint, OutlookForce:
		x.Number, x.Name = journal.Text(l.Kind(string(was.Number))), journal.Text(l.Kind(string(was.Name)))
	case OutlookHours, OutlookDrug:
		x.Name = journal.Text(l.Name(string(was.Name)))
	}
	if was.Slug == OutlookDrug { // reports that were sealed first name the drug there
		x.Ref = ""
	}
	return x
}

// Masked are the facts as a reader of the level may see them. What somebody
// wrote into the report itself is written for those above.
func (f *SitFacts) Masked(l Level, p *plan.Plan) *SitFacts {
	if l.Full() {
		return f
	}
	out := masked(*f, newMask(l, p))
	for i, e := range f.Snapshot.Events {
		if e.Kind == "own" {
			out.Snapshot.Events[i].Text = journal.Text(l.Kind(string(e.Text)))
		}
	}
	out.Snapshot.Figures = nil // as in a handover
	return &out
}

// Masked is the final report as a reader of the level may see it: the order
// and the words of the stand-down were written for those above.
func (f Final) Masked(l Level, p *plan.Plan) Final {
	if l.Full() {
		return f
	}
	m := newMask(l, p)
	f.Clocks = masked(f.Clocks, m)
	f.Post.Order, f.Post.HandedTo = l.Kind(f.Post.Order), l.Kind(f.Post.HandedTo)
	if f.Post.Balance != nil {
		b := *f.Post.Balance
		b.Reason, b.To = l.Kind(b.Reason), l.Kind(b.To)
		f.Post.Balance = &b
	}
	f.Steps = slices.Clone(f.Steps)
	for i := range f.Steps {
		s := &f.Steps[i]
		s.Owner, s.Phone, s.Reason = l.Name(s.Owner), l.Phone(s.Phone), m.shown("", s.Reason)
	}
	f.Handed = slices.Clone(f.Handed)
	for i := range f.Handed {
		f.Handed[i].Text, f.Handed[i].Household = m.shown("", f.Handed[i].Text), l.Address(f.Handed[i].Household)
	}
	f.Forces = slices.Clone(f.Forces)
	for i := range f.Forces {
		f.Forces[i].Matter.Text = m.shown("", f.Forces[i].Matter.Text)
	}
	return f
}
