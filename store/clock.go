package store

import (
	"time"

	"zhiban/store/journal"
)

// maxAhead is how far in the future an event time may lie (DESIGN §1 «Clock»).
const maxAhead = 2 * time.Minute

// clock is the post's clock: the laptop's for a real post; for a drill the
// time of the last entry plus the time since this process opened the file.
func (s *Store) clock() time.Time {
	if s.opts.Clock != nil {
		return s.opts.Clock()
	}
	wall := s.opts.Wall()
	if !s.meta.drill {
		return wall
	}
	return s.lastOpen.In(time.UTC).Add(wall.Sub(s.opened))
}

// AcceptClock says that the laptop's clock is right although it stands behind
// the last entry. The next command notes that down as an entry.
func (s *Store) AcceptClock() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clockOK = true
}

// checkTimes validates when a thing happened against the post's clock and the
// clock against the last entry.
func (tx *Tx) checkTimes(at journal.Time) error {
	if at.Sub(tx.recorded) > maxAhead {
		return refused("at", "time.future", at.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	if tx.recorded >= tx.lastRecorded {
		return nil
	}
	tx.s.mu.Lock()
	ok := tx.s.clockOK
	tx.s.mu.Unlock()
	if !ok && !tx.s.meta.drill {
		return refused("clock", "clock.behind", tx.lastRecorded.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	if tx.s.meta.drill {
		tx.recorded = tx.lastRecorded // a drill's clock never runs back
		return nil
	}
	base := tx.base
	tx.base = "" // it speaks of the command's subject, not of the post
	err := tx.append("clock.ack", tx.s.meta.subject, &clockAcked{Last: tx.lastRecorded})
	tx.base = base
	return err
}
