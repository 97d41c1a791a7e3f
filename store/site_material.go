package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Counted is one line of a site's materials sheet: how many it has and needs,
// as somebody counted last.
type Counted struct {
	Slug string       `json:"slug"` // of the plan's materials
	Have int          `json:"have"`
	Need int          `json:"need"`
	At   journal.Time `json:"at"`
	By   string       `json:"by"` // officer
}

// Short is how many are missing.
func (c Counted) Short() int { return max(c.Need-c.Have, 0) }

type siteMaterial struct {
	Slug string `json:"slug"`
	Have int    `json:"have"`
	Need int    `json:"need"`
}

// materialKinds: a count is corrected by the next one, and each stands for
// itself, so two of them are no conflict.
func materialKinds() []kind {
	o := kindOptions{Stream: System, Noun: "site", Counter: "site.material", Commutes: true}
	return []kind{kindOf("site.material", o, onSite(foldMaterial))}
}

// foldMaterial keeps the count of the latest event: one that was written down
// late does not hide a newer one.
func foldMaterial(s *Site, e Event, p *siteMaterial) {
	c := Counted{Slug: p.Slug, Have: p.Have, Need: p.Need, At: e.At, By: e.Officer}
	for i, old := range s.Counted {
		if old.Slug == p.Slug {
			if e.At >= old.At {
				s.Counted[i] = c
			}
			return
		}
	}
	s.Counted = append(s.Counted, c)
}

// counted finds the last count of a material.
func (s Site) counted(slug string) (Counted, bool) {
	i := slices.IndexFunc(s.Counted, func(c Counted) bool { return c.Slug == slug })
	if i < 0 {
		return Counted{Slug: slug}, false
	}
	return s.Counted[i], true
}

// Missing counts the materials of which there are too few.
func (s Site) Missing() int {
	n := 0
	for _, c := range s.Counted {
		if c.Short() > 0 {
			n++
		}
	}
	return n
}

// AsBefore leaves the need of a material as it was counted last.
const AsBefore = -1

// MaterialCount is a count that somebody gives.
type MaterialCount struct {
	Material   string // slug or name in the plan
	Have, Need int    // Need may be AsBefore
}

// CountMaterials writes down what a site has and needs. With Report, what is
// short is asked for in the same breath: see ReportShortage.
type CountMaterials struct {
	ID     string
	Counts []MaterialCount
	Report bool
	Lead   string // words before the list of what is short
	Lang   string // of the list
}

func (c CountMaterials) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	for _, m := range c.Counts {
		i := materialIndex(p, m.Material)
		if i < 0 {
			return notFound("material", "material.unknown", m.Material)
		}
		slug := p.Materials[i].Slug
		old, known := s.counted(slug)
		if m.Need == AsBefore {
			if !known {
				return invalid("need", "material.need_missing", p.Materials[i].In(c.Lang))
			}
			m.Need = old.Need
		}
		if m.Have < 0 || m.Need < 0 {
			return invalid("have", "number.negative", "")
		}
		if err := tx.append("site.material", s.ID, &siteMaterial{Slug: slug, Have: m.Have, Need: m.Need}); err != nil {
			return err
		}
	}
	if !c.Report {
		return nil
	}
	err = ReportShortage{ID: s.ID, Lead: c.Lead, Lang: c.Lang}.plan(tx)
	if e := asError(err); e != nil && oneOf(e.Reason, "site.nothing_short", "site.shortage_reported") {
		return nil // the count stands; there is only nothing new to ask for
	}
	return err
}

func materialIndex(p *plan.Plan, ref string) int {
	ref = strings.TrimSpace(ref)
	return slices.IndexFunc(p.Materials, func(m plan.Material) bool { return ref == m.Slug || ref == m.ZH || strings.EqualFold(ref, m.EN) })
}

// ReportShortage opens one need matter at a site for what is short there. What
// an open need at the site names already is not asked for again.
type ReportShortage struct {
	ID   string
	Lead string // words before the list, "缺"
	Lang string // of the list
}

