package i18n

import "maps"

// Muster is the wording of the playbook, of the switch between peace and
// emergency, and of reinforcements.
type Muster struct {
	Title, Forces, Force                                                     string
	Tabs                                                                     [4]string // steps, deadlines, posts, check of the plan
	Step, When, Owner, State, Why, What, Due, Post, Who                      string    // columns
	Place, Phone, Gap, Number, Asked, Here, Coming, Short                    string
	Skills, By, With, Name, Hours                                            string
	Head, HeadPeace, HeadDown, NoT0, ClockLate, ClockDone                    string
	Left, Over, DoneAt, LateBy, NotDone, Dropped, Moved                      string
	EmptySteps, EmptyDeadlines, EmptyPosts, EmptyCheck                       string
	EmptyForces, EmptyRoll, Vacant, NotHere, HereAt                          string
	ListNever, ListSince, Need, SkillNeed, Heads, Unnamed                    string
	Arrived, OnTheWay, Missing, AllHere, HereNow, Deadline, For, ETA         string
	Twice, Clears, Inside, Branch, Leader, Condition                         string
	Passed, Chain, ChainNone, Total, ByGrid, AtPost, Minutes                 string
	MoreSteps, LateSteps, Balance, Returned, HandedOn, LetGo, Call, CallHint string
	Final, DutyHours                                                         string
	FinalHead                                                                map[string]string
	ForceState                                                               map[string]string
	Support                                                                  map[string]string // steps of a support request
	GapKind                                                                  map[string]string
	Booked                                                                   map[string]string // where else somebody is booked
	Act, Ask, Done, Field, WhyNot                                            map[string]string
}

