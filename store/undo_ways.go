package store

import (
	"fmt"
	"slices"

	"zhiban/store/journal"
)

// undoing says how a kind of entry is taken back: by counter-entries that
// restore what was before, or not at all and why.
type undoing struct {
	counter func(u *undo, data any)
	why     string // slug: why there is no counter, and what to do instead
	quiet   bool   // nobody means to take it back: the act before it is offered
}

// by declares a counter for entries whose data is P.
func by[P any](f func(u *undo, p *P)) undoing {
	return undoing{counter: func(u *undo, data any) {
		if p, ok := data.(*P); ok {
			f(u, p)
		}
	}}
}

// undoings has one way for every kind of the registry; a test fails on a kind
// without one.
func undoings() map[string]undoing {
	out := map[string]undoing{
		"post.genesis": {why: "undo.set_up", quiet: true}, "station.join": {why: "undo.set_up", quiet: true}, "plan.adopt": {why: "undo.set_up", quiet: true},
		"clock.ack": {why: "undo.stands", quiet: true}, "shift.add": {why: "undo.stands", quiet: true}, kindUndo: {why: "undo.do_again", quiet: true},
		"site.add": {why: "undo.set_up"}, "group.add": {why: "undo.set_up"}, "conflict.settle": {why: "undo.stands"},
		"journal.strike": by(undoStrike), "note.add": {counter: undoByStrike}, "site.checkin": {counter: undoByStrike}, "matter.chase": {counter: undoByStrike},
		"alarm.snooze": by(undoSnooze), "alarm.wake": by(undoWake),
	}
	for _, more := range []map[string]undoing{postUndoings(), gridUndoings(), siteUndoings(), peopleUndoings(), shiftUndoings(), matterUndoings(), handoverUndoings(), householdUndoings(), roundUndoings(), supplyUndoings(), noticeUndoings(), musterUndoings(),
		medicalUndoings(), pointUndoings(), hotlineUndoings(), purgeUndoings(), sitrepUndoings(), intakeUndoings(), paperUndoings()} {
		for name, way := range more {
			out[name] = way
		}
	}
	return out
}

// undoByStrike takes back the showing: the entry had no effect beyond it.
func undoByStrike(u *undo, _ any) {
	_, struck, err := u.v.strikeOf(u.ctx, u.e.ID)
	u.err = err
	if struck {
		u.why = "undo.struck"
		return
	}
	u.do(StrikeEntry{Entry: u.e.ID, Reason: u.reason}, "journal.strike", "")
}

// undoStrike writes the struck note once more: a strike itself stands.
func undoStrike(u *undo, p *struck) {
	err := entriesWhere(u.ctx, u.v.q, "WHERE id = ?", []any{p.Entry}, func(e journal.Entry, values []journal.Value) error {
		d, err := openValues(kinds().kinds[e.Kind], e, values)
		if err != nil {
			return err
		}
		n, ok := d.(*noteAdded)
		if !ok {
			u.why = "undo.struck_stays"
			return nil
		}
		again := WriteNote{Text: string(n.Text), Subject: e.Subject}
		for _, f := range n.Figures {
			again.Figures = append(again.Figures, Figure{Slug: f.Slug, What: string(f.What), Number: f.Number, Unit: string(f.Unit), Basis: f.Basis})
		}
		u.do(again, "note.add", again.Text)
		return nil
	})
	u.err = internalOrNil("read.undo", err)
}

func undoSnooze(u *undo, p *alarmSnoozed) {
	u.do(WakeAlarm{Key: u.e.Subject + ":" + p.Alarm}, "alarm.wake", "")
}

func undoWake(u *undo, p *alarmWoken) {
	s, ok := earlier(u, func(s *alarmSnoozed) bool { return s.Alarm == p.Alarm }, "alarm.snooze")
	if !ok || s.Until <= u.v.nowMS() {
		u.why = "undo.no_earlier"
		return
	}
	u.do(SnoozeAlarm{Key: u.e.Subject + ":" + p.Alarm, Until: s.Until.In(u.v.Zone()), Reason: string(s.Reason)}, "alarm.snooze", string(s.Reason))
}

func postUndoings() map[string]undoing {
	return map[string]undoing{
		"post.t0": by(func(u *undo, _ *t0Set) {
			p, ok := earlier[t0Set](u, nil, "post.t0")
			if ok {
				u.do(SetT0{T0: p.T0.In(u.v.Zone()), Reason: u.reason}, "post.t0", p.T0.In(u.v.Zone()).Format("2006-01-02 15:04"))
				return
			}
			u.do(SetMode{Mode: Peace, Reason: u.reason}, "post.mode", string(Peace))
		}),
		"post.mode": by(func(u *undo, p *modeSet) {
			mode := Peace
			if p.Mode == Peace {
				mode = Emergency
			}
			u.do(SetMode{Mode: mode, Reason: u.reason}, "post.mode", string(mode))
		}),
		"post.milestone": by(func(u *undo, p *milestoneDone) {
			u.do(MarkMilestone{Slug: p.Slug, Undo: p.Done}, "post.milestone", p.Slug)
		}),
	}
}