func (c ReportShortage) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	sheet, err := tx.Sheet(tx.ctx, s.ID)
	if err != nil {
		return err
	}
	var list []string
	short, reported := 0, ""
	for _, it := range sheet {
		switch {
		case it.Short == 0:
			continue
		case it.Matter != "":
			reported = it.Matter
		default:
			list = append(list, fmt.Sprintf("%s %d/%d", it.Name.In(c.Lang), it.Have, it.Need))
		}
		short++
	}
	switch {
	case short == 0:
		return refused("material", "site.nothing_short", s.Name)
	case len(list) == 0:
		return refused("material", "site.shortage_reported", reported)
	}
	comma := plan.Name{ZH: "、", EN: ", "}.In(c.Lang)
	return ReportMatter{Kind: plan.Need, Site: s.ID, Text: strings.TrimSpace(c.Lead + " " + strings.Join(list, comma))}.plan(tx)
}

// SheetItem is one material that a site should have, counted or not.
type SheetItem struct {
	Counted
	Name   plan.Name `json:"name"`
	Known  bool      `json:"known"` // somebody has counted it
	Short  int       `json:"short"` // how many are missing
	ByName string    `json:"by_name"`
	Matter string    `json:"matter"` // number of the open need that names it
}

// Sheet is the materials sheet of a site: what the plan says it should have,
// then what was counted there beside. Errors: not_found, internal.
func (v *View) Sheet(ctx context.Context, ref string) ([]SheetItem, error) {
	s, err := v.Site(ctx, ref)
	if err != nil {
		return nil, err
	}
	open, err := v.Matters(ctx, MatterFilter{Open: true, Kinds: []string{plan.Need}, Site: s.ID})
	if err != nil {
		return nil, err
	}
	return v.sheet(ctx, s, open)
}

// sheet puts a sheet together; needs are the open matters that may ask for
// what is missing.
func (v *View) sheet(ctx context.Context, s Site, needs []Matter) ([]SheetItem, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	slugs := slices.Clone(s.Materials)
	who := make([]string, 0, len(s.Counted))
	for _, c := range s.Counted {
		who = append(who, c.By)
		if !slices.Contains(slugs, c.Slug) {
			slugs = append(slugs, c.Slug)
		}
	}
	names, err := v.names(ctx, who)
	if err != nil {
		return nil, err
	}
	out := make([]SheetItem, 0, len(slugs))
	for _, slug := range slugs {
		it := SheetItem{Name: plan.Name{ZH: slug, EN: slug}}
		if i := materialIndex(p, slug); i >= 0 {
			it.Name = plan.Name{ZH: p.Materials[i].ZH, EN: p.Materials[i].EN}
		}
		it.Counted, it.Known = s.counted(slug)
		it.Short, it.ByName = it.Counted.Short(), names[it.By]
		it.Matter = asksFor(needs, s.ID, it.Name)
		out = append(out, it)
	}
	return out, nil
}

// asksFor finds the open need at a site that names a material, whoever wrote it.
func asksFor(needs []Matter, site string, name plan.Name) string {
	for _, m := range needs {
		if m.Site != site || m.Kind != plan.Need {
			continue
		}
		text := foldText(m.Text)
		for _, n := range []string{name.ZH, name.EN} {
			if n != "" && strings.Contains(text, foldText(n)) {
				return m.Number
			}
		}
	}
	return ""
}

// ReportBreach is somebody forcing a gate (闯卡): a red matter there, of the
// plan's type for it when the plan has one.
type ReportBreach struct{ ID, Text string }

func (c ReportBreach) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	m := ReportMatter{Kind: plan.Incident, Level: plan.Red, Site: s.ID, Text: c.Text}
	if _, ok := p.Type(plan.Breach); ok {
		m.Type = plan.Breach
	}
	return m.plan(tx)
}
