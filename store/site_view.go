package store

import (
	"context"
	"slices"

	"zhiban/store/journal"
)

// Contact is a person as a list shows them.
type Contact struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// PostedGuard is a person on post at a site.
type PostedGuard struct {
	Contact
	From     journal.Time `json:"from"`
	Rostered bool         `json:"rostered"` // the shift's roster has them here
}

// DueGuard is a slot of a shift at a site.
type DueGuard struct {
	Contact
	Post     string `json:"post"` // a, b or ""
	SignedIn bool   `json:"signed_in"`
	There    bool   `json:"there"` // on post at the site
}

// SiteView is a site with everybody and everything about it.
type SiteView struct {
	SiteStatus
	Grid      int           `json:"grid_number"`
	Guards    []PostedGuard `json:"on_post"`
	DueNow    []DueGuard    `json:"due_now"` // by the roster of the shift on duty
	DueNext   []DueGuard    `json:"due_next"`
	NextShift string        `json:"next_shift"` // plan slug
	NextStart journal.Time  `json:"next_start"`
	Holder    Contact       `json:"holder"` // of the key
	Sheet     []SheetItem   `json:"sheet"`
	Matters   []Matter      `json:"matters"` // open ones
}

// Backup is whom to call while guards are missing: of those on the roster who
// are not there, the B post first; without one, who comes next.
func (s SiteView) Backup() (DueGuard, bool) {
	if !oneOf(s.Manning, Short, Unmanned, Silent) {
		return DueGuard{}, false
	}
	for _, post := range []string{"b", "", "a"} {
		for _, d := range s.DueNow {
			if !d.There && d.Post == post {
				return d, true
			}
		}
	}
	for _, d := range s.DueNext {
		if !d.There {
			return d, true
		}
	}
	return DueGuard{}, false
}

// SiteViews lists every site with what is about it, in the plan's order.
// Errors: internal.
func (v *View) SiteViews(ctx context.Context) ([]SiteView, error) {
	states, err := v.SiteStates(ctx)
	if err != nil {
		return nil, err
	}
	r := &siteReader{v: v, people: map[string]Contact{}, numbers: map[string]int{}}
	if err := r.shared(ctx); err != nil {
		return nil, err
	}
	out := make([]SiteView, 0, len(states))
	for _, s := range states {
		one, err := r.view(ctx, s)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// SiteView reads one site with what is about it. Errors: not_found, internal.
func (v *View) SiteView(ctx context.Context, ref string) (SiteView, error) {
	s, err := v.Site(ctx, ref)
	if err != nil {
		return SiteView{}, err
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return SiteView{}, err
	}
	r := &siteReader{v: v, people: map[string]Contact{}, numbers: map[string]int{}}
	if err := r.shared(ctx); err != nil {
		return SiteView{}, err
	}
	return r.view(ctx, manning(s, p, v.Now()))
}

// siteReader holds what the views of several sites share.
type siteReader struct {
	v       *View
	now     Shift
	next    Shift
	open    []Matter
	people  map[string]Contact
	numbers map[string]int
}

func (r *siteReader) shared(ctx context.Context) (err error) {
	if r.now, err = r.v.CurrentShift(ctx); err != nil {
		return err
	}
	if r.next, _, err = r.v.NextShift(ctx); err != nil {
		return err
	}
	if r.open, err = r.v.Matters(ctx, MatterFilter{Open: true}); err != nil {
		return err
	}
	grids, err := gridTable().list(ctx, r.v.q, "")
	for _, g := range grids {
		r.numbers[g.ID] = g.Number
	}
	return err
}

func (r *siteReader) contact(ctx context.Context, id string) (Contact, error) {
	if c, ok := r.people[id]; ok || id == "" {
		return c, nil
	}
	c, err := r.v.contact(ctx, id)
	if err == nil {
		r.people[id] = c
	}
	return c, err
}

func (r *siteReader) view(ctx context.Context, s SiteStatus) (out SiteView, err error) {
	out = SiteView{SiteStatus: s, Grid: r.numbers[s.Site.Grid], NextShift: r.next.Slug, NextStart: r.next.Start}
	if out.DueNow, err = r.due(ctx, r.now, s.Site); err != nil {
		return out, err
	}
	if out.DueNext, err = r.due(ctx, r.next, s.Site); err != nil {
		return out, err
	}
	for _, g := range s.Site.Guards {
		c, err := r.contact(ctx, g.Person)
		if err != nil {
			return out, err
		}
		on := slices.ContainsFunc(out.DueNow, func(d DueGuard) bool { return d.ID == g.Person })
		out.Guards = append(out.Guards, PostedGuard{Contact: c, From: g.From, Rostered: on})
	}
	if out.Holder, err = r.contact(ctx, s.Site.KeyHolder); err != nil {
		return out, err
	}
	for _, m := range r.open {
		if m.Site == s.Site.ID {
			out.Matters = append(out.Matters, m)
		}
	}
	out.Sheet, err = r.v.sheet(ctx, s.Site, out.Matters)
	return out, err
}

// due lists the slots that a shift has at a site, A posts first.
func (r *siteReader) due(ctx context.Context, sh Shift, s Site) ([]DueGuard, error) {
	var out []DueGuard
	for _, d := range sh.Duties {
		if d.Removed || d.Site == "" || !oneOf(d.Site, s.ID, s.Key) {
			continue
		}
		c, err := r.contact(ctx, d.Person)
		if err != nil {
			return nil, err
		}
		there := slices.ContainsFunc(s.Guards, func(g Guard) bool { return g.Person == d.Person })
		out = append(out, DueGuard{Contact: c, Post: d.Post, SignedIn: !d.SignedIn.IsZero() && d.SignedOut.IsZero(), There: there})
	}
	rank := map[string]int{"a": 0, "": 1, "b": 2}
	slices.SortStableFunc(out, func(a, b DueGuard) int { return rank[a.Post] - rank[b.Post] })
	return out, nil
}
