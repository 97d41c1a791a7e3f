package store

import (
	"context"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Group is a work group (工作组) with its A and B post.
type Group struct {
	ID   string    `json:"id"`
	Slug string    `json:"slug"`
	ZH   string    `json:"zh"`
	EN   string    `json:"en"`
	A    GroupPost `json:"a"`
	B    GroupPost `json:"b"`
}

// GroupPost is the primary (A岗) or backup (B岗) post of a group.
type GroupPost struct {
	Person   string       `json:"person"`   // "": vacant
	Place    string       `json:"place"`    // slug of the plan: where it is due
	Mustered journal.Time `json:"mustered"` // when it reported at its place, 0: not yet
}

// In gives the group's name in a language.
func (g Group) In(lang string) string { return plan.Name{ZH: g.ZH, EN: g.EN}.In(lang) }

type groupAdded struct {
	Slug   string `json:"slug"`
	ZH     string `json:"zh"`
	EN     string `json:"en"`
	PlaceA string `json:"place_a"`
	PlaceB string `json:"place_b"`
}

type holderSet struct {
	Post   string `json:"post"` // a or b
	Person string `json:"person"`
	Place  string `json:"place"`
}

type groupMustered struct {
	Post string       `json:"post"`
	Here bool         `json:"here"`
	Text journal.Text `json:"text"`
}

func groupTable() table[Group] {
	return newTable("grp", []string{"slug"}, func(g *Group) []any { return []any{g.Slug} })
}

func groupKinds() []kind {
	t := groupTable()
	o := func(counter string) kindOptions { return kindOptions{Stream: System, Noun: "group", Counter: counter} }
	return []kind{
		kindOf("group.add", o("group.holder"), func(f *folder, e Event, p *groupAdded) {
			t.put(f, e.Subject, &Group{ID: e.Subject, Slug: p.Slug, ZH: p.ZH, EN: p.EN, A: GroupPost{Place: p.PlaceA}, B: GroupPost{Place: p.PlaceB}})
		}),
		kindOf("group.holder", o("group.holder"), func(f *folder, e Event, p *holderSet) {
			t.update(f, e.Subject, func(g *Group) {
				post := g.post(p.Post)
				post.Person, post.Place = p.Person, firstOf(p.Place, post.Place)
			})
		}),
		kindOf("group.muster", kindOptions{Stream: System, Noun: "group", Commutes: true, Counter: "group.muster"}, func(f *folder, e Event, p *groupMustered) {
			t.update(f, e.Subject, func(g *Group) {
				g.post(p.Post).Mustered = 0
				if p.Here {
					g.post(p.Post).Mustered = e.At
				}
			})
		}),
	}
}

func (g *Group) post(slug string) *GroupPost {
	if slug == "b" {
		return &g.B
	}
	return &g.A
}

func addPlanGroup(tx *Tx, g plan.Group) error {
	_, err := tx.create("group.add", &groupAdded{Slug: g.Slug, ZH: g.ZH, EN: g.EN, PlaceA: g.PlaceA, PlaceB: g.PlaceB})
	return err
}

// SetHolder names who holds a group's post; Person "" leaves it vacant.
type SetHolder struct {
	ID     string
	Post   string // a or b
	Person string
	Place  string // "" leaves it
}

func (c SetHolder) plan(tx *Tx) error {
	g, err := groupPost(tx, c.ID, c.Post)
	if err != nil {
		return err
	}
	if c.Person != "" {
		if _, err := tx.Person(tx.ctx, c.Person); err != nil {
			return err
		}
	}
	return tx.append("group.holder", g.ID, &holderSet{Post: c.Post, Person: c.Person, Place: c.Place})
}

// MusterGroup says that a group's post has reported at its place, or left.
type MusterGroup struct {
	ID   string
	Post string
	Left bool
	Text string
}

func (c MusterGroup) plan(tx *Tx) error {
	g, err := groupPost(tx, c.ID, c.Post)
	if err != nil {
		return err
	}
	return tx.append("group.muster", g.ID, &groupMustered{Post: c.Post, Here: !c.Left, Text: journal.Text(c.Text)})
}

func groupPost(tx *Tx, ref, post string) (Group, error) {
	if post != "a" && post != "b" {
		return Group{}, invalid("post", "group.post", post)
	}
	return tx.Group(tx.ctx, ref)
}

// Group finds a group by id, slug or name. Errors: not_found, internal.
func (v *View) Group(ctx context.Context, ref string) (Group, error) {
	all, err := v.Groups(ctx)
	if err != nil {
		return Group{}, err
	}
	for _, g := range all {
		if g.ID == ref || g.Slug == ref || g.ZH == ref || g.ZH+"组" == ref || strings.EqualFold(g.EN, ref) {
			return g, nil
		}
	}
	return Group{}, notFound("group", "group.unknown", ref)
}

// Groups lists the work groups in the plan's order.
func (v *View) Groups(ctx context.Context) ([]Group, error) {
	return groupTable().list(ctx, v.q, "ORDER BY length(subject), subject")
}
