package drill

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
)

// pointActions are about points with lanes and tubes, each step one command:
//
//	lane_round    opens a round of «kind»; «rows» give points their targets: "hall 3300"
//	lane_tally    «rows» are what passed the lanes of points in the slot that ended last: "hall 62 60 - 61", a stroke for a lane that was shut
//	lane_home     «rows» are grids and how many were served at their doors so far: "7 86"
//	lane          opens («state» open) or shuts lane «no» of «site» for its «reason»
//	tubes         «rows» are runs of tubes with point, lane and people in each: "0001-0008 hall 2 10"; they are sealed
//	tube_send     all sealed ones go to «to» with «gave»
//	tube_result   all tubes of the slip «ref» are normal, except «rows»
func pointActions() map[string]action {
	return map[string]action{
		"lane_round": rowed(func(_ *player, st Step, rows [][]string) (store.Batch, error) {
			b := store.Batch{store.OpenRound{Kind: st.Kind}}
			for _, r := range rows {
				n, err := numbers(r[1:])
				if err != nil || len(n) == 0 {
					return nil, fmt.Errorf("row %q: want a point and a number", r)
				}
				b = append(b, store.AimPoint{Site: r[0], Target: n[0]})
			}
			return b, nil
		}),
		"lane_tally": rowed(laneTallies),
		"lane_home": rowed(func(_ *player, _ Step, rows [][]string) (store.Batch, error) {
			var b store.Batch
			for _, r := range rows {
				n, err := numbers(r[1:])
				if err != nil || len(n) == 0 {
					return nil, fmt.Errorf("row %q: want a grid and a number", r)
				}
				b = append(b, store.TallyHome{Grid: r[0], People: n[0]})
			}
			return b, nil
		}),
		"lane": onSite(func(_ *player, st Step, site string) store.Command {
			return store.SetLanes{ID: site, No: st.No, Open: st.State == "open", Reason: st.Reason}
		}),
		"tubes": rowed(tubes),
		"tube_send": simple(func(_ *player, st Step) store.Command {
			return store.SendTubes{Lab: st.To, Carrier: st.Gave, Text: st.Text}
		}),
		"tube_result": rowed(func(p *player, st Step, rows [][]string) (store.Batch, error) {
			c := store.TellResult{Transfer: p.mark.Refs[st.Ref], Result: store.TubeNormal, Lang: "zh"}
			for _, r := range rows {
				c.Except = append(c.Except, r[0])
			}
			return store.Batch{c}, nil
		}),
	}
}

// rowed is a step whose rows become one command.
func rowed(make func(p *player, st Step, rows [][]string) (store.Batch, error)) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		var rows [][]string
		for _, r := range st.Rows {
			if f := strings.Fields(r); len(f) > 0 {
				rows = append(rows, f)
			}
		}
		b, err := make(p, st, rows)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, b)
	}
}

// numbers reads numbers; a stroke is -1.
func numbers(list []string) ([]int, error) {
	out := make([]int, 0, len(list))
	for _, s := range list {
		n, err := strconv.Atoi(s)
		if s == "-" {
			n, err = -1, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is no number", s)
		}
		out = append(out, n)
	}
	return out, nil
}

func laneTallies(_ *player, _ Step, rows [][]string) (store.Batch, error) {
	var b store.Batch
	for _, r := range rows {
		n, err := numbers(r[1:])
		if err != nil {
			return nil, err
		}
		for i, people := range n {
			if people >= 0 {
				b = append(b, store.TallyLane{Site: r[0], Lane: i + 1, People: people})
			}
		}
	}
	return b, nil
}

func tubes(_ *player, _ Step, rows [][]string) (store.Batch, error) {
	var b store.Batch
	var all []string
	for _, r := range rows {
		if len(r) != 4 {
			return nil, fmt.Errorf("row %q: want a run, a point, a lane and people", r)
		}
		n, err := numbers(r[2:])
		if err != nil {
			return nil, err
		}
		b = append(b, store.OpenTubes{Numbers: r[:1], Site: r[1], Lane: n[0], People: n[1]})
		all = append(all, r[0])
	}
	return append(b, store.SealTubes{Tubes: all}), nil
}
