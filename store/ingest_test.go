package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
)

// joinFrom makes another station out of a backup of p, on a laptop whose clock
// is some way off.
func joinFrom(tb testing.TB, p *testPost, ahead time.Duration) *testPost {
	tb.Helper()
	ctx := context.Background()
	b, err := p.Backup(ctx, "stick")
	if err != nil {
		tb.Fatal(err)
	}
	clock := &testClock{now: p.clock.Now().Add(ahead)}
	o := Options{Path: filepath.Join(tb.TempDir(), "post.db"), Wall: clock.Now, Version: "test", Synchronous: "OFF"}
	if _, err := Restore(ctx, o, b.Path, ""); err != nil {
		tb.Fatal(err)
	}
	s, err := Open(ctx, o)
	if err != nil {
		tb.Fatal(err)
	}
	return postOf(tb, s, clock, o)
}

// twoStations is a post on two laptops that both know everything so far.
func twoStations(tb testing.TB) (k, l *testPost) {
	tb.Helper()
	k = quickPost(tb, filepath.Join(tb.TempDir(), "post.db"), Init{})
	k.do(ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"})
	l = joinFrom(tb, k, 20*time.Second)
	exchange(tb, k, l)
	k.clock.Minutes(2)
	l.clock.Minutes(2)
	return k, l
}

func headOf(tb testing.TB, p *testPost, station string) int64 {
	tb.Helper()
	heads, err := p.Heads(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	return headSeq(heads, station)
}

func entriesAfter(tb testing.TB, p *testPost, station string, seq int64, limit int) []Foreign {
	tb.Helper()
	list, err := p.EntriesAfter(context.Background(), station, seq, limit)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// send brings everything that from has to to.
func send(tb testing.TB, from, to *testPost) {
	tb.Helper()
	heads, err := from.Heads(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	for _, h := range heads {
		if _, err := to.Ingest(context.Background(), entriesAfter(tb, from, h.Station, headOf(tb, to, h.Station), 1<<30)); err != nil {
			tb.Fatal(err)
		}
	}
}

func exchange(tb testing.TB, a, b *testPost) {
	tb.Helper()
	send(tb, a, b)
	send(tb, b, a)
}

// gossip sends one chunk of random chains, sizes and overlaps, shuffled and
// with some entries twice.
func gossip(tb testing.TB, rng *rand.Rand, from, to *testPost) {
	tb.Helper()
	heads, err := from.Heads(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	var chunk []Foreign
	for _, h := range heads {
		if rng.IntN(3) == 0 {
			continue
		}
		start := max(0, headOf(tb, to, h.Station)-int64(rng.IntN(8)))
		chunk = append(chunk, entriesAfter(tb, from, h.Station, start, 1+rng.IntN(30))...)
	}
	for range rng.IntN(4) {
		if len(chunk) > 0 {
			chunk = append(chunk, chunk[rng.IntN(len(chunk))])
		}
	}
	rng.Shuffle(len(chunk), func(i, j int) { chunk[i], chunk[j] = chunk[j], chunk[i] })
	got, err := to.Ingest(context.Background(), chunk)
	if err != nil {
		tb.Fatal(err)
	}
	if got.New+got.Known != len(chunk) {
		tb.Fatalf("%+v of %d entries", got, len(chunk))
	}
}

// learn tells an actor what its station knows now.
func (a *actor) learn() {
	a.p.tb.Helper()
	ctx := context.Background()
	people, err := a.p.People(ctx, PersonFilter{})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	matters, err := a.p.Matters(ctx, MatterFilter{})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	teams, err := a.p.Teams(ctx)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, x := range people {
		a.people = append(without(a.people, x.ID), x.ID)
	}
	for _, x := range matters {
		a.matters = append(without(a.matters, x.ID), x.ID)
	}
	for _, x := range teams {
		a.teams = append(without(a.teams, x.ID), x.ID)
	}
}

func TestStationsEndInOneState(t *testing.T) {
	conflicts := 0
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 2))
			k := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
			l := joinFrom(t, k, 20*time.Second)
			m := joinFrom(t, l, -30*time.Second) // from a copy of a copy: it knows of L before K does
			stations := []*testPost{k, l, m}
			var actors []*actor
			for _, p := range stations {
				actors = append(actors, newActor(p, rng))
			}
			for range 25 {
				for _, a := range actors {
					for range rng.IntN(8) {
						a.step()
					}
				}
				for range 3 {
					from, to := rng.IntN(3), rng.IntN(3)
					gossip(t, rng, stations[from], stations[to])
					actors[to].learn()
				}
			}
			conflicts += oneStateOf(t, stations...)
		})
	}
	if conflicts == 0 {
		t.Error("no two stations ever wrote on one base: the test says nothing about conflicts")
	}
}

