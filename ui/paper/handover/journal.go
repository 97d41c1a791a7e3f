package handover

import (
	"fmt"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/template"
)

// journal is section 15: key entries, struck ones in both versions, late ones.
func (c *composer) journal() []paper.Block {
	out := []paper.Block{heading(c.t.JournalHead), para(fmt.Sprintf(c.t.Entries, c.f.Handover.Entries) + c.t.NextSentence + fmt.Sprintf(c.t.CutNote, c.w.Full(c.f.Handover.CutOff)))}
	sub := func(head string, l paper.List) {
		if len(l.Items) == 0 {
			l.Items = append(l.Items, paper.Text(c.t.None))
		}
		out = append(out, paper.Heading{Level: 3, Text: head}, l)
	}
	left := func(l *paper.List, n int) {
		if n > 0 {
			l.Items = append(l.Items, paper.Text(fmt.Sprintf(c.t.LeftOut, n)))
		}
	}
	key, n := c.told(c.f.Key)
	left(&key, n+c.notes)
	var struck paper.List
	n = 0
	for _, s := range c.f.Struck {
		if c.blank(s.Line) {
			n++
			continue
		}
		item := []paper.Span{{Text: c.time(s.Line.At) + " "}, {Text: string(s.Line.Text), Struck: true},
			{Text: " " + c.t.Struck + " " + c.time(s.At) + " " + string(s.By) + c.t.Sep + c.t.Reason + c.t.Colon + string(s.Reason)}}
		if s.Right != "" {
			item = append(item, paper.Span{Text: c.t.Sep + c.t.Corrected + c.t.Colon}, paper.Span{Text: string(s.Right), Bold: true})
		}
		struck.Items = append(struck.Items, item)
	}
	left(&struck, n)
	late, n := c.told(c.f.Late)
	left(&late, n)
	sub(c.t.KeyEntries, key)
	sub(c.t.StruckHead, struck)
	sub(c.t.LateHead, late)
	return out
}

// told are the lines of which the reader may see what they say; of the others
// only how many: fifty lines of a time and three dots tell nobody anything.
func (c *composer) told(lines []store.FactLine) (l paper.List, left int) {
	for _, x := range lines {
		if c.blank(x) {
			left++
			continue
		}
		l.Items = append(l.Items, c.line(x))
	}
	return l, left
}

// blank reports whether all that somebody wrote in a line is left out at the
// reader's level.
func (c *composer) blank(l store.FactLine) bool {
	return !c.o.Level.Full() && l.Text == store.LeftOut && len(l.Changes) == 0
}

func (c *composer) line(l store.FactLine) []paper.Span {
	text := c.time(l.At) + " "
	if l.Number != "" {
		text += l.Number + " "
	}
	if l.Kind != "note.add" {
		text += c.w.Entry(l.Kind) + " "
	}
	if l.Grid > 0 && l.Number == "" {
		text += fmt.Sprintf(c.t.Grid, l.Grid) + " "
	}
	if c := c.w.Changes(l.Changes); c != "" {
		text += c + " "
	}
	if l.Struck {
		out := []paper.Span{{Text: text}, {Text: string(l.Text), Struck: true}, {Text: c.paren(c.struckHere())}}
		return c.flag(out, l)
	}
	text += string(l.Text)
	if l.By != "" {
		text += c.paren(string(l.By))
	}
	return c.flag(paper.Text(text), l)
}

// struckHere points from a struck line to the list of the struck ones, which
// stands below the key entries and above the late ones; an activity log has none.
func (c *composer) struckHere() string {
	if c.kind == template.Activity {
		return c.t.Struck
	}
	return c.t.StruckHere
}

// flag says of a line that was written long after the event when it was, and of
// one from paper which slip it was.
func (c *composer) flag(out []paper.Span, l store.FactLine) []paper.Span {
	if l.Paper != nil {
		out = append(out, paper.Span{Text: " " + c.paren(c.w.PaperMark(l.Paper.Serial, string(l.Paper.Writer)))})
	}
	if l.Flagged {
		out = append(out, paper.Span{Text: " " + c.t.BackDated + c.t.Sep + fmt.Sprintf(c.t.LateNote, c.time(l.Recorded)), Bold: true})
	}
	return out
}

// addenda to earlier reports that were made in this shift.
func (c *composer) addenda() []paper.Block {
	if len(c.f.Addenda) == 0 {
		return nil
	}
	var l paper.List
	for _, a := range c.f.Addenda {
		l.Items = append(l.Items, paper.Text(a.Number+" "+fmt.Sprintf(c.t.Addendum, a.No)+" "+c.time(a.At)+" "+string(a.Text)+c.paren(c.t.HeadCode+" "+shortCode(a.Code))))
	}
	return []paper.Block{heading(c.t.AddendaHead), l}
}
