package i18n

// Rounds is the wording of rounds: whom a sweep has not reached yet.
type Rounds struct {
	Title, Empty, EmptyTab, No, Runs, Ended, Closed, DueAt         string
	Round, Kind, State, Target, Reached, NotReached, Opened        string // columns
	Grid, Absent, Refused, Home, Promised, Late, Count, Over       string
	Address, Who, Size, Phone, What, NextVisit, Unknown, NotIn     string
	Of, Total, OverWarn, CountedSo, AllReached, Repeat, UnknownRow string
	Units                                                          map[string]string
	States, Short, Tab, Act, Why, Ask, Done, Field                 map[string]string
	EchoRooms, Whole, ByCount                                      string
	SectionHead, None, UnknownN, Left                              string
}

func rounds(p pick) Rounds {
	return Rounds{
		Title: p("轮次", "Rounds"), Empty: p("还没有轮次：按 n 开一轮", "No rounds yet: n opens one"), EmptyTab: p("这一栏没有人，Tab 换一栏", "Nobody here; Tab shows others"), No: p("第%d轮%s", "%[2]s %[1]d"), Runs: p("进行中", "runs"), Ended: p("已结束", "ended"), Closed: p("%s 结束", "ended %s"), DueAt: p("%s 前", "by %s"),
		Round: p("轮次", "Round"), Kind: p("种类", "Kind"), State: p("状态", "State"), Target: p("应到", "Target"), Reached: p("已到", "Reached"), NotReached: p("未触达", "Not reached"), Opened: p("开始", "Opened"),
		Grid: p("网格", "Grid"), Absent: p("不在", "Absent"), Refused: p("拒绝", "Refused"), Home: p("上门", "At home"), Promised: p("约好", "Promised"), Late: p("过时", "Late"), Count: p("报数", "Counted"), Over: p("超底数 %d", "%d over"),
		Address: p("地址", "Address"), Who: p("住户", "Who"), Size: p("人", "No."), Phone: p("电话", "Phone"), What: p("情况", "What"), NextVisit: p("下次", "Next"), Unknown: p("另有 %d 户在底数里，没有登记", "%d more were counted and are not entered"), NotIn: p("不在册", "not in the census"),
		Of: p("%d / %d", "%d of %d"), Total: p("合计", "Total"), OverWarn: p("%d格 已到 %d，超过底数 %d：按 b 更正底数", "grid %d reached %d, above the baseline of %d: b corrects it"), CountedSo: p("%d 报 %s", "%d, %s"), AllReached: p("都到了", "everybody was reached"), Repeat: p("下一轮 %s", "next %s"), UnknownRow: p("未登记", "not entered"),
		Units:  map[string]string{"household": p("户", "households"), "resident": p("人", "people"), "grid": p("网格", "grids")},
		States: map[string]string{"": p("没去过", "not visited"), "done": p("已到", "reached"), "absent": p("不在家", "absent"), "refused": p("拒绝", "refused"), "home": p("要上门", "serve at the door"), "promised": p("约好", "promised")},
		Short:  map[string]string{"done": p("好", "ok"), "absent": p("不在", "out"), "refused": p("拒", "no"), "home": p("上门", "home"), "promised": p("约", "at")},
		Tab:    map[string]string{"": p("未触达", "not reached"), "none": p("没去过", "not visited"), "late": p("过时", "late"), "absent": p("不在", "absent"), "refused": p("拒绝", "refused"), "promised": p("约好", "promised"), "service": p("要上门", "at the door"), "done": p("已到", "reached")},
		Act: map[string]string{"open": p("打开", "open"), "new": p("开一轮", "open a round"), "close": p("结束", "close"), "reopen": p("重开", "reopen"), "count": p("报数", "count"), "baseline": p("更正底数", "correct baseline"), "house": p("看户", "household"), "tick": p("已到", "reached"), "absent": p("不在", "absent"), "refused": p("拒绝", "refused"),
			"home": p("要上门", "at the door"), "promised": p("约时间", "promise"), "tab": p("换一栏", "other tab"), "add": p("加名单", "add to the list"), "line": p("整栋登记", "a whole building")},
		Why: map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "closed": p("这一轮已结束", "the round has ended"), "grid": p("这一轮按网格计", "it is counted by grid"), "list": p("这一轮不按名单", "it has no list"), "unknown": p("没有登记这一户", "this household is not entered"), "over": p("没有超过底数", "no grid is above its baseline")},
		Ask: map[string]string{"new": p("开一轮", "Open a round"), "close": p("结束 %s 的理由", "why does %s end"), "reopen": p("重开 %s 的理由", "why is %s opened again"), "count": p("%d格 已到几%s（从头算起）", "Grid %d: %s reached so far"), "absent": p("%s 不在家；下次几点（可空）", "%s is out; next visit at (may be empty)"), "refused": p("%s 拒绝；说了什么", "%s refuses; what did they say"),
			"home": p("%s 要上门；备注（可空）", "%s: at the door; a remark (may be empty)"), "promised": p("约 %s", "Promise to %s"), "add": p("加到名单", "Add to the list"), "which": p("哪一轮", "Which round")},
		Done: map[string]string{"saved": p("✓ 已记 %s", "✓ saved: %s"), "opened": p("✓ 已开 %s", "✓ opened %s"), "closed": p("✓ 已结束 %s", "✓ %s ended")},
		Field: map[string]string{"kind": p("种类", "Kind"), "name": p("名称（可空）", "Name (optional)"), "grids": p("网格（空为全部）", "Grids (empty: all)"), "due": p("完成时间", "Due"), "need": p("只限特需", "Only need"), "anyone": p("全部", "everybody"), "reached": p("已到", "Reached"), "absent": p("不在", "Absent"), "refused": p("拒绝", "Refused"), "basis": p("依据", "Basis"), "text": p("备注", "Remark"), "next": p("时间", "Time"), "vehicle": p("车辆", "Vehicle"), "to": p("去哪里", "Destination"),
			"list": p("名单（姓名 电话；或 7格 3栋502）", "List (NAME PHONE; or 7 3栋502)")},
		EchoRooms: p("%s %s", "%s %s"), Whole: p("整栋", "all"), ByCount: p("报数", "counted"),
		SectionHead: p("七、未触达", "7 Not reached"), None: p("没有进行中的轮次", "No round was under way"), UnknownN: p("未登记 %d", "%d not entered"), Left: p("未%d", "left %d"),
	}
}

