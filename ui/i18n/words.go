package i18n

// Words turn slugs of the record into words.
type Words struct {
	Level   map[string]string
	Kind    map[string]string // of matters
	State   map[string]string // of matters
	Status  map[string]string // of grids and the post
	Reason  map[string]string // of a status
	Manning map[string]string
	Site    map[string]string // states of sites
	Entry   map[string]string // kinds of journal entries
	Side    map[string]string // of signatures
	How     map[string]string // a signature was given
	Verdict map[string]string
	Settled map[string]string
	Item    map[string]string // kinds of handover items
	Mode    map[string]string
	Basis   map[string]string // %s is the number, then the unit
	Tally   map[string]string
	Hand    map[string]string // states of a handover
	Late    map[string]string // which limit has passed
	Role    map[string]string // duty roles that no plan names
	Source  map[string]string // where a matter came from
	Field   map[string]string // what an amendment changed
	Count   map[string]string // standing counts that the plan does not word
}

func words(p pick) Words {
	return Words{
		Field: map[string]string{"level": p("级别", "level"), "grid": p("网格", "grid"), "type": p("类型", "type")},
		Level: map[string]string{"red": p("红", "red"), "orange": p("橙", "orange"), "yellow": p("黄", "yellow"), "blue": p("蓝", "blue")},
		Kind: map[string]string{"incident": p("突发事件", "incident"), "request": p("群众诉求", "request"), "medical": p("医疗", "medical"), "task": p("任务", "task"),
			"need": p("物资需求", "need"), "support": p("支援请求", "support"), "order": p("上级指令", "order from above")},
		State: map[string]string{"new": p("新报", "new"), "dispatched": p("已派", "dispatched"), "accepted": p("签收", "accepted"), "on_scene": p("到场", "on scene"),
			"in_hand": p("处置中", "in hand"), "on_hold": p("挂起", "on hold"), "to_verify": p("待核查", "to verify"), "closed": p("办结", "closed"),
			"answered": p("当场答复", "answered at once"), "merged": p("并单", "merged"), "void": p("作废", "void")},
		Status: map[string]string{"calm": p("平稳", "calm"), "watch": p("关注", "watch"), "urgent": p("紧急", "urgent")},
		Reason: map[string]string{"open_red": p("红色未办结", "red open"), "open_orange": p("橙色未办结", "orange open"), "overdue": p("超时", "overdue"),
			"leader_absent": p("网格长离岗", "leader absent"), "silent": p("无报", "silent"), "set_by_person": p("人工调高", "raised by hand"),
			"unmanned": p("点位脱岗", "site unmanned"), "short": p("点位缺人", "site short of people")},
		Manning: map[string]string{"manned": p("有人", "manned"), "short": p("缺人", "short"), "silent": p("无报", "silent"), "unmanned": p("脱岗", "unmanned"), "not_due": p("不要求", "not due")},
		Site: map[string]string{"planned": p("未设", "planned"), "setting_up": p("布置中", "setting up"), "in_service": p("在用", "in service"),
			"closed": p("关闭", "closed"), "locked": p("锁闭", "locked")},
		Side:    map[string]string{"out": p("交班人", "outgoing"), "in": p("接班人", "incoming"), "head": p("值班长（未接班）", "shift head (nobody took over)"), "nohead": p("未接班，本班没排值班长", "nobody took over, no shift head rostered")},
		How:     map[string]string{"none": p("未设口令", "no PIN set"), "pin": p("口令", "PIN"), "paper": p("纸面", "on paper"), "drill": p("演练", "drill")},
		Verdict: map[string]string{"": p("待看", "to see"), "accepted": p("接受", "accepted"), "questioned": p("提问", "questioned"), "refused": p("不认", "refused"), "dropped": p("移出", "left out")},
		Settled: map[string]string{"disagreement": p("各持己见，记录在案", "disagreement on record"), "correction": p("双方更正", "corrected together")},
		Item: map[string]string{"matter": p("事项", "matter"), "site": p("点位", "site"), "ask": p("上班嘱托未答", "unanswered ask"), "count": p("数目", "count"),
			"duty": p("岗位", "duty"), "extra": p("补充", "extra")},
		Mode: map[string]string{"peace": p("平时", "peace"), "emergency": p("应急", "emergency")},
		Basis: map[string]string{"exact": p("%s%s", "%s %s"), "near": p("近%s%s", "nearly %s %s"), "over": p("%s余%s", "over %s %s"),
			"assumed": p("%s%s（推定）", "%s %s (assumed)")},
		Tally: map[string]string{"opening": p("上班结转", "carried over"), "received": p("本班新收", "received"), "closed": p("本班办结", "closed"),
			"open": p("未办结", "still open"), "overdue": p("其中超时", "of these overdue")},
		Hand:   map[string]string{"open": p("待接班", "being accepted"), "read_back": p("已复述，待签", "read back, to be signed"), "sealed": p("已封存", "sealed"), "withdrawn": p("已撤回", "withdrawn")},
		Late:   map[string]string{"dispatch": p("未派", "not dispatched"), "accept": p("未签收", "not accepted"), "resolve": p("未办结", "not resolved")},
		Source: map[string]string{"hotline": p("热线", "hotline"), "grid": p("网格上报", "from the grid"), "above": p("上级", "from above"), "post": p("指挥部", "the post")},
		Role:   map[string]string{"extra": p("机动", "extra hand")},
		Count: map[string]string{"grids": p("网格", "grids"), "groups": p("工作组在岗", "groups at post"), "points": p("点位在用", "points in service"),
			"lanes": p("开放通道", "open lanes"), "lanes_at": p("通道", "lanes"), "guards": p("卡口值守人数", "guards on post"), "on_duty": p("签到在班", "signed in on duty")},
		Entry: entryWords(p),
	}
}

