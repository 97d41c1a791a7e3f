package line_test

import (
	"testing"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/line"
)

func corrections() line.Context {
	return line.Context{
		Plan: &plan.Plan{Types: []plan.Type{
			{Word: plan.Word{Slug: "medicine", ZH: "用药", EN: "Medicine"}, Kind: plan.Request, Level: plan.Orange, Words: []string{"断药"}},
			{Word: plan.Word{Slug: "allergy", ZH: "过敏", EN: "Allergy"}, Kind: plan.Medical, Level: plan.Red, Words: []string{"过敏"}}}},
		Grids: []store.Grid{{ID: "K7", Number: 7}, {ID: "K8", Number: 8}},
		Sites: []store.Site{{ID: "K20", Name: "东门"}},
	}
}

func TestCorrectionsGoWhereTheirWordsSay(t *testing.T) {
	for _, c := range []struct{ name, old, text, subject string }{
		{"another grid", "7格 铁马倒了", "8格 铁马倒了", "K8"},
		{"the grid stays", "7格 铁马倒了", "7格 铁马倒了两个", ""},
		{"a site", "7格 铁马倒了", "东门 铁马倒了", "K20"},
		{"nothing named: where it was", "7格 铁马倒了", "铁马倒了", ""},
		{"a word of a matter's note that names a grid as before", "7格楼长已到", "7格楼长还没到", ""},
	} {
		got := line.Correction(store.Line{ID: "e", Kind: "note.add", Texts: map[string]string{"text": c.old}}, store.Matter{}, c.text, "错了", corrections())
		if got.Entry != "e" || got.Reason != "错了" || got.Text != c.text || got.Subject != c.subject || got.Report != nil {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestReportsKeepWhatTheirCorrectionDoesNotSay(t *testing.T) {
	m := store.Matter{Kind: plan.Request, Type: "medicine", Level: plan.Yellow, Grid: "K7", Household: "12号", Person: "李婶", Phone: "138", Source: "hotline", IfThen: "找王伯"}
	l := store.Line{ID: "e", Kind: "matter.report", Texts: map[string]string{"text": "7格 12号 李婶 断药"}}
	got := line.Correction(l, m, "8格 12号 李婶 断药", "网格听错", corrections()).Report
	want := store.ReportMatter{Kind: plan.Request, Type: "medicine", Level: plan.Yellow, Grid: "K8", Household: "12号", Person: "李婶", Phone: "138", Source: "hotline", IfThen: "找王伯", Text: "8格 12号 李婶 断药"}
	if got == nil || *got != want {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	got = line.Correction(l, m, "7格 13号 李婶 过敏", "听错", corrections()).Report
	if got == nil || got.Household != "13号" || got.Type != "allergy" || got.Level != plan.Red || got.Grid != "K7" || got.Phone != "138" {
		t.Errorf("%+v", got)
	}
	note := store.Line{ID: "e", Kind: "note.add", Texts: map[string]string{"text": "7格 李婶断药"}}
	if got = line.Correction(note, store.Matter{}, "报 7格 李婶断药", "该报", corrections()).Report; got == nil || got.Type != "medicine" || got.Grid != "K7" {
		t.Errorf("a note that should have been a report: %+v", got)
	}
}
