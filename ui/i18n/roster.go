package i18n

// Roster words shifts, slots and what is wrong with a roster.
type Roster struct {
	Title, Now, Next, NotMade                    string
	Post                                         map[string]string // %s is the group
	Vacant, Short, Absent, Out                   string
	Signed, Gaps, Doubles, Overs, Silents        string // %d each
	Until, NextIs                                string
	Issue                                        map[string]string
	Silent, SilentHere, SilentVacant             string
	IssuesHead, NoIssues, MoreIssues             string
	Hours, Slot, Person, Phone, State, HoursHead string
	HoursNote, WorkedAhead, MostOf, HourUnit     string
	Detail, SwapLine                             string
	Act, Why, Ask                                map[string]string
	RollHead, RollKeys, RollEmpty, WalkUpAsk     string
	MenuTitle, PickPerson, PickSlot, PickDuty    string
	Pattern                                      map[string]string
	Generate, GenDays, GenFrom, GenPattern       string
	GenRotation, GenCrew, GenCrewHint, GenHint   string
	GenPreview, GenNothing                       string
	GenMore, NowCol                              string
	Kept, New                                    string
	Done                                         map[string]string
	SwapMark, NoRows, ManyGaps, ManyOver         string
}

func roster(p pick) Roster {
	return Roster{
		Title: p("班次", "Shifts"), Now: p("现在", "now"), Next: p("下一班", "next"), NotMade: p("未排", "not written"),
		Post:   map[string]string{"a": p("%s A岗", "%s A"), "b": p("%s B岗", "%s B")},
		Vacant: p("缺人", "vacant"), Short: p("缺%d", "%d short"), Absent: p("未到", "absent"), Out: p("退 %s", "out %s"),
		Signed: p("签到 %d/%d", "in %d/%d"), Gaps: p("缺岗 %d", "gaps %d"), Doubles: p("重排 %d", "double %d"), Overs: p("超时 %d", "over hours %d"), Silents: p("静默 %d", "silent %d"),
		Until: p("到 %s", "until %s"), NextIs: p("下一班 %s %s %s", "next %s %s %s"),
		Issue: map[string]string{"empty": p("%s 还没排班", "%s: nobody on the roster"), "gap": p("%s %s 缺%d", "%s %s: %d short"), "double": p("%s 同时排在 %s 和 %s", "%s is at %s and %s at once"),
			"over_hours": p("%s 24小时内 %s，上限 %s", "%s: %s in 24 h, limit %s")},
		ManyGaps: p("%s 缺 %d 处：%s", "%s: %d gaps: %s"), ManyOver: p("%d 人 24小时内超过 %s：%s", "%d people over %s in 24 h: %s"),
		Silent: p("%s A岗 %s 未签到 → B岗 %s %s", "%s A: %s not in → B %s %s"), SilentHere: p("（在岗）", " (here)"), SilentVacant: p("无人", "nobody"),
		IssuesHead: p("缺岗、重排、超时", "Gaps, double bookings, hours"), NoIssues: p("排班没有缺漏", "Nothing is wrong with the roster"), MoreIssues: p("… 余 %d 条", "… %d more"),
		Hours: p("工时", "hours"), Slot: p("岗位", "post"), Person: p("姓名", "name"), Phone: p("电话", "phone"), State: p("签到", "signed in"), HoursHead: p("24时", "24 h"),
		HoursNote: p("超", "!"), HourUnit: p("时", "h"), WorkedAhead: p("已在岗 %s  还排 %s", "on duty %s, ahead %s"), MostOf: p("任24小时最多 %s", "at most %s in 24 h"),
		Detail: p("岗位", "Post"), SwapLine: p("%s %s → %s（%s 定：%s）", "%s %s → %s (by %s: %s)"),
		Act: map[string]string{"roll": p("点名", "roll call"), "in": p("签到", "sign in"), "out": p("签退", "sign out"), "assign": p("排人", "assign"), "standin": p("替班", "stand-in"),
			"trade": p("调班", "swap"), "remove": p("撤岗", "remove"), "walkup": p("临时到场", "walk-up"), "generate": p("生成", "generate"), "issue": p("下一处", "next gap"), "menu": p("操作", "act"), "person": p("人员", "person")},
		Why: map[string]string{"nobody": p("这里没有人", "nobody is here"), "not_made": p("这个班次还没排", "this shift is not written yet"), "readonly": p("只读", "read-only"), "no_row": p("还没有岗位", "no posts yet"),
			"no_issue": p("没有缺漏", "nothing is wrong"), "all_in": p("都已签到", "all are signed in"), "none_in": p("没有人签到", "nobody is signed in"), "not_asked": p("机动不用排", "extra hands are not assigned")},
		Ask:      map[string]string{"standin": p("%s 替 %s，理由", "%s stands in for %s, because"), "trade": p("%s 与 %s 对调，理由", "%s and %s change places, because"), "remove": p("撤下 %s，理由", "take %s off, because")},
		RollHead: p("点名 %s  已到 %d / 应到 %d", "Roll call %s: %d of %d are here"), RollKeys: p("空格或行首的键 签到   + 临时到场   退格 撤签到   Esc 结束", "Space or the row's key signs in   + walk-up   Backspace takes back   Esc ends"),
		RollEmpty: p("这个班次还没有人：按 + 登记临时到场，或回排班表按 a 排人", "Nobody is on this shift yet: + takes in a walk-up, or go back and assign with a"),
		WalkUpAsk: p("临时到场：姓名 电话", "Walk-up: name and phone"),
		MenuTitle: p("%s · %s", "%s · %s"), PickPerson: p("%s：谁？", "%s: who?"), PickSlot: p("与谁对调？", "Change places with whom?"), PickDuty: p("哪一个？", "Which one?"),
		Pattern:  map[string]string{"12h": p("12小时轮班（上一休一）", "12 h on and off"), "three": p("三班倒", "three shifts a day"), "24h": p("24小时一换", "24 h each"), "custom": p("自定轮次", "own rotation")},
		Generate: p("生成排班", "Generate the roster"), GenDays: p("天数", "Days"), GenFrom: p("从", "From"), GenPattern: p("方式", "Pattern"), GenRotation: p("轮次（自定时）", "Rotation (own)"),
		GenCrew: p("第%d班人", "Crew %d"), GenCrewHint: p("依次写人名：冯、郑、罗；或写要照搬的班次号", "names in order: Feng, Zheng, Luo; or the shift to copy"),
		GenHint: p("依次是第几班人，0 空一班：1 2 0", "which crew, shift by shift: 1 2 0; 0 leaves one out"), GenPreview: p("将写入：%d 个班次，%d 个岗；不动已排的 %d 个", "Would write %d shifts, %d posts; %d assigned ones stay"),
		GenNothing: p("没有要写的：都已排好", "Nothing to write: all is assigned"), GenMore: p("… 余 %d 行", "… %d more"),
		SwapMark: p("(替)", "*"), NoRows: p("预案里没有值班岗和工作组", "The plan has no posts and no groups"),
		NowCol: p("%s 现在", "%s now"), Kept: p("不动", "stays"), New: p("新排", "new"),
		Done: map[string]string{"in": p("%s 已签到", "%s signed in"), "out": p("%s 已签退", "%s signed out"), "assign": p("已排 %s", "%s assigned"), "standin": p("已替班", "stand-in written"), "trade": p("已对调", "places changed"),
			"remove": p("已撤下 %s", "%s taken off"), "walkup": p("%s 已登记并签到", "%s taken in and signed in"), "generate": p("已生成排班", "roster generated")},
	}
}