// oneStateOf brings the stations together and compares what they hold; it
// returns the number of conflicts.
func oneStateOf(t *testing.T, stations ...*testPost) int {
	t.Helper()
	ctx := context.Background()
	for range 2 {
		for _, a := range stations {
			for _, b := range stations {
				send(t, a, b)
			}
		}
	}
	want := dump(t, stations[0].reader)
	list, err := stations[0].Conflicts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	hits := searchAll(t, stations[0])
	for _, p := range stations {
		sameDump(t, "station "+p.Station(), dump(t, p.reader), want)
		if _, err := p.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		sameDump(t, "rebuilt station "+p.Station(), dump(t, p.reader), want)
		other, err := p.Conflicts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(other) != fmt.Sprint(list) {
			t.Errorf("station %s lists the conflicts\n%v\nstation %s\n%v", p.Station(), other, stations[0].Station(), list)
		}
		if got := searchAll(t, p); len(got) != len(hits) {
			t.Errorf("station %s finds\n%s\nstation %s\n%s", p.Station(), got, stations[0].Station(), hits)
		}
		p.sound()
	}
	copiesAreFolds(t, stations[0], 4)
	return len(list)
}

func TestTwoEntriesOnOneBaseAreShownUntilAPersonDecides(t *testing.T) {
	k, l := twoStations(t)
	ctx := context.Background()
	m, err := k.Matter(ctx, "K-001")
	if err != nil {
		t.Fatal(err)
	}
	base, err := k.Last(ctx, m.ID)
	if err != nil || base == "" {
		t.Fatalf("%q, %v", base, err)
	}
	l.do(DispatchMatter{ID: "K-001", To: "何医生"}) // recorded first, although it arrives last
	k.clock.Minutes(1)
	kd := k.do(DispatchMatter{ID: "K-001", To: "街道"})
	k.do(ChaseMatter{ID: "K-001"})
	l.do(ChaseMatter{ID: "K-001"})
	exchange(t, k, l)
	for _, p := range []*testPost{k, l} {
		list, err := p.Conflicts(ctx)
		if err != nil || len(list) != 1 || list[0].Base != base || list[0].Second != kd.Entries[0].ID {
			t.Fatalf("station %s: %+v, %v", p.Station(), list, err)
		}
		m, err := p.Matter(ctx, "K-001")
		if err != nil || m.Owner != "街道" || m.Chases != 2 {
			t.Errorf("station %s: %+v, %v", p.Station(), m, err)
		}
	}
	subject := kd.Subject
	l.refuse(SettleConflict{Subject: subject, Base: base, Keep: "neither"}, NotFound, "conflict.unknown")
	l.do(SettleConflict{Subject: subject, Base: base, Keep: kd.Entries[0].ID})
	exchange(t, k, l)
	if n := oneStateOf(t, k, l); n != 0 {
		t.Errorf("%d conflicts after the decision", n)
	}
}

func TestIngestTakesAllOrNothing(t *testing.T) {
	k, l := twoStations(t)
	for i := range 6 {
		l.do(WriteNote{Text: fmt.Sprint("第", i)})
	}
	seq := headOf(t, k, "L")
	news := func() []Foreign { return entriesAfter(t, l, "L", seq, 100) }
	for _, c := range []struct {
		name   string
		list   func([]Foreign) []Foreign
		reason string
		bad    int64 // the entry that is named, counted from the first new one
	}{
		{"first missing", func(f []Foreign) []Foreign { return f[1:] }, "ingest.gap", 1},
		{"middle missing", func(f []Foreign) []Foreign { return append(f[:2:2], f[3:]...) }, "ingest.gap", 3},
		{"byte changed", func(f []Foreign) []Foreign { f[3].Raw[20] ^= 1; return f }, "ingest.wrong_hash", 3},
		{"moved up", func(f []Foreign) []Foreign { f[0].Seq = f[5].Seq + 1; return f }, "ingest.gap", 1},
		{"other station", func(f []Foreign) []Foreign { f[2].Station = "M"; return f }, "ingest.gap", 3},
		{"body and hash changed", func(f []Foreign) []Foreign { return rehash(f, 2, `"zone":480`, `"zone":481`) }, "ingest.gap", 3},
		{"not canonical", func(f []Foreign) []Foreign { return rehash(f, 5, `"zone":480`, `"zone": 480`) }, "ingest.not_readable", 5},
		{"text changed", func(f []Foreign) []Foreign { f[4].Values[0].Text = "第9"; return f }, "ingest.wrong_value", 4},
		{"salt changed", func(f []Foreign) []Foreign { f[4].Values[0].Salt[3] ^= 4; return f }, "ingest.wrong_value", 4},
		{"text missing", func(f []Foreign) []Foreign { f[4].Values = nil; return f }, "ingest.wrong_value", 4},
		{"text twice", func(f []Foreign) []Foreign { f[4].Values = append(f[4].Values, f[4].Values[0]); return f }, "ingest.wrong_value", 4},
		{"number nought", func(f []Foreign) []Foreign { return append(f, before(f[0])) }, "ingest.gap", -seq - 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			state, head, hits := dump(t, k.reader), headOf(t, k, "L"), searchAll(t, k)
			list := c.list(news())
			_, err := k.Ingest(context.Background(), list)
			wantError(t, err, Refused, c.reason)
			if place, _, _ := strings.Cut(asError(err).Arg, " "); place != fmt.Sprintf("L-%d", seq+1+c.bad) {
				t.Errorf("names %q, want L-%d", place, seq+1+c.bad)
			}
			sameDump(t, "state", dump(t, k.reader), state)
			if headOf(t, k, "L") != head || searchAll(t, k) != hits {
				t.Error("something was written")
			}
		})
	}
	if got, err := k.Ingest(context.Background(), news()); err != nil || got.New != 6 {
		t.Errorf("the untouched entries: %+v, %v", got, err)
	}
	oneStateOf(t, k, l)
}

