package intake

import (
	"context"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// rosterShifts is how many shifts from the current one a roster that goes out
// looks at.
const rosterShifts = 60

// List is a list on its way out: what [Write] writes and [Open] takes again.
type List struct {
	Kind Kind
	Head []string
	Rows [][]string
}

// Export makes the list of a kind from the record, headed in a language so that
// it comes in again without a question. Errors: internal.
func Export(ctx context.Context, v *store.View, k Kind, lang string) (*List, error) {
	l := &List{Kind: k}
	for _, f := range columns(k) {
		l.Head = append(l.Head, f.Head(lang))
	}
	x := exporter{ctx: ctx, v: v, lang: lang, l: l, numbers: map[string]string{}}
	var err error
	if x.plan, err = v.Plan(ctx); err != nil {
		return nil, err
	}
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range grids {
		x.numbers[g.ID] = itoa(g.Number)
	}
	switch k {
	case Census:
		err = x.census()
	case People:
		err = x.people()
	case Volunteers:
		err = x.volunteers()
	case Vehicles:
		err = x.vehicles()
	case Stock:
		err = x.stock()
	default:
		err = x.roster()
	}
	return l, err
}

type exporter struct {
	ctx     context.Context //nolint:containedctx // lives for one call
	v       *store.View
	lang    string
	plan    *plan.Plan
	numbers map[string]string // of grids by id
	l       *List
}

func (x *exporter) row(cells ...string) { x.l.Rows = append(x.l.Rows, cells) }

func (x *exporter) pick(zh, en string) string {
	if x.lang == "en" {
		return en
	}
	return zh
}

func (x *exporter) yes(is bool) string {
	if is {
		return x.pick("是", "yes")
	}
	return x.pick("否", "no")
}

func some(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

func (x *exporter) census() error {
	return x.v.EachHousehold(x.ctx, func(h store.Household) error {
		home := []string{x.numbers[h.Grid], h.Building, some(h.Floor), h.Room, h.Phone, some(h.People), x.yes(h.Vacant), h.Note}
		if x.numbers[h.Grid] == "" { // of a grid that is no more
			return nil
		}
		present := h.Present()
		if len(present) == 0 {
			x.row(append(home, make([]string, 8)...)...)
		}
		for _, r := range present {
			x.row(append(slices.Clone(home), r.Name, r.Phone, map[string]string{"m": x.pick("男", "male"), "f": x.pick("女", "female")}[r.Sex], some(r.Born), x.yes(r.Floating),
				x.words(r.Needs, x.need), x.words(r.Languages, x.language), r.Note)...)
		}
		return nil
	})
}

func (x *exporter) words(slugs []string, word func(string) string) string {
	out := make([]string, 0, len(slugs))
	for _, s := range slugs {
		out = append(out, word(s))
	}
	return strings.Join(out, x.pick("、", "; "))
}

func (x *exporter) need(slug string) string {
	if n, ok := x.plan.Need(slug); ok {
		return n.In(x.lang)
	}
	return slug
}

func (x *exporter) language(slug string) string {
	if n, ok := x.plan.Language(slug); ok {
		return n.In(x.lang)
	}
	return slug
}

// everybody lists all people, page by page of one long list.
func (x *exporter) everybody() ([]store.Person, error) {
	return x.v.People(x.ctx, store.PersonFilter{Limit: 1_000_000})
}

func (x *exporter) people() error {
	list, err := x.everybody()
	for _, p := range list {
		var roles []string
		for _, r := range p.Roles {
			if !r.To.IsZero() {
				continue
			}
			word := x.role(r.Slug)
			if n := x.numbers[r.Of]; n != "" {
				word += "(" + n + x.pick("格", "") + ")"
			}
			roles = appendNew(roles, word)
		}
		x.row(p.Name, p.Phone, strings.Join(roles, x.pick("、", "; ")), p.Skills)
	}
	return err
}

// role is a word that comes in again as the same role.
func (x *exporter) role(slug string) string {
	if words := roleWords()[slug]; len(words) > 1 {
		return x.pick(words[0], words[1])
	}
	return slug
}

func (x *exporter) volunteers() error {
	list, err := x.everybody()
	for _, p := range list {
		for _, r := range p.Roles {
			if r.Slug == store.RoleVolunteer && r.To.IsZero() {
				x.row(p.Name, p.Phone, x.numbers[r.Of], p.Skills)
			}
		}
	}
	return err
}

func (x *exporter) vehicles() error {
	list, err := x.v.Vehicles(x.ctx)
	for _, v := range list {
		if v.State != store.VehicleGone {
			x.row(v.Plate, v.What, some(v.Seats), v.Driver, v.Phone)
		}
	}
	return err
}

func (x *exporter) stock() error {
	list, err := x.v.Stock(x.ctx, store.StockFilter{})
	if err != nil {
		return err
	}
	for _, l := range list {
		if l.Last.IsZero() { // only a mark below which it would be short
			continue
		}
		s, err := x.v.Site(x.ctx, l.Store)
		if err != nil {
			return err
		}
		name := l.Item
		if m, ok := x.plan.Material(l.Item); ok {
			name = m.In(x.lang)
		}
		x.row(s.Name, name, itoa(int(l.Balance)))
	}
	return nil
}

func (x *exporter) roster() error {
	r, err := x.v.Roster(x.ctx, rosterShifts)
	if err != nil {
		return err
	}
	for _, s := range r.Shifts {
		for _, d := range s.Duties {
			if d.Removed {
				continue
			}
			post, err := x.post(d)
			if err != nil {
				return err
			}
			day, slug := s.Key, ""
			if len(s.Key) > 11 {
				day, slug = s.Key[:10], s.Key[11:]
			}
			for _, p := range x.plan.Shifts {
				if p.Slug == slug {
					slug = p.In(x.lang)
				}
			}
			p := r.People[d.Person]
			x.row(day, slug, post, p.Name, p.Phone)
		}
	}
	return nil
}

// post words the place of a duty so that it comes in again as the same.
func (x *exporter) post(d store.Duty) (string, error) {
	switch s := d.Slot(); {
	case s.Site != "":
		site, err := x.v.Site(x.ctx, s.Site)
		return site.Name, err
	case s.Group != "":
		g, err := x.v.Group(x.ctx, s.Group)
		return g.In(x.lang) + ":" + s.Post, err
	case s.Role == store.RoleExtra:
		return x.pick("机动", "extra hand"), nil
	default:
		for _, p := range x.plan.PostRoles {
			if p.Slug == s.Role {
				return p.In(x.lang), nil
			}
		}
		return s.Role, nil
	}
}
