package store

import (
	"context"
	"time"
)

// musterCommand is about clocks, the switch to emergency and reinforcements.
func (a *actor) musterCommand() Command {
	if a.chance(55) {
		return a.forceCommand()
	}
	id, text := a.pick(a.clocks[max(0, len(a.clocks)-2):]...), a.text()
	switch a.rng.IntN(15) {
	case 0, 1, 2:
		return SetDeadline{Text: text, Due: a.p.clock.Now().Add(time.Duration(a.rng.IntN(300)-10) * time.Minute), Group: a.pick("", a.group()), Grid: a.pick("", a.grid()), Site: a.pick("", "", a.site())}
	case 3, 13:
		return MoveDeadline{ID: id, Due: a.p.clock.Now().Add(time.Hour), Reason: text}
	case 4:
		return KeepDeadline{ID: id, Text: text, Undo: a.chance(30)}
	case 5:
		return ExplainDeadline{ID: id, Text: text}
	case 6:
		return DropDeadline{ID: id, Reason: text, Undo: a.chance(30)}
	case 7:
		return ExplainLate{Slug: a.pick("guarded", "first", "x"), Text: text}
	case 8:
		return CheckPlanList{Slug: a.pick("phones", "phones", "x"), Text: text, Undo: a.chance(30)}
	case 9, 10:
		return Activate{Order: a.pick("街道电话", text), Lang: a.pick("zh", "en"), T0: a.p.clock.Now().Add(-time.Duration(a.rng.IntN(60)) * time.Minute)}
	case 11:
		return a.standDown()
	case 12:
		return SetBranch{Team: a.pick(a.teams...), Name: a.pick("", "临时党支部"), Secretary: a.pick("", a.person()), Site: a.pick("", "hall")}
	}
	return ClearPerson{Person: a.person(), Slug: a.pick("", "fit", "x"), Failed: a.chance(30), Text: text}
}

// standDown ends the emergency, most of the time without anything red.
func (a *actor) standDown() Command {
	a.p.tb.Helper()
	out := Batch{}
	red, err := a.p.Matters(context.Background(), MatterFilter{Open: true, Levels: []string{"red"}})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, m := range red {
		if a.chance(95) {
			out = append(out, VoidMatter{ID: m.ID, Reason: "误报"})
		}
	}
	return append(out, StandDown{To: a.pick("village", "街道", ""), Reason: "解除令"})
}

func (a *actor) forceCommand() Command {
	force := a.pick(a.forces[max(0, len(a.forces)-3):]...)
	who := ForceWho{Force: force, Person: a.person()}
	if a.chance(25) {
		who = ForceWho{Force: force, Team: a.pick(a.teams...), Heads: a.rng.IntN(13)}
	}
	if row := a.forceRow(force); row.Who != "" && a.chance(70) { // most of the time somebody who is known
		who = ForceWho{Force: row.Force, Row: row.Who}
	}
	switch a.rng.IntN(12) {
	case 0, 1:
		return CallForce{Count: a.rng.IntN(21), Skills: []SkillNeed{{"driver", a.rng.IntN(3)}, {"nurse", 1}}[:a.rng.IntN(3)], Grid: a.pick("", a.grid()), Body: a.pick("", "village", "街道办", "x"),
			Level: a.pick("", "blue"), Text: a.text(), By: a.p.clock.Now().Add(time.Duration(a.rng.IntN(90)-5) * time.Minute)}
	case 2:
		return AmendForce{ID: force, Count: 1 + a.rng.IntN(20), Reason: a.text()}
	case 3:
		return ExpectForce{ForceWho: who, Inside: a.chance(20), Text: a.text(), Undo: a.chance(40)}
	case 4, 5, 6:
		if a.chance(20) {
			who = ForceWho{Force: force, Heads: a.rng.IntN(30)}
		}
		return ArriveForce{ForceWho: who, Inside: a.chance(10), Grid: a.pick("", a.grid()), Skills: []string{"司机", "nurse", "x"}[:a.rng.IntN(3)], Undo: a.chance(25)}
	case 7:
		return WalkUpForce{Force: force, Name: a.pick("陈𬭚", "吴", ""), Phone: a.pick("", "1370"), Inside: a.chance(20)}
	case 8:
		return PlaceForce{ForceWho: who, Grid: a.pick("", a.grid()), Site: a.pick("", "", a.site())}
	case 9:
		return ReleaseForce{ForceWho: who, Text: a.text(), Undo: a.chance(30)}
	case 10:
		if a.chance(30) {
			return ReleaseAllForce{Force: force}
		}
	}
	return SupportStep{Matter: force, Step: a.pick(append(SupportSteps(), "x")...), Body: a.pick("village", "street", "city"), To: a.pick("", "city"), N: a.rng.IntN(20), Text: a.text()}
}

// forceRow is somebody of a request, if anybody is.
func (a *actor) forceRow(force string) ForceRow {
	a.p.tb.Helper()
	rows, err := a.p.forceRows(context.Background(), force)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(rows) == 0 {
		return ForceRow{}
	}
	return rows[a.rng.IntN(len(rows))]
}
