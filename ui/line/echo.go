package line

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/word"
)

// Echo words what was understood, in the order grid, place, person, kind,
// level, limit (LOOK); or what is still missing.
func (p Parsed) Echo(w word.Words) string {
	t := w.T.Line
	if s := p.problem(w); s != "" {
		return t.Arrow + s
	}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	switch p.Verb {
	case Report:
		kind := "request"
		slug := ""
		if p.Type != nil {
			kind, slug = p.Type.Kind, p.Type.Slug
		}
		add(t.Report)
		add(p.place(w))
		add(strings.TrimSpace(p.Household + " " + p.Person))
		add(w.Kind(kind))
		if slug != "" {
			add(w.Type(slug, kind))
		}
		add(w.Level(p.Level))
		add(limits(w, p.Level))
	case Dispatch:
		add(t.Dispatch)
		add(p.Matter.Number)
		add(p.To)
		if p.ETA > 0 {
			add(fmt.Sprintf(t.Minutes, p.ETA))
		}
	case Close:
		add(t.Close)
		add(p.Matter.Number)
		add(p.Text)
		if p.Verifier != nil {
			add(fmt.Sprintf(t.Verifier, p.Verifier.Name))
		}
	default:
		add(t.Note)
		if p.Matter != nil {
			add(p.Matter.Number)
		}
		add(p.place(w))
		for _, g := range p.Figures {
			add(g.What + " " + w.Figure(g.Number, g.Unit, g.Basis))
		}
	}
	return t.Arrow + strings.Join(parts, "  ")
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

func (p Parsed) problem(w word.Words) string {
	t := w.T.Line
	switch p.Problem {
	case "text":
		return t.NoText
	case "grid":
		return fmt.Sprintf(t.NoGrid, p.Arg)
	case "number":
		return t.NoNumber
	case "matter":
		return fmt.Sprintf(t.NoMatter, p.Arg)
	case "ended":
		return fmt.Sprintf(t.Ended, p.Arg)
	case "to":
		return t.NoTo
	case "result":
		return t.NoResult
	case "verifier":
		return fmt.Sprintf(t.NoVerifier, p.Arg)
	}
	return ""
}

// Load takes the snapshot that the parser looks names up in.
func Load(ctx context.Context, v *store.View) (c Context, err error) {
	if c.Plan, err = v.Plan(ctx); err != nil {
		return c, err
	}
	if c.Grids, err = v.Grids(ctx); err != nil {
		return c, err
	}
	if c.Groups, err = v.Groups(ctx); err != nil {
		return c, err
	}
	if c.Sites, err = v.Sites(ctx); err != nil {
		return c, err
	}
	if c.People, err = v.People(ctx, store.PersonFilter{}); err != nil {
		return c, err
	}
	c.Matters, err = v.Matters(ctx, store.MatterFilter{})
	return c, err
}
