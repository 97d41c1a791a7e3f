package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhiban/store/faultvfs"
)

// faultRuns is how often a fault test tries: few times in every test run, and
// as often as the figures need with ZHIBAN_FAULTS=1.
func faultRuns(few, many int) int {
	if os.Getenv("ZHIBAN_FAULTS") == "1" {
		return many
	}
	return few
}

// faultSeed makes every fault repeatable.
const faultSeed = 20220902

// acked is one command that a person was told is saved.
type acked struct {
	at   int // events of the log up to the word
	text string
	refs map[string]string // entry id → hash
}

// faultPost is a post on a disk that is watched.
type faultPost struct {
	*Store
	tb    testing.TB
	fs    *faultvfs.FS
	clock *testClock
	by    string
	acks  []acked
	start int // events when the set-up was done
}

func mustVFS(tb testing.TB, name string) *faultvfs.FS {
	tb.Helper()
	fs, err := faultvfs.New(name)
	if err != nil {
		tb.Fatal(err)
	}
	return fs
}

func newFaultPost(t *testing.T, synchronous string) *faultPost {
	t.Helper()
	fs := mustVFS(t, "fault-"+t.Name())
	p := &faultPost{tb: t, fs: fs, clock: &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))}}
	o := Options{Path: filepath.Join(t.TempDir(), "post.db"), Wall: p.clock.Now, Version: "test", VFS: fs.Name(), Synchronous: synchronous,
		Entropy: rand.NewChaCha8([32]byte{1})}
	s, err := Create(context.Background(), o, Init{Plan: testPlan(), Officer: "值班员 冯"})
	if err != nil {
		t.Fatal(err)
	}
	p.adopt(s)
	p.keep(p.keyPath())
	p.keep(p.headPath())
	if err := p.checkpoint("TRUNCATE"); err != nil { // what the set-up wrote is safe under NORMAL too
		t.Fatal(err)
	}
	p.start = fs.Len()
	return p
}

// adopt takes an open store. The timer of the head file stands still: the
// tests write it where the log can tell when.
func (p *faultPost) adopt(s *Store) {
	p.tb.Helper()
	s.heads.stop()
	who, err := s.PersonByName(context.Background(), "值班员 冯")
	if err != nil {
		p.tb.Fatal(err)
	}
	p.Store, p.by = s, who.ID
}

func (p *faultPost) keep(path string) {
	p.tb.Helper()
	if err := p.fs.Keep(path); err != nil {
		p.tb.Fatal(err)
	}
}

func (p *faultPost) writeHead() {
	p.tb.Helper()
	if err := p.WriteHead(context.Background()); err != nil {
		p.tb.Fatal(err)
	}
	p.keep(p.headPath())
}

// checkpoint copies the WAL into the database as the program does when idle.
// A disk that fails here has lost nothing yet, so the error tells nothing.
func (p *faultPost) checkpoint(mode string) error {
	err := p.writer.exec(context.Background(), "PRAGMA wal_checkpoint("+mode+")")
	return err
}

// faultText is the text of the i-th command, found by searching for its number.
func faultText(i int) string { return fmt.Sprintf("第%d号情况，李婶要降压药", 1000+i) }

// faultCommand is the i-th command of the workload.
func faultCommand(i int) Command {
	text := faultText(i)
	switch i % 5 {
	case 0:
		return ReportMatter{Type: "medicine", Grid: fmt.Sprint(1 + i%3), Household: fmt.Sprintf("%d号", i), Text: text}
	case 1:
		return DispatchMatter{ID: fmt.Sprintf("K-%03d", i/5+1), Group: "medical", Text: text}
	case 2:
		return WriteNote{Text: text, Figures: []Figure{{What: "药", Number: int64(i), Unit: "盒", Basis: "exact"}}}
	case 3:
		return AddPerson{Name: text, Phone: "13800000000", Role: RoleOfficer}
	default:
		return WriteNote{Text: text}
	}
}

