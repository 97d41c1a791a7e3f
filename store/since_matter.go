package store

import (
	"cmp"
	"encoding/json"
	"slices"

	"zhiban/store/journal"
)

// SinceClasses lists the classes of changed matters in the order shown.
func SinceClasses() []string {
	return []string{MatterCame, MatterWorse, MatterBack, MatterWent, MatterCameWent, MatterOtherwise}
}

// matters puts each matter that changed into one class and counts both ends.
func (b *sinceBuilder) matters() (err error) {
	ids := b.subjects("matter")
	js, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	now, err := matterTable().list(b.ctx, b.v.q, "WHERE subject IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return err
	}
	if b.open, err = b.v.Matters(b.ctx, MatterFilter{Open: true}); err != nil {
		return err
	}
	for _, m := range now {
		old, known := b.was[m.ID]
		b.changed = append(b.changed, SinceMatter{Class: classOf(old, known, m), Matter: m, Was: old.Level})
	}
	// one that was ended before and still is has only got a note about it
	b.changed = slices.DeleteFunc(b.changed, func(m SinceMatter) bool { return m.Class == "" })
	order := SinceClasses()
	slices.SortStableFunc(b.changed, func(x, y SinceMatter) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Class), slices.Index(order, y.Class)), cmp.Compare(levelRank(x.Matter.Level), levelRank(y.Matter.Level)),
			cmp.Compare(x.Matter.Station, y.Matter.Station), cmp.Compare(x.Matter.Num, y.Matter.Num))
	})
	b.out.Matters = b.changed
	b.count()
	return nil
}

func classOf(old Matter, known bool, m Matter) string {
	switch {
	case !known && m.Open():
		return MatterCame
	case !known:
		return MatterCameWent
	case old.Open() && !m.Open():
		return MatterWent
	case !old.Open() && m.Open():
		return MatterBack
	case !m.Open():
		return ""
	case levelRank(m.Level) < levelRank(old.Level):
		return MatterWorse
	}
	return MatterOtherwise
}

// count gives open matters in all, by level, and overdue ones, at the point
// and now. What was not touched was open at the point as it is now.
func (b *sinceBuilder) count() {
	var all, overdue SinceCount
	levels := map[string]*SinceCount{}
	for _, l := range Levels() {
		levels[l] = &SinceCount{Slug: l}
	}
	all.Slug, overdue.Slug = "open", "overdue"
	at := func(m Matter, t journal.Time, add func(*SinceCount)) {
		add(&all)
		if c := levels[m.Level]; c != nil {
			add(c)
		}
		if _, _, late := m.Late(t); late {
			add(&overdue)
		}
	}
	opening, now := func(c *SinceCount) { c.Opening++ }, func(c *SinceCount) { c.Now++ }
	for _, m := range b.open {
		at(m, b.out.Now, now)
		if old, ok := b.was[m.ID]; ok && old.Open() {
			at(old, b.out.From.At, opening)
		} else if !ok && b.touched[m.ID].real == 0 {
			at(m, b.out.From.At, opening)
		}
	}
	for _, old := range b.was {
		if old.Open() && !slices.ContainsFunc(b.open, func(m Matter) bool { return m.ID == old.ID }) {
			at(old, b.out.From.At, opening)
		}
	}
	for _, m := range b.changed {
		switch m.Class {
		case MatterCame, MatterBack:
			all.Came++
		case MatterCameWent:
			all.Came, all.Went = all.Came+1, all.Went+1
		case MatterWent:
			all.Went++
		}
	}
	b.out.Counts = []SinceCount{all}
	for _, l := range Levels() {
		b.out.Counts = append(b.out.Counts, *levels[l])
	}
	b.out.Counts = append(b.out.Counts, overdue)
}

// grids tells per grid what happened in it.
func (b *sinceBuilder) grids() error {
	states, err := b.v.GridStatusWith(b.ctx, b.open)
	if err != nil {
		return err
	}
	sites, err := b.v.Sites(b.ctx)
	if err != nil {
		return err
	}
	of, by := map[string]string{}, map[string]*SinceGrid{}
	for _, s := range sites {
		of[s.ID] = s.Grid
	}
	for i := range states {
		by[states[i].Grid.ID] = &SinceGrid{State: states[i]}
	}
	for _, m := range b.open {
		of[m.ID] = m.Grid
	}
	for _, m := range b.changed {
		of[m.Matter.ID] = m.Matter.Grid
		g := by[m.Matter.Grid]
		if g == nil {
			continue
		}
		if oneOf(m.Class, MatterCame, MatterBack, MatterCameWent) {
			g.Came++
		}
		if oneOf(m.Class, MatterWent, MatterCameWent) {
			g.Went++
		}
	}
	for subject, t := range b.touched {
		if g := by[subject]; g != nil {
			g.Entries += t.n
		} else if g := by[of[subject]]; g != nil {
			g.Entries += t.n
		}
	}
	for _, s := range states {
		if g := by[s.Grid.ID]; g.Entries+g.Came+g.Went+b.touched[s.Grid.ID].real > 0 {
			b.out.Grids = append(b.out.Grids, *g)
		}
	}
	slices.SortStableFunc(b.out.Grids, func(x, y SinceGrid) int {
		return cmp.Or(cmp.Compare(statusRank(y.State.Status), statusRank(x.State.Status)), cmp.Compare(x.State.Grid.Number, y.State.Grid.Number))
	})
	return nil
}

// sites are those whose state or guards are not what they were.
func (b *sinceBuilder) sites() error {
	states, err := b.v.SiteStates(b.ctx)
	if err != nil {
		return err
	}
	for _, s := range states {
		if b.touched[s.Site.ID].real == 0 {
			continue
		}
		old, known := b.wasSite[s.Site.ID]
		if known && old.State == s.Site.State && len(old.Guards) == len(s.Site.Guards) {
			continue
		}
		b.out.Sites = append(b.out.Sites, SinceSite{Status: s, State: firstOf(old.State, SitePlanned), Present: len(old.Guards)})
	}
	return nil
}
