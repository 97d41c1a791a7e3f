package store

import "context"

// paperCommand types slips in, and now and then takes the last act of the
// officer back.
func (a *actor) paperCommand(by string) Command {
	if a.chance(30) {
		act, err := a.p.LastAct(context.Background(), by)
		if err == nil {
			return UndoAct{Entry: act.Line.ID, Reason: a.text()}
		}
	}
	if a.chance(25) {
		list, err := a.p.Papers(context.Background(), 3)
		if err == nil && len(list) > 0 {
			return CorrectEntry{Entry: list[a.rng.IntN(len(list))].Entries[0], Reason: a.text(), Text: a.text()}
		}
	}
	cmd := Command(WriteNote{Text: a.text()})
	switch a.rng.IntN(4) {
	case 0:
		cmd = ReportMatter{Type: "medicine", Grid: "2", Text: a.text()}
	case 1:
		cmd = Batch{WriteNote{Text: a.text()}, ReportMatter{Text: a.text()}}
	}
	return EnterSlip{Serial: a.pick("", "1", "2", "3", "纸-0004", "x"), Writer: a.pick("", "何", "路人"), Cmd: cmd}
}
