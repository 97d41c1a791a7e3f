package i18n

// Board is the wording of the board and of the frame around every screen.
type Board struct {
	Grids, Urgent, Sites, Latest                                            string // titles of the boxes
	Grid, Places, Away, NoLeader                                            string
	Shift, Relief, Saved, ReadOnly, Drill, AsOf, Overdue                    string
	NoMatters, NoSites, NoLines, NoGrids, NoShift                           string
	Manned, More, Lanes, Locked, ClockDone, ClockLate, ClockTo              string
	ClocksOff, LevelCount, Placeholder, HandoverOpen, LateBy                string
	TooSmall, Loading, Quit, QuitUnsaved, Draft, Newer, SavedNote, Language string
	Help, HelpTitle, HelpNote, Disabled                                     string
	FormRequired, FormNumber, FormTime, FormKeys, FormDiscard               string
	FormDraft, FormSaved, PickHint, PickEmpty, ConfirmKeys                  string
	Act                                                                     map[string]string // names of actions
}

func board(p pick) Board {
	return Board{
		Grids: p("网格", "Grids"), Urgent: p("紧急与超时", "Urgent and overdue"), Sites: p("卡口与点位", "Gates and sites"), Latest: p("刚刚", "Latest"),
		Grid: p("%d格", "grid %d"), Places: p("%d 处", "at %d sites"), Away: p("离岗", "away"), NoLeader: p("网格长未定", "no leader"),
		Shift: p("%s %s–%s", "%s %s–%s"), Relief: p("接班 %s %s", "relief %s %s"), Saved: p("✓ 已存本机", "✓ saved here"), ReadOnly: p("只读", "READ ONLY"), Drill: p("演练", "DRILL"),
		AsOf: p("截至 %s 的记录", "as recorded by %s"), Overdue: p("超时 %d", "overdue %d"),
		NoMatters: p("没有红橙或超时事项。报一件：报 4格 12号 …", "Nothing red, orange or overdue. Report one: report 4格 12号 …"),
		NoSites:   p("还没有点位：可在预案里加，见 F1", "No sites yet: add them to the plan, see F1"), NoLines: p("还没有记录：在下面写一行，Enter 保存", "Nothing written yet: type a line below, Enter saves it"),
		NoGrids: p("还没有网格：在预案里加", "No grids yet: add them to the plan"), NoShift: p("没有班次", "no shift"),
		Manned: p("%s %d/%d", "%s %d/%d"), More: p("余 %d 条", "%d more"), Lanes: p("%d道", "%d lanes"), Locked: p("锁闭", "locked"),
		ClockDone: p("%s ✓", "%s ✓"), ClockLate: p("%s 逾时", "%s late"), ClockTo: p("%s %s", "%s %s"), ClocksOff: p("未起计", "clocks not started"), LevelCount: p("%s %s %d", "%s %s %d"),
		Placeholder:  p("记一行，或：报 4格 12号 李婶 断药 · 派 K-058 医疗保障 · 结 K-058 已送到", "Write a line, or: report 4格 12号 … · send K-058 Medical care · close K-058 …"),
		HandoverOpen: p("交班 %s 待接：F10", "handover %s waits: F10"), LateBy: p("接班已迟 %s，责任仍在 %s", "relief is %s late; %s stays responsible"),
		TooSmall: p("窗口太小：至少 %dx%d", "The window is too small: at least %dx%d"), Loading: p("读取中…", "loading…"), Quit: p("再按一次 Ctrl+C 退出；没存的草稿会留着", "Ctrl+C again quits; an unsaved draft is kept"),
		QuitUnsaved: p("这里写的还没存，也不留草稿：再按一次 Ctrl+Q 退出", "What is typed here is not saved and no draft keeps it: Ctrl+Q again quits"), Draft: p("草稿", "draft"), Newer: p("有新内容", "new"), SavedNote: p("✓ 已记 %s", "✓ saved %s"), Language: p("语言：中文", "language: English"),
		Help: p("帮助", "Help"), HelpTitle: p("帮助 · 按键", "Help · keys"), HelpNote: p("Esc 关闭 · ↑↓ 翻看 · 全部说明：zhiban help", "Esc closes · ↑↓ scrolls · the whole manual: zhiban help"), Disabled: p("现在不能：%s", "not now: %s"),
		FormRequired: p("这一项要填", "this is needed"), FormNumber: p("要填数字", "a number, please"), FormTime: p("写时间，如 15:45", "a time, such as 15:45"),
		FormKeys: p("Tab 下一项 · Ctrl+S 保存 · Esc 取消", "Tab next · Ctrl+S saves · Esc cancels"), FormDiscard: p("改过了：再按 Esc 就放弃，Ctrl+S 保存", "Changed: Esc again gives it up, Ctrl+S saves"),
		FormDraft: p("上次没存的内容已恢复", "what was not saved last time is back"), FormSaved: p("✓ 已记", "✓ saved"),
		PickHint: p("输入编号、名字或首字母", "type a number, a name or initials"), PickEmpty: p("没有符合的：改几个字再试", "Nothing fits: try other letters"), ConfirmKeys: p("Enter 确定 · Esc 不做", "Enter goes on · Esc does not"),
		Act: map[string]string{"help": p("帮助", "help"), "matter": p("事项", "matter"), "handover": p("交班", "handover"), "language": p("语言", "language"), "quit": p("退出", "quit"), "back": p("返回", "back"),
			"board": p("值班板", "board"), "move": p("选择", "select"), "open": p("打开", "open"), "save": p("保存", "save"), "pane": p("换栏", "other pane"), "cancel": p("取消", "cancel"), "line": p("写一行", "write"),
			"matters": p("事项", "matters"), "grids": p("网格", "grids"), "shifts": p("班次", "shifts"), "sites": p("卡口", "gates"), "journal": p("日志", "journal"), "people": p("人员", "people"),
			"since": p("离开后", "since"), "settings": p("设置", "settings"), "palette": p("命令", "commands"), "alarms": p("提醒", "alarms"), "undo": p("撤销", "undo"), "who": p("换人", "who"), "gaps": p("缺口", "gaps"), "census": p("摸底", "census"), "rounds": p("轮次", "rounds")},
	}
}

