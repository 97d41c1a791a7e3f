package store

// musterUndoings: the switch to emergency, the post's own clocks, and
// reinforcements.
func musterUndoings() map[string]undoing {
	mark := func(kind string, cmd func(u *undo, p *deadlineMark) Command) undoing {
		return by(func(u *undo, p *deadlineMark) { u.do(cmd(u, p), kind, string(p.Text)) })
	}
	out := map[string]undoing{
		"post.activate": by(func(u *undo, _ *postActivated) {
			u.do(SetMode{Mode: Peace, Reason: u.reason}, "post.mode", string(Peace))
		}),
		"post.stand_down": by(func(u *undo, _ *postStoodDown) {
			u.do(SetMode{Mode: Emergency, Reason: u.reason}, "post.mode", string(Emergency))
		}),
		"post.late": by(func(u *undo, p *milestoneLate) {
			was, _ := earlier(u, func(l *milestoneLate) bool { return l.Slug == p.Slug }, "post.late") // none: there was no reason
			text := ""
			if was != nil {
				text = string(was.Text)
			}
			u.do(ExplainLate{Slug: p.Slug, Text: text}, "post.late", text)
		}),
		"post.list_check": by(func(u *undo, p *listChecked) {
			u.do(CheckPlanList{Slug: p.Slug, Undo: !p.Undo, Text: u.reason}, "post.list_check", p.Slug)
		}),
		"deadline.set": by(func(u *undo, _ *deadlineSet) {
			u.do(DropDeadline{ID: u.e.Subject, Reason: u.reason}, "deadline.drop", u.reason)
		}),
		"deadline.move": by(func(u *undo, _ *deadlineMoved) {
			if was, ok := stateBefore(u, deadlineTable()); ok {
				u.do(MoveDeadline{ID: u.e.Subject, Due: was.Due.In(u.v.Zone()), Reason: u.reason}, "deadline.move", was.Due.In(u.v.Zone()).Format("2006-01-02 15:04"))
			}
		}),
		"deadline.done": mark("deadline.done", func(u *undo, p *deadlineMark) Command {
			return KeepDeadline{ID: u.e.Subject, Undo: !p.Undo, Text: u.reason}
		}),
		"deadline.drop": mark("deadline.drop", func(u *undo, p *deadlineMark) Command {
			return DropDeadline{ID: u.e.Subject, Undo: !p.Undo, Reason: u.reason}
		}),
		"deadline.late": by(func(u *undo, _ *deadlineMark) {
			if was, ok := stateBefore(u, deadlineTable()); ok {
				u.do(ExplainDeadline{ID: u.e.Subject, Text: was.Why}, "deadline.late", was.Why)
			}
		}),
		"person.clear": by(func(u *undo, p *personCleared) {
			u.do(ClearPerson{Person: u.e.Subject, Slug: p.Slug, Failed: p.Met, Text: u.reason}, "person.clear", p.Slug)
		}),
		"team.branch": by(func(u *undo, _ *teamBranchSet) {
			was, ok := stateBefore(u, teamTable())
			if !ok {
				return
			}
			b := SetBranch{Team: u.e.Subject}
			if was.Branch != nil {
				b.Name, b.Secretary, b.Site = was.Branch.Name, was.Branch.Secretary, was.Branch.Site
			}
			u.do(b, "team.branch", b.Name)
		}),
		"support.step": {counter: undoByStrike},
	}
	for name, way := range forceUndoings() {
		out[name] = way
	}
	return out
}

func forceUndoings() map[string]undoing {
	return map[string]undoing{
		"force.call": by(func(u *undo, _ *forceCalled) {
			was, ok := earlier[forceCalled](u, nil, "force.call")
			if !ok {
				u.do(VoidMatter{ID: u.e.Subject, Reason: u.reason}, "matter.void", u.number(u.e.Subject))
				return
			}
			u.do(AmendForce{ID: u.e.Subject, Count: was.Count, Skills: was.Skills, By: was.Deadline.In(u.v.Zone()), Reason: u.reason}, "force.call", u.number(u.e.Subject))
		}),
		"force.come": by(func(u *undo, p *forceMoved) {
			u.do(ExpectForce{ForceWho: u.forceWho(p), ETA: p.ETA.In(u.v.Zone()), Undo: !p.Undo}, "force.come", u.name(p.Who))
		}),
		"force.arrive": by(func(u *undo, p *forceMoved) {
			u.do(ArriveForce{ForceWho: u.forceWho(p), Undo: !p.Undo}, "force.arrive", u.name(p.Who))
		}),
		"force.place": by(func(u *undo, p *forceMoved) {
			was, _ := earlier(u, func(m *forceMoved) bool { return m.Who == p.Who }, "force.place", "force.arrive")
			if was == nil {
				was = &forceMoved{}
			}
			u.do(PlaceForce{ForceWho: u.forceWho(p), Grid: was.Grid, Site: was.Site}, "force.place", u.name(p.Who))
		}),
		"force.release": by(func(u *undo, p *forceMoved) {
			u.do(ReleaseForce{ForceWho: u.forceWho(p), Undo: !p.Undo, Text: u.reason}, "force.release", u.name(p.Who))
		}),
	}
}

// forceWho is who an entry is about; unnamed people are named by the entry.
func (u *undo) forceWho(p *forceMoved) ForceWho {
	w := ForceWho{Force: u.e.Subject, Heads: p.Heads}
	switch {
	case p.Team:
		w.Team = p.Who
	case p.Who != "":
		w.Row, w.Heads = p.Who, 0
		if _, err := u.v.Person(u.ctx, p.Who); err == nil {
			w.Row, w.Person = "", p.Who
		}
	default:
		w.Row, w.Heads = u.e.ID, 0
	}
	return w
}
