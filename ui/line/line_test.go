package line_test

import (
	"fmt"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

func names(tb testing.TB) line.Context {
	tb.Helper()
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	c := line.Context{Plan: p}
	for _, g := range p.Grids {
		c.Grids = append(c.Grids, store.Grid{ID: fmt.Sprint("G", g.Number), Number: g.Number, Name: g.Name})
	}
	for _, g := range p.Groups {
		c.Groups = append(c.Groups, store.Group{ID: "group/" + g.Slug, Slug: g.Slug, ZH: g.ZH, EN: g.EN})
	}
	for _, s := range p.Sites {
		c.Sites = append(c.Sites, store.Site{ID: "site/" + s.Key, Key: s.Key, Kind: s.Kind, Name: s.Name, NameEN: s.NameEN})
	}
	c.People = []store.Person{{ID: "P1", Name: "何医生"}, {ID: "P2", Name: "A班值班长 冯"}, {ID: "P3", Name: "何伯"}}
	c.Matters = []store.Matter{{ID: "M1", Number: "K-058", Level: "yellow", State: store.MatterNew}, {ID: "M2", Number: "K-059", Level: "red", State: store.MatterNew},
		{ID: "M3", Number: "K-060", Level: "blue", State: store.MatterClosed}}
	return c
}

func TestLinesAreUnderstood(t *testing.T) {
	c := names(t)
	zh, en := word.New("zh", c.Plan, time.UTC), word.New("en", c.Plan, time.UTC)
	for _, x := range []struct{ text, echo string }{
		{"东门铁马到位", "→ 记  东门"},
		{"记 东门换岗", "→ 记  东门"},
		{"记者来访，请宣传组接待", "→ 记"},
		{"报到的志愿者已分组", "→ 记"},
		{"派出所来人", "→ 记"},
		{"结束采样", "→ 记"},
		{"K-058 又来电催", "→ 记  K-058"},
		{"早餐包上门派发 3,000余份", "→ 记  早餐包 3,000余份"},
		{"尖刀队近100人到位，志愿者 150多人", "→ 记  志愿者 150余人  尖刀队 近100人"},
		{"早餐包，7格 12号没领", "→ 记  7格"},
		{"７格 楼道灯坏了", "→ 记  7格"},
		{"报 4格 12号 李婶 血压高 断药", "→ 报  4格  12号 李婶  群众诉求  用药  橙  30分签收/4时办结"},
		{"报4格12号过敏喉肿", "→ 报  4格  12号  医疗  过敏  红  10分签收/1时办结"},
		{"报：４格 3栋2单元501 漏水 橙", "→ 报  4格  3栋2单元501  群众诉求  水电气网  橙  30分签收/4时办结"},
		{"报 蓝 问能不能出村", "→ 报  群众诉求  出入通行  蓝  24时办结"},
		{"报 东门 有人闯卡", "→ 报  东门  突发事件  闯卡  橙  30分签收/4时办结"},
		{"报 99格 漏水", "→ 没有 99 号网格"},
		{"报", "→ 还没写内容"},
		{"派 K-058 医疗保障 10分", "→ 派  K-058  医疗保障  10分到"},
		{"派 k58 医疗保障组", "→ 派  K-058  医疗保障组"},
		{"派 Ｋ－０５８ 何医生、民警", "→ 派  K-058  何医生、民警  没有叫“民警”的组或人，按原文记"},
		{"派 K-058", "→ 派给谁？如 派 K-058 医疗组 10分"},
		{"派 医疗组", "→ 写上事项编号，如 派 K-058 医疗组"},
		{"派 K-777 医疗组", "→ 没有事项 K-777"},
		{"结 K-058 已送到", "→ 结  K-058  已送到"},
		{"结 K-059 脱险", "→ K-059 是红橙事项，末尾写上核查人：核 姓名"},
		{"结 K-059 脱险 核 冯", "→ 结  K-059  脱险  核查 A班值班长 冯"},
		{"结 K-059 脱险 核 何", "→ 是 何医生 还是 何伯？Tab 选"}, // two are called 何
		{"结 K-060 再结", "→ K-060 已经了结"},
		{"结 K-058", "→ 结果是什么？如 结 K-058 已送到 核 冯"},
	} {
		if got := line.Parse(x.text, c).Echo(zh); got != x.echo {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.echo)
		}
	}
	for _, x := range []struct{ text, echo string }{
		{"report grid 4 12号 allergy", "→ report  grid 4  12号  medical  Allergy  red  accept 10 min/resolve 1 h"},
		{"send K-058 Medical care 10min", "→ dispatch  K-058  Medical care  in 10 min"},
		{"close K-059 stable verified 何医生", "→ close  K-059  stable  verified by 何医生"},
		{"note east gate is fine", "→ note  East gate"},
	} {
		if got := line.Parse(x.text, c).Echo(en); got != x.echo {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.echo)
		}
	}
}
