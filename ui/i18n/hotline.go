package i18n

import "maps"

// HotlineText is the wording of the hotline, calls back and promises.
type HotlineText struct {
	Title, Short                                                                                                string
	Number, Time, Caller, Phone, Where, What, Came, Matter, Calls, Last, Open, Waits, Tries                     string
	Due, Who, State, Promise, Hour, In, Out, Answered, Given, Added, Other, Back, Unhappy                       string
	Sum, Minutes, Void, Opening, Change, Closing, Count, CallsHead, HoursHead, AgainHead, Manned                string
	Nobody, NobodySince, NotDue, CallNo, OpenNow, EndedBefore, NoCaller, Exact, NoneOpen                        string
	Moved, MovedOnce, Late, PromisesHead, OwedHead, Owed, Lines, BesideKeys, DayCalls, EmptyCalls, EmptyWaiting string
	EmptyPromises, EmptyHours, New, Answer, Kept, AddTo                                                         string
	Tabs                                                                                                        [5]string // calls, callers, call back, promises, hours
	Outcome, Way, Via, Satisfied, Stage, Act, Ask, Field, Why, Done, Counts                                     map[string]string
}

func hotlineText(p pick) HotlineText {
	return HotlineText{
		Title: p("热线", "Hotline"), Short: p("热线", "hotline"),
		Number: p("编号", "No"), Time: p("时间", "Time"), Caller: p("谁", "Who"), Phone: p("电话", "Phone"), Where: p("哪里", "Where"), What: p("说什么", "What"), Came: p("结果", "Came to"), Matter: p("事项", "Matter"),
		Calls: p("次数", "Calls"), Last: p("最近", "Last"), Open: p("未结", "Open"), Waits: p("等了", "Waits"), Tries: p("未接 %d 次", "%d times no answer"),
		Due: p("几点前", "By"), Who: p("谁兑现", "Kept by"), State: p("状态", "State"), Promise: p("承诺", "Promise"), Hour: p("时段", "Hour"), In: p("来电", "In"), Out: p("去电", "Out"), Answered: p("当场答复", "Answered"), Given: p("派单", "Matter"), Added: p("并入", "Added"),
		Other: p("其他", "Other"), Back: p("回访", "Called back"), Unhappy: p("不满意", "Not content"), Sum: p("合计", "Sum"), Minutes: p("%d 分钟", "%d min"), Void: p("已撤", "taken off"), Opening: p("期初", "Opening"), Change: p("本班", "Change"), Closing: p("期末", "Closing"), Count: p("项目", "Count"),
		CallsHead: p("通话", "Calls"), HoursHead: p("分时段", "By hour"), AgainHead: p("反复来电", "Called again"), Manned: p("值守", "Manned"),
		Nobody: p("没有人值守", "nobody there"), NobodySince: p("没有人值守，从 %s 起", "nobody there since %s"), NotDue: p("预案没有写热线由谁值守（settings.hotline）", "The plan does not say who answers the hotline (settings.hotline)"),
		CallNo: p("今天第 %d 次来电", "call %d within a day"), OpenNow: p("未结", "Open"), EndedBefore: p("以前", "Before"), NoCaller: p("没有找到这个号码", "nobody has this number"), Exact: p("整号", "whole number"), NoneOpen: p("没有未结事项", "nothing open"),
		Moved: p("改过 %d 次", "moved %d times"), MovedOnce: p("改过 1 次", "moved once"), Late: p("逾时", "late"), PromisesHead: p("承诺", "Promises"), OwedHead: p("答应未送", "Promised, not brought"), Owed: p("%s %s 欠 %d 份（%d 户）", "%s %s owed %d (%d households)"), Lines: p("承诺 %d", "%d promises"),
		BesideKeys: p("PgDn 选右边 · Enter 取用", "PgDn chooses at the right · Enter takes"), DayCalls: p("一天内 %d 次", "%d within a day"),
		EmptyCalls: p("还没有来电：按 n 接一个", "No calls yet: n takes one"), EmptyWaiting: p("没有等回访的", "Nobody waits for a call back"), EmptyPromises: p("没有未兑现的承诺", "No promises to keep"), EmptyHours: p("还没有来电", "No calls yet"),
		New: p("新事项", "a new matter"), Answer: p("答复", "answer"), Kept: p("兑现", "kept"), AddTo: p("并入 %s（未结，不再开新单）", "added to %s (open; no second matter)"),
		Tabs:      [5]string{p("来电", "calls"), p("反复来电", "callers"), p("待回访", "call back"), p("承诺", "promises"), p("时段", "hours")},
		Outcome:   map[string]string{"answered": p("当场答复", "answered"), "dispatched": p("已派单", "dispatched"), "opened": p("已开单", "opened"), "added": p("并入", "added"), "info": p("咨询", "a question"), "silent": p("无声", "silent"), "wrong": p("打错", "wrong number"), "reached": p("打通", "reached"), "unreached": p("没打通", "not reached")},
		Way:       map[string]string{"in": p("来电", "in"), "out": p("去电", "out")},
		Via:       map[string]string{"resident": p("居民", "resident"), "house": p("户", "household"), "person": p("指挥部", "of the post"), "call": p("来过电", "called before"), "matter": p("事项", "on a matter")},
		Satisfied: map[string]string{"yes": p("满意", "content"), "no": p("不满意", "not content"), "none": p("没打通", "not reached")},
		Stage:     map[string]string{"open": p("未到", "to keep"), "kept": p("已兑现", "kept"), "broken": p("未兑现", "broken"), "dropped": p("撤回", "withdrawn"), "settled": p("随事项了结", "settled with its matter")},
		Act: map[string]string{"call": p("接电话", "take a call"), "out": p("打出电话", "call out"), "open": p("打开事项", "open"), "void": p("撤来电", "take off"), "callback": p("回访", "call back"), "promise": p("承诺", "promise"), "keep": p("兑现", "kept"), "break": p("不能兑现", "broken"), "move": p("改时间", "move"), "tab": p("换一栏", "other tab"),
			"hotline": p("热线", "Hotline")},
		Ask: map[string]string{"call": p("接电话", "A call"), "out": p("打出电话", "A call out"), "void": p("撤掉 %s 的理由", "why is %s taken off"), "callback": p("回访 %s", "Call back about %s"), "promise": p("%s 承诺", "A promise on %s"), "keep": p("%s 兑现了，说一句", "%s was kept: a word"), "break": p("%s 为什么不能兑现", "why is %s not kept"), "move": p("改 %s 的时间", "Another time for %s")},
		Field: map[string]string{"phone": p("号码", "Number"), "caller": p("称呼", "Who"), "grid": p("网格", "Grid"), "household": p("户", "Household"), "text": p("说什么", "What"), "matter": p("并入", "Add to"), "type": p("类型", "Type"), "level": p("级别", "Level"), "answer": p("当场答复", "Answered at once"), "group": p("派给组", "Group"), "to": p("派给", "To"),
			"eta": p("几分钟到", "There in, min"), "outcome": p("不开单", "No matter"), "minutes": p("通话几分钟", "Minutes"), "satisfied": p("满意吗", "Content"), "words": p("居民原话", "In their words"), "reopen": p("重开", "Open again"), "due": p("几点前", "By"), "promise": p("承诺什么", "What"), "who": p("谁兑现", "Who keeps it"), "reason": p("理由", "Reason"),
			"new": p("开新事项", "a new matter"), "none": p("开单", "a matter"), "bytype": p("按类型", "by the type"), "yes": p("是", "yes"), "no": p("否", "no"), "nobody": p("先不派", "nobody yet")},
		Why:  map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "nomatter": p("没有开单", "no matter"), "void": p("已撤", "taken off"), "settled": p("已经了结", "settled")},
		Done: map[string]string{"saved": p("✓ 已记 %s", "✓ saved %s")},
		Counts: map[string]string{"calls_in": p("来电", "calls in"), "answered": p("当场答复", "answered at once"), "dispatched": p("开单派单", "new matters"), "added": p("并入未结", "added to open ones"), "calls_other": p("咨询、无声、打错", "questions, silent, wrong"), "calls_out": p("去电", "calls out"),
			"hotline_open": p("热线报来的各类事项 未结", "matters of any kind, open"), "hotline_closed": p("热线报来的各类事项 了结", "matters of any kind, ended"), "hotline_overdue": p("热线报来的各类事项 超时", "matters of any kind, overdue"), "called_back": p("已回访", "called back"), "unhappy": p("不满意", "not content"), "waiting_back": p("待回访", "waiting for the call back")},
	}
}

