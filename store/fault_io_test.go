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

// ioFault is one error in one run.
type ioFault struct {
	name string
	code int32
	nth  int
	sort sortOfFault
}

// sortOfFault says how long an error lasts, and what else then fails.
type sortOfFault string

const (
	once    sortOfFault = "once"
	forever sortOfFault = "from then on"
	unplug  sortOfFault = "and then the disk is gone"
)

func (f ioFault) String() string { return fmt.Sprintf("%s at operation %d, %s", f.name, f.nth, f.sort) }

func (f ioFault) arm(fs *faultvfs.FS) {
	switch f.sort {
	case once:
		fs.FailNth(f.nth, f.code)
	case forever:
		fs.FailFrom(f.nth, f.code)
	case unplug:
		fs.UnplugAt(f.nth, f.code)
	}
}

const ioCommands = 10

// ioRun is what came of a run under a fault.
type ioRun struct {
	*faultPost
	path    string
	refused map[string]bool // texts that a person was told are not saved
	passed  int             // operations that could have failed
	hits    int             // those that did
}

// runUnder plays the workload on a copy of a post while the disk fails.
func runUnder(t *testing.T, template string, f ioFault) *ioRun {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
		t.Fatal(err)
	}
	fs := mustVFS(t, fmt.Sprintf("io-%d-%d-%.3s", f.code, f.nth, f.sort))
	p := &faultPost{tb: t, fs: fs, clock: &testClock{now: time.Date(2022, 9, 2, 1, 0, 0, 0, testZone(t))}}
	run := &ioRun{faultPost: p, path: filepath.Join(dir, "post.db"), refused: map[string]bool{}}
	s, err := Open(context.Background(), Options{Path: run.path, Wall: p.clock.Now, Version: "test", VFS: fs.Name()})
	if err != nil {
		t.Fatal(err)
	}
	p.adopt(s)
	p.keep(p.keyPath())
	p.keep(p.headPath())
	f.arm(fs)
	for i := range ioCommands {
		run.told(f, i, p.do(i))
		if i == ioCommands/2 {
			run.checkpointed(p.checkpoint("TRUNCATE"))
		}
	}
	run.passed, run.hits = fs.Passed(), fs.Heal()
	return run
}

// told checks the answer to the i-th command.
func (r *ioRun) told(f ioFault, i int, err error) {
	r.tb.Helper()
	if err == nil {
		return
	}
	e := asError(err)
	if e == nil {
		r.tb.Errorf("%s: command %d: %v is no *store.Error", f, i, err)
		return
	}
	if e.Code != Unknown {
		r.refused[faultText(i)] = true
	}
	if !isPersistent(err) {
		return
	}
	if ro := asError(r.ReadOnly()); ro == nil || ro.Reason != "storage.failed" {
		r.tb.Errorf("%s: command %d failed with %v, and the post is not read-only but %v", f, i, err, ro)
	}
}

// checkpointed takes the answer of a checkpoint, which may fail: what it did
// not copy is still in the WAL.
func (r *ioRun) checkpointed(err error) {
	if err != nil && asError(err) != nil {
		r.tb.Errorf("a checkpoint outside the store answered with the store's error: %v", err)
	}
}

// recovered asserts what must hold once the disk is whole again.
func (r *ioRun) recovered(what string, s reopened) (lost int) {
	r.tb.Helper()
	if lost = s.lost(r.acks); lost > 0 {
		r.tb.Errorf("%s: %d acknowledged entries lost", what, lost)
	}
	for i := range ioCommands {
		var n int
		if err := s.reader.queryRow(context.Background(), "SELECT count(*) FROM value WHERE text = ?", faultText(i)).Scan(&n); err != nil {
			r.tb.Fatal(err)
		}
		if n > 1 {
			r.tb.Errorf("%s: command %d stands %d times in the journal", what, i, n)
		}
		if n > 0 && r.refused[faultText(i)] {
			r.tb.Errorf("%s: command %d was answered with a failure, but it is in the journal", what, i)
		}
	}
	s.sound(what)
	s.done()
	return lost
}

