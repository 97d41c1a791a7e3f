package store

import (
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Returned is what a site gave back when the post stood down.
type Returned struct {
	Site     string `json:"site"`
	Material string `json:"material"` // slug of the plan
	N        int    `json:"n"`
}

// StoodDown is the balance of a stand-down: what it found and where it went.
type StoodDown struct {
	At       journal.Time `json:"at"`
	By       string       `json:"by"`
	To       string       `json:"to"`
	Reason   string       `json:"reason"`
	Matters  []string     `json:"matters"`  // numbers of what was open and was handed on
	Returned []Returned   `json:"returned"` // materials that the sites gave back
	People   int          `json:"people"`   // heads that were let go
}

type postStoodDown struct {
	Matters  []string     `json:"matters"`
	Returned []Returned   `json:"returned"`
	People   int          `json:"people"`
	To       journal.Text `json:"to"`
	Reason   journal.Text `json:"reason"`
}

func standDownKind() kind {
	o := kindOptions{Stream: System, Noun: "post", Counter: "post.mode"}
	return kindOf("post.stand_down", o, onThePost(func(v *Post, e Event, p *postStoodDown) {
		v.Mode, v.StoodDown, v.HandedTo = Peace, e.At, string(p.To)
		v.Balance = &StoodDown{At: e.At, By: e.Officer, To: string(p.To), Reason: string(p.Reason), Matters: p.Matters, Returned: p.Returned, People: p.People}
	}))
}

// StandDown ends the emergency with one command: what is open is handed on,
// the post's own deadlines are dropped, guards are relieved, sites give their
// materials back and close, everybody is signed out and let go with their
// hours, the groups leave their posts, the clocks stop. The final report is
// read from what it leaves behind.
type StandDown struct {
	To     string // who takes over what is open: a body of the plan, or words
	Reason string // by whose word
}

func (c StandDown) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	if p.Mode != Emergency {
		return refused("mode", "post.not_active", "")
	}
	reason, err := required("reason", trimmed(c.Reason))
	if err != nil {
		return err
	}
	to, err := required("to", trimmed(c.To))
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if b, ok := pl.BodyNamed(string(to)); ok {
		to = journal.Text(b.ZH)
	}
	s := &standDown{tx: tx, data: &postStoodDown{To: to, Reason: reason}}
	for _, part := range []func() error{s.matters, s.deadlines, s.forces, s.duties, s.sites, s.groups} {
		if err := part(); err != nil {
			return err
		}
	}
	tx.number = ""
	return tx.append("post.stand_down", p.ID, s.data)
}

// standDown goes through the post once.
type standDown struct {
	tx   *Tx
	data *postStoodDown
}

// matters hands on what is open. Something red is nobody's to leave behind.
func (s *standDown) matters() error {
	open, err := s.tx.Matters(s.tx.ctx, MatterFilter{Open: true, Limit: 1 << 30})
	if err != nil {
		return err
	}
	for _, m := range open {
		if m.Level == plan.Red {
			return refused("matter", "stand_down.red", m.Number)
		}
	}
	for _, m := range open {
		if err := (DispatchMatter{ID: m.ID, To: string(s.data.To), Text: string(s.data.Reason)}).plan(s.tx); err != nil {
			return err
		}
		s.data.Matters = append(s.data.Matters, m.Number)
	}
	return nil
}

func (s *standDown) deadlines() error {
	open, err := s.tx.Deadlines(s.tx.ctx, true)
	if err != nil {
		return err
	}
	for _, d := range open {
		if err := (DropDeadline{ID: d.ID, Reason: string(s.data.Reason)}).plan(s.tx); err != nil {
			return err
		}
	}
	return nil
}

// forces lets reinforcements go, those of ended requests too.
func (s *standDown) forces() error {
	rows, err := s.tx.rowsWhere(s.tx.ctx, "WHERE state = ? ORDER BY length(subject), subject, length(who), who", ForceArrived)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.tx.append("force.release", r.Force, &forceMoved{Who: r.Who, Team: r.Team, Text: s.data.Reason}); err != nil {
			return err
		}
		s.data.People += r.Heads
	}
	return nil
}

