package store

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// hotlineCommand takes a call, calls back, promises, or takes one of these back.
func (a *actor) hotlineCommand() Command {
	id, text := a.matter(), a.text()
	phone := a.pick("", "13900000000", "139 0000 0001", "无号", "0750-3321234")
	switch a.rng.IntN(15) {
	case 0, 1:
		return TakeCall{Phone: phone, Caller: a.pick("", "李婶"), Grid: a.pick("", a.grid()), Household: a.pick("", "12号", "3栋 101"), Text: text, Type: a.pick("", "medicine", "rubbish", "allergy"),
			Answer: a.pick("", text), Group: a.pick("", "", "medical"), To: a.pick("", "", "街道"), ETA: a.rng.IntN(40) - 1, Minutes: a.rng.IntN(9) - 1}
	case 2:
		return TakeCall{Phone: phone, Matter: id, Text: text, Grid: a.pick("", a.grid())}
	case 3:
		return TakeCall{Way: a.pick("", CallOut), Phone: phone, Outcome: a.pick(CallInfo, CallSilent, CallWrong, CallReached, CallUnreached), Text: text}
	case 4:
		if list, err := a.p.HotCalls(context.Background(), CallFilter{Void: true}); err == nil && len(list) > 0 {
			return VoidCall{ID: list[a.rng.IntN(len(list))].Number, Reason: text, Back: a.chance(30)}
		}
		return VoidCall{ID: "K-H001", Reason: text}
	case 5, 6:
		if list, err := a.p.WaitingForBack(context.Background(), 0, 0); err == nil && len(list) > 0 && a.chance(80) {
			id = list[a.rng.IntN(len(list))].ID
		}
		return CallBack{ID: id, Satisfied: a.pick(Satisfied, Unsatisfied, NotReached), Text: text, Reopen: a.chance(30)}
	case 7:
		if list, err := a.p.CallBacks(context.Background(), id); err == nil && len(list) > 0 {
			return TakeBackCallBack{Entry: list[a.rng.IntN(len(list))].Entry, Reason: text}
		}
		return TakeBackCallBack{Entry: a.pick(a.entries...), Reason: text}
	case 12, 13, 14:
		return a.fileCommand(id, text)
	case 8, 9:
		return MakePromise{ID: id, Due: a.p.clock.Now().Add(time.Duration(a.rng.IntN(600)-30) * time.Minute), Text: text, Who: a.pick("", "冯")}
	}
	promise := ""
	if list, err := a.p.Promises(context.Background(), PromiseFilter{All: true}); err == nil && len(list) > 0 && a.chance(80) {
		x := list[a.rng.IntN(len(list))]
		id, promise = x.Matter, x.ID
	}
	if a.chance(40) {
		return MovePromise{ID: id, Promise: promise, Due: a.p.clock.Now().Add(time.Duration(a.rng.IntN(600)-30) * time.Minute), Reason: text}
	}
	return EndPromise{ID: id, Promise: promise, State: a.pick(PromiseKept, PromiseBroken, PromiseDropped), Text: text, Back: a.chance(20)}
}

// fileCommand attaches a file or takes one off. A purge is no turn here: what it
// erases is erased for every look back, so as-of must differ (TestAPurgeErases…).
func (a *actor) fileCommand(id, text string) Command {
	a.p.tb.Helper()
	list, err := a.p.AllAttachments(context.Background(), 20, 0)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) > 0 && a.chance(50) {
		x := list[a.rng.IntN(len(list))]
		return WithdrawFile{ID: x.ID, Reason: text, Back: a.chance(40)}
	}
	path := filepath.Join(a.p.tb.TempDir(), "照片.jpg")
	if err := os.WriteFile(path, []byte(a.pick("", "一", "二", "三", "四", "五")), 0o600); err != nil {
		a.p.tb.Fatal(err)
	}
	return AttachFile{ID: id, Path: path, Text: text}
}
