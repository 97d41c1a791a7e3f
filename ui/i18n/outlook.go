package i18n

import "maps"

// OutlookText is the wording of looking ahead.
type OutlookText struct {
	Title, What, When, State, Empty, Formula, Hint, HandHead string
	NoRate, Measured, Assumed                                string
	Name, Of                                                 map[string]string // by what is looked ahead to: its name, its formula
	States, Act, Why                                         map[string]string
}

func outlookText(p pick) OutlookText {
	return OutlookText{
		Title: p("预判", "Looking ahead"), What: p("什么", "What"), When: p("何时", "When"), State: p("状态", "State"), Empty: p("没有可推算的：有轮次、出库、排班后再看", "Nothing to work out yet: it takes rounds, supplies going out, a roster"),
		Formula: p("算法", "Worked out"), Hint: p("Enter 看算法，再按去那里", "Enter shows how it was worked out, once more goes there"), HandHead: p("预判（按当前速度推算）", "Looking ahead (at the present rate)"),
		NoRate:   p("还没有进展", "no progress yet"),
		Measured: p("按近 %s 实测", "by the last %s"), Assumed: p("近来没有进展，按开轮以来 %s 推算", "nothing lately: assumed from the whole %s"),
		Name: map[string]string{
			"round": p("%s 完成", "%s through"), "grid": p("%s 最慢 %s", "%s slowest: %s"), "reach": p("到 %s 仍未触达（%s）", "not reached when %s closes (%s)"), "stock": p("%s 用完", "%s runs out"), "roster": p("%s 排班缺人", "%s: gap in the roster"),
			"hours": p("%s 超工时", "%s passes the hours limit"), "force": p("%s 增援到不齐", "%s: people missing"), "vehicle": p("%s 在外", "%s is out"),
			"point": p("%s 完成", "%s through"), "drug": p("%s %s 的%s吃完", "%s %s: %s runs out"),
		},
		Of: map[string]string{
			"round": p("还剩 %s ÷ 每时 %s = %s → %s", "%s left ÷ %s/h = %s → %s"), "reach": p("还剩 %s − 每时 %s × %s = %s", "%s left − %s/h × %s = %s"), "stock": p("存 %s ÷ 每时 %s = %s → %s", "%s left ÷ %s/h = %s → %s"),
			"norate": p("还剩 %s，没有进展，算不出", "%s left, no progress: cannot be worked out"), "roster": p("缺口 %d 处，缺 %d 人", "gaps %d, people missing %d"), "empty": p("还没有排班", "nobody is on it yet"),
			"hours": p("到现在的 24 时内已在岗 %s，往后的班不算，上限 %s → %s", "%s on duty in the 24 h up to now, nothing ahead counted, limit %s → %s"), "force": p("要 %d − 到 %d − 在途 %d = 缺 %d，时限 %s", "%d asked − %d here − %d coming = %d missing, by %s"), "vehicle": p("已出 %s，超过 %s 该问（设定）", "out for %s; ask after %s (assumed)"),
			"due": p("应 %s 前", "due %s"), "hour": p("%s时", "%s h"),
			"point": p("还剩 %s ÷（%d 道 × 每时 %s）= %s → %s", "%s left ÷ (%d lanes × %s/h) = %s → %s"), "shut": p("没有开着的通道", "no lane is open"), "lately": p("按最近几个时段实测", "by the last slots"), "byplan": p("还没有计数，按预案速度", "nothing tallied yet: the plan's rate"),
			"drug": p("现存 %s ÷ 每日 %s → %s", "%s left ÷ %s a day → %s"), "underway": p("%s 在送", "%s brings more"), "missing": p("缺 %d 人", "%d missing"),
		},
		States: map[string]string{"ok": p("可", "ok"), "soon": p("将近", "soon"), "late": p("紧", "pressing")},
		Act:    map[string]string{"open": p("算法/打开", "formula, open"), "outlook": p("预判", "looking ahead")},
		Why:    map[string]string{"none": p("没有选中", "nothing chosen")},
	}
}

// addOutlook adds what looking ahead needs to lists that other files begin.
func addOutlook(t *Texts, p pick) {
	t.Outlook = outlookText(p)
	t.Board.Act["outlook"] = t.Outlook.Act["outlook"]
	t.Desk.Screen["outlook"] = t.Outlook.Title
	maps.Copy(t.CLI.Command, map[string]string{"outlook": p("预判：何时完成、用完、缺人，各带算法", "looking ahead: when it ends, runs out, lacks people, each with its formula")})
}
