package store

import (
	"testing"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// What runs out next is the nearer limit; to accept only counts while that is
// still to do.
func TestNextDueIsTheLimitThatRunsOutNext(t *testing.T) {
	const minute = journal.Time(60_000)
	red := Matter{Level: "red", Reported: 100 * minute, Limits: plan.Limit{AcceptMinutes: 10, ResolveMinutes: 60}}
	with := func(state string, dispatched journal.Time) Matter {
		m := red
		m.State, m.Dispatched = state, dispatched
		return m
	}
	blue := with(MatterNew, 0)
	blue.Level, blue.Limits.AcceptMinutes = "blue", 0
	for _, c := range []struct {
		name string
		m    Matter
		want journal.Time
	}{
		{"new", with(MatterNew, 0), 110 * minute}, {"dispatched", with(MatterDispatched, 105*minute), 115 * minute}, {"accepted", with(MatterAccepted, 105*minute), 160 * minute},
		{"dispatched late", with(MatterDispatched, 155*minute), 160 * minute}, {"without a limit to accept", blue, 160 * minute},
	} {
		if got := c.m.NextDue(); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got/minute, c.want/minute)
		}
	}
}