func muster(p pick) Muster {
	return Muster{
		Title: p("时钟与预案", "Clocks and playbook"), Forces: p("增援与志愿者", "Reinforcements and volunteers"), Force: p("点名", "Roll call"),
		Tabs: [4]string{p("节点", "steps"), p("限时", "deadlines"), p("集结", "muster"), p("预案检查", "plan check")},
		Step: p("节点", "Step"), When: p("T+", "T+"), Owner: p("责任组", "Owner"), State: p("状态", "State"), Why: p("原因", "Reason"), What: p("要做到", "To be done"), Due: p("时限", "Due"), Post: p("岗位", "Post"), Who: p("谁", "Who"),
		Place: p("地点", "Place"), Phone: p("电话", "Phone"), Gap: p("缺什么", "What is missing"), Number: p("编号", "No."), Asked: p("要", "Asked"), Here: p("到", "Here"), Coming: p("在途", "Coming"), Short: p("缺", "Short"),
		Skills: p("技能", "Skills"), By: p("时限", "By"), With: p("现由", "With"), Name: p("姓名或队伍", "Name or team"), Hours: p("工时", "Hours"),
		Head: p("应急 · T0 %s · %s", "Emergency · T0 %s · %s"), HeadPeace: p("平时 · 按 o 一键启动：计时、集结、首批任务", "Peace · o activates: clocks, muster, first tasks"), HeadDown: p("已解除 %s · 移交 %s · 让 %d 人离岗", "Stood down %s · handed to %s · %d people let go"), NoT0: p("还没有计时起点", "no T0 yet"), ClockLate: p("%s 逾时 %s", "%s over by %s"), ClockDone: p("%s 完成 %s", "%s done %s"),
		Left: p("余 %s", "%s left"), Over: p("超 %s", "%s over"), DoneAt: p("完成 %s", "done %s"), LateBy: p("完成 %s，晚 %s", "done %s, %s late"), NotDone: p("没有计时", "no clock"), Dropped: p("取消", "dropped"), Moved: p("原 %s：%s", "was %s: %s"),
		EmptySteps: p("预案里没有节点：在预案里加 milestone", "The plan has no milestones"), EmptyDeadlines: p("没有限时：按 a 加一个，如 15:45 帐篷搭好", "No deadlines: a adds one, such as 15:45 tent up"), EmptyPosts: p("预案里没有工作组", "The plan has no groups"), EmptyCheck: p("预案查过，没有缺的", "The plan was checked: nothing is missing"),
		EmptyForces: p("没有要人：按 a 要人，如 20人 司机2 护士1", "Nobody was asked for: a asks for people"), EmptyRoll: p("还没有人：g 选人 · t 队伍 · w 登记 · h 记人数", "Nobody yet: g a person · t a team · w a walk-up · h heads"), Vacant: p("空缺", "vacant"), NotHere: p("未到岗", "not here"), HereAt: p("到岗 %s", "here %s"),
		ListNever: p("从没查过", "never gone through"), ListSince: p("上次 %s，过期", "last on %s: expired"), Need: p("要 %d 人", "%d asked for"), SkillNeed: p("%s %d/%d", "%s %d/%d"), Heads: p("%d 人", "%d people"), Unnamed: p("未记名 %d 人", "%d without names"),
		Arrived: p("到 %d", "here %d"), OnTheWay: p("在途 %d", "coming %d"), Missing: p("缺 %d", "short %d"), AllHere: p("到齐", "all here"), HereNow: p("在场合计 %d 人", "%d here in all"), Deadline: p("时限 %s %s", "by %s, %s"), For: p("为 %s", "for %s"), ETA: p("说 %s 到", "due %s"),
		Twice: p("重复：%s", "twice: %s"), Clears: p("未满足：%s", "not met: %s"), Inside: p("区内", "inside"), Branch: p("临时党支部 %s", "party branch %s"), Leader: p("队长 %s", "led by %s"), Condition: p("条件", "Condition"),
		Passed: p("%s → %s", "%s → %s"), Chain: p("求援", "Asked of"), ChainNone: p("还没向谁求援：按 b", "no body was asked yet: b"), Total: p("合计", "Total"), ByGrid: p("%d格 %s", "grid %d %s"), AtPost: p("指挥部 %s", "the post %s"), Minutes: p("%d 人 × %s", "%d × %s"),
		LateSteps: p("逾时 %d 项", "%d late"), MoreSteps: p("余 %d 项见时钟与预案", "%d more on the playbook"), Balance: p("解除小结", "Stand-down"), Returned: p("收回", "Returned"), HandedOn: p("移交", "Handed on"), LetGo: p("离岗 %d 人", "%d people let go"), Call: p("要人", "Ask for people"), CallHint: p("司机2 护士1", "driver 2 nurse 1"),
		Final: p("终报", "Final report"), DutyHours: p("在岗 %d 人，合计 %s", "%d people on duty, %s together"),
		FinalHead: map[string]string{"order": p("启动", "Order"), "down": p("解除", "Stood down"), "lasted": p("历时", "Lasted"), "reason": p("依据", "By whose word"), "to": p("移交", "Handed to"), "reports": p("交接班报告", "Handover reports"), "letgo": p("离岗", "Let go"),
			"ended": p("办结", "Ended"), "late": p("其中超时", "Of these late"), "people": p("人员", "People")},
		ForceState: map[string]string{"coming": p("在途", "coming"), "arrived": p("到", "here"), "released": p("已离", "released"), "gone": p("不来", "not coming")},
		Support:    map[string]string{"asked": p("已求援", "asked"), "passed": p("转报", "passed on"), "answered": p("答复", "answered"), "refused": p("不能支援", "cannot help"), "arrived": p("到位", "arrived")},
		GapKind: map[string]string{"vacant": p("岗位空缺", "post vacant"), "no_leader": p("没有网格长", "no grid leader"), "phone": p("没有电话", "no phone"), "body_phone": p("上级没有电话", "body without phone"), "site_phone": p("锁闭门没有电话", "locked gate without phone"),
			"key": p("锁闭门没有钥匙人", "nobody holds the key"), "list": p("清单过期", "list expired")},
		Booked: map[string]string{"force": p("另一处增援", "another request"), "duty": p("在班", "on duty"), "site": p("别处在岗", "on post elsewhere"), "team": p("随队", "with a team")},
		Act: map[string]string{"activate": p("启动应急", "activate"), "standdown": p("解除应急", "stand down"), "done": p("完成", "done"), "undone": p("撤回完成", "not done"), "why": p("写原因", "say why"), "add": p("加限时", "add deadline"), "move": p("改时限", "move"), "drop": p("取消", "drop"),
			"muster": p("到岗", "here"), "left": p("离岗", "left"), "checked": p("查过", "checked"), "gaps": p("去补", "fill the gaps"), "forces": p("增援", "reinforcements"), "tab": p("换一栏", "other tab"), "open": p("点名", "roll call"), "call": p("要人", "ask for people"), "amend": p("改要求", "change"),
			"body": p("求援进展", "body above"), "arrive": p("到", "here"), "notarrived": p("没到", "not here"), "person": p("选人", "person"), "team": p("队伍", "team"), "walkup": p("登记", "walk-up"), "heads": p("记人数", "heads"), "place": p("派到", "place"), "release": p("离开", "release"), "clear": p("条件", "condition"),
			"coming": p("在途", "on the way"), "gone": p("不来了", "not coming"), "matter": p("看事项", "the matter"), "all": p("全部离开", "release all")},
		Ask: map[string]string{"why": p("为什么晚：%s", "why is it late: %s"), "person": p("%s 谁到了", "who is here for %s"), "coming": p("%s 谁在路上", "who is on the way for %s"), "team": p("%s 哪个队到了", "which team is here for %s"), "heads": p("几个人到了，可带技能：12 或 12 司机2 护士1", "how many came, with skills: 12, or 12 driver 2"), "place": p("%s 派到哪里", "where does %s go"),
			"activate": p("启动应急", "Activate"), "standdown": p("解除应急：时钟停、物资收回、人员离岗、事项移交", "Stand down: clocks stop, materials return, people go, matters are handed on"), "add": p("加限时", "A deadline"), "move": p("改时限：%s", "Move: %s"), "drop": p("取消的理由：%s", "why drop: %s"), "walkup": p("登记到场的人", "A walk-up"),
			"call": p("要人", "Ask for people"), "amend": p("改要求：%s", "Change: %s"), "body": p("求援进展 %s", "Body above, %s"), "clear": p("%s 满足条件吗", "does %s meet it"), "all": p("%s 全部离开的理由", "why release all of %s")},
		Done: map[string]string{"done": p("✓ %s 完成", "✓ %s done"), "undone": p("✓ %s 撤回", "✓ %s not done"), "why": p("✓ 已记原因", "✓ reason saved"), "muster": p("✓ %s 到岗", "✓ %s is here"), "left": p("✓ %s 离岗", "✓ %s left"), "checked": p("✓ %s 查过", "✓ %s checked"), "arrive": p("✓ %s 到", "✓ %s is here"), "notarrived": p("✓ %s 没到", "✓ %s is not here"),
			"place": p("✓ %s → %s", "✓ %s → %s"), "release": p("✓ %s 离开", "✓ %s released"), "saved": p("✓ 已记", "✓ saved"), "coming": p("✓ %s 在途", "✓ %s is on the way"), "gone": p("✓ %s 不来", "✓ %s does not come")},
		Field: map[string]string{"order": p("谁的指令", "By whose order"), "t0": p("计时起点", "T0"), "to": p("移交给", "Handed to"), "reason": p("理由", "Reason"), "text": p("要做到", "To be done"), "due": p("几点前", "By"), "group": p("责任组", "Owner"), "site": p("点位", "Site"), "grid": p("网格", "Grid"), "count": p("要几个人", "How many"),
			"skills": p("其中技能", "With skills"), "by": p("几点前到", "Here by"), "body": p("向谁要", "Of whom"), "for": p("做什么", "What for"), "name": p("姓名", "Name"), "phone": p("电话", "Phone"), "inside": p("住在封闭区内", "Lives inside"), "step": p("进展", "Step"), "n": p("人数", "How many"), "passto": p("转给", "Passed to"), "none": p("不定", "none"), "yes": p("是", "yes"), "no": p("否", "no"),
			"met": p("满足", "met"), "failed": p("不满足", "not met"), "post": p("指挥部待命", "back at the post")},
		WhyNot: map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "emergency": p("已在应急", "emergency already"), "peace": p("现在是平时", "it is peace"), "here": p("还没到", "not here"), "settled": p("已经了结", "settled"), "list": p("不是清单", "not a list"), "state": p("现在不行", "not now"), "conditions": p("预案没有条件", "the plan has none")},
	}
}

