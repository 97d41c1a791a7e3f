package form

import (
	"strings"

	"zhiban/ui/paper"
)

// section is a heading of the handover report with room under it.
type section struct {
	title string
	head  []string
	rows  int
}

// handover is the report's sections in its order, empty: what was written by
// hand in a night without power is copied into the record afterwards.
func (s *sheet) handover() []paper.Block {
	r, t := s.r, s.t
	out := []paper.Block{
		paper.Heading{Level: 2, Text: r.ShiftHead}, s.fields(r.Shift, t.Date, r.CutOff, r.Weather, r.LeaderOnCall, r.Number, r.Outgoing, r.Incoming),
		paper.Heading{Level: 2, Text: r.StatusHead}, paper.Table{Tall: 2, Rows: [][]string{{t.StatusBoxes, ""}}},
	}
	for _, x := range s.sections() {
		out = append(out, paper.Heading{Level: 2, Text: x.title}, room(x.head, x.rows, 2))
	}
	return append(out, paper.Heading{Level: 2, Text: r.SignHead}, paper.Table{Tall: 4, Rows: [][]string{{r.ReadBack, ""}}},
		paper.Signature{Boxes: []paper.SignBox{{Role: t.SignOut}, {Role: t.SignIn}, {Role: t.SignHead}}})
}

func (s *sheet) sections() []section {
	r, t := s.r, s.t
	matter := []string{r.Number, t.Place, t.What, r.Owner, t.NextStep, t.Limit, r.IfThen}
	counts := []string{r.What, r.Opening, r.Change, r.Closing, r.AsOf}
	todo := []string{r.Number, t.What, r.Owner, t.Limit}
	return []section{
		{r.AnswersHead, []string{r.Question, r.Answer}, 3}, {r.UrgentHead, matter, 6}, {r.CountsHead, counts, 6},
		{r.OrdersHead, []string{t.What, t.Limit, t.Told}, 3}, {r.UnfinishedHead, todo, 6},
		{r.UnreachedHead, []string{t.GridWord, t.Place, t.What, t.NextStep}, 4},
		{s.titled("section.gates", r.GatesHead), []string{r.Site, r.Manning, t.Breaches, t.MissingItems}, 4},
		{s.titled("section.points", r.PointsHead), counts, 3}, {s.titled("section.hotline", r.HotlineHead), counts, 3},
		{s.titled("section.medical", r.MedicalHead), counts, 3}, {s.titled("section.supplies", r.SuppliesHead), []string{t.Item, r.Opening, t.In, t.Out, t.Adjusted, r.Closing}, 6},
		{r.PeopleHead, []string{r.Person, r.Duty, r.In, r.Out, r.Remark}, 5}, {r.NextHead, []string{t.Time, t.What, r.Owner}, 4},
		{r.JournalHead, []string{r.At, r.By, r.Text}, 6}, {r.DisputeHead, []string{r.Item, r.Outgoing, r.Incoming}, 2},
	}
}

// titled is the plan's title of a section behind the number it has in the
// report.
func (s *sheet) titled(label, fallback string) string {
	name := s.w.Label(label, "")
	if name == "" {
		return fallback
	}
	for _, sep := range []string{"、", " "} {
		if no, _, ok := strings.Cut(fallback, sep); ok {
			return no + sep + name
		}
	}
	return name
}