// People words the screen of people and teams.
type People struct {
	Title                                       string
	Tab                                         map[string]string
	Name, Roles, Where, Hours, Phone, Skills    string
	Hint, Count, CountOf, Empty, NoMatch        string
	WalkUpHere, Walkup                          string
	At                                          map[string]string // whereabouts
	Leads, Since                                string
	Act, Why                                    map[string]string
	TeamName, TeamKind, Leader, Members, Size   string
	Grid, NoTeams, NoLeader, TeamSize, NoCalls  string
	Edit, EditName, EditPhone, Reason           string
	EditSkills, SkillsHint, RoleOf, NewTeam     string
	PickTeam, PickMember, PickRole              string
	Detail, Ahead, RoleSince, RoleUntil, NoRole string
	Call                                        map[string]string
	Done                                        map[string]string
	Role                                        map[string]string
	Heads                                       string
}

func people(p pick) People {
	return People{
		Title: p("人员", "People"),
		Tab:   map[string]string{"": p("全部", "all"), "on_duty": p("在班", "on duty"), "officers": p("值班员", "officers"), "leaders": p("负责人", "leaders"), "volunteers": p("志愿者", "volunteers"), "teams": p("队伍", "teams"), "calls": p("通讯录", "call list")},
		Name:  p("姓名", "name"), Roles: p("职务", "roles"), Where: p("现在", "where now"), Hours: p("24时", "24 h"), Phone: p("电话", "phone"), Skills: p("技能", "skills"),
		Hint: p("姓名、拼音首字母、电话或技能", "name, initials, phone or skill"), Count: p("%d 人", "%d people"), CountOf: p("前 %d / 共 %d 人", "first %d of %d"),
		Empty:      p("这里还没有人：打“姓名 电话”再按 Enter 登记", "Nobody here yet: type a name and a phone, then Enter"),
		NoMatch:    p("没有找到。打全“姓名 电话”再按 Enter，即登记为临时到场并签到", "Nobody is found. A name and a phone, then Enter, take in a walk-up and sign in"),
		WalkUpHere: p("Enter 登记临时到场：%s %s", "Enter takes in a walk-up: %s %s"), Walkup: p("临时到场", "walk-up"),
		At:    map[string]string{"site": p("%s 在岗", "on post at %s"), "duty": p("%s", "%s"), "grid": p("%d格", "grid %d"), "team": p("%s", "%s")},
		Leads: p("负责", "leads"), Since: p("%s起", "since %s"),
		Act: map[string]string{"menu": p("操作", "act"), "edit": p("改姓名电话", "edit name, phone"), "skills": p("技能", "skills"), "role": p("任职", "give a role"), "unrole": p("卸任", "end a role"), "in": p("签到", "sign in"), "out": p("签退", "sign out"),
			"join": p("入队", "join a team"), "leave": p("离队", "leave a team"), "walkup": p("临时到场", "walk-up"), "newteam": p("建队", "new team"), "editteam": p("改队", "edit team"), "member": p("加队员", "add a member"),
			"drop": p("减队员", "take a member off"), "tab": p("换类", "filter")},
		Why:      map[string]string{"nobody": p("没有选中人", "nobody is selected"), "readonly": p("只读", "read-only"), "no_role": p("没有在任的职", "holds no role"), "no_team": p("不在队里", "on no team"), "no_teams": p("还没有队伍", "there is no team"), "empty": p("队里没有列名的人", "nobody is listed")},
		TeamName: p("队伍", "team"), TeamKind: p("类别", "kind"), Leader: p("队长", "leader"), Members: p("队员", "members"), Size: p("人数", "heads"), Grid: p("网格", "grid"),
		NoTeams: p("还没有队伍：Enter 建队", "No team yet: Enter makes one"), NoLeader: p("无队长", "no leader"), TeamSize: p("列名 %d / 共 %d 人", "%d listed of %d"), NoCalls: p("还没有电话", "No phone numbers yet"),
		Edit: p("更正 %s", "Correct %s"), EditName: p("姓名", "Name"), EditPhone: p("电话", "Phone"), Reason: p("理由", "Reason"), EditSkills: p("%s 的技能", "Skills of %s"), SkillsHint: p("医生 驾驶 护士 粤语…", "doctor driver nurse …"),
		RoleOf: p("%s 任什么职？", "Which role for %s?"), NewTeam: p("建队", "New team"), PickTeam: p("哪个队？", "Which team?"), PickMember: p("谁？", "Who?"), PickRole: p("卸任哪一个？", "Which role ends?"),
		Detail: p("详情", "Details"), Ahead: p("已在岗 %s  还排 %s", "on duty %s, ahead %s"), RoleSince: p("%s  %s起", "%s  since %s"), RoleUntil: p("%s  %s–%s", "%s  %s–%s"), NoRole: p("无职务", "no role"),
		Call: map[string]string{"duty": p("本班", "This shift"), "officers": p("值班员", "Officers"), "group": p("工作组", "Groups"), "grid": p("网格长", "Grid leaders"), "site": p("点位", "Sites"), "team": p("队长", "Team leaders")},
		Done: map[string]string{"walkup": p("%s 已登记并签到", "%s taken in and signed in"), "in": p("%s 已签到", "%s signed in"), "out": p("%s 已签退", "%s signed out"), "role": p("已任职", "role given"), "unrole": p("已卸任", "role ended"),
			"join": p("已入队", "joined"), "leave": p("已离队", "left")},
		Role:  map[string]string{"officer": p("值班员", "officer"), "volunteer": p("志愿者", "volunteer"), "leader": p("负责人", "leader"), "grid_worker": p("网格员", "grid worker"), "resident": p("居民", "resident")},
		Heads: p("%d 人", "%d"),
	}
}

