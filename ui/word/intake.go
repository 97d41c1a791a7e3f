package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/intake"
)

// ListKind words what a list is of.
func (w Words) ListKind(k intake.Kind) string { return of(w.T.Intake.Kind, string(k)) }

// intakeFact words what a list brought: 普查 名册.xlsx 新增 16,600 变更 3.
func (w Words) intakeFact(l store.Line) string {
	var f struct {
		Kind    string `json:"kind"`
		New     int64  `json:"new"`
		Changed int64  `json:"changed"`
		Refused int64  `json:"refused"`
	}
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	t := w.T.Intake
	parts := []string{w.ListKind(intake.Kind(f.Kind)), l.Texts["file"]}
	for _, x := range []struct {
		word string
		n    int64
	}{{t.New, f.New}, {t.Changed, f.Changed}, {t.Refused, f.Refused}} {
		if x.n > 0 {
			parts = append(parts, x.word+" "+Thousands(x.n))
		}
	}
	return strings.Join(parts, " ")
}

// intakeArg words what a sentence about a list names when it names two things.
func (w Words) intakeArg(e *store.Error) string {
	part := strings.Split(e.Arg, "|")
	switch {
	case e.Reason == "intake.field_missing" && len(part) == 2:
		return w.Name(part[0], part[1])
	case e.Reason == "intake.number_range" && len(part) == 3:
		return part[0] + " " + strings.TrimSpace(fmt.Sprintf(w.T.Report.Paren, part[1]+"–"+part[2]))
	case e.Reason == "intake.born_differs" && len(part) == 2:
		return part[0] + " / " + part[1]
	case e.Reason == "intake.sheet_unknown" && len(part) == 2:
		return part[0] + " " + strings.TrimSpace(fmt.Sprintf(w.T.Report.Paren, part[1]))
	}
	return e.Arg
}

// Refusal words why a row was refused, with the cell that is wrong: «C5 电话：…».
func (w Words) Refusal(d *intake.Draft, r intake.Refusal) string {
	text := w.Error(r.Err)
	if r.Column < 0 {
		return text
	}
	return w.RefusedCell(d, r) + w.T.Report.Colon + text
}

// RefusedCell names the cell that is wrong: C5 电话.
func (w Words) RefusedCell(d *intake.Draft, r intake.Refusal) string {
	if r.Column < 0 {
		return ""
	}
	out := intake.Column(r.Column) + fmt.Sprint(r.Row.No)
	if r.Column < len(d.Mapping.Columns) {
		if f, ok := intake.FieldOf(d.Kind, d.Mapping.Columns[r.Column].Field); ok {
			out += " " + f.Head(w.T.Lang)
		}
	}
	return out
}

// ListNotes words what there is to say of a file and how it was read.
func (w Words) ListNotes(s *intake.Sheet, t *intake.Table, m intake.Mapping) []string {
	n := w.T.Intake.Note
	var out []string
	add := func(on bool, slug string, args ...any) {
		if on {
			out = append(out, fmt.Sprintf(n[slug], args...))
		}
	}
	add(len(s.Hidden) > 0, "hidden", w.Join(s.Hidden))
	add(len(s.Others) > 0, "others", w.Join(s.Others))
	if s.Lost > 0 {
		line, col, _ := strings.Cut(s.LostAt, "|")
		add(true, "lost", s.Lost, col+line)
	}
	add(s.Formulas > 0, "formulas", s.Formulas)
	if t != nil {
		add(t.Above > 0, "above", t.Above)
		add(t.Filled > 0, "filled", t.Filled)
		for _, c := range m.Columns {
			if c.Field == "id" {
				out = append(out, n["id"])
			}
		}
	}
	return out
}

// SureOf words how sure it is what a column is.
func (w Words) SureOf(c intake.Match) string {
	slug := "none"
	switch {
	case c.Field == "":
	case c.Sure >= 100:
		slug = "exact"
	case c.Sure >= 70:
		slug = "part"
	default:
		slug = "data"
	}
	return w.T.Intake.SureWord[slug]
}

// Pair words two that look like one: 李婶 很像 李婶 7格 3栋502（同电话）待定.
func (w Words) Pair(p intake.Pair) string {
	t := w.T.Intake
	choice := p.Choice
	if choice == intake.Undecided {
		choice = "none"
	}
	return strings.TrimSpace(p.Name+" "+t.Looks+" "+w.PairOther(p)) + strings.TrimRight(fmt.Sprintf(w.T.Report.Paren, t.Pair[p.Why]), " ") + " " + t.Decided[choice]
}

// PairOther words who somebody looks like, and where they are said to be.
func (w Words) PairOther(p intake.Pair) string {
	out := p.Other
	if p.At != "" {
		out += " " + w.LivesAt(p.Grid, p.At)
	}
	if p.OnLine > 0 {
		out = fmt.Sprintf(w.T.Intake.Earlier, p.OnLine) + " " + out
	}
	return strings.TrimSpace(out)
}