// rehash changes the body of an entry and makes its hash fit again.
func rehash(list []Foreign, i int, from, to string) []Foreign {
	f := &list[i]
	f.Raw = []byte(strings.Replace(string(f.Raw), from, to, 1))
	f.Hash = journal.Sum(f.Station, f.Seq, f.Prev, f.Raw)
	return list
}

// before is an entry in front of the first.
func before(f Foreign) Foreign {
	f.Seq, f.Prev = 0, journal.Hash{}
	f.Hash = journal.Sum(f.Station, f.Seq, f.Prev, f.Raw)
	return f
}

func TestAStationThatWentOnTwiceIsRefused(t *testing.T) {
	k, l := twoStations(t)
	seq := headOf(t, l, "L")
	l.do(WriteNote{Text: "一"})
	fork := entriesAfter(t, l, "L", seq, 1)
	send(t, l, k)
	_, err := k.Ingest(context.Background(), rehash(fork, 0, `"zone":480`, `"zone":540`))
	wantError(t, err, Refused, "ingest.second_chain")
	oneStateOf(t, k, l)
}

func TestEntriesOfAnotherPostAreRefused(t *testing.T) {
	k, _ := twoStations(t)
	other := quickPost(t, filepath.Join(t.TempDir(), "other.db"), Init{Station: "M"})
	other.do(WriteNote{Text: "别处"})
	state := dump(t, k.reader)
	_, err := k.Ingest(context.Background(), entriesAfter(t, other, "M", 0, 100))
	wantError(t, err, Refused, "ingest.other_post")
	joined := joinFrom(t, other, 0)
	_, err = k.Ingest(context.Background(), rehashAs(entriesAfter(t, joined, "K", 0, 1), "N"))
	wantError(t, err, Refused, "ingest.other_post")
	sameDump(t, "state", dump(t, k.reader), state)
}

// rehashAs passes a first entry off as another station's.
func rehashAs(list []Foreign, station string) []Foreign {
	list[0].Station = station
	list[0].Hash = journal.Sum(station, list[0].Seq, list[0].Prev, list[0].Raw)
	return list
}

func TestAnEntryOfANewerVersionIsKeptAndItsSubjectCannotBeWritten(t *testing.T) {
	k, l := twoStations(t)
	ctx := context.Background()
	m, err := k.Matter(ctx, "K-001")
	if err != nil {
		t.Fatal(err)
	}
	head := entriesAfter(t, l, "L", headOf(t, l, "L")-1, 1)[0]
	body, err := journal.DecodeBody(head.Raw)
	if err != nil {
		t.Fatal(err)
	}
	v := journal.Value{Field: "text", Salt: [16]byte{1}, Text: "新版的话"}
	data, err := json.Marshal(map[string]string{"text": v.Commitment()})
	if err != nil {
		t.Fatal(err)
	}
	e, err := journal.Link("L", head.Seq+1, head.Hash, journal.Body{ID: fmt.Sprintf("%032x", 77), HLC: body.HLC + 1, At: body.At, Recorded: body.Recorded,
		Zone: 480, Officer: l.by, Kind: "matter.drone", Version: 3, Subject: m.ID, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	f := Foreign{Station: "L", Seq: e.Seq, Raw: e.Raw, Prev: e.Prev, Hash: e.Hash, Values: []journal.Value{v}}
	if got, err := k.Ingest(ctx, []Foreign{f}); err != nil || got.New != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	k.refuse(ChaseMatter{ID: "K-001"}, Refused, "subject.needs_newer_version")
	k.do(WriteNote{Text: "别的还能写"})
	k.sound()
	if back := entriesAfter(t, k, "L", head.Seq, 10); len(back) != 1 || string(back[0].Raw) != string(e.Raw) || len(back[0].Values) != 1 {
		t.Errorf("what was kept: %+v", back)
	}
}