// addMuster adds what belongs to lists that other files begin.
func addMuster(t *Texts, p pick) {
	t.Muster = muster(p)
	maps.Copy(t.Word.Entry, map[string]string{
		"post.activate": p("启动应急", "activated"), "post.stand_down": p("解除应急", "stood down"), "post.late": p("晚的原因", "why late"), "post.list_check": p("查清单", "list checked"),
		"deadline.set": p("限时", "deadline"), "deadline.move": p("改时限", "deadline moved"), "deadline.done": p("限时完成", "deadline kept"), "deadline.late": p("晚的原因", "why late"), "deadline.drop": p("取消限时", "deadline dropped"),
		"force.call": p("要人", "people asked for"), "force.come": p("在途", "on the way"), "force.arrive": p("到场", "arrived"), "force.place": p("派到", "placed"), "force.release": p("离开", "released"),
		"support.step": p("求援", "help asked"), "person.clear": p("条件", "condition"), "team.branch": p("临时党支部", "party branch"),
	})
	maps.Copy(t.Board.Act, map[string]string{"playbook": p("时钟与预案", "playbook"), "forces": p("增援", "reinforcements")})
	t.Word.Source["plan"] = p("预案", "the plan")
	maps.Copy(t.Desk.Alarm, map[string]string{"deadline.late": p("逾时", "ran out"), "force.short": p("没到齐", "not all here"), "muster.late": p("未到岗", "not at post")})
	maps.Copy(t.Desk.AlarmDo, map[string]string{"deadline.late": p("完成就记，或写明为什么", "mark it when done, or write why"), "force.short": p("催，或向上一级求援", "chase, or ask the body above"), "muster.late": p("点名、打电话", "call the roll, phone them")})
	maps.Copy(t.Desk.Screen, map[string]string{"playbook": t.Muster.Title, "forces": t.Muster.Forces, "force": t.Muster.Force})
	maps.Copy(t.CLI.Command, musterCommands(p))
	maps.Copy(t.CLI.Flag, map[string]string{
		"t0": p("计时起点", "start of the clocks"), "skill": p("技能和人数，如 司机=2，可多次", "a skill and how many, such as driver=2; may be repeated"), "by-time": p("几点前", "by when"), "body": p("预案里的上级", "a body of the plan"), "count": p("人数", "how many"),
		"inside": p("住在封闭区内", "lives inside the closed area"), "step": p("进展：asked passed answered refused arrived", "asked, passed, answered, refused or arrived"), "secretary": p("支部书记", "secretary of the branch"), "heads": p("人数", "heads"), "failed": p("不满足", "not met"),
	})
	maps.Copy(t.CLI.Metavar, map[string]string{"FORCE": p("要人编号", "FORCE"), "DEADLINE": p("限时", "DEADLINE"), "BODY": p("上级", "BODY"), "LIST": p("清单", "LIST"), "WHO": p("谁", "WHO"), "SKILL": p("技能", "SKILL"), "STEP": p("进展", "STEP"), "MATTER": p("事项", "MATTER")})
	maps.Copy(t.Error, musterSentences(p))
}

