package store

import (
	"context"
	"errors"
	"time"
)

// Subscribe gives a channel on which Changed arrives after each commit of this
// process, and after commits of others while Watch runs. A slow receiver gets
// one Changed without topics instead of a queue. Call cancel when done.
func (s *Store) Subscribe() (changes <-chan Changed, cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	ch := make(chan Changed, 1)
	s.subs[id] = ch
	return ch, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.subs, id)
	}
}

func (s *Store) publish(topics []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ch := range s.subs {
		select {
		case ch <- Changed{Topics: topics}:
		default:
			select { // full: whoever is behind re-reads everything
			case <-ch:
			default:
			}
			select {
			case ch <- Changed{}:
			default:
			}
		}
	}
}

// watchEvery is how often other processes' commits are looked for.
const watchEvery = 250 * time.Millisecond

// Watch publishes Changed when another process has written to the journal, until
// the context ends. It asks SQLite's data_version on a connection of its own,
// which moves for every commit of another connection, and then whether an entry
// came: a draft that is kept in mid typing must not have everything read again.
func (s *Store) Watch(ctx context.Context) error {
	own, err := dial(fileDSN(s.opts.Path, readerDSN, s.opts.VFS), 1)
	if err != nil {
		return internal("watch", err)
	}
	defer func() { _ = own.close() }() // nothing was written through it
	const entries = "SELECT coalesce(max(n), 0) FROM journal"
	var last, written int64
	if err := errors.Join(own.queryRow(ctx, "PRAGMA data_version").Scan(&last), own.queryRow(ctx, entries).Scan(&written)); err != nil {
		return internal("watch", err)
	}
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		var now, n int64
		err := own.queryRow(ctx, "PRAGMA data_version").Scan(&now)
		if err == nil && now != last {
			err = own.queryRow(ctx, entries).Scan(&n)
		}
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return internal("watch", err)
		}
		if now != last && n != written {
			written = n
			s.publish(nil)
		}
		last = now
	}
}
