package handover

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper"
)

// unit is who one ICS 214 is about: a work group, or one officer of the post.
type unit struct {
	name   string
	leads  store.FactPerson
	people []store.FactPerson
	acts   []act
}

// act is a line of block 7.
type act struct {
	at   journal.Time
	text string
}

// ICS block titles are those of FEMA 502-2 (September 2010), a form of the
// United States government; they stay English in every language.
func (c *composer) ics(no, title string) string {
	if beside := c.w.T.Template.ICS[title]; beside != "" && beside != title {
		title += " " + beside
	}
	if no == "" {
		return title
	}
	return no + ". " + title
}

// ics214 is an activity log for each group and officer: who has something to
// tell has a form, the others stand in one list at the end.
func (c *composer) ics214() (title string, blocks []paper.Block) {
	var silent []unit
	first := true
	for _, u := range c.units() {
		if len(u.acts) == 0 {
			silent = append(silent, u)
			continue
		}
		if !first {
			blocks = append(blocks, paper.Break{})
		}
		first = false
		blocks = append(blocks, paper.Heading{Level: 2, Text: u.name})
		for _, name := range c.order() {
			blocks = append(blocks, c.o.Template.Columns(name, c.block214(name, u))...)
		}
	}
	if len(silent) > 0 {
		t := paper.Table{Head: []string{c.ics("3", "Name"), c.ics("4", "ICS Position"), c.ics("6", "Resources Assigned"), c.ics("7", "Activity Log")}}
		for _, u := range silent {
			var names []string
			for _, p := range u.people {
				names = append(names, c.nameOf(p))
			}
			t.Rows = append(t.Rows, []string{u.name, c.duty(u.leads), c.w.Join(names), c.w.T.Template.NoAct})
		}
		blocks = append(blocks, paper.Break{}, paper.Heading{Level: 2, Text: c.ics("", "Units without notable activities")}, t)
	}
	return c.ics("", "Activity Log") + " (ICS 214)", blocks
}

func (c *composer) block214(name string, u unit) []paper.Block {
	pair := func(no, title, value string) paper.Block {
		return paper.Pairs{Columns: 1, Items: []paper.Pair{{Label: c.ics(no, title), Value: paper.Text(c.or(value, c.w.T.Template.NotRecorded))}}}
	}
	h := c.f.Handover
	switch name {
	case "block1":
		return []paper.Block{pair("1", "Incident Name", string(c.f.PostName))}
	case "block2":
		return []paper.Block{pair("2", "Operational Period", c.ics("", "From")+" "+c.w.Full(h.Shift.Start)+"  "+c.ics("", "To")+" "+c.w.Full(h.Shift.End))}
	case "block3":
		return []paper.Block{pair("3", "Name", u.name)}
	case "block4":
		return []paper.Block{pair("4", "ICS Position", c.or(strings.TrimSpace(c.nameOf(u.leads)+" "+c.duty(u.leads)), ""))}
	case "block5":
		return []paper.Block{pair("5", "Home Agency (and Unit)", "")}
	case "block6":
		t := paper.Table{Head: []string{c.ics("", "Name"), c.ics("", "ICS Position"), c.ics("", "Home Agency (and Unit)")}, Keys: []string{"name", "position", "agency"}}
		for _, p := range u.people {
			t.Rows = append(t.Rows, []string{c.nameOf(p), c.duty(p), c.w.T.Template.NotRecorded})
		}
		if len(t.Rows) == 0 { // a head without rows looks like a page that was lost
			t.Rows = [][]string{{c.t.None}}
		}
		return []paper.Block{paper.Heading{Level: 3, Text: c.ics("6", "Resources Assigned")}, t}
	case "block7":
		t := paper.Table{Head: []string{c.ics("", "Date/Time"), c.ics("", "Notable Activities")}, Keys: []string{"time", "activity"}}
		for _, a := range u.acts {
			t.Rows = append(t.Rows, []string{c.w.Full(a.at), a.text})
		}
		return []paper.Block{paper.Heading{Level: 3, Text: c.ics("7", "Activity Log")}, t}
	case "block8":
		box := paper.SignBox{Role: c.ics("8", "Prepared by"), Name: string(h.Outgoing.Name), At: c.w.Full(h.CutOff)}
		return []paper.Block{paper.Signature{Boxes: append([]paper.SignBox{box}, c.o.Template.Signatures(c.w.T.Lang)...)}}
	}
	return nil
}

// units are the groups and officers of the shift with what each of them wrote
// or had to do; what nobody of the shift wrote is the post's own.
func (c *composer) units() []unit {
	var out []unit
	of := map[string]int{} // by name of a person or a group
	for _, p := range c.f.People {
		key := "group:" + p.Group
		name := c.w.Group(p.Group)
		if p.Group == "" {
			key, name = "person:"+p.Person.ID, c.nameOf(p)
		}
		i, ok := of[key]
		if !ok {
			i = len(out)
			of[key] = i
			out = append(out, unit{name: name, leads: p})
		}
		out[i].people = append(out[i].people, p)
		if string(p.Person.Name) != "" {
			of["by:"+string(p.Person.Name)] = i
		}
		if g, ok := c.w.Plan.Group(p.Group); ok {
			of["by:"+g.ZH], of["by:"+g.EN] = i, i
		}
	}
	post := unit{name: c.w.T.Template.Post}
	add := func(who string, a act) {
		if i, ok := of["by:"+who]; ok && who != "" {
			out[i].acts = append(out[i].acts, a)
			return
		}
		post.acts = append(post.acts, a)
	}
	c.activities(add)
	out = append(out, post)
	for i := range out {
		slices.SortStableFunc(out[i].acts, func(a, b act) int { return int(min(max(a.at-b.at, -1), 1)) })
	}
	return out
}

// activities are the key entries by who wrote them, and the matters by who has
// or had them.
func (c *composer) activities(add func(who string, a act)) {
	said := map[string]bool{} // a line that is both key and late stands in both lists and happened once
	for _, l := range slices.Concat(c.f.Key, c.f.Late) {
		id := fmt.Sprint(l.At, l.Recorded, l.By, l.Kind, l.Number, l.Grid, l.Text, l.Changes)
		if said[id] {
			continue
		}
		said[id] = true
		line := l
		line.By = ""
		add(string(l.By), act{l.At, strings.TrimPrefix(paper.Flatten(c.line(line)), c.time(l.At)+" ")})
	}
	for _, m := range c.f.Closed {
		if m.Owner == "" {
			continue
		}
		text := m.Number + " " + string(m.Text) + c.t.Sep + c.w.State(m.State)
		if m.Result != "" {
			text += c.t.Sep + c.t.Result + c.t.Colon + string(m.Result)
		}
		add(string(m.Owner), act{m.Closed, text})
	}
	for _, m := range slices.Concat(c.f.Urgent, c.f.Orders, c.f.Unfinished) {
		if m.Owner != "" {
			add(string(m.Owner), act{m.Reported, m.Number + " " + string(m.Text) + c.t.Sep + c.w.State(m.State)})
		}
	}
}