func musterCommands(p pick) map[string]string {
	return map[string]string{
		"post activate": p("一键启动应急：计时、集结、首批任务", "activate: clocks, muster, first tasks"), "post stand-down": p("解除应急：停钟、收物资、人员离岗、事项移交", "stand down: clocks, materials, people, matters"), "post check": p("平时检查预案：空缺、电话、过期清单", "check the plan in peace: vacant posts, phones, expired lists"),
		"post checked": p("一张清单查过了（--undo 撤回）", "a list was gone through (--undo takes it back)"), "post final": p("终报（解除之后）", "the final report, after the stand-down"), "post late": p("节点为什么晚", "why a milestone is late"), "post playbook": p("时钟、节点、限时、集结", "clocks, steps, deadlines, muster"),
		"deadline": p("自己定的限时", "deadlines of the post's own"), "deadline list": p("列出限时", "list them"), "deadline set": p("加一个限时", "set one"), "deadline done": p("做到了（--undo 撤回）", "it was kept (--undo takes it back)"), "deadline move": p("改时限，写理由", "move one, with the reason"), "deadline late": p("为什么晚", "why it is late"), "deadline drop": p("取消，写理由", "drop one, with the reason"),
		"force": p("增援与志愿者", "reinforcements and volunteers"), "force list": p("列出要人", "list the requests"), "force show": p("点名表", "the roll of one"), "force call": p("要人", "ask for people"), "force amend": p("改人数、技能或时限", "change how many, skills or time"), "force expect": p("有人在路上（--undo 不来了）", "somebody is on the way (--undo: not coming)"),
		"force arrive": p("到了：姓名、队伍或人数（--undo 没到）", "here: a name, a team or a number (--undo: not here)"), "force walkup": p("登记到场的人", "take in a walk-up"), "force place": p("派到网格或点位", "send to a grid or a site"), "force release": p("离开（--undo 撤回；不写谁＝全部）", "release (--undo takes it back; nobody named: all)"), "force hours": p("工时：按人、按网格", "hours, by person and grid"), "force step": p("上级求援进展", "what a body above said"),
		"team branch": p("临时党支部", "the temporary party branch"), "person clear": p("区内的人满足条件（--failed 不满足）", "somebody from inside meets a condition (--failed: does not)"),
	}
}

