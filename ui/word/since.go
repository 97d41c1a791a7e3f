package word

import (
	"fmt"
	"strings"

	"zhiban/store"
)

// SinceSection is one block of «since you left».
type SinceSection struct {
	Title string     `json:"title"`
	Rows  []SinceRow `json:"rows"`
}

// SinceRow is one thing that changed, and what it is about.
type SinceRow struct {
	Noun  string `json:"noun"` // matter, grid, site, handover, entry
	ID    string `json:"id"`
	Level string `json:"level"` // of a matter or, as a level, of a grid's status
	Text  string `json:"text"`
}

// SinceFrom names the point that changes are counted from.
func (w Words) SinceFrom(s store.Since) string {
	t := w.T.Since
	switch s.From.Kind {
	case store.SinceSignOut:
		return fmt.Sprintf(t.SignedOut, w.Shift(s.From.Shift), w.Time(s.From.At, s.Now))
	case store.SinceCutOff:
		return fmt.Sprintf(t.CutOff, w.Shift(s.From.Shift), w.Time(s.From.At, s.Now), s.From.Handover)
	}
	return t.FromStart
}

// SinceCounts is the line of figures: opening → now.
func (w Words) SinceCounts(s store.Since) []SinceRow {
	t := w.T.Since
	out := []SinceRow{{Text: fmt.Sprintf(t.Entries, s.Entries)}}
	for _, c := range s.Counts {
		name := of(t.CountWord, c.Slug)
		level := ""
		if l, ok := w.T.Word.Level[c.Slug]; ok {
			name, level = l, c.Slug
		}
		text := fmt.Sprintf(t.Count, name, c.Opening, c.Now)
		if c.Slug == "open" {
			text += fmt.Sprintf(t.Change, c.Came, c.Went)
		}
		if level == "" || c.Opening+c.Now > 0 {
			out = append(out, SinceRow{Level: level, Text: text})
		}
	}
	return out
}

// Since words what changed: struck and late first, then matters, grids, sites,
// people and what was asked for. Empty sections are left out.
func (w Words) Since(s store.Since) []SinceSection {
	t := w.T.Since
	var out []SinceSection
	add := func(title string, rows []SinceRow) {
		if len(rows) > 0 {
			out = append(out, SinceSection{Title: fmt.Sprintf("%s %d", title, len(rows)), Rows: rows})
		}
	}
	add(t.Struck, w.sinceStruck(s))
	add(t.Late, w.sinceLate(s))
	for _, class := range store.SinceClasses() {
		add(of(t.Class, class), w.sinceMatters(s, class))
	}
	add(t.Grids, w.sinceGrids(s))
	add(t.Sites, w.sinceSites(s))
	add(t.Messages, w.sinceAsks(s))
	add(t.People, w.sinceLines(s.People, s))
	return out
}

func (w Words) sinceStruck(s store.Since) []SinceRow {
	var out []SinceRow
	for _, l := range s.Struck {
		out = append(out, lineRow(l, fmt.Sprintf(w.T.Since.StruckBy, w.Time(l.At, s.Now), l.ByName)+" "+w.Line(l)))
	}
	return out
}

func (w Words) sinceLate(s store.Since) []SinceRow {
	var out []SinceRow
	for _, l := range s.Late {
		out = append(out, lineRow(l, fmt.Sprintf(w.T.Since.Recorded, w.Time(l.At, s.Now), w.Time(l.Recorded, s.Now), l.ByName)+" "+w.Line(l)))
	}
	return out
}

func (w Words) sinceLines(lines []store.Line, s store.Since) []SinceRow {
	var out []SinceRow
	for _, l := range lines {
		out = append(out, lineRow(l, w.Time(l.At, s.Now)+" "+w.Line(l)))
	}
	return out
}

// lineRow leads to what the line is about, or to the line itself.
func lineRow(l store.Line, text string) SinceRow {
	switch l.Noun {
	case "matter", "grid", "site", "handover", "person":
		return SinceRow{Noun: l.Noun, ID: l.Subject, Level: l.Level, Text: text}
	case "shift":
		return SinceRow{Noun: "shift", ID: l.Subject, Text: text}
	}
	return SinceRow{Noun: "entry", ID: l.ID, Text: text}
}

func (w Words) sinceMatters(s store.Since, class string) []SinceRow {
	var out []SinceRow
	for _, x := range s.Matters {
		if x.Class != class {
			continue
		}
		m := x.Matter
		parts := []string{w.Level(m.Level), m.Number, m.Text, w.State(m.State)}
		if x.Class == store.MatterWorse {
			parts = append(parts, fmt.Sprintf(w.T.Since.Was, w.Level(x.Was)))
		}
		if x.Late {
			parts = append(parts, w.T.Since.LateMark)
		}
		switch due := m.NextDue(); {
		case m.Open() && due != 0:
			parts = append(parts, w.Left(due, s.Now))
		case m.Result != "":
			parts = append(parts, m.Result)
		}
		out = append(out, SinceRow{Noun: "matter", ID: m.ID, Level: m.Level, Text: strings.Join(parts, " ")})
	}
	return out
}

func (w Words) sinceGrids(s store.Since) []SinceRow {
	levels := map[string]string{store.Urgent: "red", store.Watch: "orange"}
	var out []SinceRow
	for _, g := range s.Grids {
		if g.State.Status == store.Calm && g.Entries == 0 && g.Came == 0 && g.Went == 0 {
			continue // nothing to read
		}
		out = append(out, SinceRow{Noun: "grid", ID: g.State.Grid.ID, Level: levels[g.State.Status],
			Text: fmt.Sprintf(w.T.Since.GridLine, g.State.Grid.Number, g.State.Grid.Name, w.Status(g.State.Status), g.Entries, g.Came, g.Went)})
	}
	return out
}

func (w Words) sinceSites(s store.Since) []SinceRow {
	var out []SinceRow
	for _, x := range s.Sites {
		if x.State == x.Status.Site.State && x.Present == x.Status.Present {
			continue
		}
		out = append(out, SinceRow{Noun: "site", ID: x.Status.Site.ID, Text: fmt.Sprintf(w.T.Since.SiteLine, w.Name(x.Status.Site.Name, x.Status.Site.NameEN),
			w.SiteState(x.State), w.SiteState(x.Status.Site.State), x.Present, x.Status.Present)})
	}
	return out
}

func (w Words) sinceAsks(s store.Since) []SinceRow {
	var out []SinceRow
	for _, a := range s.Messages {
		answer := a.Ask.Answer
		if answer == "" {
			answer = w.T.Since.Unanswered
		}
		out = append(out, SinceRow{Noun: "handover", ID: a.Handover, Text: fmt.Sprintf("%s-%d %s → %s", a.Number, a.Ask.No, a.Ask.Text, answer)})
	}
	return out
}
