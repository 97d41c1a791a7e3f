package store

import (
	"fmt"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// OpenTubes begins tubes, one or a run of them, at a lane of a point.
type OpenTubes struct {
	Numbers []string // numbers and runs
	Kind    string   // slug of the plan; "": its first
	Site    string
	Lane    int
	People  int      // in each; 0: as many as are named, or not known yet
	Who     []Target // of a single tube
	Round   string
}

func (c OpenTubes) plan(tx *Tx) error {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if err := hasTubes(p); err != nil {
		return err
	}
	k, ok := p.TubeKind(c.Kind)
	if !ok {
		return notFound("kind", "tube.kind_unknown", c.Kind)
	}
	numbers, err := TubeNumbers(c.Numbers...)
	if err != nil {
		return err
	}
	r, _, err := tx.tallyRound(c.Round)
	if err != nil {
		return err
	}
	d := tubeOpened{Round: r.ID, Kind: k.Slug, Lane: c.Lane, People: c.People}
	if d.Site, err = c.site(tx); err != nil {
		return err
	}
	if len(c.Who) > 0 && len(numbers) > 1 {
		return invalid("who", "tube.one_for_names", "")
	}
	if d.Who, err = tx.tubePeople(nil, c.Who); err != nil {
		return err
	}
	if d.People, err = filled(k, c.People, len(d.Who)); err != nil {
		return err
	}
	for _, n := range numbers {
		if err := tx.newTube(n, d); err != nil {
			return err
		}
	}
	return nil
}

// site must have the lane; "" leaves open where it was taken: at a door.
func (c OpenTubes) site(tx *Tx) (string, error) {
	if c.Site == "" {
		return "", nil
	}
	s, err := tx.Site(tx.ctx, c.Site)
	switch {
	case err != nil:
		return "", err
	case s.Role != plan.RoleLanes:
		return "", refused("site", "site.no_lanes_here", s.Name)
	case c.Lane < 0 || c.Lane > 0 && !slices.ContainsFunc(s.Lanes, func(l Lane) bool { return l.No == c.Lane }):
		return "", noLane(s, c.Lane)
	}
	return s.ID, nil
}

func (tx *Tx) newTube(number string, d tubeOpened) error {
	var there bool
	if err := tx.q.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM tube WHERE number = ? AND round = ? AND void = 0)", number, d.Round).Scan(&there); err != nil {
		return internal("read.tube", err)
	}
	if there {
		return refused("tube", "tube.exists", number)
	}
	d.Number, tx.number = journal.Text(number), number
	_, err := tx.create("tube.open", &d)
	return err
}

// filled is how many people are in a tube; more than its kind holds cannot be.
func filled(k plan.TubeKind, people, named int) (int, error) {
	switch {
	case people < 0:
		return 0, invalid("people", "number.negative", "")
	case people == 0:
		people = named
	}
	switch {
	case people < named:
		return 0, invalid("people", "tube.named_more", fmt.Sprint(named))
	case k.People > 0 && people > k.People:
		return 0, invalid("people", "tube.full", fmt.Sprintf("%s %d", k.ZH, k.People))
	}
	return people, nil
}

// tubePeople adds people to those who are named already.
func (tx *Tx) tubePeople(old []Listed, list []Target) ([]roundListing, error) {
	out := listingOf(old)
	for _, t := range list {
		n := len(out) + 1
		for slices.ContainsFunc(out, func(l roundListing) bool { return l.Ref == fmt.Sprintf("#%d", n) }) {
			n++
		}
		l, err := tx.listing(t, n)
		if err != nil {
			return nil, err
		}
		if l.Name == "" {
			l.Name = trimmed(t.Name)
		}
		if i := slices.IndexFunc(out, func(o roundListing) bool { return o.Ref == l.Ref }); i >= 0 {
			if l.No > 0 || l.Name == "" || l.Name == out[i].Name {
				return nil, refused("who", "tube.in_it", firstOf(t.Name, t.Household))
			}
			l.Ref = fmt.Sprintf("%s#%d", l.Ref, n) // another one of the household, whom the census does not know
		}
		out = append(out, l)
	}
	return out, nil
}

// FillTube says who is in a tube and how many: named ones are added, or taken
// out by their ref. Once it is sealed that is a correction with a reason.
type FillTube struct {
	ID     string
	People int // 0: as before, or as many as are named
	Add    []Target
	Text   string // more of them, as people write it: see Sampled
	Drop   []string
	Reason string
}

