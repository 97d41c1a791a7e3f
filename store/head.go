package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"zhiban/store/journal"
)

// headDelay is the longest a committed entry waits for its signed head.
const headDelay = 2 * time.Second

// headWriter rewrites FILE.head some time after a commit, outside its way.
type headWriter struct {
	mu    sync.Mutex
	timer *time.Timer
	quiet *time.Timer // fires when nothing was written for a while: see idle.go
	wrote bool        // something was committed here since the file was opened
	done  bool
}

func (h *headWriter) woken() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.wrote
}

func (h *headWriter) wake(s *Store) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wrote = true
	h.rest(s)
	if h.timer != nil || h.done {
		return
	}
	h.timer = time.AfterFunc(headDelay, func() {
		h.mu.Lock()
		h.timer = nil
		done := h.done
		h.mu.Unlock()
		if done {
			return
		}
		if err := s.WriteHead(context.Background()); err != nil {
			s.setReadOnly(&Error{Code: Internal, Reason: "storage.head", wrapped: err})
		}
	})
}

func (h *headWriter) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.done = true
	for _, t := range []*time.Timer{h.timer, h.quiet} {
		if t != nil {
			t.Stop()
		}
	}
}

func (s *Store) headPath() string { return s.opts.Path + ".head" }
func (s *Store) keyPath() string  { return s.opts.Path + ".key" }

// WriteHead signs the ends of all chains and writes them beside the database.
// SQLite's own write lock keeps several processes apart; a head never goes
// backwards. Errors: internal.
func (s *Store) WriteHead(ctx context.Context) error {
	if s.meta.key == nil {
		return nil
	}
	db, err := s.writer.begin(ctx)
	if err != nil {
		return internal("head.lock", err)
	}
	werr := s.writeHeadLocked(ctx, db)
	return errors.Join(werr, internalOrNil("head.lock", db.tx.Rollback()))
}

func (s *Store) writeHeadLocked(ctx context.Context, db *dbtx) error {
	heads, err := readHeads(ctx, db)
	if err != nil {
		return internal("head.read", err)
	}
	old, err := s.readHead()
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return refused("head", "head.damaged", s.headPath())
	}
	if !covers(heads, old.Heads) {
		return refused("head", "head.ahead", s.headPath())
	}
	signed, err := s.meta.key.Sign(journal.Statement{Post: s.meta.post, Heads: heads})
	if err != nil {
		return internal("head.sign", err)
	}
	return internalOrNil("head.write", writeFileDurably(s.headPath(), []byte(signed)))
}

// covers says that heads reaches at least as far as old on every chain.
func covers(heads, old []journal.Head) bool {
	for _, o := range old {
		if headSeq(heads, o.Station) < o.Seq {
			return false
		}
	}
	return true
}

func headSeq(heads []journal.Head, station string) int64 {
	for _, h := range heads {
		if h.Station == station {
			return h.Seq
		}
	}
	return 0
}

// readHead opens FILE.head with this station's public key.
func (s *Store) readHead() (journal.Statement, error) {
	raw, err := os.ReadFile(s.headPath())
	if err != nil {
		return journal.Statement{}, err
	}
	st, err := journal.OpenSeal(string(raw), s.meta.public)
	if err != nil {
		return st, err
	}
	if st.Post != s.meta.post {
		return st, fmt.Errorf("head of another post %s", st.Post)
	}
	return st, nil
}

// readHeads reads the end of every chain.
func readHeads(ctx context.Context, q querier) ([]journal.Head, error) {
	rows, err := q.query(ctx, `WITH RECURSIVE chain (letter) AS (
			SELECT min(station) FROM journal
			UNION ALL SELECT (SELECT min(station) FROM journal WHERE station > letter) FROM chain WHERE letter IS NOT NULL)
		SELECT j.station, j.seq, j.hash FROM chain c JOIN journal j
			ON j.station = c.letter AND j.seq = (SELECT max(seq) FROM journal WHERE station = c.letter)
		ORDER BY j.station`)
	if err != nil {
		return nil, fmt.Errorf("read heads: %w", err)
	}
	defer rows.Close()
	var out []journal.Head
	for rows.Next() {
		var h journal.Head
		var hash []byte
		if err := rows.Scan(&h.Station, &h.Seq, &hash); err != nil {
			return nil, fmt.Errorf("read heads: %w", err)
		}
		h.Hash = hex.EncodeToString(hash)
		out = append(out, h)
	}
	return out, rows.Err()
}

// checkHead compares the signed head with the journal at open: a file that is
// behind its head lost its tail, and must not grow a second one.
func (s *Store) checkHead(ctx context.Context) error {
	if s.meta.key == nil {
		s.setReadOnly(&Error{Code: Refused, Field: "key", Reason: "open.copied_file", Arg: s.keyPath()})
		return nil
	}
	st, err := s.readHead()
	if errors.Is(err, os.ErrNotExist) {
		return nil // the laptop stopped before the first head was written
	}
	if err != nil {
		s.setReadOnly(&Error{Code: Refused, Field: "head", Reason: "head.damaged", Arg: s.headPath()})
		return nil //nolint:nilerr // the file opens to be read; ReadOnly says why
	}
	for _, h := range st.Heads {
		var hash []byte
		err := s.reader.queryRow(ctx, "SELECT coalesce((SELECT hash FROM journal WHERE station = ? AND seq = ?), x'')", h.Station, h.Seq).Scan(&hash)
		if err != nil {
			return internal("head.read", err)
		}
		if hex.EncodeToString(hash) != h.Hash {
			s.setReadOnly(&Error{Code: Refused, Field: "head", Reason: "head.ahead", Arg: fmt.Sprintf("%s-%d", h.Station, h.Seq)})
		}
	}
	return nil
}

// writeFileDurably replaces a file so that after a power cut either the old
// or the new content is there.
func writeFileDurably(path string, data []byte) error {
	tmp := path + ".tmp"
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, werr := f.Write(data)
	if err := errors.Join(werr, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	serr := d.Sync()
	return errors.Join(serr, d.Close())
}
