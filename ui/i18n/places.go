package i18n

// SiteText is the wording of the screens of gates, points and other sites.
type SiteText struct {
	Title, Empty, EmptyTab                                    string
	Tabs                                                      [4]string // gates, points, others, to see to
	Name, State, Guards, Next, Checkin, Key, Missing          string    // columns
	OnPost, DueNow, DueNext, Since, NotThere, SignedIn, Extra string
	PostA, PostB, Backup, BackupNone, Short                   string
	CheckinDue, NoCheckin, NoKey, Phone, Lanes, LaneShut      string
	Sheet, NotCounted, CountedBy, MissingN, Asked             string
	Matters, History, NoHistory, NoPasses, More               string
	Filter                                                    [6]string // all, check-ins, guards, states, materials, passes
	PassLabel, PassHint, PassTake, PassEcho, PassLast         string
	LaneOpen, LaneClosed                                      string
	Lead                                                      string // before the list of what is short
	Report                                                    string // begins a line about a site
	Act, Ask, Why, Done                                       map[string]string
	CountHint, CountBad, CountAsk, Yes, No                    string
	StateField, ReasonField                                   string
	DetailTitle                                               string
	NobodyHere, OpenMatter, NoMatters, NoSheet, NoLines       string
}

func siteText(p pick) SiteText {
	return SiteText{
		Title: p("卡口与点位", "Gates and sites"), Empty: p("还没有点位：在预案里加（zhiban plan export 导出来改）", "No sites yet: add them to the plan (zhiban plan export writes it out)"), EmptyTab: p("这一栏没有点位，Tab 换一栏", "None of this kind; Tab shows others"),
		Tabs: [4]string{p("卡口", "gates"), p("服务点", "points"), p("其他", "others"), p("要管", "to see to")},
		Name: p("点位", "Site"), State: p("值守", "Manning"), Guards: p("在岗", "On post"), Next: p("下一班", "Next shift"), Checkin: p("报平安", "Check-in"), Key: p("钥匙", "Key"), Missing: p("缺料", "Lacks"),
		OnPost: p("在岗", "on post"), DueNow: p("本班", "this shift"), DueNext: p("%s %s 起", "%s from %s"), Since: p("自 %s", "since %s"), NotThere: p("未到", "not there"), SignedIn: p("已签到", "signed in"), Extra: p("不在排班", "extra"),
		PostA: p("A岗", "A post"), PostB: p("B岗", "B post"), Backup: p("缺 %d 人 → %s", "%d missing → %s"), BackupNone: p("缺 %d 人，排班上没有人可叫：按 g 选人", "%d missing and nobody on the roster: g chooses"), Short: p("缺 %d", "%d short"),
		CheckinDue: p("下次 %s %s", "next %s, %s"), NoCheckin: p("还没报过", "none yet"), NoKey: p("没有人持钥匙", "nobody holds the key"), Phone: p("电话 %s", "phone %s"), Lanes: p("通道 %d 开 / %d", "lanes %d open / %d"), LaneShut: p("%d 关 %s", "%d shut %s"),
		Sheet: p("物资", "Materials"), NotCounted: p("没点过", "not counted"), CountedBy: p("%s %s 点", "%s by %s"), MissingN: p("%d 项", "%d"), Asked: p("已报 %s", "asked %s"),
		Matters: p("未办结", "Open matters"), History: p("经过", "History"), NoHistory: p("还没有记录", "nothing yet"), NoPasses: p("还没有过卡记录：按 p 记一条", "nobody passed yet: p writes one down"), More: p("余 %d 条", "%d more"),
		Filter:    [6]string{p("全部", "all"), p("报平安", "check-ins"), p("上下岗", "guards"), p("状态", "states"), p("物资", "materials"), p("过卡", "passes")},
		PassLabel: p("%s 过卡：车牌或姓名 事由 进/出", "%s, pass: plate or name, reason, in/out"), PassHint: p("粤J12345 救护车 进", "粤J12345 ambulance in"), PassTake: p("Enter 或 ↓ 取用", "Enter or ↓ takes it"), PassEcho: p("→ %s  %s  %s", "→ %s  %s  %s"), PassLast: p("上次 %s %s", "last %s %s"),
		LaneOpen: p("开", "open"), LaneClosed: p("关", "shut"), Lead: p("缺", "short of"), Report: p("报 %s ", "report %s "),
		Act: map[string]string{"open": p("打开", "open"), "checkin": p("报平安", "check in"), "checkintext": p("报平安带话", "check in with a word"), "guard": p("上岗", "on post"), "relieve": p("下岗", "relieve"), "pass": p("过卡", "pass"), "count": p("点物资", "count"), "short": p("报缺", "ask for it"),
			"breach": p("闯卡", "breach"), "state": p("状态", "state"), "lock": p("锁闭", "lock"), "unlock": p("打开门", "open gate"), "lanes": p("通道", "lanes"), "key": p("钥匙", "key"), "note": p("记", "note"), "report": p("报事项", "report"), "tab": p("换一栏", "other tab"), "sort": p("排序", "sort")},
		Ask: map[string]string{"checkintext": p("%s 报来什么", "what does %s report"), "breach": p("%s 闯卡：写一行，就报红色事项", "%s is forced: one line makes a red matter"), "lock": p("锁闭 %s 的理由", "why is %s locked"), "unlock": p("打开 %s 的理由", "why is %s opened"),
			"lanes": p("几条通道；或：3 关 停电 / 3 开", "how many lanes; or: 3 shut no power / 3 open"), "note": p("%s 记一笔", "a note about %s"), "guard": p("%s 谁上岗", "who goes on post at %s"), "relieve": p("%s 谁下岗", "who leaves post at %s"), "key": p("%s 的钥匙谁拿", "who holds the key of %s"),
			"count": p("%s 点物资", "count at %s"), "state": p("%s 状态", "state of %s")},
		Why:       map[string]string{"none": p("没有选中点位", "no site chosen"), "readonly": p("只读", "read only"), "guards": p("没有人在岗", "nobody is on post"), "lanes": p("这里没有通道", "it has no lanes"), "short": p("没有缺的", "nothing is short"), "asked": p("已报过需求", "asked for already"), "sheet": p("没有物资可点", "no materials to count"), "gate": p("不是卡口", "not a gate")},
		Done:      map[string]string{"checkin": p("✓ %s 报平安", "✓ %s checked in"), "guard": p("✓ %s 上岗 %s", "✓ %s on post: %s"), "relieve": p("✓ %s 下岗 %s", "✓ %s relieved: %s"), "key": p("✓ %s 钥匙 %s", "✓ %s key: %s"), "pass": p("✓ %s 过卡 %s", "✓ %s passed: %s"), "short": p("✓ %s 已报需求 %s", "✓ %s: asked for with %s"), "saved": p("✓ %s 已记", "✓ %s saved")},
		CountHint: p("有/要，如 0/2", "have/need, such as 0/2"), CountBad: p("写 有/要，如 0/2；只写一个数就是有几件", "write have/need, such as 0/2; one number alone is what it has"), CountAsk: p("缺的报需求", "ask for what is short"), Yes: p("报", "yes"), No: p("先不报", "not now"),
		StateField: p("状态", "State"), ReasonField: p("理由", "Reason"), DetailTitle: p("点位", "Site"),
		NobodyHere: p("没有人在岗，排班上也没有人", "nobody on post and nobody on the roster"), OpenMatter: p("未办结", "open"), NoMatters: p("没有未办结的事项", "no open matters here"), NoSheet: p("没有物资清单", "no materials are asked for here"), NoLines: p("没有经过记录", "nothing written about it yet"),
	}
}