// addHotline adds what the hotline needs to lists that other files begin.
func addHotline(t *Texts, p pick) {
	t.Hotline = hotlineText(p)
	t.Board.Act["hotline"] = t.Hotline.Act["hotline"]
	t.Desk.Screen["hotline"] = t.Hotline.Title
	maps.Copy(t.Line.Verb, map[string]string{"hotcall": p("来电", "call"), "callback": p("回访", "call back"), "promise": p("承诺", "promise"), "kept": p("兑现", "kept"), "broken": p("未兑现", "broken")})
	maps.Copy(t.Line.Missing, map[string]string{
		"hotcaller": p("谁打来的？如 来电 13800001234 7格 3栋101 断奶粉", "who called? such as: call 13800001234 grid 7 house 12 no milk powder"), "hottext": p("说了什么？如 来电 13800001234 断奶粉", "what did they say? such as: call 13800001234 no milk powder"),
		"satisfied": p("满意吗？如 回访 K-058 满意 药收到了", "content or not? such as: callback K-058 content got it"), "theirwords": p("写下居民的原话", "write down their own words"), "promisetime": p("几点前？如 诺 K-058 17:00 送药", "by when? such as: promise K-058 17:00 medicine"), "promisewhat": p("承诺什么？如 诺 K-058 17:00 送药", "what is promised? such as: promise K-058 17:00 medicine"), "stillopen": p("还没办结，办结以后再回访", "it is still open: call back when it is closed"), "brokenwhy": p("写下为什么没有兑现", "write why it was not kept"),
	})
	maps.Copy(t.Word.Entry, map[string]string{"hotline.call": p("来电", "call"), "hotline.void": p("撤来电", "call taken off"), "matter.callback": p("回访", "called back"), "promise.make": p("承诺", "promised"), "promise.move": p("承诺改时间", "promise moved"), "promise.end": p("承诺了结", "promise settled")})
	maps.Copy(t.Desk.Alarm, map[string]string{"hotline.unmanned": p("无人值守", "nobody answers"), "promise.late": p("承诺未兑现", "promise not kept"), "demand.late": p("答应的没送", "promised, not brought")})
	maps.Copy(t.Desk.AlarmDo, map[string]string{"hotline.unmanned": p("派人值守，24小时不能空", "put somebody there: it is manned day and night"), "promise.late": p("兑现就记，或改时间、写为什么", "mark it kept, move it, or write why not"), "demand.late": p("催送，或回话改期", "chase it, or tell them another time")})
	maps.Copy(t.CLI.Command, map[string]string{
		"hotline": p("热线：来电、回访、值守", "hotline: calls, calls back, who is there"), "hotline call": p("记一个来电：开单、答复、派单、并入或不开单", "write a call down: a matter, an answer, a dispatch, an addition or no matter"), "hotline out": p("记一个打出的电话", "write a call out down"), "hotline find": p("按号码找人", "find who has a number"), "hotline void": p("撤掉一个来电（--back 恢复）", "take a call off the log (--back puts it on again)"),
		"hotline log": p("来电记录", "the log of calls"), "hotline hours": p("按时段统计", "the log by hour"), "hotline callers": p("反复来电的人", "who called more than once"), "hotline callback": p("回访一件办结的事项：yes no none，居民原话", "call back about an ended matter: yes, no or none, and their words"), "hotline unback": p("撤回一次回访", "take a call back off again"), "hotline waiting": p("办结未回访的", "closed and not called back yet"), "hotline staff": p("谁在值守热线", "who answers the hotline"),
		"promise": p("对事项的承诺", "promises on matters"), "promise add": p("承诺：几点前做什么", "promise something by a time"), "promise keep": p("兑现了", "it was kept"), "promise break": p("不能兑现，写为什么", "it is not kept, and why"), "promise move": p("改时间，写理由", "another time, with the reason"), "promise back": p("撤回了结", "let it stand open again"), "promise list": p("列出承诺（--all 包括了结的）", "list promises (--all: settled ones, too)"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"answer": p("当场答复的话", "the answer that was given at once"), "outcome": p("不开单：info silent wrong reached unreached", "no matter: info, silent, wrong, reached or unreached"), "add-to": p("并入的未结事项", "open matter that the call belongs to"), "minutes": p("通话几分钟", "minutes that it took"), "reopen": p("不满意就重开", "open it again"), "promise-id": p("哪一个承诺（编号见 promise list --json）", "which promise (its id: promise list --json)"), "who-keeps": p("谁兑现", "who is to keep it"), "caller-name": p("称呼", "who called"), "back-on": p("恢复", "put it on again"), "late-only": p("只列逾时的", "only late ones"), "voided": p("包括撤掉的", "taken off ones, too")})
	maps.Copy(t.CLI.Metavar, map[string]string{"PHONE": p("号码", "PHONE"), "CALL": p("来电编号", "CALL"), "SATISFIED": p("满意否", "SATISFIED"), "WORDS": p("原话", "WORDS"), "OUTCOME": p("结果", "OUTCOME"), "ANSWER": p("答复", "ANSWER"), "PROMISE": p("承诺", "PROMISE")})
	maps.Copy(t.Error, hotlineSentences(p))
}

func hotlineSentences(p pick) map[string]string {
	return map[string]string{
		"hotline.way":          p("“{arg}”不对：in 来电，out 去电", "{arg} is wrong: in or out"),
		"hotline.outcome":      p("“{arg}”不对：info silent wrong reached unreached", "{arg} is wrong: info, silent, wrong, reached or unreached"),
		"hotline.minutes":      p("通话分钟数不对：0 到 1440", "The minutes are wrong: 0 to 1440"),
		"hotline.only_out":     p("打通、没打通只用于打出的电话", "Reached and unreached are for calls out"),
		"hotline.no_matter":    p("不开单的来电不能有类型、答复或派单", "A call without a matter takes no type, answer or dispatch"),
		"hotline.one_way":      p("当场答复和派单只能选一样", "Answer it at once or dispatch it, not both"),
		"hotline.answer_added": p("并入的来电不能当场答复：在事项里办结", "A call that is added cannot be answered at once: close the matter itself"),
		"hotline.who_missing":  p("写号码、称呼或户，一样就行", "Give the number, a name or the household: one is enough"),
		"hotline.matter_ended": p("{arg} 已经了结：开新事项，或先重开它", "{arg} has ended: open a new matter, or reopen it first"),
		"hotline.unknown":      p("没有来电 {arg}，见 zhiban hotline log", "There is no call {arg}; see zhiban hotline log"),
		"hotline.void_already": p("来电 {arg} 已经撤掉", "The call {arg} was taken off already"),
		"hotline.holds":        p("来电 {arg} 没有撤掉", "The call {arg} was not taken off"),
		"callback.answer":      p("“{arg}”不对：满意 yes，不满意 no，没打通 none", "{arg} is wrong: yes, no or none"),
		"callback.open":        p("{arg} 还没办结，办结以后再回访", "{arg} is still open: call back when it is closed"),
		"callback.merged":      p("{arg} 已并单或作废，回访主单", "{arg} was merged or voided: call back about the one it went into"),
		"callback.done":        p("{arg} 已经回访过", "The caller of {arg} was called back already"),
		"callback.words":       p("写下居民的原话", "Write down what they said, in their words"),
		"callback.reopen":      p("不满意的才重开", "Only who is not content has it opened again"),
		"promise.same":         p("{arg} 上同样的承诺已经有了", "{arg} has the same promise already"),
		"promise.state":        p("“{arg}”不对：kept 兑现，broken 未兑现，dropped 撤回", "{arg} is wrong: kept, broken or dropped"),
		"promise.settled":      p("{arg} 的这个承诺已经了结", "This promise on {arg} is settled"),
		"promise.unknown":      p("没有承诺 {arg}，见 zhiban promise list", "There is no promise {arg}; see zhiban promise list"),
		"promise.none":         p("{arg} 没有可改的承诺", "{arg} has no promise that this could be about"),
		"promise.which":        p("{arg} 有几个承诺，请指明一个（承诺栏里选，或 --promise）", "{arg} has several promises: name one (choose it among the promises, or --promise)"),
	}
}
