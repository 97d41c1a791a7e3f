package line

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"zhiban/ui/word"
)

// Echo words what was understood on one line, in the order grid, place, person,
// kind, level, limit; or what is missing or in doubt.
func (p Parsed) Echo(w word.Words) string {
	if s := p.problem(w); s != "" {
		return oneLine(w.T.Line.Arrow + s)
	}
	e := &echo{w: w}
	e.add(w.T.Line.Verb[p.Verb])
	switch p.Verb {
	case Report:
		e.add(p.place(w), strings.TrimSpace(p.Household+" "+p.Person), p.Phone)
		p.ledger(e)
	case Gate:
		e.add(p.place(w), w.T.Line.Act[p.Act])
		switch p.Act {
		case ActNeed, ActBreach:
			e.add(p.Item)
			p.ledger(e)
		case ActCheckin:
			e.add(p.Say)
		}
	case Pass:
		e.add(p.place(w), p.Who, p.Reason, w.Way(p.In))
	case Doubt, Settle:
		p.doubts(e)
	case Round:
		p.sweep(e)
	case Door:
		p.doors(e)
	case In, Out, Back, Count, Want, Deliver:
		p.supplies(e)
	case TallyLane, ShutLane, OpenLane, TallyHome, Tube, Seal, SendTubes:
		p.points(e)
	case Announce, Drive:
		p.notices(e)
	case Medicine, Prescribe, Procure, Carry, HandOver, VisitOf, Emergency:
		p.medicals(e)
	case Planned, Assess, Require, SitCut:
		p.sitreps(e)
	case Call, Limit, Arrive:
		p.muster(e)
	case HotCall, HotBack, Promise, Kept, Broken:
		p.hotlines(e)
	case Attach:
		p.attached(e)
	case Note, "":
		p.about(e)
	default:
		p.steps(e)
	}
	return oneLine(w.T.Line.Arrow + strings.Join(e.parts, "  "))
}

// echo gathers the parts of an echo.
type echo struct {
	w     word.Words
	parts []string
}

func (e *echo) add(parts ...string) {
	for _, s := range parts {
		if s != "" {
			e.parts = append(e.parts, s)
		}
	}
}

// ledger words what a matter is and how long there is for it.
func (p Parsed) ledger(e *echo) {
	e.add(e.w.Kind(p.Kind))
	if p.Type != nil {
		e.add(e.w.Type(p.Type.Slug, p.Kind))
	}
	e.add(e.w.Level(p.Level), limits(e.w, p.Level))
}

// steps words a step of a matter.
func (p Parsed) steps(e *echo) {
	if p.Matter != nil {
		e.add(p.Matter.Number)
	}
	if p.Verb == Dispatch {
		e.add(p.owner(e.w))
		if p.ETA > 0 {
			e.add(fmt.Sprintf(e.w.T.Line.Minutes, p.ETA))
		}
	}
	e.add(p.Say)
	if p.Stranger != "" {
		e.add(fmt.Sprintf(e.w.T.Line.Stranger, p.Stranger))
	}
	if p.Verifier != nil {
		e.add(fmt.Sprintf(e.w.T.Line.Verifier, p.Verifier.Name))
	}
}

// owner words whom a dispatch goes to, with the group that the words mean.
func (p Parsed) owner(w word.Words) string {
	if p.Group == nil || strings.Contains(p.To, p.Group.ZH) || strings.EqualFold(p.To, p.Group.EN) {
		return p.To
	}
	return fmt.Sprintf(w.T.Line.Meant, p.To, w.Name(p.Group.ZH, p.Group.EN))
}

// about words where a note belongs, and its figures.
func (p Parsed) about(e *echo) {
	if p.Matter != nil {
		e.add(p.Matter.Number)
	}
	e.add(p.place(e.w))
	w := e.w.Name
	for _, g := range p.Figures {
		what, unit := g.What, g.Unit
		for _, f := range e.w.Plan.Figures {
			if f.Slug == g.Slug {
				what, unit = w(f.ZH, f.EN), e.w.Label("unit."+f.Unit, g.Unit)
			}
		}
		e.add(what + " " + e.w.Figure(g.Number, unit, g.Basis))
	}
}

func (p Parsed) place(w word.Words) string {
	out := ""
	if p.Grid != nil {
		out = fmt.Sprintf(w.T.Report.Grid, p.Grid.Number)
	}
	if p.Site != nil {
		out = strings.TrimSpace(out + " " + w.Name(p.Site.Name, p.Site.NameEN))
	}
	return out
}

// limits words both limits of a level: 30分签收/4时办结.
func limits(w word.Words, level string) string {
	l := w.Plan.Limits.Of(level)
	var parts []string
	if l.AcceptMinutes > 0 {
		parts = append(parts, fmt.Sprintf(w.T.Line.Accept, w.Duration(time.Duration(l.AcceptMinutes)*time.Minute)))
	}
	if l.ResolveMinutes > 0 {
		parts = append(parts, fmt.Sprintf(w.T.Line.Resolve, w.Duration(time.Duration(l.ResolveMinutes)*time.Minute)))
	}
	if len(parts) == 0 {
		return w.T.Line.NoLimit
	}
	return strings.Join(parts, "/")
}

// problem words what is missing or in doubt.
func (p Parsed) problem(w word.Words) string {
	t := w.T.Line
	switch p.Problem {
	case "":
		return ""
	case "which":
		names := make([]string, len(p.readings))
		for i, id := range p.readings {
			names[i] = p.Call(w, p.doubt, id)
		}
		ask := fmt.Sprintf(t.Which, strings.Join(names, t.Or))
		if !p.blocked {
			ask += t.Anyway
		}
		return ask
	case "nosite":
		ask := fmt.Sprintf(t.NoSite, p.Arg)
		names := make([]string, len(p.readings))
		for i, id := range p.readings {
			names[i] = p.Call(w, "site", id)
		}
		if len(names) > 0 {
			ask += fmt.Sprintf(t.NearSite, strings.Join(names, t.Or))
		}
		return ask
	case "grid":
		ask := fmt.Sprintf(t.NoGrid, p.Arg)
		if !p.blocked {
			ask += t.Anyway
		}
		return ask
	case "rooms":
		return fmt.Sprintf(t.NoRooms, p.Arg)
	case "matter":
		return fmt.Sprintf(t.NoMatter, p.Arg)
	case "ended":
		return fmt.Sprintf(t.Ended, p.Arg)
	case "nobody":
		return fmt.Sprintf(t.Nobody, p.Arg)
	case "verifier":
		return fmt.Sprintf(t.NoVerifier, p.Arg)
	}
	if s := t.Missing[p.Problem]; strings.Contains(s, "%s") {
		return fmt.Sprintf(s, p.Arg)
	}
	return t.Missing[p.Problem]
}

// oneLine keeps an echo on its line whatever was pasted.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func sprintf(format string, n int) string { return fmt.Sprintf(format, n) }

func sprintText(format, s string) string { return fmt.Sprintf(format, s) }

func spellGrid(w word.Words, number string) string {
	return fmt.Sprintf(w.T.Report.Grid, atoi(number))
}
