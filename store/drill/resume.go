package drill

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"zhiban/store"
)

// resume finds out whether the earlier run was killed between the entries of a
// step and its mark. A step of one command was played: what it made is found
// again under its name. A step of several commands is played once more; what
// it did already is passed over.
func (p *player) resume(ctx context.Context) error {
	if p.mark.Step >= len(p.script.Steps) {
		return nil
	}
	seq, err := p.seq(ctx)
	if err != nil || seq <= p.mark.Seq {
		return err
	}
	st := p.script.Steps[p.mark.Step]
	if several(st) {
		p.again = int(seq - p.mark.Seq)
		return nil
	}
	name := st.As
	if st.Do == "cutoff" {
		name = "handover"
	}
	if name != "" {
		lines, err := p.st.Lines(ctx, store.LineFilter{Stream: store.AllStreams, Newest: true, Limit: int(seq - p.mark.Seq)})
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			return fmt.Errorf("drill step %d: its entries are gone", p.mark.Step+1)
		}
		first := lines[len(lines)-1]
		p.mark.Refs[name], p.mark.Refs["entry/"+name] = first.Subject, first.ID
	}
	p.mark.Step++
	return p.save(ctx)
}

// several reports whether a step may be more than one command.
func several(st Step) bool {
	switch st.Do {
	case "sign_in", "sign_out", "guard", "relieve", "duty", "teams", "branches", "team_arrive", "clear", "duties", "holders", "musters", "guards":
		return true
	case "baseline", "round_count", "demand", "words":
		return len(st.Grids) > 1
	case "checkin":
		return len(strings.Fields(st.Site)) > 1
	case "take":
		return st.No == 0 && st.Ref == "" && st.Slug == ""
	}
	return false
}

// doneBefore reports whether a command of a step that is played once more was
// refused only because it was done already.
func (p *player) doneBefore(err error) bool {
	var e *store.Error
	if p.again == 0 || !errors.As(err, &e) {
		return false
	}
	switch e.Reason {
	case "duty.signed_in_already", "duty.not_signed_in", "duty.assigned_already", "site.guard_there", "site.guard_not_there":
		return true
	}
	return false
}
