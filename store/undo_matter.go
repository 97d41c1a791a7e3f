package store

func matterUndoings() map[string]undoing {
	out := map[string]undoing{
		"matter.report": by(func(u *undo, _ *matterReported) {
			u.do(VoidMatter{ID: u.e.Subject, Reason: u.reason}, "matter.void", "")
		}),
		"matter.amend": by(func(u *undo, p *matterStep) {
			was, ok := stateBefore(u, matterTable())
			if ok {
				c := AmendMatter{ID: u.e.Subject, Level: was.Level, Grid: was.Grid, Type: was.Type, Household: was.Household, Reason: u.reason}
				u.do(c, "matter.amend", was.Level)
			}
		}),
		"matter.next": by(func(u *undo, p *matterNext) {
			u.do(SetIfThen{ID: u.e.Subject, Text: string(p.Old)}, "matter.next", string(p.Old))
		}),
		"matter.void": by(func(u *undo, _ *matterStep) {
			if m, ok := stateBefore(u, matterTable()); ok {
				u.do(ReportMatter{Kind: m.Kind, Type: m.Type, Level: m.Level, Grid: m.Grid, Site: m.Site, Household: m.Household, Person: m.Person, Phone: m.Phone,
					Source: m.Source, Text: m.Text, IfThen: m.IfThen}, "matter.report", m.Text)
			}
		}),
	}
	for _, name := range []string{"matter.dispatch", "matter.accept", "matter.scene", "matter.hand", "matter.hold", "matter.verify", "matter.close", "matter.answer",
		"matter.return", "matter.merge", "matter.reopen"} {
		out[name] = by(func(u *undo, _ *matterStep) { undoStep(u) })
	}
	return out
}

// undoStep leads a matter back to where it stood before a step: back to new by
// a return or a reopening, then forward again to the owner and state it had.
// The times of the way are those of the undo; the old ones stay readable.
func undoStep(u *undo) {
	was, ok := stateBefore(u, matterTable())
	if !ok {
		return
	}
	now, err := u.v.Matter(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
		return
	}
	if now.State == MatterOnHold && was.State == MatterInHand || now.State == MatterInHand && was.State == MatterOnHold {
		u.step(was)
		return
	}
	switch {
	case !now.Open():
		u.do(ReopenMatter{ID: now.ID, Reason: u.reason}, "matter.reopen", "")
	case now.State != MatterNew:
		back := ReturnMatter{ID: now.ID, Reason: u.reason}
		if was.State == MatterNew {
			back.To = was.Owner
		}
		u.do(back, "matter.return", back.To)
	}
	if was.State == MatterNew {
		return
	}
	if was.Open() && (was.Owner != "" || was.OwnerID != "") {
		u.do(DispatchMatter{ID: was.ID, To: was.Owner, Group: was.OwnerGroup, Team: was.OwnerTeam, Person: was.OwnerID, ETA: was.ETA}, "matter.dispatch", was.Owner)
	}
	u.step(was)
}

// step takes the last step to a state once more.
func (u *undo) step(m Matter) {
	switch m.State {
	case MatterAccepted:
		u.do(AcceptMatter{ID: m.ID}, "matter.accept", "")
	case MatterOnScene:
		u.do(SceneMatter{ID: m.ID}, "matter.scene", "")
	case MatterInHand:
		u.do(HandMatter{ID: m.ID}, "matter.hand", "")
	case MatterOnHold:
		if m.Resume > u.v.nowMS() {
			u.do(HoldMatter{ID: m.ID, Reason: m.HoldReason, Resume: m.Resume.In(u.v.Zone())}, "matter.hold", m.HoldReason)
			return
		}
		u.do(HandMatter{ID: m.ID}, "matter.hand", "")
	case MatterToVerify:
		u.do(VerifyMatter{ID: m.ID}, "matter.verify", "")
	case MatterClosed:
		u.do(CloseMatter{ID: m.ID, Result: m.Result, Verifier: m.Verifier}, "matter.close", m.Result)
	case MatterAnswered:
		u.do(AnswerMatter{ID: m.ID, Result: m.Result}, "matter.answer", m.Result)
	case MatterMerged:
		u.do(MergeMatter{ID: m.ID, Into: m.Into, Reason: u.reason}, "matter.merge", u.number(m.Into))
	}
}
