package line_test

import (
	"reflect"
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

func TestWhatIsUnderstoodBecomesACommand(t *testing.T) {
	c := village(t)
	for typed, want := range map[string]store.Command{
		"东门铁马到位":      store.WriteNote{Text: "东门铁马到位", Subject: "site/east"},
		"记 K-060 还在谢": store.WriteNote{Text: "K-060 还在谢", Subject: "M060"},
		"报 7格 12号 李婶 断药 急 13800138000": store.ReportMatter{Kind: "request", Type: "medicine", Level: "red", Grid: "G7", Household: "12号", Person: "李婶", Phone: "13800138000",
			Text: "7格 12号 李婶 断药 急 13800138000"},
		"派 K-058 医疗组 带药箱 9分钟到": store.DispatchMatter{ID: "M058", To: "医疗组", Group: "group/medical", Text: "带药箱", ETA: 9},
		"派K-058突击队":            store.DispatchMatter{ID: "M058", To: "突击队", Team: "T2"},
		"派 K-058 何医生、民警":       store.DispatchMatter{ID: "M058", To: "何医生、民警"},
		"签 K-058 出发":           store.AcceptMatter{ID: "M058", Text: "出发"},
		"到K-058":               store.SceneMatter{ID: "M058"},
		"处 K-058 注射":           store.HandMatter{ID: "M058", Text: "注射"},
		"督 K-058":              store.ChaseMatter{ID: "M058"},
		"答 K-051 已解释":          store.AnswerMatter{ID: "M051", Result: "已解释"},
		"结 K-059 脱险 核 冯":       store.CloseMatter{ID: "M059", Result: "脱险", Verifier: "P2"},
		"岗 东门 缺测温枪 橙":          store.ReportMatter{Kind: "need", Level: "orange", Site: "site/east", Text: "东门 缺测温枪 橙"},
		"岗东门有人闯卡":              store.ReportMatter{Kind: "incident", Type: "forced_gate", Level: "red", Site: "site/east", Text: "东门有人闯卡"},
		"岗 东门 换岗，4人齐":          store.CheckIn{ID: "site/east", Text: "换岗，4人齐"},
		"岗 东门 灯不亮":             store.WriteNote{Text: "东门 灯不亮", Subject: "site/east"},
		"过 东门 粤J12345 救护车 出":   store.RecordPass{Site: "site/east", Who: "粤J12345", Reason: "救护车"},
		"过东门李婶透析回来进":           store.RecordPass{Site: "site/east", Who: "李婶", Reason: "透析回来", In: true},
	} {
		p := line.Parse(typed, c)
		if got := p.Command(); !p.Ready() || !reflect.DeepEqual(got, want) {
			t.Errorf("%s (%s)\n got %+v\nwant %+v", typed, p.Problem, got, want)
		}
	}
}

func TestAPartIsCorrected(t *testing.T) {
	c := village(t)
	p := line.Parse("报 7格、8格 12号 李婶 血压高 断药", c)
	if p.Problem != "which" || p.Doubt() != "grid" || p.Arg != "7/8" || !p.Ready() {
		t.Fatalf("%s %s %s %v", p.Problem, p.Doubt(), p.Arg, p.Ready())
	}
	for _, part := range p.Parts() {
		if len(part.Alternatives) == 0 {
			t.Errorf("%s cannot be corrected", part.Slug)
		}
	}
	p = p.With("grid", "8").With("type", "chronic").With("level", "red").With("person", "").With("kind", "medical")
	want := store.ReportMatter{Kind: "medical", Type: "chronic", Level: "red", Grid: "G8", Household: "12号", Text: "7格、8格 12号 李婶 血压高 断药"}
	if got := p.Command(); p.Problem != "" || !reflect.DeepEqual(got, want) {
		t.Errorf("%s\n got %+v\nwant %+v", p.Problem, got, want)
	}
	// typing on keeps what was chosen, as long as it is offered
	p = p.Again("报 7格、8格 12号 李婶 断药", c)
	want = store.ReportMatter{Kind: "medical", Type: "medicine", Level: "red", Grid: "G8", Household: "12号", Text: "7格、8格 12号 李婶 断药"}
	if got := p.Command(); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if p = line.Parse("过 东门 粤J12345", c).With("way", "out"); !reflect.DeepEqual(p.Command(), store.RecordPass{Site: "site/east", Who: "粤J12345"}) {
		t.Errorf("%+v", p.Command())
	}
	if p = line.Parse("岗 东门 缺1人", c).With("act", line.ActNote); !reflect.DeepEqual(p.Command(), store.WriteNote{Text: "东门 缺1人", Subject: "site/east"}) {
		t.Errorf("%+v", p.Command())
	}
	if p = line.Parse("结 K-059 脱险 核 何", c); p.Ready() || p.Doubt() != "verifier" || !p.With("verifier", "P3").Ready() {
		t.Errorf("two are called 何: %s", p.Problem)
	}
	if (line.Parsed{}).With("grid", "1").Ready() {
		t.Error("nothing is ready")
	}
}

func TestWhatNeedsMoreIsNotReady(t *testing.T) {
	c := village(t)
	for typed, problem := range map[string]string{
		"报": "text", "报 99格 漏水": "grid", "派 医疗组": "number", "派 K-777 医疗组": "matter", "派 K-060 医疗组": "ended", "派 K-058": "to", "签": "step", "答 K-051": "answer",
		"结 K-058": "result", "结 K-059 好": "verifier", "结 K-059 好 核 张三": "nobody", "岗": "site", "岗 东门": "word", "岗 东门 缺": "item", "过 东门": "who", "过 粤J12345": "gate", "过 东门 粤J12345 进 出": "which",
	} {
		p := line.Parse(typed, c)
		if p.Ready() || p.Problem != problem {
			t.Errorf("%s: %s, ready %v", typed, p.Problem, p.Ready())
		}
	}
	// a note is never refused
	for _, typed := range []string{"99格", "7格、8格", "K-051 K-058", "东门 南门"} {
		if p := line.Parse(typed, c); !p.Ready() || p.Command().(store.WriteNote).Text != typed {
			t.Errorf("%s: %s", typed, p.Problem)
		}
	}
}
