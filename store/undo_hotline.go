package store

// hotlineUndoings: a call is taken off the log, a call back countered, a
// promise withdrawn or set back to how it stood.
func hotlineUndoings() map[string]undoing {
	return map[string]undoing{
		"hotline.call": by(func(u *undo, _ *hotCalled) {
			u.do(VoidCall{ID: u.e.Subject, Reason: u.reason}, "hotline.void", "")
		}),
		"hotline.void": by(func(u *undo, p *hotVoided) {
			u.do(VoidCall{ID: u.e.Subject, Back: p.Void, Reason: u.reason}, "hotline.void", "")
		}),
		"matter.callback": by(func(u *undo, p *matterCalledBack) {
			if p.Back != "" {
				u.do(CallBack{ID: u.e.Subject, Satisfied: p.Satisfied, Text: u.reason}, "matter.callback", p.Satisfied)
				return
			}
			u.do(TakeBackCallBack{Entry: u.e.ID, Reason: u.reason}, "matter.callback", p.Satisfied)
		}),
		"promise.make": by(func(u *undo, p *promiseMade) {
			u.do(EndPromise{ID: u.e.Subject, Promise: u.e.ID, State: PromiseDropped, Text: u.reason}, "promise.end", PromiseDropped)
		}),
		"promise.move": by(func(u *undo, p *promiseMoved) {
			at := p.Was.In(u.v.Zone())
			if p.Was <= u.v.nowMS() { // a time that is past cannot be promised again
				u.why = "undo.no_earlier"
				return
			}
			u.do(MovePromise{ID: u.e.Subject, Promise: p.Promise, Due: at, Reason: u.reason}, "promise.move", at.Format("2006-01-02 15:04"))
		}),
		"promise.end": by(func(u *undo, p *promiseEnded) {
			if p.State != PromiseOpen {
				u.do(EndPromise{ID: u.e.Subject, Promise: p.Promise, Back: true, Text: u.reason}, "promise.end", PromiseOpen)
				return
			}
			was, ok := earlier(u, func(x *promiseEnded) bool { return x.Promise == p.Promise && x.State != PromiseOpen }, "promise.end")
			if !ok {
				u.why = "undo.no_earlier"
				return
			}
			u.do(EndPromise{ID: u.e.Subject, Promise: p.Promise, State: was.State, Text: u.reason}, "promise.end", was.State)
		}),
	}
}
