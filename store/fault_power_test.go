package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

func ackedBefore(acks []acked, k int) []acked {
	for i, a := range acks {
		if a.at > k {
			return acks[:i]
		}
	}
	return acks
}

// faultPoint is the i-th of n points spread over the log, and its dice.
func (p *faultPost) faultPoint(i, n int) (int, *rand.Rand) {
	return p.start + (p.fs.Len()-p.start)*i/n, rand.New(rand.NewPCG(faultSeed, uint64(i)))
}

func TestFaultPowerCutLosesNothingAcknowledged(t *testing.T) {
	p := newFaultPost(t, "")
	p.workload(60)
	points, lost := faultRuns(10, 400), 0
	for i := range points {
		k, dice := p.faultPoint(i, points)
		r := reopenImage(t, p.fs.Crash(k, dice), p.clock)
		acks := ackedBefore(p.acks, k)
		what := fmt.Sprintf("power cut %d at event %d", i, k)
		if n := r.lost(acks); n > 0 {
			lost += n
			t.Errorf("%s: %d acknowledged entries lost", what, n)
		}
		if len(acks) > 0 && !r.finds(acks[len(acks)-1].text[:len("第1000号")]) {
			t.Errorf("%s: search does not find %s", what, acks[len(acks)-1].text)
		}
		r.sound(what)
		if _, err := r.Do(context.Background(), p.by, time.Time{}, WriteNote{Text: "来电了"}); err != nil {
			t.Errorf("%s: the post cannot go on: %v", what, err)
		}
		r.done()
	}
	fmt.Printf("faults: power cuts simulated %d, acknowledged entries lost %d\n", points, lost)
	if err := p.fs.Close(); err != nil {
		t.Error(err)
	}
}

// TestFaultPowerCutUnderNormalLoses proves that the test above can fail, and
// that a head file names what is gone.
func TestFaultPowerCutUnderNormalLoses(t *testing.T) {
	p := newFaultPost(t, "NORMAL")
	p.workload(60)
	points, losing, entries, named := faultRuns(10, 400), 0, 0, 0
	for i := range points {
		k, dice := p.faultPoint(i, points)
		r := reopenImage(t, p.fs.Crash(k, dice), p.clock)
		if n := r.lost(ackedBefore(p.acks, k)); n > 0 {
			losing, entries = losing+1, entries+n
		}
		if behindHead(t, r) {
			named++
			mustName(t, r, fmt.Sprintf("power cut %d at event %d", i, k))
		}
		r.done()
	}
	if losing == 0 {
		t.Error("synchronous=NORMAL lost nothing: the power cuts are not simulated")
	}
	fmt.Printf("faults: with synchronous=NORMAL %d of %d power cuts lost %d acknowledged entries (%d were behind the head file and named)\n",
		losing, points, entries, named)
	if err := p.fs.Close(); err != nil {
		t.Error(err)
	}
}

// behindHead says that the signed head covers entries that are not there.
func behindHead(tb testing.TB, r reopened) bool {
	tb.Helper()
	st, err := r.readHead()
	if err != nil {
		tb.Fatal(err)
	}
	heads, err := readHeads(context.Background(), r.reader)
	if err != nil {
		tb.Fatal(err)
	}
	return !covers(heads, st.Heads)
}

// mustName asserts that a cut tail is reported and the file is left alone.
func mustName(tb testing.TB, r reopened, what string) {
	tb.Helper()
	v, err := r.Verify(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	if v.OK() || v.Damage[0].Code != "verify.cut_tail" {
		tb.Errorf("%s: entries that the head file covers are gone, verify says %+v", what, v.Damage)
	}
	var e *Error
	if !errors.As(r.ReadOnly(), &e) || e.Reason != "head.ahead" {
		tb.Errorf("%s: a post behind its head can be written to: %v", what, r.ReadOnly())
	}
}
