package store

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Similar is a matter that may be the same call as another.
type Similar struct {
	Matter
	Why string `json:"why"` // phone, household, person or text
}

// similarFor is how long an ended matter still counts as the same call.
const similarFor = 24 * time.Hour

// SimilarMatters finds matters, open or ended within a day, that may be the
// same call: from the same phone, the same household of the grid, about the
// same person, or in much the same words; the surest come first. person is a
// name or a phone; what is empty is not compared.
func (v *View) SimilarMatters(ctx context.Context, grid, household, person, text string, limit int) ([]Similar, error) {
	c := call{grid: grid, household: foldText(household), person: foldText(person), grams: bigrams(text)}
	return v.similar(ctx, c, "", limit)
}

// SimilarTo finds matters that may be the same call as this one.
func (v *View) SimilarTo(ctx context.Context, m Matter, limit int) ([]Similar, error) {
	c := call{grid: m.Grid, household: foldText(m.Household), person: foldText(m.Person), phone: foldText(m.Phone), grams: bigrams(m.Text)}
	return v.similar(ctx, c, m.ID, limit)
}

// call is what is compared, folded once.
type call struct {
	grid, household, person, phone string
	grams                          map[string]bool
}

func (v *View) similar(ctx context.Context, c call, not string, limit int) ([]Similar, error) {
	list, err := v.matters(ctx, false, "WHERE open = 1")
	if err != nil {
		return nil, err
	}
	closed := field("closed")
	ended, err := matterTable().list(ctx, v.q, "WHERE open = 0 AND "+closed+" >= ? ORDER BY "+closed+" DESC LIMIT 500", int64(v.nowMS().Add(-similarFor)))
	if err != nil {
		return nil, err
	}
	var out []Similar
	for _, m := range append(list, ended...) {
		if m.ID == not || oneOf(m.State, MatterMerged, MatterVoid) {
			continue
		}
		if why := c.like(m); why != "" {
			out = append(out, Similar{m, why})
		}
	}
	slices.SortStableFunc(out, func(a, b Similar) int {
		return cmp.Or(slices.Index(whys(), a.Why)-slices.Index(whys(), b.Why), int(btoi(b.Open())-btoi(a.Open())), cmp.Compare(b.Reported, a.Reported))
	})
	return out[:min(len(out), max(limit, 0))], nil
}

// whys are the reasons of a likeness, the surest first.
func whys() []string { return []string{"phone", "household", "person", "text"} }

// like tells why a matter may be the same call, "" when it is not.
func (c call) like(m Matter) string {
	phone, person := foldText(m.Phone), foldText(m.Person)
	near := c.grid == "" || m.Grid == "" || c.grid == m.Grid
	switch {
	case phone != "" && (phone == c.phone || phone == c.person):
		return "phone"
	case c.household != "" && near && c.grid != "" && foldText(m.Household) == c.household:
		return "household"
	case c.person != "" && person == c.person && near:
		return "person"
	case near && sameWords(c.grams, bigrams(m.Text)):
		return "text"
	}
	return ""
}

// bigrams are the pairs of Han characters and the words of a text, as the
// search index has them.
func bigrams(text string) map[string]bool {
	out := map[string]bool{}
	for _, r := range runs(text) {
		rs := []rune(r.text)
		if !r.han {
			if len(rs) > 3 { // numbers of grids and houses say little alone
				out[r.text] = true
			}
			continue
		}
		for i := range len(rs) - 1 {
			out[string(rs[i:i+2])] = true
		}
	}
	return out
}

// sameWords asks for three pairs at least, and for two thirds of the shorter text.
func sameWords(a, b map[string]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	shared := 0
	for g := range a {
		if b[g] {
			shared++
		}
	}
	return shared >= 3 && shared*3 >= len(a)*2
}

// Linked are the matters that belong to one: what it was merged into, what was
// merged into it, and what else came from its household.
type Linked struct {
	Into      *Matter  `json:"into"`
	From      []Matter `json:"from"`
	Household []Matter `json:"household"` // newest first, at most ten
	Calls     int      `json:"calls"`     // of the household, with this one
}

// LinkedMatters finds what belongs to a matter.
func (v *View) LinkedMatters(ctx context.Context, m Matter) (l Linked, err error) {
	if m.Into != "" {
		into, err := v.Matter(ctx, m.Into)
		if err != nil {
			return l, err
		}
		l.Into = &into
	}
	if l.From, err = matterTable().list(ctx, v.q, "WHERE open = 0 AND "+field("into")+" <> '' AND "+field("into")+" = ? ORDER BY num, station LIMIT 20", m.ID); err != nil {
		return l, err
	}
	if m.Household == "" || m.Grid == "" {
		return l, nil
	}
	where := "WHERE grid = ? AND " + field("household") + " = ? AND " + field("household") + " <> '' AND " + field("state") + " <> 'void'"
	if err := v.q.queryRow(ctx, "SELECT count(*) FROM matter "+where, m.Grid, m.Household).Scan(&l.Calls); err != nil {
		return l, internal("read.matter", err)
	}
	l.Household, err = matterTable().list(ctx, v.q, where+" AND subject <> ? ORDER BY "+field("reported")+" DESC LIMIT 10", m.Grid, m.Household, m.ID)
	return l, err
}

// Same reports which of the open matters may be the same call as an earlier
// one of them, by the id of the later: for a list that has them all.
func Same(list []Matter) map[string]Matter {
	type key struct{ what, where, value string }
	first, out := map[key]Matter{}, map[string]Matter{}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b Matter) int { return cmp.Or(cmp.Compare(a.Reported, b.Reported), cmp.Compare(a.Num, b.Num)) })
	for _, m := range sorted {
		if !m.Open() {
			continue
		}
		for _, k := range []key{{"phone", "", foldText(m.Phone)}, {"household", m.Grid, foldText(m.Household)}, {"person", m.Grid, foldText(m.Person)}} {
			if k.value == "" || k.what != "phone" && k.where == "" {
				continue
			}
			if old, ok := first[k]; !ok {
				first[k] = m
			} else if _, named := out[m.ID]; !named {
				out[m.ID] = old
			}
		}
	}
	return out
}
