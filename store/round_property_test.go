package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// roundCommand opens, ticks, counts and closes rounds.
func (a *actor) roundCommand() Command {
	kinds := []string{"knock", "敲门", "test", "visit", "spray", "x"}
	ref := a.pick("knock", "test", "visit", "spray", "test", "knock", "")
	switch a.rng.IntN(12) {
	case 0, 1:
		return OpenRound{Kind: a.pick(kinds...), Name: a.pick("", "", "重点人"), Grids: [][]string{nil, nil, {"2"}}[a.rng.IntN(3)], Floating: a.chance(10)}
	case 2:
		return OpenRound{Kind: "knock", Name: "名单" + a.pick("1", "2"), List: []Target{{Household: a.household()}, {Name: "张某", Phone: "1380", Grid: a.grid()}}}
	case 3:
		return ListTarget{Round: a.list(), Target: Target{Name: a.pick("王", ""), Place: "外村"}, Drop: a.pick("", "#2", "#1"), Reason: a.text()}
	case 4, 5, 6, 7:
		t := TickRound{Round: ref}
		for range 1 + a.rng.IntN(3) {
			t.Marks = append(t.Marks, Mark{Household: a.household(), State: a.pick(TickStates()...), Next: a.p.clock.Now().Add(time.Hour), Text: a.pick("", a.text()), Vehicle: a.pick("", "粤J1")})
		}
		return t
	case 8:
		return TickDoors{Round: ref, Grid: a.grid(), Building: "3栋", Spans: []Span{{From: "101", To: "399", State: TickDone}}}
	case 9, 10:
		return CountRound{Round: ref, Grid: a.grid(), Reached: a.rng.IntN(3), Absent: a.rng.IntN(2)}
	}
	return CloseRound{Round: ref, Reopen: a.chance(70), Reason: a.text()}
}

func (a *actor) list() string {
	a.p.tb.Helper()
	all, err := a.p.Rounds(context.Background(), RoundFilter{Open: true})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, r := range all {
		if r.Listed {
			return r.ID
		}
	}
	return "knock"
}

// Whatever is ticked in whatever order: what a round has reached is the number
// of distinct doors ticked as done in that round, and nothing else.
func TestCoverageIsDistinctHouseholds(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(4) {
		p := quickPost(t, t.TempDir()+"/post.db", Init{})
		rng := rand.New(rand.NewPCG(seed, 7))
		var houses []string
		grid := map[string]string{}
		for i := range 40 {
			g := fmt.Sprint(i%3 + 1)
			id := p.do(AddHousehold{Grid: g, Building: fmt.Sprint(i/8 + 1), Room: fmt.Sprint(101 + i%8), People: 2}).Subject
			houses, grid[id] = append(houses, id), g
		}
		rounds := []string{p.do(OpenRound{Kind: "knock"}).Subject, p.do(OpenRound{Kind: "knock", Name: "复查"}).Subject}
		state := map[string]string{}
		for range 300 {
			r, h, s := rounds[rng.IntN(2)], houses[rng.IntN(40)], TickStates()[rng.IntN(4)]
			p.clock.Minutes(1)
			p.do(TickRound{Round: r, Marks: []Mark{{Household: h, State: s}}})
			state[r+h] = s
			if rng.IntN(10) == 0 {
				a, err := p.LastAct(ctx, p.by)
				if err != nil || a.Why != "" {
					t.Fatal(a, err)
				}
			}
		}
		for _, r := range rounds {
			s, err := p.RoundState(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]int{}
			for _, h := range houses {
				if state[r+h] == TickDone {
					want[grid[h]]++
				}
			}
			for _, g := range s.Grids {
				if n := want[fmt.Sprint(g.Grid.Number)]; g.Reached != n || g.NotReached != g.Target-n {
					t.Errorf("seed %d grid %d: %+v, want %d", seed, g.Grid.Number, g, n)
				}
			}
			page, err := p.RoundDoors(ctx, RoundDoors{Round: r})
			if err != nil || page.Total != 40-s.Reached {
				t.Errorf("not reached %d, reached %d, %v", page.Total, s.Reached, err)
			}
		}
		p.sound()
	}
}