// entryWords name what an entry of the journal did.
func entryWords(p pick) map[string]string {
	return map[string]string{
		"note.add": p("记", "note"), "journal.strike": p("划改", "struck"),
		"matter.report": p("新报", "reported"), "matter.dispatch": p("派单", "dispatched"), "matter.accept": p("签收", "accepted"), "matter.scene": p("到场", "on scene"),
		"matter.hand": p("处置", "in hand"), "matter.hold": p("挂起", "on hold"), "matter.verify": p("待核查", "to verify"), "matter.close": p("办结", "closed"),
		"matter.answer": p("当场答复", "answered"), "matter.return": p("退单", "returned"), "matter.chase": p("督办", "chased"), "matter.merge": p("并单", "merged"),
		"matter.reopen": p("重开", "reopened"), "matter.amend": p("更正", "amended"), "matter.void": p("作废", "void"), "matter.next": p("下一步", "next step"),
		"grid.add": p("设网格", "grid added"), "grid.set": p("网格定级", "grid status set"), "grid.name": p("网格改名", "grid renamed"), "grid.zone": p("网格分区", "grid zone"),
		"grid.leader": p("网格长", "grid leader"), "grid.households": p("户数更正", "households"), "grid.retire": p("停用网格", "grid retired"),
		"group.add": p("设工作组", "group added"), "group.holder": p("定岗", "post holder"), "group.muster": p("到岗", "mustered"),
		"person.add": p("登记人员", "person added"), "person.change": p("更正人员", "person changed"), "person.role": p("任职", "role given"), "person.role_end": p("卸任", "role ended"), "person.skills": p("技能", "skills"),
		"team.add": p("建队", "team added"), "team.change": p("改队", "team changed"), "team.join": p("入队", "joined team"), "team.leave": p("离队", "left team"),
		"shift.add": p("开班次", "shift added"), "duty.assign": p("排班", "duty"), "duty.remove": p("撤岗", "duty removed"), "duty.swap": p("调班", "swap"),
		"duty.sign_in": p("签到", "signed in"), "duty.sign_out": p("签退", "signed out"),
		"site.add": p("设点位", "site added"), "site.state": p("点位状态", "site state"), "site.lanes": p("通道", "lanes"), "site.guard": p("上岗", "on post"),
		"site.relieve": p("下岗", "relieved"), "site.checkin": p("报平安", "check-in"), "site.key": p("持钥匙", "holds the key"), "site.pass": p("过卡", "passed"),
		"site.material":   p("点物资", "counted"),
		"handover.cutoff": p("交班截止", "cut-off"), "handover.brief": p("交班补充", "brief added"), "handover.verdict": p("接班逐项", "item"),
		"handover.read_back": p("复述", "read back"), "handover.sign": p("签字", "signed"), "handover.seal": p("封存", "sealed"), "handover.withdraw": p("撤回交班", "handover withdrawn"),
		"handover.answer_ask": p("回复上班嘱托", "ask answered"), "handover.addendum": p("补充报告", "addendum"),
		"post.genesis": p("建指挥部", "post set up"), "post.t0": p("计时起点", "clocks start"), "post.mode": p("平急切换", "mode"), "post.milestone": p("节点完成", "milestone"),
		"clock.ack": p("确认时钟", "clock confirmed"), "plan.adopt": p("启用预案", "plan adopted"), "conflict.settle": p("裁定冲突", "conflict settled"),
		"person.pin_reset": p("清除口令", "PIN taken away"), "handover.drop": p("移出清单", "left out of the brief"), "handover.if_then": p("交班预案", "if … then"),
		"station.join": p("新席位机", "station joined"),
	}
}

// Times are the pieces that times and durations are made of.
type Times struct {
	Minutes, Hours, HoursMinutes, Days string // durations
	Elapsed, Left, Overdue             string // a duration always has its word
	Weekdays                           [7]string
	Day, DayClock, Full, DayOfWeek     string // Go layouts; DayOfWeek: "%s %s"
}

func times(p pick) Times {
	return Times{
		Minutes: p("%d分", "%d min"), Hours: p("%d时", "%d h"), HoursMinutes: p("%d时%02d分", "%d h %02d min"), Days: p("%d天%d时", "%d d %d h"),
		Elapsed: p("已 %s", "%s ago"), Left: p("余 %s", "%s left"), Overdue: p("超 %s", "%s over"),
		Weekdays: [7]string{p("周日", "Sun"), p("周一", "Mon"), p("周二", "Tue"), p("周三", "Wed"), p("周四", "Thu"), p("周五", "Fri"), p("周六", "Sat")},
		Day:      p("1月2日", "2 Jan"), DayClock: p("1/2 15:04", "1/2 15:04"), Full: p("2006-01-02 15:04", "2006-01-02 15:04"), DayOfWeek: p("%s %s", "%[2]s %[1]s"),
	}
}
