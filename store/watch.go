package store

import (
	"context"
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

// Watch publishes Changed when another process has written to the file, until
// the context ends. It asks SQLite's data_version on a connection of its own:
// the number only moves for commits of others.
func (s *Store) Watch(ctx context.Context) error {
	own, err := dial(fileDSN(s.opts.Path, readerDSN, s.opts.VFS), 1)
	if err != nil {
		return internal("watch", err)
	}
	defer func() { _ = own.close() }() // nothing was written through it
	var last int64
	if err := own.queryRow(ctx, "PRAGMA data_version").Scan(&last); err != nil {
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
		var now int64
		if err := own.queryRow(ctx, "PRAGMA data_version").Scan(&now); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return internal("watch", err)
		}
		if now != last {
			last = now
			s.publish(nil)
		}
	}
}