func gridUndoings() map[string]undoing {
	return map[string]undoing{
		"grid.add": by(func(u *undo, _ *gridAdded) { u.do(RetireGrid{ID: u.e.Subject, Reason: u.reason}, "grid.retire", "") }),
		"grid.set": by(func(u *undo, _ *gridSet) {
			level := Calm
			if p, ok := earlier[gridSet](u, nil, "grid.set"); ok {
				level = p.Status
			}
			u.do(SetGridStatus{ID: u.e.Subject, Level: level, Reason: u.reason}, "grid.set", level)
		}),
		"grid.name": by(func(u *undo, _ *gridNamed) {
			was := &gridNamed{}
			if p, ok := earlier[gridNamed](u, nil, "grid.name"); ok {
				was = p
			} else if p, ok := earlier[gridAdded](u, nil, "grid.add"); ok {
				was.Number, was.Name = p.Number, journal.Text(p.Name)
			}
			u.do(RenameGrid{ID: u.e.Subject, Number: was.Number, Name: string(was.Name)}, "grid.name", fmt.Sprintf("%d %s", was.Number, was.Name))
		}),
		"grid.zone": by(func(u *undo, _ *gridZoned) {
			zone := ""
			if p, ok := earlier[gridZoned](u, nil, "grid.zone"); ok {
				zone = p.Zone
			} else if p, ok := earlier[gridAdded](u, nil, "grid.add"); ok {
				zone = p.Zone
			}
			u.do(SetGridZone{ID: u.e.Subject, Zone: zone, Reason: u.reason}, "grid.zone", zone)
		}),
		"grid.leader": by(func(u *undo, _ *gridLed) {
			if p, ok := earlier[gridLed](u, nil, "grid.leader"); ok {
				u.do(SetGridLeader{ID: u.e.Subject, Person: p.Person, Absent: p.Absent}, "grid.leader", u.name(p.Person))
			}
		}),
		"grid.households": by(func(u *undo, _ *gridCounted) {
			n, basis := 0, ""
			if p, ok := earlier[gridCounted](u, nil, "grid.households"); ok {
				n, basis = p.Households, p.Basis
			} else if p, ok := earlier[gridAdded](u, nil, "grid.add"); ok {
				n, basis = p.Households, p.Basis
			}
			u.do(SetGridHouseholds{ID: u.e.Subject, Households: n, Basis: basis, Reason: u.reason}, "grid.households", fmt.Sprint(n))
		}),
		"grid.retire": by(func(u *undo, p *gridRetired) {
			u.do(RetireGrid{ID: u.e.Subject, Back: p.Retired, Reason: u.reason}, "grid.retire", "")
		}),
	}
}

func siteUndoings() map[string]undoing {
	return map[string]undoing{
		"site.state": by(func(u *undo, _ *siteState) {
			was := &siteState{State: SitePlanned}
			if p, ok := earlier[siteState](u, nil, "site.state"); ok {
				was = p
			} else if p, ok := earlier[siteAdded](u, nil, "site.add"); ok && p.Locked {
				was.State = SiteLocked
			}
			u.do(SetSiteState{ID: u.e.Subject, State: was.State, Text: u.reason}, "site.state", was.State)
		}),
		"site.lanes": by(undoLanes),
		"site.guard": by(func(u *undo, p *siteGuard) {
			u.do(RelieveGuard{ID: u.e.Subject, Person: p.Person}, "site.relieve", u.name(p.Person))
		}),
		"site.relieve": by(func(u *undo, p *siteGuard) {
			u.do(PostGuard{ID: u.e.Subject, Person: p.Person}, "site.guard", u.name(p.Person))
		}),
		"site.pass": {counter: undoByStrike},
		"site.material": by(func(u *undo, p *siteMaterial) { // a first count becomes one of nothing
			was, _ := earlier(u, func(m *siteMaterial) bool { return m.Slug == p.Slug }, "site.material")
			if was == nil {
				was = &siteMaterial{}
			}
			u.do(CountMaterials{ID: u.e.Subject, Counts: []MaterialCount{{Material: p.Slug, Have: was.Have, Need: was.Need}}}, "site.material", fmt.Sprintf("%s %d/%d", p.Slug, was.Have, was.Need))
		}),
		"site.key": by(func(u *undo, _ *siteGuard) {
			if p, ok := earlier[siteGuard](u, nil, "site.key"); ok {
				u.do(HoldKey{ID: u.e.Subject, Person: p.Person}, "site.key", u.name(p.Person))
			}
		}),
	}
}

// undoLanes sets the lanes as they stood: their number, and each closed one
// closed again.
func undoLanes(u *undo, p *siteLanes) {
	was, ok := stateBefore(u, siteTable())
	if !ok {
		return
	}
	if p.Lanes >= 0 {
		u.do(SetLanes{ID: u.e.Subject, Lanes: len(was.Lanes), Reason: u.reason}, "site.lanes", fmt.Sprint(len(was.Lanes)))
		for _, l := range was.Lanes {
			if !l.Open {
				u.do(SetLanes{ID: u.e.Subject, No: l.No, Reason: l.Reason}, "site.lanes", fmt.Sprint(l.No))
			}
		}
		return
	}
	if i := slices.IndexFunc(was.Lanes, func(l Lane) bool { return l.No == p.No }); i >= 0 {
		u.do(SetLanes{ID: u.e.Subject, No: p.No, Open: was.Lanes[i].Open, Reason: was.Lanes[i].Reason}, "site.lanes", fmt.Sprint(p.No))
	}
}
