package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Restored says what a restore did.
type Restored struct {
	Station string // the new letter of this laptop
	Old     string // where the replaced file lies now, "" when there was none
	Missing []Gap  // entries that the replaced file or its head had and the copy has not
}

// Restore replaces the file at o.Path by a checked copy and goes on as a new
// station, whose first entry names both heads and the missing range. The old
// file is kept under a new name. by is the subject id of an officer; "" takes
// the first one. Errors: not_found, refused (the copy is damaged), internal.
func Restore(ctx context.Context, o Options, copyPath, by string) (_ Restored, err error) {
	var out Restored
	if err := checkCopy(ctx, o, copyPath); err != nil {
		return out, err
	}
	known, knownErr := headsBeside(ctx, o)
	if knownErr != nil {
		return out, knownErr
	}
	if out.Old, err = moveAside(o); err != nil {
		return out, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removePost(o.Path), moveBack(out.Old, o.Path))
		}
	}()
	if err := copyFile(copyPath, o.Path); err != nil {
		return out, internal("restore.copy", err)
	}
	s, err := Open(ctx, o)
	if err != nil {
		return out, err
	}
	out.Station, out.Missing, err = s.join(ctx, known, by)
	return out, errors.Join(err, s.Close())
}

// checkCopy verifies the copy in a place of its own, so that the backup is not
// touched; it has no head beside it, and that alone is no damage.
func checkCopy(ctx context.Context, o Options, path string) error {
	if _, err := os.Stat(path); err != nil {
		return notFound("file", "open.no_file", path)
	}
	dir, err := os.MkdirTemp("", "zhiban-restore-")
	if err != nil {
		return internal("restore.check", err)
	}
	defer os.RemoveAll(dir)
	o.Path = dir + "/copy.db"
	if err := copyFile(path, o.Path); err != nil {
		return internal("restore.check", err)
	}
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	v, err := s.Verify(ctx)
	if err := errors.Join(err, s.closePools()); err != nil {
		return err
	}
	for _, d := range v.Damage {
		if d.Code != "verify.no_head" {
			return refused("file", "restore.damaged", fmt.Sprintf("%s %s-%d", d.Code, d.Station, d.Seq))
		}
	}
	return nil
}

// headsBeside reads how far the file that is about to be replaced had come,
// from itself and from its signed head; either may be gone.
func headsBeside(ctx context.Context, o Options) ([]journal.Head, error) {
	s, err := Open(ctx, o)
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil, nil
		}
		return headsFromFile(o.Path + ".head"), nil // damaged: the head file is all that is left
	}
	heads, err := s.Heads(ctx)
	if st, herr := s.readHead(); herr == nil {
		heads = newest(heads, st.Heads)
	}
	return heads, errors.Join(err, s.closePools())
}

// headsFromFile reads the heads out of a signed note without a key to check it
// against: good enough to declare what is missing.
func headsFromFile(path string) []journal.Head {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	text, _, _ := strings.Cut(string(raw), "\n\n")
	st, err := journal.ParseStatement(text + "\n")
	if err != nil {
		return nil
	}
	return st.Heads
}

func newest(a, b []journal.Head) []journal.Head {
	out := append([]journal.Head(nil), a...)
	for _, h := range b {
		found := false
		for i := range out {
			if out[i].Station == h.Station {
				found = true
				if h.Seq > out[i].Seq {
					out[i] = h
				}
			}
		}
		if !found {
			out = append(out, h)
		}
	}
	return out
}

// besideFiles belong to a database and move with it.
func besideFiles() []string { return []string{"", "-wal", "-shm", ".key", ".head"} }

func moveAside(o Options) (string, error) {
	if _, err := os.Stat(o.Path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	old := fmt.Sprintf("%s.old-%s", o.Path, o.Wall().UTC().Format("20060102-150405"))
	return old, moveBack(o.Path, old)
}

func moveBack(from, to string) error {
	if from == "" {
		return nil
	}
	for _, suffix := range besideFiles() {
		if err := os.Rename(from+suffix, to+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return internal("restore.move", err)
		}
	}
	return nil
}

func copyFile(from, to string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return writeFileDurably(to, raw)
}

// join makes this file a new station that goes on from the copy.
func (s *Store) join(ctx context.Context, known []journal.Head, by string) (string, []Gap, error) {
	have, err := s.Heads(ctx)
	if err != nil {
		return "", nil, err
	}
	letter, err := s.freeLetter(ctx, known)
	if err != nil {
		return "", nil, err
	}
	if by == "" {
		if by, err = s.firstOfficer(ctx); err != nil {
			return "", nil, err
		}
	}
	s.meta.station = letter
	if err := s.makeKey(); err != nil {
		return "", nil, err
	}
	s.mu.Lock()
	s.readOnly = nil // it was a copy without a key; now it is a station
	s.mu.Unlock()
	c := joinStation{letter: letter, public: s.meta.public, from: have, known: known}
	if _, err := s.Do(ctx, by, time.Time{}, c); err != nil {
		return "", nil, err
	}
	return letter, c.missing(), nil
}

// joinStation is the first command of a new station.
type joinStation struct {
	letter, public string
	from, known    []journal.Head
}

func (c joinStation) missing() []Gap {
	var out []Gap
	for _, k := range c.known {
		if have := headSeq(c.from, k.Station); have < k.Seq {
			out = append(out, Gap{Station: k.Station, From: have + 1, To: k.Seq})
		}
	}
	return out
}

func (c joinStation) plan(tx *Tx) error {
	_, err := tx.create("station.join", &stationJoined{Letter: c.letter, Public: c.public, From: c.from, Known: c.known, Missing: c.missing()})
	if err != nil {
		return err
	}
	err = tx.db.exec(tx.ctx, "INSERT INTO local (key, value) VALUES ('station', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", c.letter)
	return internalOrNil("restore.station", err)
}

// freeLetter picks the first letter that neither the copy nor the replaced
// file has used.
func (s *Store) freeLetter(ctx context.Context, known []journal.Head) (string, error) {
	have, err := s.Heads(ctx)
	if err != nil {
		return "", err
	}
	used := newest(have, known)
	for _, r := range letters {
		if headSeq(used, string(r)) == 0 {
			return string(r), nil
		}
	}
	return "", refused("station", "restore.no_letter", "")
}

func (s *Store) firstOfficer(ctx context.Context) (string, error) {
	var by string
	err := s.reader.queryRow(ctx, "SELECT officer FROM journal"+postOrder+" LIMIT 1").Scan(&by)
	return by, internalOrNil("restore.officer", err)
}
