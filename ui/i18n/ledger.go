package i18n

// Ledger is the wording of the list of matters, of what a matter shows beside
// its steps, and of the questions that both ask.
type Ledger struct {
	Title, Sorted, Empty, EmptyFilter                        string
	Level, Number, Place, Type, Text, State, Owner, In       string // columns
	Tab                                                      map[string]string
	Sort                                                     map[string]string
	Act                                                      map[string]string
	Why                                                      map[string]string // may be the same call because
	PickGrid, PickGroup                                      string
	Same, Linked, MergedInto, MergedFrom, Calls              string
	AcceptMet, AcceptLate, ResolveMet, ResolveLate           string
	On, NoSteps, NoneChosen                                  string
	From, By, Until, ETA, Result, VerifiedBy                 string
	Amended, See, Corrects, Hidden, Shown                    string
	MergeTitle, MergeAsk, MergeNone                          string
	AmendTitle, Grid, House, Reason                          string
	Suggest, Group, Team, Person, AsWritten                  string
	NextAsk, StrikeAsk, StrikeReport, CorrectAsk, CorrectWhy string
	ChooseLine, NoNext                                       string
}

func ledger(p pick) Ledger {
	return Ledger{
		Title: p("事项 · %s %d", "Matters · %s %d"), Sorted: p("按%s", "by %s"),
		Empty: p("台账还是空的。按 n 报一件，或在任何界面按 / 写：报 4格 12号 …", "The ledger is empty. n reports a matter, or press / anywhere: report 4格 12号 …"), EmptyFilter: p("这里没有事项。Tab 换筛选，n 报一件", "No matters here. Tab shows others, n reports one"),
		Level: p("级别", "Level"), Number: p("编号", "No."), Place: p("网格 户", "Place"), Type: p("类型", "Type"), Text: p("内容", "What"), State: p("状态", "State"), Owner: p("承办", "Owner"), In: p("时限", "Limit"),
		Tab:  map[string]string{"": p("未结", "open"), "mine": p("我的", "mine"), "overdue": p("超时", "overdue"), "red": p("红橙", "red+orange"), "hotline": p("热线", "hotline"), "orders": p("上级指令", "orders"), "ended": p("已结", "ended")},
		Sort: map[string]string{"": p("轻重", "urgency"), "due": p("时限", "limit"), "newest": p("新报", "newest"), "grid": p("网格", "grid"), "owner": p("承办", "owner")},
		Act: map[string]string{"open": p("打开", "open"), "new": p("报一件", "report"), "sort": p("排序", "sort"), "grid": p("按网格", "by grid"), "group": p("按组", "by group"), "next": p("下一步", "next step"), "merge": p("并单", "merge"),
			"amend": p("更正", "amend"), "history": p("历史", "history"), "correct": p("改正", "correct"), "tab": p("换筛选", "other filter"), "journal": p("日志", "journal")},
		Why:      map[string]string{"phone": p("同一电话", "same phone"), "household": p("同户", "same household"), "person": p("同一人", "same person"), "text": p("说法相近", "much the same words")},
		PickGrid: p("看哪个网格", "Which grid"), PickGroup: p("看哪个组的", "Which group"),
		Same: p("可能重复 %s", "may repeat %s"), Linked: p("相关", "Linked"), MergedInto: p("已并入 %s", "merged into %s"), MergedFrom: p("并来 %s", "merged from %s"), Calls: p("同户 %d 次来电", "%d calls of this household"),
		AcceptMet: p("签收 ✓ %s", "accepted ✓ %s"), AcceptLate: p("签收 晚 %s", "accepted %s late"), ResolveMet: p("办结 ✓ %s", "resolved ✓ %s"), ResolveLate: p("办结 超 %s", "resolved %s over"),
		On: p("挂起到 %s", "on hold until %s"), NoSteps: p("还没有经过。p 派单，w 当场答复", "No steps yet. p dispatches, w answers at once"), NoneChosen: p("先用 ↑ 选一条", "choose a line with ↑ first"),
		From: p("来电", "From"), By: p("记录 %s %s", "by %s %s"), Until: p("到 %s", "until %s"), ETA: p("%d分到", "in %d min"), Result: p("结果", "Result"), VerifiedBy: p("核查 %s", "verified by %s"),
		Amended: p("%s %s→%s", "%s %s→%s"), See: p("见 %s", "see %s"), Corrects: p("更正划改的一条", "puts a struck entry right"), Hidden: p("历史已收起", "history hidden"), Shown: p("历史已展开", "history shown"),
		MergeTitle: p("%s 并入哪一件", "Merge %s into"), MergeAsk: p("%s 并入 %s 的理由（可空）", "why %s goes into %s (may be empty)"), MergeNone: p("没有别的未结事项可并", "no other open matter to merge into"),
		AmendTitle: p("更正 %s", "Amend %s"), Grid: p("网格", "Grid"), House: p("户", "Household"), Reason: p("理由", "Reason"),
		Suggest: p("打字筛选，↓ 选，Enter 派给亮的那个；可加 10分", "type to find, ↓ chooses, Enter sends to the marked one; you may add 10min"), Group: p("组", "group"), Team: p("队", "team"), Person: p("人", "person"), AsWritten: p("按原文：%s", "as written: %s"),
		NextAsk: p("若…则…（空＝取消）", "if … then … (empty takes it away)"), StrikeAsk: p("划改“%s”的理由", "why “%s” is struck"), StrikeReport: p("事项 %s 不会撤，要撤用作废（F2 z）；只划改文字的理由", "%s stays (F2 z voids it); why only its words are struck"), CorrectAsk: p("改成（Enter 再写理由）", "what is right (Enter, then the reason)"), CorrectWhy: p("为什么改", "why it is corrected"),
		NoNext: p("（取消）", "(taken away)"), ChooseLine: p("这一条不能划改", "this line cannot be struck"),
	}
}

