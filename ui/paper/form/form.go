// Package form lays out the blank forms that the post goes on with when the
// laptop is down, and those that go out to the doors: what is known is printed,
// the rest is room to write in. A form is read from the record and adds nothing
// to it; the same record and the same wish give the same pages.
package form

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/i18n"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/word"
)

// The names of the forms.
const (
	Slip     = "slip"
	Pass     = "pass"
	Lanes    = "lanes"
	Parcels  = "parcels"
	RollCall = "rollcall"
	Doors    = "doors"
	Handover = "handover"
)

// Form is a form that can be printed.
type Form struct {
	Name   string `json:"name"`
	Number string `json:"number"` // in the foot of its pages
	For    string `json:"for"`    // gate, point, grid, shift; "" for the whole post
	Count  int    `json:"count"`  // rows or slips where nobody says; 0: what is printed decides
}

// List is all forms, in the order of their numbers.
func List() []Form {
	return []Form{
		{Slip, "ZB-01", "", 9}, {Pass, "ZB-02", "gate", 24}, {Lanes, "ZB-03", "point", 24}, {Parcels, "ZB-04", "grid", 0},
		{RollCall, "ZB-05", "shift", 0}, {Doors, "ZB-06", "grid", 0}, {Handover, "ZB-07", "", 0},
	}
}

// Find finds a form by its name or number. Errors: not_found.
func Find(name string) (Form, error) {
	for _, f := range List() {
		if strings.EqualFold(f.Name, strings.TrimSpace(name)) || strings.EqualFold(f.Number, strings.TrimSpace(name)) {
			return f, nil
		}
	}
	return Form{}, &store.Error{Code: store.NotFound, Field: "form", Reason: "form.unknown", Arg: name}
}

// Most is how many slips or rows one print has: more is a mistyped number.
const Most = 2000

// Ask is which form is wanted and for what.
type Ask struct {
	export.As
	Form  string
	For   string // grid, gate, point or shift; "" of a roll call is the coming shift
	Count int    // slips or rows; 0: as many as usual
	From  int    // first serial of slips; 0: 1, see [LoadNext]
}

// Sheet is a form ready to be written into files.
type Sheet struct {
	Form     Form
	Document paper.Document
	Name     string // of the file, without ending
	Last     int    // serial of the last slip, 0 of other forms
}

// sheet is a form while it is laid out.
type sheet struct {
	ask  Ask
	form Form
	w    word.Words
	t    *i18n.FormText
	r    *i18n.Report
	post store.Post
	what string // whom it is for, in words: 7格, 东门
	file string // the same in a file name
	last int    // serial of the last slip
}

// Load reads what a form prints and lays it out. Errors: not_found (form, grid,
// site, shift), invalid (count, from), refused (nothing to print it for, reader
// level), internal.
func Load(ctx context.Context, v *store.View, ask Ask) (Sheet, error) {
	s := &sheet{ask: ask}
	var err error
	if s.form, err = Find(ask.Form); err != nil {
		return Sheet{}, err
	}
	if err := s.check(); err != nil {
		return Sheet{}, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return Sheet{}, fmt.Errorf("plan of a form: %w", err)
	}
	zone, err := pl.Location()
	if err != nil {
		return Sheet{}, fmt.Errorf("zone of the plan: %w", err)
	}
	if s.post, err = v.Post(ctx); err != nil {
		return Sheet{}, fmt.Errorf("post of a form: %w", err)
	}
	s.w = word.New(ask.Lang, pl, zone)
	s.t, s.r = &s.w.T.Form, &s.w.T.Report
	blocks, err := s.blocks(ctx, v)
	if err != nil {
		return Sheet{}, err
	}
	return Sheet{Form: s.form, Document: s.document(blocks), Name: s.name(), Last: s.last}, nil
}

// check refuses what cannot be printed, before anything is read.
func (s *sheet) check() error {
	if s.ask.Count < 0 || s.ask.Count > Most {
		return &store.Error{Code: store.Invalid, Field: "count", Reason: "form.count", Arg: fmt.Sprint(Most)}
	}
	if s.ask.From < 0 || s.ask.From > 9999 {
		return &store.Error{Code: store.Invalid, Field: "from", Reason: "form.from"}
	}
	if strings.TrimSpace(s.ask.For) == "" && s.form.For != "" && s.form.For != "shift" {
		return &store.Error{Code: store.Invalid, Field: "for", Reason: "form.for_" + s.form.For}
	}
	filled := s.form.Name == Parcels || s.form.Name == RollCall || s.form.Name == Doors
	if filled && !s.ask.Level.Rows() {
		return &store.Error{Code: store.Refused, Field: "level", Reason: "form.public"}
	}
	return nil
}

func (s *sheet) blocks(ctx context.Context, v *store.View) ([]paper.Block, error) {
	switch s.form.Name {
	case Pass:
		return s.passLog(ctx, v)
	case Lanes:
		return s.laneTally(ctx, v)
	case Parcels, Doors:
		return s.households(ctx, v)
	case RollCall:
		return s.rollCall(ctx, v)
	case Handover:
		return s.handover(), nil
	}
	return s.slips(), nil
}

func (s *sheet) document(blocks []paper.Block) paper.Document {
	d := paper.Document{Title: s.t.Name[s.form.Name], Lang: s.w.T.Lang, PageWord: s.r.PageWord, Blocks: blocks}
	if s.what != "" {
		d.Title += fmt.Sprintf(s.r.Paren, s.what)
	}
	if s.post.Drill {
		d.Mark = s.r.Drill
	}
	d.Foot = strings.Join(strings.Fields(s.form.Number+" · "+s.post.Name), " ")
	if s.what != "" {
		d.Foot += " · " + s.what
	}
	return d
}

func (s *sheet) name() string {
	out := "form-" + s.form.Number + "-" + s.form.Name
	if s.file != "" {
		out += "-" + s.file
	}
	return store.CleanName(out + "." + s.w.T.Lang)
}

// rows is how many rows or slips are printed.
func (s *sheet) rows() int {
	if s.ask.Count > 0 {
		return s.ask.Count
	}
	return s.form.Count
}

// fields are labels with room to write beside them, two to a line.
func (s *sheet) fields(labels ...string) paper.Block {
	t := paper.Table{Tall: 2}
	for i := 0; i < len(labels); i += 2 {
		row := []string{labels[i], "", "", ""}
		if i+1 < len(labels) {
			row[2] = labels[i+1]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// room is a table with a head and n empty rows.
func room(head []string, n, tall int) paper.Table {
	t := paper.Table{Head: head, Tall: tall}
	for range n {
		t.Rows = append(t.Rows, make([]string, len(head)))
	}
	return t
}