// do runs the i-th command and notes what the person was told.
func (p *faultPost) do(i int) error {
	p.tb.Helper()
	p.clock.Minutes(2)
	r, err := p.Do(context.Background(), p.by, time.Time{}, faultCommand(i))
	if err != nil {
		return err
	}
	a := acked{at: p.fs.Ack(), text: faultText(i), refs: map[string]string{}}
	for _, e := range r.Entries {
		a.refs[e.ID] = ""
	}
	p.acks = append(p.acks, a)
	return nil
}

// hashes fills in what the live store holds for the acknowledged entries.
func (p *faultPost) hashes() {
	p.tb.Helper()
	for _, a := range p.acks {
		for id := range a.refs {
			a.refs[id] = hashOf(p.tb, p.Store, id)
		}
	}
}

func hashOf(tb testing.TB, s *Store, id string) (hash string) {
	tb.Helper()
	err := s.reader.queryRow(context.Background(), "SELECT coalesce((SELECT hex(hash) FROM journal WHERE id = ?), '')", id).Scan(&hash)
	if err != nil {
		tb.Fatal(err)
	}
	return hash
}

// workload is a busy hour: commands with fold and search, checkpoints between
// them, now and then a signed head, and a proper end.
func (p *faultPost) workload(n int) {
	p.tb.Helper()
	for i := range n {
		if err := p.do(i); err != nil {
			p.tb.Fatalf("command %d: %v", i, err)
		}
		switch {
		case i%40 == 39:
			if err := p.checkpoint("TRUNCATE"); err != nil {
				p.tb.Fatal(err)
			}
		case i%16 == 15:
			if err := p.checkpoint("PASSIVE"); err != nil {
				p.tb.Fatal(err)
			}
		case i%10 == 9:
			p.writeHead()
		}
	}
	p.hashes()
	if err := p.Close(); err != nil {
		p.tb.Fatal(err)
	}
	p.keep(p.headPath())
}

// reopened is what stands in a folder after a fault.
type reopened struct {
	*Store
	tb testing.TB
}

// reopen opens a post on a healthy disk. That it opens at all is asserted:
// nothing a disk can lose may lock people out of their journal.
func reopen(tb testing.TB, path string, clock *testClock) reopened {
	tb.Helper()
	s, err := Open(context.Background(), Options{Path: path, Wall: clock.Now, Version: "test"})
	if err != nil {
		tb.Fatalf("the post does not open again: %v", err)
	}
	s.heads.stop()
	return reopened{s, tb}
}

func reopenImage(tb testing.TB, im faultvfs.Image, clock *testClock) reopened {
	tb.Helper()
	dir := tb.TempDir()
	if err := im.WriteTo(dir); err != nil {
		tb.Fatal(err)
	}
	return reopen(tb, filepath.Join(dir, "post.db"), clock)
}

// lost counts the acknowledged entries that are gone or changed.
func (r reopened) lost(acks []acked) (n int) {
	r.tb.Helper()
	for _, a := range acks {
		for id, hash := range a.refs {
			if got := hashOf(r.tb, r.Store, id); got == "" || (hash != "" && got != hash) {
				n++
			}
		}
	}
	return n
}

// sound asserts that nothing at all is wrong with the record.
func (r reopened) sound(what string) {
	r.tb.Helper()
	v, err := r.Verify(context.Background())
	if err != nil {
		r.tb.Fatal(err)
	}
	if !v.OK() {
		r.tb.Errorf("%s: record is not sound: %+v %+v", what, v.Damage, v.State)
	}
	if err := r.ReadOnly(); err != nil {
		r.tb.Errorf("%s: read-only: %v", what, err)
	}
}

func (r reopened) finds(text string) bool {
	r.tb.Helper()
	hits, err := r.Search(context.Background(), text, 10)
	if err != nil {
		r.tb.Fatal(err)
	}
	return len(hits) > 0
}

// done closes it; a post found damaged is read-only and may not be written to.
func (r reopened) done() {
	r.tb.Helper()
	if err := r.Close(); err != nil {
		r.tb.Error(err)
	}
}