// Diary is the wording of the journal screen.
type Diary struct {
	Title, TitleFilter, Empty, EmptyFilter, New   string
	Stream                                        map[string]string
	Act                                           map[string]string
	Search, SearchHint, GoAsk                     string
	CutOff, Withdrawn                             string
	Entry, Happened, Recorded, Late, Choose       string
	FilterTitle, Kind, Officer, Matter, Only, Any string
	OnlyStruck, OnlyLate, Grid, Stream1           string
	Kinds                                         map[string]string
	NoTime, NoLines                               string
	Nowhere                                       string
	Other                                         map[string]string // which stream is hidden, and the key that shows it
}

func diary(p pick) Diary {
	return Diary{
		Title: p("日志 · %s", "Journal · %s"), TitleFilter: p("筛选", "filter"), Empty: p("还没有记录。按 / 写一行", "Nothing written yet. Press / and write a line"), EmptyFilter: p("没有符合的记录。f 改筛选，Esc 清除", "No entry fits. f changes the filter, Esc clears it"),
		New:    p("有新内容 ↓", "new below ↓"),
		Stream: map[string]string{"human": p("人工", "human"), "system": p("系统", "system"), "all": p("全部", "all")},
		Act: map[string]string{"open": p("打开", "open"), "stream": p("人工/系统", "stream"), "search": p("查找", "search"), "filter": p("筛选", "filter"), "prev": p("前一天", "day before"), "next": p("后一天", "day after"), "goto": p("到时间", "go to time"),
			"strike": p("划改", "strike"), "correct": p("改正", "correct"), "export": p("导出", "export"), "end": p("到最新", "newest"), "clear": p("清除筛选", "clear filter")},
		Search: p("查找", "Search"), SearchHint: p("两个字起，可几个词；人名可用首字母，如 ls", "two characters or more, several words; names by initials, such as ls"), GoAsk: p("到什么时间，如 9/2 03:00 或 03:00", "go to what time, such as 9/2 03:00 or 03:00"),
		CutOff: p("%s截止 %s · 交班 %s", "%s cut off %s · handover %s"), Withdrawn: p("（已撤回）", "(withdrawn)"),
		Entry: p("条目 %s#%d", "entry %s#%d"), Happened: p("发生 %s", "happened %s"), Recorded: p("记录 %s", "recorded %s"), Late: p("补记，晚 %s", "written %s late"), Choose: p("↑ 选一条；Enter 打开它说的事", "↑ chooses a line; Enter opens what it is about"),
		FilterTitle: p("筛选日志", "Filter the journal"), Kind: p("种类", "Kind"), Officer: p("谁记的", "Written by"), Matter: p("事项编号", "Matter number"), Only: p("只看", "Only"), Any: p("不限", "any"),
		OnlyStruck: p("划改的", "struck"), OnlyLate: p("补记的", "written late"), Grid: p("网格", "Grid"), Stream1: p("哪些", "Stream"),
		Kinds: map[string]string{"household": p("住户", "households"), "round": p("轮次", "rounds"), "note": p("记", "notes"), "matter": p("事项", "matters"), "site": p("点位", "sites"), "grid": p("网格", "grids"), "group": p("工作组", "groups"), "person": p("人员", "people"), "team": p("队伍", "teams"), "duty": p("值班", "duty"),
			"shift": p("班次", "shifts"), "handover": p("交班", "handover"), "post": p("指挥部", "the post"), "journal": p("划改", "strikes")},
		NoTime: p("看不懂时间，请写 03:00 或 9/2 03:00", "The time is not understood; write 03:00 or 9/2 03:00"),
		Other:  map[string]string{"human": p("另有系统记录（过卡、签到…）s", "s: system lines (passes…)"), "system": p("另有人工记录 s", "s: what people wrote")}, NoLines: p("没有可导出的", "nothing to export"), Nowhere: p("这一条说的事没有单独的界面", "what this line is about has no screen of its own"),
	}
}
