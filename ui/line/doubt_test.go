package line_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

// A doubt is about a household where a room is named, else about the grid.
func TestDoubtsBecomeCommands(t *testing.T) {
	c := village(t)
	grid := c.Grids[6].ID
	for typed, want := range map[string]store.Command{
		"疑 7格 5栋 未数":           store.RaiseGridDoubt{Grid: grid, Text: "5栋 未数"},
		"疑 7格 3栋101 人数不对":      store.RaiseDoubt{Household: "7 3栋101", Text: "人数不对"},
		"销疑 7格 2 已补数":          store.SettleGridDoubt{Grid: grid, No: 2, Answer: "已补数"},
		"销疑 7格 已补数":            store.SettleGridDoubt{Grid: grid, Answer: "已补数"},
		"销疑 7格 3栋101 1 四口人":    store.SettleDoubt{Household: "7 3栋101", No: 1, Answer: "四口人"},
		"settle grid 7 3 done": store.SettleGridDoubt{Grid: grid, No: 3, Answer: "done"},
	} {
		if got := line.Parse(typed, c).Command(); got != want {
			t.Errorf("%s: %+v, want %+v", typed, got, want)
		}
	}
}
