package store

import "context"

// Responsible is who answers for the post now (rule 9), as a subject id: whoever
// hands over while a handover is open; after a seal whoever took the shift over,
// or the outgoing officer when nobody came; before the first handover the first
// post of the plan that somebody holds. "" when nobody does. Errors: internal.
func (v *View) Responsible(ctx context.Context) (string, error) {
	h, err := v.Handover(ctx, "open")
	if err == nil {
		return h.Outgoing, nil
	}
	if CodeOf(err) != NotFound {
		return "", err
	}
	h, err = v.Handover(ctx, "last")
	if err == nil {
		return h.Successor(), nil
	}
	if CodeOf(err) != NotFound {
		return "", err
	}
	s, err := v.CurrentShift(ctx)
	if err != nil {
		return "", err
	}
	return v.Lead(ctx, s)
}

// Successor is who answers after the seal: the receiver, or the outgoing officer
// when nobody came.
func (h Handover) Successor() string {
	if h.Unmanned || h.Incoming == "" {
		return h.Outgoing
	}
	return h.Incoming
}

// Lead is who is expected to answer for a shift by its roster: the first post
// of the plan that somebody holds, "" when none is held.
func (v *View) Lead(ctx context.Context, s Shift) (string, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return "", err
	}
	for _, role := range p.PostRoles {
		for _, d := range s.Duties {
			if d.Role == role.Slug && !d.Removed {
				return d.Person, nil
			}
		}
	}
	return "", nil
}