// rosterSentences say what is wrong with a roster command.
func rosterSentences(p pick) map[string]string {
	return map[string]string{
		"duty.trade_signed_in": p("{arg} 已在这个岗上签到，不能对调；先签退，或改用替班", "{arg} is signed in on this post: sign out first, or name a stand-in"),
		"duty.trade_same":      p("第 {arg} 个岗也是同一个人，不用对调", "Post {arg} is held by the same person; there is nothing to change"),
		"roster.days":          p("天数要在 1 到 {arg} 之间", "Give 1 to {arg} days"),
		"roster.crews":         p("请写 1 到 {arg} 个班的人", "Give 1 to {arg} crews, each with somebody in it"),
		"roster.pattern":       p("没有方式“{arg}”：12h three 24h custom", "There is no pattern {arg}: 12h, three, 24h or custom"),
		"roster.shifts_a_day":  p("预案一天有 {arg} 个班次，这种方式不合，请换一种", "The plan has {arg} shifts a day; choose another pattern"),
		"roster.rotation":      p("自定方式要写轮次，如 1 2 0", "The own pattern needs a rotation, such as 1 2 0"),
		"roster.rotation_crew": p("轮次里的 {arg} 没有对应的班", "There is no crew {arg} as the rotation says"),
		"roster.crew_too_long": p("一个班只有 {arg} 个值班岗，人多了：其余请写明岗位，如 medical:a=何", "A crew has {arg} duty posts; name the post of the others, such as medical:a=He"),
		"roster.crew_slot":     p("看不懂岗位“{arg}”：写职务、工作组:a 或 b、点位", "The post {arg} is not understood: a role, a group with :a or :b, or a site"),
		"person.skills_same":   p("{arg} 的技能本来就是这样", "The skills of {arg} are that already"),
		"team.member_already":  p("{arg} 已经在队里", "{arg} is on the team already"),
		"team.member_not":      p("{arg} 不在队里", "{arg} is not on the team"),
	}
}