func musterSentences(p pick) map[string]string {
	return map[string]string{
		"post.active_already":   p("{arg} 已经启动，不用再启动", "It was activated already, at {arg}"),
		"post.not_active":       p("现在是平时，没有可解除的", "It is peace: there is nothing to stand down from"),
		"post.not_stood_down":   p("还没有解除，没有终报：zhiban post stand-down", "The post has not stood down: no final report yet (zhiban post stand-down)"),
		"stand_down.red":        p("{arg} 是红色，还没办结：先办结或降级，再解除", "{arg} is red and open: close it or amend its level first, then stand down"),
		"check_list.unknown":    p("预案里没有清单“{arg}”，见 zhiban post check", "The plan has no list {arg}; see zhiban post check"),
		"deadline.past":         p("时间 {arg} 已经过了，请写以后的时间", "{arg} is past; give a later time"),
		"deadline.settled":      p("“{arg}”已经了结，不能再改", "{arg} is settled and cannot be changed"),
		"deadline.unknown":      p("没有限时“{arg}”，见 zhiban deadline list", "There is no deadline {arg}; see zhiban deadline list"),
		"skill.unknown":         p("预案里没有技能“{arg}”，见 zhiban plan show", "The plan has no skill {arg}; see zhiban plan show"),
		"body.unknown":          p("预案里没有上级“{arg}”，或它上面没有了，见 zhiban plan show", "The plan has no body {arg}, or none above it; see zhiban plan show"),
		"condition.unknown":     p("预案里没有条件“{arg}”，见 zhiban plan show", "The plan has no condition {arg}; see zhiban plan show"),
		"force.count":           p("人数不对：1 到 10000", "The number is wrong: 1 to 10000"),
		"force.skills":          p("技能“{arg}”的人数不对，或写了两次", "The number for the skill {arg} is wrong, or it stands twice"),
		"force.skills_over":     p("技能一共 {arg} 人，比要的人还多", "The skills come to {arg} people, more than are asked for"),
		"force.none":            p("{arg} 不是要人的事项", "{arg} does not ask for people"),
		"force.asked_already":   p("{arg} 已经在要人，请改要求（zhiban force amend）", "{arg} asks for people already: change it (zhiban force amend)"),
		"force.nobody":          p("请写谁：姓名、队伍或人数", "Say who: a name, a team or a number"),
		"force.known_already":   p("已经在名单上", "They are on the list already"),
		"force.not_coming":      p("不在路上，没有可撤的", "They are not on the way"),
		"force.arrived_already": p("已经到了", "They are here already"),
		"force.not_arrived":     p("还没到，先记到", "They are not here; mark them here first"),
		"force.placed_already":  p("已经在那里", "They are there already"),
		"force.not_released":    p("没有离开，没有可撤的", "They were not released"),
		"force.who_unknown":     p("名单上没有 {arg}", "{arg} is not on the list"),
		"force.not_cleared":     p("{arg} 住在封闭区内，条件还没满足：先记条件（zhiban person clear）", "{arg} lives inside and does not meet the condition yet: record it first (zhiban person clear)"),
		"force.inside_named":    p("区内的人要记名，才能查条件", "People from inside need names, so that the condition can be checked"),
		"support.not_support":   p("{arg} 不是支援请求", "{arg} is no support request"),
		"support.step":          p("没有进展“{arg}”：asked passed answered refused arrived", "There is no step {arg}: asked, passed, answered, refused or arrived"),
	}
}
