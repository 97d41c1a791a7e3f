// Package final lays out the final report (终报) of a post that stood down:
// from the order to the last one signed out, on one page.
package final

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// Compose makes the document for a reader of the level. The same facts in the
// same language give the same bytes.
func Compose(f store.Final, w word.Words, level store.Level) paper.Document {
	f = f.Masked(level, w.Plan)
	t, r := w.T.Muster, w.T.Report
	mark := ""
	if f.Post.Drill {
		mark = r.Drill
	}
	d := paper.Document{Title: f.Post.Name + " " + t.Final, Lang: w.T.Lang, Mark: mark, PageWord: r.PageWord, Date: f.Post.StoodDown.In(w.Zone).Format(time.RFC3339)}
	if !level.Full() {
		d.Foot = w.T.Template.Levels[level.Word()]
	}
	if !level.Rows() {
		d.Blocks = public(f, w)
		return d
	}
	if !level.Full() {
		d.Blocks = append(d.Blocks, paper.Para{Spans: paper.Text(r.Masked)})
	}
	d.Blocks = append(d.Blocks, head(f, w))
	d.Blocks = append(d.Blocks, steps(f, w)...)
	d.Blocks = append(d.Blocks, ledger(f, w)...)
	d.Blocks = append(d.Blocks, people(f, w)...)
	d.Blocks = append(d.Blocks, materials(f, w)...)
	return d
}

func head(f store.Final, w word.Words) paper.Block {
	t := w.T.Muster
	b := f.Post.Balance
	pair := func(label, value string) paper.Pair { return paper.Pair{Label: label, Value: paper.Text(value)} }
	return paper.Pairs{Columns: 2, Items: []paper.Pair{
		pair(t.FinalHead["order"], f.Post.Order), pair("T0", w.Full(f.Post.T0)),
		pair(t.FinalHead["down"], w.Full(b.At)), pair(t.FinalHead["lasted"], w.Duration(b.At.Sub(f.Post.T0))),
		pair(t.FinalHead["reason"], b.Reason), pair(t.FinalHead["to"], b.To),
		pair(t.FinalHead["reports"], strconv.Itoa(f.Reports)), pair(t.FinalHead["letgo"], fmt.Sprintf(t.Heads, b.People)),
	}}
}

// public is the ledger in counts, those below 5 as «<5», and nothing that
// anybody typed but the name of the post.
func public(f store.Final, w word.Words) []paper.Block {
	t, l := w.T.Muster, store.LevelPublic
	pair := func(label, value string) paper.Pair { return paper.Pair{Label: label, Value: paper.Text(value)} }
	table := paper.Table{Head: []string{w.T.Report.Matter, t.Total, t.FinalHead["ended"], t.HandedOn}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right}}
	for _, k := range f.Kinds {
		table.Rows = append(table.Rows, []string{w.Kind(k.Kind), l.Count(k.Total), l.Count(k.Ended), l.Count(k.Handed)})
	}
	return []paper.Block{
		paper.Pairs{Columns: 2, Items: []paper.Pair{pair("T0", w.Full(f.Post.T0)), pair(t.FinalHead["down"], w.Full(f.Post.Balance.At)), pair(t.FinalHead["lasted"], w.Duration(f.Post.Balance.At.Sub(f.Post.T0)))}},
		heading(w.T.Report.Matter), table, paper.Para{Spans: paper.Text(fmt.Sprintf(t.DutyHours, f.People, w.Work(f.Duty)))}, paper.Para{Spans: paper.Text(w.T.Template.NoNames)},
	}
}

func heading(text string) paper.Block { return paper.Heading{Level: 2, Text: text} }

func steps(f store.Final, w word.Words) []paper.Block {
	t := w.T.Muster
	table := paper.Table{Head: []string{t.Step, t.When, t.Owner, t.State, t.Why}}
	for _, c := range f.Clocks {
		table.Rows = append(table.Rows, []string{w.Clock(c.Slug), "", "", w.Kept(c.Due, c.Done, f.Post.StoodDown), string(c.Reason)})
	}
	for _, s := range f.Steps {
		table.Rows = append(table.Rows, []string{w.Milestone(s.Slug), w.TPlusOf(s.Minutes), w.Group(s.Group), w.Kept(s.Due, s.Done, f.Post.StoodDown), s.Reason})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []paper.Block{heading(t.Title), table}
}

func ledger(f store.Final, w word.Words) []paper.Block {
	t := w.T.Muster
	table := paper.Table{Head: []string{w.T.Report.Matter, t.Total, t.FinalHead["ended"], t.FinalHead["late"], t.HandedOn}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right}}
	for _, k := range f.Kinds {
		table.Rows = append(table.Rows, []string{w.Kind(k.Kind), strconv.Itoa(k.Total), strconv.Itoa(k.Ended), strconv.Itoa(k.Late), strconv.Itoa(k.Handed)})
	}
	out := []paper.Block{heading(w.T.Report.Matter)}
	if len(table.Rows) == 0 {
		return append(out, paper.Para{Spans: paper.Text(w.T.Report.None)})
	}
	out = append(out, paper.Chart{Table: table, Drawn: []int{1, 2}})
	if len(f.Handed) == 0 {
		return out
	}
	var list paper.List
	for _, m := range f.Handed {
		list.Items = append(list.Items, paper.Text(strings.TrimSpace(m.Number+" "+w.Level(m.Level)+" "+w.Type(m.Type, m.Kind)+" "+m.Text)))
	}
	return append(out, paper.Heading{Level: 3, Text: t.HandedOn + w.T.Report.Colon + f.Post.HandedTo}, list)
}

func people(f store.Final, w word.Words) []paper.Block {
	t := w.T.Muster
	out := []paper.Block{heading(t.FinalHead["people"]), paper.Para{Spans: paper.Text(fmt.Sprintf(t.DutyHours, f.People, w.Work(f.Duty)))}}
	table := paper.Table{Head: []string{t.Number, t.Asked, t.Here, t.Short, t.Skills, t.What}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Left, paper.Left}}
	for _, c := range f.Forces {
		table.Rows = append(table.Rows, []string{c.Matter.Number, strconv.Itoa(c.Count), strconv.Itoa(c.Arrived), strconv.Itoa(c.Short), w.SkillCount(c), c.Matter.Text})
	}
	if len(table.Rows) > 0 {
		out = append(out, paper.Heading{Level: 3, Text: t.Forces}, table)
	}
	if len(f.Hours) > 0 {
		out = append(out, paper.Para{Spans: paper.Text(t.Hours + w.T.Report.Colon + w.GridHours(f.Hours))})
	}
	return out
}

func materials(f store.Final, w word.Words) []paper.Block {
	if len(f.Returned) == 0 {
		return nil
	}
	t := w.T.Muster
	table := paper.Table{Head: []string{w.T.Report.Site, w.T.Report.What, t.Returned}, Align: []paper.Align{paper.Left, paper.Left, paper.Right}}
	for _, r := range f.Returned {
		table.Rows = append(table.Rows, []string{w.Name(r.Name, r.NameEN), w.Material(r.Material), strconv.Itoa(r.N)})
	}
	return []paper.Block{heading(t.Returned), table}
}