// GridText is the wording of the screens of grids.
type GridText struct {
	Title, Empty, EmptyTab                                      string
	Tabs                                                        [2]string // all, not calm
	Name, Status, Leader, Open, Why, LastWord, Households, Zone string    // columns
	People, Teams, Nobody, Away, Heads                          string
	SetBy, From, Matters, NoMatters, Timeline, NoLines, Sites   string
	Report                                                      string // begins a report there
	Act, Ask, Why2, Done                                        map[string]string
	LevelField, ReasonField, ZoneField, CountField, BasisField  string
	LeaderOf, LastAt, BackLeader                                string
	Basis                                                       map[string]string
	Role                                                        map[string]string
}

func gridText(p pick) GridText {
	return GridText{
		Title: p("网格", "Grids"), Empty: p("还没有网格：在预案里加（zhiban plan export 导出来改）", "No grids yet: add them to the plan (zhiban plan export writes it out)"), EmptyTab: p("都平稳。Tab 看全部", "All calm. Tab shows all"),
		Tabs: [2]string{p("全部", "all"), p("要管", "to see to")},
		Name: p("网格", "Grid"), Status: p("状态", "Status"), Leader: p("网格长", "Leader"), Open: p("未办结", "Open"), Why: p("缘由", "Why"), LastWord: p("最后消息", "Last word"), Households: p("户数", "Households"), Zone: p("分区", "Zone"),
		People: p("人员", "People"), Teams: p("队伍", "Teams"), Nobody: p("未定", "none named"), Away: p("离岗", "away"), Heads: p("%d 人", "%d people"),
		SetBy: p("人工定 %s：%s", "set by hand to %s: %s"), From: p("%s 起 %s", "%s since %s"), Matters: p("未办结", "Open matters"), NoMatters: p("没有未办结的事项：按 i 报一件", "no open matters: i reports one"), Timeline: p("经过", "Timeline"), NoLines: p("还没有记录：按 n 记一笔", "nothing yet: n writes a note"), Sites: p("点位", "Sites"),
		Report:     p("报 %d格 ", "report grid %d "),
		Act:        map[string]string{"open": p("打开", "open"), "note": p("记", "note"), "report": p("报事项", "report"), "status": p("定状态", "status"), "away": p("网格长离岗", "leader away"), "back": p("网格长回岗", "leader back"), "leader": p("换网格长", "leader"), "worker": p("加网格员", "worker"), "volunteer": p("加志愿者", "volunteer"), "leave": p("退出", "leaves"), "zone": p("分区", "zone"), "count": p("户数", "households"), "tab": p("换一栏", "other tab"), "pane": p("换栏", "other pane"), "sort": p("排序", "sort")},
		Ask:        map[string]string{"note": p("%d格 记一笔", "a note about grid %d"), "status": p("%d格 定状态（只能调高，平稳＝撤回）", "status of grid %d (worse only; calm takes it back)"), "leader": p("%d格 谁当网格长", "who leads grid %d"), "worker": p("%d格 加网格员", "a worker for grid %d"), "volunteer": p("%d格 加志愿者", "a volunteer for grid %d"), "leave": p("%d格 谁退出", "who leaves grid %d"), "zone": p("%d格 分区", "zone of grid %d"), "count": p("%d格 户数", "households of grid %d")},
		Why2:       map[string]string{"none": p("没有选中网格", "no grid chosen"), "readonly": p("只读", "read only"), "leader": p("还没有网格长", "no leader yet"), "members": p("没有登记的人", "nobody is listed"), "matter": p("没有未办结的事项", "no open matter")},
		Done:       map[string]string{"away": p("✓ %d格 网格长离岗", "✓ grid %d: leader away"), "back": p("✓ %d格 网格长回岗", "✓ grid %d: leader back"), "saved": p("✓ %d格 已记", "✓ grid %d saved")},
		LevelField: p("状态", "Status"), ReasonField: p("理由", "Reason"), ZoneField: p("分区", "Zone"), CountField: p("户数", "Households"), BasisField: p("把握", "How sure"),
		LeaderOf: p("网格长", "leader"), LastAt: p("最后消息 %s（%s）", "last word %s (%s)"), BackLeader: p("在岗", "at post"),
		Basis: map[string]string{"exact": p("准数", "exact"), "near": p("近", "nearly"), "over": p("余", "over"), "assumed": p("推定", "assumed")},
		Role:  map[string]string{"grid_worker": p("网格员", "worker"), "volunteer": p("志愿者", "volunteer"), "officer": p("值班员", "officer"), "grid_leader": p("网格长", "leader")},
	}
}

// siteSentences say what is wrong with counts and reports of a site.
func siteSentences(p pick) map[string]string {
	return map[string]string{
		"material.unknown":       p("预案里没有物资“{arg}”，见 zhiban plan show", "The plan has no material {arg}; see zhiban plan show"),
		"material.need_missing":  p("“{arg}”还没点过，请写 有/要，如 0/2", "{arg} was not counted yet: write have/need, such as 0/2"),
		"material.count":         p("“{arg}”看不懂，请写 有/要，如 0/2", "{arg} is not understood: write have/need, such as 0/2"),
		"site.nothing_short":     p("{arg} 没有缺的物资，不用报", "Nothing is short at {arg}; there is nothing to ask for"),
		"site.shortage_reported": p("缺的已经报过（{arg}），不用再报", "What is short was asked for already ({arg})"),
		"site.lanes_line":        p("看不懂。写几条通道，或：3 关 停电 / 3 开", "Not understood. Write how many lanes, or: 3 shut no power / 3 open"),
	}
}
