package grid

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/app"
)

// leaderOf names the leader, and says when they are away.
func leaderOf(e *app.Env, g store.GridState) string {
	switch {
	case g.Leader == "":
		return e.Words.T.Grid.Nobody
	case g.Grid.Absent:
		return g.Leader + " " + e.Words.T.Grid.Away
	}
	return g.Leader
}

// opens counts the open matters by level: 红1 橙2.
func opens(e *app.Env, g store.GridState) string {
	var out []string
	for _, level := range store.Levels() {
		if n := g.Open[level]; n > 0 {
			out = append(out, fmt.Sprintf("%s%d", e.Words.Level(level), n))
		}
	}
	return strings.Join(out, " ")
}

// reasons words why a grid is not calm, without what the counts beside say.
func reasons(e *app.Env, g store.GridState) string {
	var out []string
	for _, r := range g.Reasons {
		switch r {
		case "open_red", "open_orange":
		case "overdue":
			out = append(out, fmt.Sprintf(e.Words.T.Board.Overdue, g.Overdue))
		case "set_by_person":
			out = append(out, e.Words.Reason(r)+e.Words.T.Report.Colon+g.Grid.SetReason)
		default:
			out = append(out, e.Words.Reason(r))
		}
	}
	return strings.Join(out, " · ")
}

// households words the count with how sure it is.
func households(e *app.Env, g store.Grid) string {
	return e.Words.Figure(int64(g.Households), e.Words.Label("unit.household", ""), g.Basis)
}
