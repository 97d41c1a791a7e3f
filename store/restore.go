package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
// the first one. A state in the copy that is not what its journal says is made
// again. Errors: not_found, refused (the record in the copy is damaged, or the
// file to be replaced is another post's), internal.
func Restore(ctx context.Context, o Options, copyPath, by string) (_ Restored, err error) {
	var out Restored
	c, err := checkCopy(ctx, o, copyPath)
	if err != nil {
		return out, err
	}
	known, err := headsBeside(ctx, o, c.post)
	if err != nil {
		return out, err
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
	if err := copyFiles(backupFiles(filepath.Dir(copyPath)), o.Path+".files"); err != nil {
		return out, internal("restore.copy", err)
	}
	s, err := Open(ctx, o)
	if err != nil {
		return out, err
	}
	if c.stale {
		_, err = s.rebuild(ctx)
	}
	if err == nil {
		out.Station, out.Missing, err = s.join(ctx, known, by)
	}
	return out, errors.Join(err, s.Close())
}

// checked is what was found out about a copy.
type checked struct {
	post  string
	stale bool // its state is not what its journal says
}

// checkCopy verifies the copy in a place of its own, so that the backup is not
// touched; it has no head beside it, and that alone is no damage.
func checkCopy(ctx context.Context, o Options, path string) (c checked, err error) {
	if _, err := os.Stat(path); err != nil {
		return c, notFound("file", "restore.no_file", path)
	}
	dir, err := os.MkdirTemp("", "zhiban-restore-")
	if err != nil {
		return c, internal("restore.check", err)
	}
	defer func() { err = errors.Join(err, internalOrNil("restore.check", os.RemoveAll(dir))) }()
	o.Path = filepath.Join(dir, "copy.db")
	if err := copyFile(path, o.Path); err != nil {
		return c, internal("restore.check", err)
	}
	s, err := Open(ctx, o)
	if e := asError(err); e != nil && e.Reason == "open.foreign_file" {
		return c, refused("file", "restore.foreign_file", path) // not the copy of it that was looked at
	}
	if err != nil {
		return c, err
	}
	v, err := s.Verify(ctx)
	if err := errors.Join(err, s.closePools()); err != nil {
		return c, err
	}
	for _, d := range v.Damage {
		if !oneOf(d.Code, "verify.no_head", "verify.file_missing") { // the contents of attachments lie elsewhere
			return c, refused("file", "restore.damaged", fmt.Sprintf("%s %s-%d", d.Code, d.Station, d.Seq))
		}
	}
	return checked{post: s.meta.post, stale: v.State != nil}, nil
}

// headsBeside reads how far the file that is about to be replaced had come,
// from itself and from its signed head; either may be gone or damaged.
func headsBeside(ctx context.Context, o Options, post string) ([]journal.Head, error) {
	signed := headsFromFile(o.Path + ".head")
	if signed.Post != "" && signed.Post != post {
		return nil, refused("file", "restore.other_post", o.Path)
	}
	s, err := Open(ctx, o)
	if err != nil {
		return signed.Heads, nil //nolint:nilerr // the head file is all that is left
	}
	if s.meta.post != post {
		return nil, errors.Join(refused("file", "restore.other_post", o.Path), s.closePools())
	}
	heads, err := s.everKnown(ctx)
	if err != nil {
		heads = nil
	}
	return newest(heads, signed.Heads), s.closePools()
}

// everKnown reads the heads here and those that stations of this file knew of
// when they went on from a copy: a letter is never given twice, also when the
// chain it stood for is lost.
func (s *Store) everKnown(ctx context.Context) ([]journal.Head, error) {
	heads, err := s.Heads(ctx)
	if err != nil {
		return nil, err
	}
	err = entriesWhere(ctx, s.reader, "WHERE kind = 'station.join'", nil, func(e journal.Entry, _ []journal.Value) error {
		var j stationJoined
		if err := json.Unmarshal(e.Data, &j); err != nil {
			return err
		}
		heads = newest(heads, j.Known)
		return nil
	})
	return heads, err
}

// headsFromFile reads a signed head without a key to check it against: good
// enough to declare what is missing.
func headsFromFile(path string) journal.Statement {
	raw, err := os.ReadFile(path)
	if err != nil {
		return journal.Statement{}
	}
	text, _, _ := strings.Cut(string(raw), "\n\n")
	st, err := journal.ParseStatement(text + "\n")
	if err != nil {
		return journal.Statement{}
	}
	return st
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

// moveAside keeps what is there under a name that is free; key and head are
// kept also when the database itself is gone.
func moveAside(o Options) (string, error) {
	if !anyBeside(o.Path) {
		return "", nil
	}
	name := fmt.Sprintf("%s.old-%s", o.Path, o.Wall().UTC().Format("20060102-150405"))
	old := name
	for i := 2; anyBeside(old); i++ {
		old = fmt.Sprintf("%s-%d", name, i)
	}
	if err := moveBack(o.Path, old); err != nil {
		return "", errors.Join(err, moveBack(old, o.Path))
	}
	return old, nil
}

func anyBeside(path string) bool {
	return slices.ContainsFunc(besideFiles(), func(suffix string) bool {
		_, err := os.Stat(path + suffix)
		return !errors.Is(err, os.ErrNotExist)
	})
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
