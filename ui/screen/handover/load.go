package handover

import (
	"context"

	"zhiban/store"
	"zhiban/store/journal"
)

// reader reads all that the screen shows; the first error stays.
type reader struct {
	st  *store.Store
	ctx context.Context //nolint:containedctx // lives for one read
	state
	err error
}

func (r *reader) read(me, keep string) {
	r.names, r.pins = map[string]string{}, map[string]bool{}
	r.now = journal.At(r.st.Now())
	r.h0 = r.handover("open")
	if r.h0 == nil && keep != "" {
		r.h0 = r.handover(keep) // sealed or withdrawn here just now
		if r.h0 != nil && r.h0.State == store.HandoverWithdrawn {
			r.h0 = nil
		}
	}
	r.last = r.handover("last")
	if r.shift, r.err = orErr(r.err, func() (store.Shift, error) { return r.st.CurrentShift(r.ctx) }); r.err != nil {
		return
	}
	if r.next, _, r.err = r.st.NextShift(r.ctx); r.err != nil {
		return
	}
	if r.h0 != nil {
		r.shift, r.err = orErr(r.err, func() (store.Shift, error) { return r.st.ShiftByKey(r.ctx, r.h0.Shift) })
		r.next, r.err = orErr(r.err, func() (store.Shift, error) { return r.st.ShiftByKey(r.ctx, r.h0.Next) })
	}
	p, err := orErr(r.err, func() (*struct{ late, prepare int }, error) {
		pl, err := r.st.Plan(r.ctx)
		if err != nil {
			return nil, err
		}
		return &struct{ late, prepare int }{pl.Settings.LateHandoverMinutes, pl.Settings.PrepareMinutes}, nil
	})
	if r.err = err; r.err != nil {
		return
	}
	r.lateAfter, r.prepare = p.late, p.prepare
	if r.h0 == nil {
		r.open, r.err = r.st.Matters(r.ctx, store.MatterFilter{Open: true})
	}
	r.people(me)
}

// orErr goes on only while nothing failed.
func orErr[T any](err error, f func() (T, error)) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	return f()
}

func (r *reader) handover(ref string) *store.Handover {
	if r.err != nil {
		return nil
	}
	h, err := r.st.Handover(r.ctx, ref)
	if err != nil {
		if store.CodeOf(err) != store.NotFound {
			r.err = err
		}
		return nil
	}
	return &h
}

// people names whoever is at the laptop, hands over, takes over or has signed.
func (r *reader) people(me string) {
	ids := append([]string{me}, r.shift.Officers()...)
	for _, h := range []*store.Handover{r.h0, r.last} {
		if h == nil {
			continue
		}
		ids = append(ids, h.Outgoing, h.Incoming)
		for _, x := range h.Signed {
			ids = append(ids, x.Person)
		}
	}
	for _, id := range ids {
		if _, known := r.names[id]; id == "" || known || r.err != nil {
			continue
		}
		p, err := r.st.Person(r.ctx, id)
		if err != nil {
			r.err = err
			return
		}
		r.names[id] = p.Name
		r.pins[id], r.err = r.st.HasPIN(r.ctx, id)
	}
	for _, id := range r.shift.Officers() {
		r.due = append(r.due, r.names[id])
	}
}