func roundEntry(p pick) map[string]string {
	return map[string]string{"round.open": p("开轮次", "round opened"), "round.list": p("名单", "list"), "round.tick": p("到户", "ticked"), "round.count": p("轮次报数", "round counted"), "round.close": p("结束轮次", "round closed")}
}

func roundSentences(p pick) map[string]string {
	return map[string]string{
		"round.kind_unknown":   p("预案里没有轮次“{arg}”，有哪些见 zhiban plan show", "The plan has no round {arg}; zhiban plan show lists them"),
		"round.open_already":   p("{arg} 已经有一轮在进行；先结束它，或给这一轮起个名称", "A round of {arg} is under way: close it first, or give this one a name"),
		"round.due_past":       p("完成时间已经过了，请改", "The due time is past already; change it"),
		"round.unknown":        p("没有轮次“{arg}”，zhiban round list 列出", "There is no round {arg}; zhiban round list names them"),
		"round.none_open":      p("没有进行中的轮次：先开一轮（zhiban round open）", "No round is under way: open one first (zhiban round open)"),
		"round.several_open":   p("有几轮在进行，请写明哪一轮", "Several rounds are under way; say which"),
		"round.closed":         p("这一轮已经结束；要改先重开", "This round has ended; open it again first"),
		"round.runs":           p("这一轮还在进行", "This round is still under way"),
		"round.no_list":        p("这一轮不按名单", "This round has no list"),
		"round.not_listed":     p("{arg} 不在这一轮的名单上", "{arg} is not on the list of this round"),
		"round.target_unknown": p("名单上没有 {arg}", "{arg} is not on the list"),
		"round.by_grid":        p("这一轮按网格计，请报数", "This round is counted by grid; give a count"),
		"round.by_household":   p("这一轮按户计，{arg} 整户登记即可", "This round counts households; tick {arg} as a whole"),
		"round.grid_once":      p("按网格计的只有 0 或 1，不是 {arg}", "By grid it is 0 or 1, not {arg}"),
		"round.other_grid":     p("{arg} 不在这一轮的网格里", "{arg} is not in the grids of this round"),
		"round.state_unknown":  p("没有情况“{arg}”：done absent refused home promised", "There is no state {arg}: done, absent, refused, home or promised"),
		"round.promise_time":   p("约好的要写几点", "A promise needs its time"),
		"round.nobody":         p("没有写是哪一户", "Say which household"),
		"round.spans":          p("看不懂“{arg}”，请写如 101-106 好 107 不在", "“{arg}” is not understood; write such as 101-106 ok 107 out"),
	}
}

func roundCommands(p pick) map[string]string {
	return map[string]string{
		"round": p("轮次：谁还没有到", "rounds: who has not been reached"), "round list": p("列出轮次", "list rounds"), "round open": p("开一轮", "open a round"), "round show": p("各网格到了多少、没到多少", "a round by grid: reached and not reached"), "round missing": p("没到的，按走访顺序", "who has not been reached, in walking order"),
		"round tick": p("登记到户：楼栋和房间（101-106 好 107 不在）", "tick rooms of a building (101-106 ok 107 out)"), "round mark": p("登记一户或一人", "mark one household or person"), "round count": p("网格报数（从头算起）", "a grid's count so far"), "round close": p("结束（--reopen 重开）", "close (--reopen: open again)"),
	}
}

func roundFlags(p pick) map[string]string {
	return map[string]string{
		"round": p("哪一轮（种类、编号；只有一轮在进行可不写）", "which round (kind or number; not needed when only one is under way)"), "due": p("完成时间", "when it is due"), "which": p("late none absent refused promised service done", "late, none, absent, refused, promised, service or done"), "absent": p("不在几户", "how many are absent"), "refused": p("拒绝几户", "how many refuse"),
		"next": p("下次几点", "when the next visit is"), "vehicle": p("车辆", "vehicle"), "destination": p("去哪里", "destination"), "reopen": p("重开", "open it again"), "list": p("名单上的一个：户、户/人，或 姓名 电话（可多次）", "one on the list: a household, household/number, or NAME PHONE (repeatable)"),
	}
}
