package store

import (
	"context"
	"time"
)

// deskCommand puts an alarm off, wakes one, or takes back what somebody did
// last.
func (a *actor) deskCommand(by string) Command {
	ctx := context.Background()
	if a.chance(60) {
		act, err := a.p.LastAct(ctx, by)
		if err != nil && CodeOf(err) != NotFound {
			a.p.tb.Fatal(err)
		}
		return UndoAct{Entry: act.Line.ID, Reason: a.text()}
	}
	alarms, err := a.p.Alarms(ctx)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	key := "K1:none"
	if len(alarms) > 0 {
		key = alarms[a.rng.IntN(len(alarms))].Key
		if last := alarms[len(alarms)-1]; last.Snoozed != nil && a.chance(50) {
			return WakeAlarm{Key: last.Key}
		}
	}
	return SnoozeAlarm{Key: key, Until: a.p.clock.Now().Add(time.Duration(a.rng.IntN(1600)-20) * time.Minute), Reason: a.text()}
}
