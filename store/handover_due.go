package store

import (
	"slices"
	"strings"
	"time"
)

// EarlyCutOff is how long before the end of the shift a cut-off is asked about
// once: it cannot be moved, and the rest of the shift would count in the next.
const EarlyCutOff = 3 * time.Hour

// Officers are those who stand on a post role of the shift: it is theirs to
// hand over. A hand that no roster asked for is none of them.
func (s Shift) Officers() []string {
	var out []string
	for _, d := range s.Duties {
		if r := d.Slot().Role; !d.Removed && r != "" && r != RoleExtra && !slices.Contains(out, d.Person) {
			out = append(out, d.Person)
		}
	}
	return out
}

// HandsOver reports whether a person may be expected to hand the shift over;
// of a shift without a roster anybody may.
func (s Shift) HandsOver(person string) bool {
	due := s.Officers()
	return len(due) == 0 || slices.Contains(due, person)
}

// dueToHandOver refuses a cut-off by somebody who is not on the roster: whoever
// cuts off is the outgoing officer for good and cannot take over any more.
func dueToHandOver(tx *Tx, s Shift) error {
	if s.HandsOver(tx.by) {
		return nil
	}
	due := s.Officers()
	names, err := tx.names(tx.ctx, due)
	if err != nil {
		return err
	}
	who := make([]string, len(due))
	for i, id := range due {
		who[i] = names[id]
	}
	return refused("by", "handover.not_due", strings.Join(who, "、"))
}
