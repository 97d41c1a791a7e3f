package store

import (
	"context"

	"zhiban/store/plan"
)

// Blanks are what set-up left open; everything can be filled in later.
const (
	BlankClock  = "t0"     // the clocks have no start
	BlankRole   = "role"   // nobody has a role of the shift on duty
	BlankLeader = "leader" // a grid has no leader
	BlankHolder = "holder" // a group's A or B post has nobody
	BlankGuards = "guards" // a gate has fewer guards on the roster than are due
	BlankPhone  = "phone"  // somebody with a post has no phone
	BlankNext   = "next"   // the next shift has no roster
	BlankDoor   = "locked" // a locked gate has no phone to call
)

// Blank is one thing that is missing.
type Blank struct {
	Kind    string `json:"kind"`
	Subject string `json:"subject"` // grid, group, site, person or shift
	Slug    string `json:"slug"`    // of the role, group or shift
	Post    string `json:"post"`    // a or b
	Number  int    `json:"number"`  // of the grid
	Name    string `json:"name"`
	NameEN  string `json:"name_en"`
	Have    int    `json:"have"` // guards
	Due     int    `json:"due"`
}

// Blanks lists what set-up left open, what matters first: who leads, who holds
// the posts, the gates, then phones.
func (v *View) Blanks(ctx context.Context) ([]Blank, error) {
	b := &blankReader{ctx: ctx, v: v}
	for _, part := range []func() error{b.clock, b.shift, b.grids, b.groups, b.gates, b.phones} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return b.out, nil
}

type blankReader struct {
	ctx    context.Context //nolint:containedctx // lives for one read
	v      *View
	out    []Blank
	duties []Duty   // of the shift on duty
	people []string // with a post, in the order found
}

func (b *blankReader) add(x Blank) { b.out = append(b.out, x) }

func (b *blankReader) clock() error {
	post, err := b.v.Post(b.ctx)
	if err == nil && post.T0.IsZero() {
		b.add(Blank{Kind: BlankClock, Subject: post.ID})
	}
	return err
}

func (b *blankReader) shift() error {
	s, err := b.v.CurrentShift(b.ctx)
	if err != nil {
		return err
	}
	p, err := b.v.Plan(b.ctx)
	if err != nil {
		return err
	}
	held := map[string]int{}
	for _, d := range s.Duties {
		if !d.Removed && d.Person != "" {
			b.duties = append(b.duties, d)
			b.people = append(b.people, d.Person)
			held[d.Role]++
		}
	}
	for _, r := range p.PostRoles {
		if held[r.Slug] < r.Due {
			b.add(Blank{Kind: BlankRole, Subject: s.ID, Slug: r.Slug, Have: held[r.Slug], Due: r.Due})
		}
	}
	next, made, err := b.v.NextShift(b.ctx)
	if err != nil || made && len(next.Duties) > 0 {
		return err
	}
	b.add(Blank{Kind: BlankNext, Subject: next.ID, Slug: next.Slug})
	return nil
}

func (b *blankReader) grids() error {
	grids, err := b.v.Grids(b.ctx)
	for _, g := range grids {
		if g.Leader == "" {
			b.add(Blank{Kind: BlankLeader, Subject: g.ID, Number: g.Number, Name: g.Name})
		} else {
			b.people = append(b.people, g.Leader)
		}
	}
	return err
}

func (b *blankReader) groups() error {
	groups, err := b.v.Groups(b.ctx)
	for _, g := range groups {
		for _, post := range []struct{ slug, who string }{{"a", g.A.Person}, {"b", g.B.Person}} {
			if post.who == "" {
				b.add(Blank{Kind: BlankHolder, Subject: g.ID, Slug: g.Slug, Post: post.slug, Name: g.ZH, NameEN: g.EN})
			} else {
				b.people = append(b.people, post.who)
			}
		}
	}
	return err
}

// gates need their guards on the roster of the shift or on post; a locked one
// needs a phone.
func (b *blankReader) gates() error {
	sites, err := b.v.Sites(b.ctx)
	for _, s := range sites {
		if s.Role != plan.RoleGate {
			continue
		}
		who := map[string]bool{}
		for _, d := range b.duties {
			if d.Site == s.ID || d.Site == s.Key && s.Key != "" {
				who[d.Person] = true
			}
		}
		for _, g := range s.Guards {
			who[g.Person] = true
		}
		x := Blank{Subject: s.ID, Name: s.Name, NameEN: s.NameEN, Have: len(who), Due: s.GuardsDue}
		switch {
		case s.State == SiteLocked && s.Phone == "" && s.KeyHolder == "":
			x.Kind = BlankDoor
		case s.State != SiteLocked && s.State != SiteClosed && x.Have < x.Due:
			x.Kind = BlankGuards
		default:
			continue
		}
		b.add(x)
	}
	return err
}

func (b *blankReader) phones() error {
	seen := map[string]bool{}
	for _, id := range b.people {
		if seen[id] {
			continue
		}
		seen[id] = true
		p, err := b.v.Person(b.ctx, id)
		if err != nil {
			return err
		}
		if p.Phone == "" {
			b.add(Blank{Kind: BlankPhone, Subject: p.ID, Name: p.Name})
		}
	}
	return nil
}
