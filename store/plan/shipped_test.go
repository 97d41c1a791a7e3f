package plan_test

import (
	"io/fs"
	"strings"
	"testing"

	"zhiban/assets"
	"zhiban/store/plan"
)

func TestShippedPlansAreRight(t *testing.T) {
	names, err := plan.Names(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, " "); got != "flood minimal urban-village" {
		t.Fatalf("plans: %s", got)
	}
	for _, name := range names {
		p, problems, err := plan.Open(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range problems {
			t.Error(x)
		}
		if p == nil {
			continue
		}
		src, err := plan.Export(p)
		if err != nil {
			t.Fatal(err)
		}
		again, problems := plan.Load(name, src)
		if len(problems) > 0 {
			t.Fatalf("exported %s: %v", name, problems)
		}
		second, err := plan.Export(again)
		if err != nil || string(second) != string(src) {
			t.Errorf("%s changes when it is exported twice: %v", name, err)
		}
	}
}

// What belongs to one emergency stays in its plan.
func TestFloodPlanKnowsNoEpidemic(t *testing.T) {
	src, err := fs.ReadFile(assets.FS, "plans/flood.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"核酸", "采样", "封控", "白金", "黄金", "疫", "隔离", "消杀"} {
		if strings.Contains(string(src), word) {
			t.Errorf("flood.toml says %s", word)
		}
	}
}
