package store

import "slices"

func matterKinds() []kind {
	o := func(counter string) kindOptions { return kindOptions{Stream: Human, Noun: "matter", Counter: counter} }
	chase := o("journal.strike")
	chase.Commutes = true
	step := func(name, counter string, change func(*Matter, Event, *matterStep)) kind {
		return kindOf(name, o(counter), onMatter(change))
	}
	return []kind{
		kindOf("matter.report", o("matter.void"), foldReported),
		kindOf("matter.next", o("matter.next"), foldNext),
		step("matter.dispatch", "matter.return", func(m *Matter, e Event, p *matterStep) {
			if p.Again && m.has(p) { // the clock of who has it runs on
				m.Owner, m.ETA = string(p.To), p.ETA
				return
			}
			m.State, m.Dispatched, m.Owner, m.OwnerGroup, m.OwnerTeam, m.OwnerID, m.ETA = MatterDispatched, e.At, string(p.To), p.Group, p.Team, p.Person, p.ETA
			m.Accepted, m.OnScene, m.InHand, m.ToVerify = 0, 0, 0, 0
		}),
		step("matter.accept", "matter.return", func(m *Matter, e Event, _ *matterStep) { m.State, m.Accepted = MatterAccepted, e.At }),
		step("matter.scene", "matter.return", func(m *Matter, e Event, _ *matterStep) { m.State, m.OnScene = MatterOnScene, e.At }),
		step("matter.hand", "matter.return", func(m *Matter, e Event, _ *matterStep) {
			if m.InHand == 0 {
				m.InHand = e.At
			}
			m.State, m.Resume, m.HoldReason = MatterInHand, 0, ""
		}),
		step("matter.hold", "matter.hand", func(m *Matter, _ Event, p *matterStep) {
			m.State, m.Resume, m.HoldReason = MatterOnHold, p.Resume, string(p.Text)
		}),
		step("matter.verify", "matter.return", func(m *Matter, e Event, _ *matterStep) { m.State, m.ToVerify = MatterToVerify, e.At }),
		step("matter.close", "matter.reopen", func(m *Matter, e Event, p *matterStep) {
			m.State, m.Closed, m.Result, m.Verifier = MatterClosed, e.At, string(p.Text), p.Person
		}),
		step("matter.answer", "matter.reopen", func(m *Matter, e Event, p *matterStep) {
			m.State, m.Closed, m.Result = MatterAnswered, e.At, string(p.Text)
		}),
		step("matter.return", "matter.dispatch", func(m *Matter, e Event, p *matterStep) {
			m.State, m.Owner, m.OwnerGroup, m.OwnerTeam, m.OwnerID = MatterNew, string(p.To), "", "", ""
			m.Dispatched, m.Accepted, m.OnScene, m.InHand, m.ToVerify = 0, 0, 0, 0, 0
			m.Returns++
		}),
		kindOf("matter.chase", chase, onMatter(func(m *Matter, _ Event, _ *matterStep) { m.Chases++ })),
		step("matter.merge", "matter.reopen", func(m *Matter, e Event, p *matterStep) { m.State, m.Closed, m.Into = MatterMerged, e.At, p.Into }),
		step("matter.reopen", "matter.close", func(m *Matter, e Event, _ *matterStep) {
			m.State, m.Closed, m.Result, m.Verifier, m.Into = MatterNew, 0, "", "", ""
			m.Dispatched, m.Accepted, m.OnScene, m.InHand, m.ToVerify = 0, 0, 0, 0, 0
			m.Reported = e.At // its limits run again from here
			m.CalledBack, m.Satisfied, m.BackTries = 0, "", 0
			m.Reopened++
		}),
		step("matter.amend", "matter.amend", func(m *Matter, _ Event, p *matterStep) {
			m.Level, m.Grid, m.Type, m.Household, m.Limits = p.Level, p.Grid, p.Type, string(p.House), p.Limits
		}),
		step("matter.void", "matter.report", func(m *Matter, e Event, p *matterStep) {
			m.State, m.Closed, m.Result = MatterVoid, e.At, string(p.Text)
		}),
	}
}

// onMatter folds a step of a matter that exists.
func onMatter(change func(*Matter, Event, *matterStep)) func(*folder, Event, *matterStep) {
	return func(f *folder, e Event, p *matterStep) {
		matterTable().update(f, e.Subject, func(m *Matter) {
			change(m, e, p)
			if p.Text != "" {
				m.LastText = string(p.Text)
			}
			m.LastAt, m.LastEntry = max(m.LastAt, e.At), e.ID
			if !slices.Contains(m.Handlers, e.Officer) {
				m.Handlers = append(m.Handlers, e.Officer)
			}
		})
	}
}

func foldReported(f *folder, e Event, p *matterReported) {
	matterTable().put(f, e.Subject, &Matter{
		ID: e.Subject, Number: matterNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, Kind: p.Kind, Type: p.Type, Level: p.Level, State: MatterNew,
		Grid: p.Grid, Site: p.Site, Household: string(p.Household), Person: string(p.Person), Phone: string(p.Phone), Source: p.Source,
		Text: string(p.Text), IfThen: string(p.IfThen), Limits: p.Limits, Reported: e.At, Handlers: []string{e.Officer}, LastAt: e.At, LastEntry: e.ID,
	})
}