// duties signs out whoever is on the current shift.
func (s *standDown) duties() error {
	shift, err := s.tx.CurrentShift(s.tx.ctx)
	if err != nil {
		return err
	}
	out := map[string]bool{}
	for _, d := range shift.Duties {
		if !d.Here() || out[d.Person] {
			continue
		}
		out[d.Person] = true
		if err := (SignOut{Shift: shift.ID, Person: d.Person}).plan(s.tx); err != nil {
			return err
		}
		s.data.People++
	}
	return nil
}

// sites relieves guards, takes the materials back and closes what was open.
func (s *standDown) sites() error {
	sites, err := s.tx.Sites(s.tx.ctx)
	if err != nil {
		return err
	}
	for _, x := range sites {
		for _, g := range x.Guards {
			if err := s.tx.append("site.relieve", x.ID, &siteGuard{Person: g.Person}); err != nil {
				return err
			}
		}
		if err := s.giveBack(x); err != nil {
			return err
		}
		if !oneOf(x.State, SiteInService, SiteSettingUp) {
			continue
		}
		if err := s.tx.append("site.state", x.ID, &siteState{State: SiteClosed, Text: s.data.Reason}); err != nil {
			return err
		}
	}
	return nil
}

// giveBack writes down what a site had as given back: its sheet counts nothing
// and needs nothing any more, and what a store keeps book of is in its book again.
func (s *standDown) giveBack(x Site) error {
	var back []movedLine
	for _, m := range x.Counted {
		if m.Have == 0 && m.Need == 0 {
			continue
		}
		if err := s.tx.append("site.material", x.ID, &siteMaterial{Slug: m.Slug}); err != nil {
			return err
		}
		if m.Have > 0 {
			s.data.Returned = append(s.data.Returned, Returned{Site: x.ID, Material: m.Slug, N: m.Have})
			back = append(back, movedLine{Item: m.Slug, Amount: int64(m.Have)})
		}
	}
	return s.toStore(x, back)
}

// toStore makes a slip of what a site gives back. What the grid of the site
// had been issued counts as its return; the rest the site had from elsewhere.
func (s *standDown) toStore(x Site, back []movedLine) error {
	store, err := s.tx.StockSite(s.tx.ctx, "")
	if CodeOf(err) == NotFound || x.ID == store.ID {
		return nil // no store, no book
	}
	if err != nil {
		return err
	}
	names, err := s.tx.names(s.tx.ctx, []string{s.tx.by})
	if err != nil {
		return err
	}
	issued := &slipMoved{Type: SlipReturn, Store: store.ID, Grid: x.Grid, Gave: journal.Text(x.Name), Took: journal.Text(names[s.tx.by]), Text: s.data.Reason}
	other := *issued
	other.Grid = ""
	for _, l := range back {
		kept, err := s.tx.inBook(store.ID, l.Item)
		if err != nil {
			return err
		}
		if !kept {
			continue
		}
		got, err := s.tx.issuedTo(x.Grid, l.Item)
		if err != nil {
			return err
		}
		if x.Grid != "" && got >= l.Amount {
			issued.Lines = append(issued.Lines, l)
		} else {
			other.Lines = append(other.Lines, l)
		}
	}
	for _, p := range []*slipMoved{issued, &other} {
		if len(p.Lines) == 0 {
			continue
		}
		again := s.tx.again
		s.tx.again = true // two sites may give back the same
		err := s.tx.newSlip(p)
		if s.tx.again = again; err != nil {
			return err
		}
	}
	return nil
}

// groups leave the posts that they reported at.
func (s *standDown) groups() error {
	groups, err := s.tx.Groups(s.tx.ctx)
	if err != nil {
		return err
	}
	for _, g := range groups {
		for _, post := range []string{"a", "b"} {
			if g.post(post).Mustered.IsZero() {
				continue
			}
			if err := (MusterGroup{ID: g.ID, Post: post, Left: true, Text: string(s.data.Reason)}).plan(s.tx); err != nil {
				return err
			}
		}
	}
	return nil
}