// Matter is the wording of the screen of one matter.
type Matter struct {
	Title, Steps, NextStep, Caller, Recorded, Limits, AcceptLeft, ResolveLeft, Met string
	NoSteps, Gone                                                                  string
	Act                                                                            map[string]string // by step
	Ask                                                                            map[string]string // what a step wants to know
	Why                                                                            map[string]string // why a step is disabled
	Verifier, Until                                                                string
}

func matter(p pick) Matter {
	return Matter{
		Title: p("事项 %s", "Matter %s"), Steps: p("经过", "Steps"), NextStep: p("下一步", "Next"), Caller: p("来电", "From"), Recorded: p("记录 %s %s", "by %s %s"), Limits: p("时限", "Limits"),
		AcceptLeft: p("签收 %s", "accept %s"), ResolveLeft: p("办结 %s", "resolve %s"), Met: p("✓", "✓"), NoSteps: p("还没有经过", "no steps yet"), Gone: p("没有这件事项", "no such matter"),
		Act: map[string]string{"dispatch": p("派单", "dispatch"), "accept": p("签收", "accept"), "scene": p("到场", "on scene"), "hand": p("处置", "in hand"), "hold": p("挂起", "hold"), "verify": p("待核查", "to verify"),
			"close": p("办结", "close"), "answer": p("当场答复", "answer"), "return": p("退单", "return"), "chase": p("督办", "chase"), "reopen": p("重开", "reopen"), "void": p("作废", "void"), "strike": p("划改", "strike"), "note": p("记", "note")},
		Ask: map[string]string{"dispatch": p("派给谁（人、组、队），可加 10分", "to whom (person, group, team), you may add 10min"), "accept": p("签收人说了什么（可空）", "what the owner said (may be empty)"), "scene": p("现场情况（可空）", "what is seen there (may be empty)"),
			"hand": p("在怎么处置（可空）", "what is being done (may be empty)"), "hold": p("理由，末尾写到几点，如 等药 06:30", "reason, ending in a time, such as: waits for medicine 06:30"), "verify": p("做完了什么（可空）", "what was done (may be empty)"),
			"close": p("结果；红橙末尾写 核 姓名", "result; red and orange end in: verified NAME"), "answer": p("怎么答复的", "what was answered"), "return": p("理由", "reason"), "chase": p("催什么（可空）", "what to hurry (may be empty)"), "reopen": p("理由", "reason"), "void": p("理由", "reason"), "strike": p("划改最后一条的理由", "why the last entry is struck"), "note": p("记一笔", "write a note")},
		Why:      map[string]string{"ended": p("已了结", "ended"), "open": p("还没了结", "still open"), "past": p("已过这一步", "past this step"), "new": p("还没派出", "not dispatched"), "dispatched": p("已派出", "dispatched already"), "red": p("红色要派单处置", "red must be dispatched"), "readonly": p("只读", "read only"), "void": p("已作废", "void")},
		Verifier: p("核查人", "verified by"), Until: p("到", "until"),
	}
}
