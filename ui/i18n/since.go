package i18n

// Since is the wording of «since you left».
type Since struct {
	Title, Mine, Start, Cut, SignedOut, CutOff, FromStart        string
	Struck, Late, Grids, Sites, People, Messages                 string
	Recorded, StruckBy, GridLine, SiteLine, Was, Unanswered      string
	Count, Change, Entries, More, Nothing, NothingHint, LateMark string
	Class                                                        map[string]string
	CountWord                                                    map[string]string
	Act                                                          map[string]string
}

func sinceTexts(p pick) Since {
	return Since{
		Title: p("离开后 · %s", "Since %s left"), Mine: p("我的上一班", "my last shift"), Start: p("从头", "the start"), Cut: p("%s 截止", "cut-off %s"),
		SignedOut: p("自 %s 签退 %s", "since the sign-out from %s at %s"), CutOff: p("自 %s 截止 %s（%s）", "since the cut-off of %s at %s (%s)"), FromStart: p("自建立指挥部", "since the post was set up"),
		Struck: p("划改", "Struck"), Late: p("补记（离开之前的事）", "Written late, about earlier"), Grids: p("各网格", "By grid"), Sites: p("卡口与点位", "Gates and sites"), People: p("人员变动", "People"), Messages: p("交代与答复", "For the next shift"),
		Recorded: p("%s（记于 %s） %s", "%s (written %s) %s"), StruckBy: p("%s %s", "%s %s"), GridLine: p("%d格 %s  %s  记 %d  新 %d  结 %d", "grid %d %s  %s  lines %d, new %d, closed %d"),
		SiteLine: p("%s  %s → %s  在岗 %d → %d", "%s  %s → %s  on post %d → %d"), Was: p("原 %s", "was %s"), Unanswered: p("未答复", "NOT ANSWERED"),
		Count: p("%s %d → %d", "%s %d → %d"), Change: p("（新 %d，结 %d）", " (%d new, %d ended)"), Entries: p("记录 %d 条", "%d lines"), More: p("还有 %d 条没有列出，见日志 F9", "%d more lines are not listed: see the journal, F9"),
		Nothing: p("没有变化：这段时间什么都没有记", "Nothing changed: nothing was written in this stretch"), NothingHint: p("←→ 换一个起点，或 Esc 返回值班板", "←→ takes another starting point, Esc goes back"), LateMark: p("补记", "written late"),
		Class:     map[string]string{"came": p("新报未办结", "New and open"), "worse": p("升级", "Level raised"), "back": p("重开", "Reopened"), "went": p("已了结", "Ended"), "came_went": p("新报已了结", "New and ended"), "moved": p("有进展", "Moved on")},
		CountWord: map[string]string{"open": p("未办结", "open"), "overdue": p("超时", "overdue")},
		Act:       map[string]string{"open": p("打开", "open"), "earlier": p("换起点", "other start"), "journal": p("日志", "journal")},
	}
}