// rosterCommands are the commands of the shell about rosters, people and teams.
func rosterCommands(p pick) map[string]string {
	return map[string]string{
		"shift generate": p("按方式生成排班（--dry-run 只看）", "write a roster by a pattern (--dry-run only shows it)"), "shift gaps": p("缺岗、重排、超时、静默的岗", "gaps, double bookings, too many hours, silent posts"),
		"shift hours": p("各人工时", "hours per person"), "shift walkup": p("临时到场：登记并签到", "take in a walk-up and sign in"), "shift trade": p("两个岗对调", "two people change places"), "shift remove": p("撤岗", "take a post off a shift"),
		"person show": p("一个人：职务、在哪、工时", "one person: roles, where, hours"), "person skill": p("记技能", "set skills"), "person calls": p("通讯录", "the call list"),
		"team": p("队伍", "teams"), "team list": p("列出队伍", "list teams"), "team show": p("一支队伍", "one team"), "team join": p("入队", "put somebody on a team"), "team leave": p("离队", "take somebody off a team"), "team add": p("建队", "make a team"),
	}
}

func rosterFlags(p pick) map[string]string {
	return map[string]string{
		"days": p("几天", "how many days"), "from": p("从什么时候起", "from when on"), "pattern": p("方式 12h three 24h custom", "pattern: 12h three 24h custom"), "rotation": p("轮次，如 1,2,0", "rotation, such as 1,2,0"),
		"crew": p("一个班的人（可多次）：班次号，或姓名、姓名，或 岗位=姓名", "a crew (repeatable): a shift to copy, or names, or POST=NAME"), "dry-run": p("只看，不写", "show only, write nothing"), "shifts": p("看几个班次", "how many shifts"),
		"with": p("另一个岗的班次", "shift of the other post"), "leader": p("队长", "leader"), "size": p("人数", "heads"),
	}
}

// joined puts maps of texts together.
func joined(parts ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range parts {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}