func (c FillTube) plan(tx *Tx) error {
	t, err := tx.liveTube(c.ID)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	k, _ := p.TubeKind(t.Kind)
	reason := trimmed(c.Reason)
	if !t.Sealed.IsZero() {
		if reason, err = required("reason", reason); err != nil {
			return err
		}
	}
	who := slices.DeleteFunc(slices.Clone(t.Who), func(l Listed) bool { return slices.Contains(c.Drop, l.Ref) })
	if len(c.Drop) > 0 && len(who)+len(c.Drop) != len(t.Who) {
		return notFound("who", "tube.not_in_it", fmt.Sprint(c.Drop))
	}
	d := &tubeFilled{Reason: reason}
	more, err := tx.Sampled(tx.ctx, c.Text)
	if err != nil {
		return err
	}
	if c.Add = append(slices.Clip(c.Add), more...); len(c.Add)+len(c.Drop) == 0 && c.People == 0 {
		return invalid("who", "text.empty", "")
	}
	if d.Who, err = tx.tubePeople(who, c.Add); err != nil {
		return err
	}
	if c.People == 0 {
		c.People = max(t.People-len(c.Drop), len(d.Who))
	}
	if d.People, err = filled(k, c.People, len(d.Who)); err != nil {
		return err
	}
	return tx.append("tube.people", t.ID, d)
}

// refill sets who is in a tube anew, as an undo does.
type refill struct {
	id     string
	people int
	who    []Listed
	reason string
}

func (c refill) plan(tx *Tx) error {
	t, err := tx.liveTube(c.id)
	if err != nil {
		return err
	}
	return tx.append("tube.people", t.ID, &tubeFilled{People: c.people, Who: listingOf(c.who), Reason: trimmed(c.reason)})
}

func (tx *Tx) liveTube(ref string) (Tube, error) {
	t, err := tx.Tube(tx.ctx, ref)
	if err == nil {
		tx.number = t.Number
		if t.Void {
			return t, refused("tube", "tube.void", t.Number)
		}
	}
	return t, err
}

// tubes finds the tubes of numbers and runs, or of one id.
func (tx *Tx) tubes(list []string) ([]Tube, error) {
	if len(list) == 1 {
		if t, ok, err := tubeTable().one(tx.ctx, tx.q, "WHERE subject = ?", list[0]); ok || err != nil {
			if err != nil {
				return nil, err
			}
			t, err = tx.liveTube(t.ID)
			return []Tube{t}, err
		}
	}
	numbers, err := TubeNumbers(list...)
	if err != nil {
		return nil, err
	}
	var out []Tube
	for _, n := range numbers {
		t, err := tx.liveTube(n)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// SealTubes closes tubes with people in them, or opens them again with a reason.
type SealTubes struct {
	Tubes  []string // numbers and runs, or one id
	Open   bool
	Reason string
}

func (c SealTubes) plan(tx *Tx) error {
	list, err := tx.tubes(c.Tubes)
	if err != nil {
		return err
	}
	reason := trimmed(c.Reason)
	if c.Open {
		if reason, err = required("reason", reason); err != nil {
			return err
		}
	}
	for _, t := range list {
		switch {
		case t.Transfer != nil:
			return refused("tube", "tube.sent", t.Number+" "+t.Transfer.Number)
		case t.Sealed.IsZero() == c.Open:
			return refused("tube", map[bool]string{true: "tube.not_sealed", false: "tube.sealed"}[c.Open], t.Number)
		case !c.Open && t.People == 0:
			return refused("tube", "tube.empty", t.Number)
		}
		if err := tx.append("tube.seal", t.ID, &tubeSealed{Open: c.Open, Reason: reason}); err != nil {
			return err
		}
	}
	return nil
}

// VoidTube takes a tube out (broken, entered twice), or back in.
type VoidTube struct {
	ID     string
	Back   bool
	Reason string
}

func (c VoidTube) plan(tx *Tx) error {
	t, err := tx.Tube(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = t.Number
	reason, err := required("reason", trimmed(c.Reason))
	switch {
	case err != nil:
		return err
	case t.Void != c.Back:
		return refused("tube", map[bool]string{true: "tube.not_void", false: "tube.void"}[c.Back], t.Number)
	case t.Transfer != nil:
		return refused("tube", "tube.sent", t.Number+" "+t.Transfer.Number)
	case t.Result != "":
		return refused("tube", "tube.has_result", t.Number)
	}
	return tx.append("tube.void", t.ID, &tubeVoided{Void: !c.Back, Reason: reason})
}
