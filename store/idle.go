package store

import (
	"context"
	"time"
)

// idleDelay is how long nothing must be written before the WAL is folded into
// the database. SQLite does it by itself inside whichever commit makes the WAL
// long: then an officer waits for it. In a pause nobody does.
const idleDelay = 3 * time.Second

// rest begins the pause anew; the caller holds the lock.
func (h *headWriter) rest(s *Store) {
	switch {
	case h.done:
	case h.quiet != nil:
		h.quiet.Reset(idleDelay)
	default:
		h.quiet = time.AfterFunc(idleDelay, func() {
			h.mu.Lock()
			done := h.done
			h.mu.Unlock()
			if !done {
				s.checkpoint(context.Background(), "PASSIVE")
			}
		})
	}
}

// checkpoint folds the WAL into the database: PASSIVE takes what no reader
// needs and waits for nobody, TRUNCATE empties the WAL, too. One that fails
// loses nothing, the entries stay in the WAL; a disk that will not recover makes
// the program read-only as it does anywhere else.
func (s *Store) checkpoint(ctx context.Context, mode string) {
	if s.ReadOnly() != nil {
		return
	}
	if err := s.writer.exec(ctx, "PRAGMA wal_checkpoint("+mode+")"); err != nil && !isBusy(err) {
		_ = s.noteFailure(err) // it gives the error back, which nobody waits for
	}
}
