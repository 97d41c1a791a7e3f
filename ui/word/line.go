package word

import (
	"fmt"
	"strings"

	"zhiban/store"
)

// Line words a journal entry without its time: what happened, where, and the
// text as it was typed.
func (w Words) Line(l store.Line) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if l.Number != "" && (l.Kind != "note.add" || !strings.HasPrefix(l.Text(), l.Number)) { // «K-001 已联系» is typed with its number
		add(l.Number)
	}
	if l.Kind != "note.add" {
		add(w.Entry(l.Kind))
	}
	if place := w.place(l); !strings.HasPrefix(l.Text(), place) { // what was typed begins with it
		add(place)
	}
	add(l.Person)
	add(w.Changes(l.Changes))
	if l.Kind == "site.material" || l.Kind == "grid.leader" || l.Kind == "grid.baseline" || l.Noun == "household" || l.Noun == "round" || l.Noun == "intake" {
		add(w.Fact(l))
	}
	add(w.supply(l))
	add(w.MusterFact(l))
	add(w.medical(l))
	add(w.pointFact(l))
	add(w.HotlineFact(l))
	if to := l.Texts["to"]; to != "" && l.Kind == "matter.dispatch" {
		add("→ " + to)
		add(l.Texts["text"])
	} else {
		add(l.Text())
	}
	add(w.way(l))
	if l.Paper != nil {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf(w.T.Report.Paren, w.PaperMark(l.Paper.Serial, l.Paper.Writer))))
	}
	if l.Struck != nil {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf(w.T.Report.Paren, w.T.Report.Struck+w.T.Report.Colon+l.Struck.Reason)))
	}
	return strings.Join(parts, " ")
}

// Changes words what an amendment changed, both values: 级别 黄→红.
func (w Words) Changes(list []store.FieldChange) string {
	var parts []string
	for _, c := range list {
		label := of(w.T.Word.Field, c.What) + " "
		if c.What == "grid" { // 7格→6格 says what it is
			label = ""
		}
		parts = append(parts, label+w.value(c.What, c.From)+"→"+w.value(c.What, c.To))
	}
	return strings.Join(parts, w.T.Report.Sep)
}

func (w Words) value(what, v string) string {
	switch {
	case v == "":
		return "—"
	case what == "level":
		return w.Level(v)
	case what == "type":
		return w.Type(v, v)
	case what == "grid":
		return fmt.Sprintf(strings.Replace(w.T.Report.Grid, "%d", "%s", 1), v)
	}
	return v
}

func (w Words) place(l store.Line) string {
	switch {
	case l.Noun == "grid":
		return fmt.Sprintf(w.T.Report.Grid, l.Grid)
	case l.Noun == "round":
		return w.RoundKind(l.Name)
	case l.Noun == "household":
		return w.LivesAt(l.Grid, l.Name)
	case l.Noun == "site" || l.Noun == "group":
		return w.Name(l.Name, l.NameEN)
	}
	return ""
}

// Item words what an item of a handover is about.
func (w Words) Item(it store.HandoverItem) string {
	switch it.Kind {
	case "matter":
		return w.Level(it.Level) + " " + it.Number + " " + it.Text
	case "count":
		return fmt.Sprintf("%s %d", w.Count(it.Slug), it.Figure)
	case "site":
		return it.Text + " " + w.Manning(it.Slug)
	case "ask":
		return w.T.Word.Item["ask"] + w.T.Report.Colon + it.Text
	}
	return it.Text
}
