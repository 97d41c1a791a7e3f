package line_test

import (
	"reflect"
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

// A slip for a gate is no note: the nearest one is offered, and only who
// insists gets the line written down as it is.
func TestASlipForAGateIsAskedAbout(t *testing.T) {
	c := village(t)
	for typed, want := range map[string]store.Command{
		"岗 东大门 齐":            store.CheckIn{ID: "site/east", Text: "齐"},
		"过 东大门 粤J12345 运菜 进": store.RecordPass{Site: "site/east", Who: "粤J12345", Reason: "运菜", In: true},
		"gate Est gate ok":   store.CheckIn{ID: "site/east", Text: "ok"},
	} {
		p := line.Parse(typed, c)
		if p.Ready() || p.Problem != "nosite" || p.Doubt() != "site" || !p.Failed() {
			t.Errorf("%s: %s, ready %v", typed, p.Problem, p.Ready())
		}
		if cmd, ok := p.AsNote(); !ok || !reflect.DeepEqual(cmd, store.WriteNote{Text: typed}) {
			t.Errorf("%s: as a note it is %+v", typed, cmd)
		}
		if q := p.With("site", "site/east"); !q.Ready() || !reflect.DeepEqual(q.Command(), want) {
			t.Errorf("%s: %+v, want %+v", typed, q.Command(), want)
		}
	}
	if p := line.Parse("岗 火星 齐", c); p.Ready() || !p.Failed() {
		t.Error("no gate comes near, and it is taken for a note")
	}
}

// The beginning of a name is enough; whom nobody knows is said to be unknown.
func TestADispatchGoesToWhoeverTheWordBegins(t *testing.T) {
	c := village(t)
	for typed, want := range map[string]store.DispatchMatter{
		"派 K-058 医疗":        {ID: "M058", To: "医疗保障", Group: "group/medical"},
		"派 K-058 医疗 带药箱 9分": {ID: "M058", To: "医疗保障", Group: "group/medical", Text: "带药箱", ETA: 9},
		"send K-058 Medica": {ID: "M058", To: "Medical care", Group: "group/medical"},
		"派 K-058 突击":        {ID: "M058", To: "突击队", Team: "T2"},
		"派 K-058 张秀":        {ID: "M058", To: "张秀英"},
		"派 K-058 陈":         {ID: "M058", To: "陈"},
		"派 K-058 街道来车":      {ID: "M058", To: "街道来车"},
	} {
		p := line.Parse(typed, c)
		if !p.Ready() || !reflect.DeepEqual(p.Command(), want) {
			t.Errorf("%s: %+v", typed, p.Command())
		}
		if known := want.To != "陈" && want.To != "街道来车"; known != (p.Stranger == "") {
			t.Errorf("%s: stranger %q", typed, p.Stranger)
		}
	}
}
