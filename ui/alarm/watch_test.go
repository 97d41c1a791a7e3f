package alarm

import (
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// The record may be read before the plan that names its things.
func TestFooterWaitsForTheNamesOfThePlan(t *testing.T) {
	w := New(&app.Env{Theme: theme.New("dark", false), Words: word.New("zh", nil, nil)})
	w.list = []store.Alarm{{Code: store.AlarmMilestone, Level: plan.Orange, Key: "x"}}
	if got := w.Footer(60); got != "" {
		t.Errorf("without a plan: %q", got)
	}
	w.env.Words.Plan = &plan.Plan{Slug: "flood"}
	if got := w.Footer(60); !strings.Contains(got, "^G") {
		t.Errorf("with a plan: %q", got)
	}
}