// template is a post that was set up, used and closed.
func faultTemplate(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	clock := &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))}
	s, err := Create(context.Background(), Options{Path: filepath.Join(dir, "post.db"), Wall: clock.Now, Version: "test"}, Init{Plan: testPlan(), Officer: "值班员 冯"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// ioFaults spreads n faults of each code over the operations that a healthy
// run does, each once; some stay, and some take the disk along.
func ioFaults(t *testing.T, template string, n int) []ioFault {
	t.Helper()
	var out []ioFault
	for _, c := range []ioFault{{name: "IOERR_WRITE", code: faultvfs.IOErrWrite}, {name: "IOERR_FSYNC", code: faultvfs.IOErrSync}, {name: "FULL", code: faultvfs.Full},
		{name: "IOERR_READ", code: faultvfs.IOErrRead}, {name: "IOERR_TRUNCATE", code: faultvfs.IOErrTruncate}} {
		c.nth, c.sort = 1<<30, once
		healthy := runUnder(t, template, c)
		ops := healthy.passed
		if len(healthy.acks) != ioCommands {
			t.Fatalf("a healthy run acknowledged %d of %d commands", len(healthy.acks), ioCommands)
		}
		healthy.end(c)
		points := min(n, ops)
		for i := range points {
			c.nth = 1 + ops*i/points
			c.sort = once
			out = append(out, c)
			if i%3 == 0 {
				c.sort = forever
				out = append(out, c)
			}
			if i%3 == 1 && c.code != faultvfs.Full {
				c.sort = unplug
				out = append(out, c)
			}
		}
	}
	return out
}

// end closes the store; the disk works again. Closing a post that turned
// read-only leaves everything as it is, and may tell the disk's error again.
func (r *ioRun) end(f ioFault) {
	r.tb.Helper()
	failed := r.ReadOnly() != nil
	if err := r.Close(); err != nil && !(failed && isPersistent(err)) {
		r.tb.Errorf("%s: close: %v", f, err)
	}
	if err := r.fs.Close(); err != nil {
		r.tb.Error(err)
	}
}

func TestFaultIOErrorsNeverCostAnAcknowledgedEntry(t *testing.T) {
	template := faultTemplate(t)
	injected, lost, refused, unknown := 0, 0, 0, 0
	for i, f := range ioFaults(t, template, faultRuns(2, 60)) {
		run := runUnder(t, template, f)
		run.hashes()
		injected += run.hits
		refused += len(run.refused)
		unknown += ioCommands - len(run.refused) - len(run.acks)
		if f.sort == forever && f.code == faultvfs.Full {
			run.freed(f)
		}
		killed, cut := run.fs.Image(), run.fs.Crash(run.fs.Len(), rand.New(rand.NewPCG(faultSeed, uint64(i))))
		run.end(f)
		lost += run.recovered(f.String(), reopen(t, run.path, run.clock))
		lost += run.recovered(f.String()+", then the program is killed", reopenImage(t, killed, run.clock))
		lost += run.recovered(f.String()+", then the power fails", reopenImage(t, cut, run.clock))
	}
	if injected == 0 {
		t.Error("no fault was injected")
	}
	fmt.Printf("faults: I/O faults injected %d, acknowledged entries lost %d (commands refused %d, answered unknown %d)\n", injected, lost, refused, unknown)
}

// freed asserts that a post on a full disk goes on once there is room again.
func (r *ioRun) freed(f ioFault) {
	r.tb.Helper()
	if err := r.do(ioCommands + 4); err != nil {
		r.tb.Errorf("%s: with room again: %v", f, err)
	}
	r.hashes()
}

// TestFaultUnpluggedInCommitIsAnsweredUnknown: the words of the commit lie in
// the WAL, the sync fails, and the retry cannot even read. Nobody may say that
// the command was not saved: after a restart it is there.
func TestFaultUnpluggedInCommitIsAnsweredUnknown(t *testing.T) {
	p := newFaultPost(t, "")
	for i := range 3 { // the first commit of a WAL syncs its header too
		if err := p.do(i); err != nil {
			t.Fatal(err)
		}
	}
	p.fs.UnplugAt(1, faultvfs.IOErrSync)
	err := p.do(3)
	if CodeOf(err) != Unknown || !isPersistent(err) {
		t.Errorf("the command was answered with %v", err)
	}
	if ro := asError(p.ReadOnly()); ro == nil || ro.Reason != "storage.failed" {
		t.Errorf("the post is not read-only but %v", ro)
	}
	if n := p.fs.Heal(); n < 2 {
		t.Errorf("%d operations failed, the retry met none", n)
	}
	r := reopenImage(t, p.fs.Image(), p.clock)
	if !r.finds("1003号") {
		t.Error("the command is not there after a restart: the test proves nothing")
	}
	r.sound("unplugged in a commit")
	r.done()
	if err := p.Close(); err != nil && !isPersistent(err) {
		t.Error(err)
	}
	if err := p.fs.Close(); err != nil {
		t.Error(err)
	}
}
