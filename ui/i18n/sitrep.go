package i18n

import "maps"

// SitrepText is the wording of situation reports.
type SitrepText struct {
	Title, One, Follow, Draft                                                string
	Number, Kind, PeriodHead, State, Signer, Code                            string
	Previous, Period, Total, AsOf, What, Opened, FromStart, Span, Entries    string
	SituationHead, AssessHead, EventsHead, CountsHead, NeedsHead, ActionHead string
	CorrectHead, SignHead, Weather, Late, Need, Computed, Formula, Within    string
	NotWritten, NoNeeds, NoActions, NoEvents, NoCorrections, NotIssued       string
	Note, Result, LeftOut, OutOfReport, MoreNotes, By, NoHead, SignedAs      string
	Roster, NeedPeople, Right, Reason, Next, DueLate, NoDue, Taken, Proposed string
	Empty, EmptyEvents, EmptyNeeds, EmptyActions, EmptyCounts, FinalAt       string
	Cut, Issued, Dropped, Saved, SignPlain, Preview, Written, JournalWord    string
	Figures                                                                  string
	Tabs                                                                     [5]string // words, events, needs, actions, figures
	Kinds, States, Group, Count, Correct                                     map[string]string
	Act, Ask, Why, Field, Help                                               map[string]string
}

func sitrepText(p pick) SitrepText {
	return SitrepText{
		Title: p("情况报告", "Situation reports"), One: p("情况报告", "Situation report"), Follow: p("续报 %d", "follow-up %d"), Draft: p("草拟", "DRAFT"),
		Number: p("编号", "No."), Kind: p("种类", "Kind"), PeriodHead: p("时段", "Period"), State: p("状态", "State"), Signer: p("签发", "Signed by"), Code: p("首码", "Head code"),
		Previous: p("上报数", "previous"), Period: p("本期", "this period"), Total: p("累计", "total"), AsOf: p("截至", "as of"), What: p("项目", "What"), Opened: p("新增", "opened"), FromStart: p("自启动起", "from the beginning"), Span: p("%s 至 %s", "%s to %s"), Entries: p("日志 %d 条", "%d journal entries"),
		SituationHead: p("一、态势", "1 Situation"), AssessHead: p("二、研判", "2 Assessment"), EventsHead: p("三、重要情况", "3 Significant events"), CountsHead: p("四、数据（上报数 / 本期 / 累计）", "4 Figures (previous / this period / total)"),
		NeedsHead: p("五、需求（截止后 12、24、48、72 小时内）", "5 Needs (within 12, 24, 48, 72 h of the cut-off)"), ActionHead: p("六、下步工作", "6 Planned actions"), CorrectHead: p("七、对以往报告的更正", "7 Corrections to earlier reports"), SignHead: p("八、签发", "8 Signature"),
		Weather: p("天气", "Weather"), Late: p("逾时节点", "Late milestones"), Need: p("需求", "Need"), Computed: p("推算", "computed"), Formula: p("存 %s，%s 出 %s", "%s left, %[3]s went out in %[2]s"), Within: p("%d 小时", "%d h"),
		NotWritten: p("未写", "not written"), NoNeeds: p("没有提出需求", "no needs were told"), NoActions: p("没有列出", "none listed"), NoEvents: p("没有重要情况", "no significant events"), NoCorrections: p("没有更正", "none"), NotIssued: p("草拟，未签发", "DRAFT, NOT SIGNED"),
		Note: p("说明", "note"), Result: p("结果", "result"), LeftOut: p("另有 %d 条未列入", "%d more were left out"), OutOfReport: p("不报", "left out"), MoreNotes: p("另有要事记录 %d 条未列，见日志", "%d more key notes stand in the journal"), By: p("几点前", "by"),
		NoHead: p("本班未排值班长", "the shift has no head on its roster"), SignedAs: p("签发人", "Signed by"), Roster: p("排班缺口", "roster gaps"), NeedPeople: p("人", "people"), Right: p("改为", "now reads"), Reason: p("理由", "reason"),
		Next: p("下一份：%s，应 %s 前报", "Next: %s, due %s"), DueLate: p("下一份：%s，应 %s 前报，已迟 %s", "Next: %s, was due %s: %s late"), NoDue: p("下一份：%s", "Next: %s"), Taken: p("列入", "told"), Proposed: p("推算，未列入", "computed, not taken"),
		Empty: p("还没有情况报告：按 n 截止并起草", "No situation reports yet: n cuts off and begins a draft"), EmptyEvents: p("没有重要情况：按 n 写一条", "No events: n writes one"), EmptyNeeds: p("没有推算出缺口：按 n 提一项", "Nothing computed: n enters a need"), EmptyActions: p("还没有下步工作：按 n 写一条", "No planned actions yet: n writes one"), EmptyCounts: p("没有数据", "No figures"),
		JournalWord: p("日志", "Journal"), Figures: p("本期要数", "Key figures"), FinalAt: p("解除时作出，见 zhiban post final", "made at the stand-down: zhiban post final"),
		Cut: p("✓ 已截止 %s，开始起草", "✓ cut off %s: the draft begins"), Issued: p("✓ 已签发 %s  首码 %s", "✓ issued %s  head code %s"), Dropped: p("✓ 已作废 %s", "✓ dropped %s"), Saved: p("✓ 已记", "✓ saved"),
		SignPlain: p("%s 未设口令，直接签发（报告写明）。签发后不能改。", "%s has no PIN; the report says so. It cannot be changed once issued."), Preview: p("预览 %s", "Preview %s"), Written: p("已写到 %s", "written into %s"),
		Tabs:    [5]string{p("文字", "words"), p("重要情况", "events"), p("需求", "needs"), p("下步工作", "actions"), p("数据", "figures")},
		Kinds:   map[string]string{"first": p("首报", "first report"), "follow": p("续报", "follow-up"), "final": p("终报", "final report")},
		States:  map[string]string{"draft": p("草拟", "draft"), "issued": p("已签发", "issued"), "dropped": p("已作废", "dropped")},
		Group:   map[string]string{"people": p("人口", "People"), "round": p("轮次", "Rounds"), "kind": p("事项（按种类）", "Matters by kind"), "level": p("事项（按级别）", "Matters by level"), "supply": p("物资", "Supplies"), "duty": p("力量", "Manpower"), "site": p("点位", "Sites"), "lane": p("通道", "Lanes"), "hotline": p("热线", "Hotline"), "medical": p("医疗", "Medical")},
		Correct: map[string]string{"late": p("补记", "written late"), "struck": p("划改", "struck")},
		Count: map[string]string{
			"people.households": p("户数（底数）", "households, counted"), "people.entered": p("户数（已录）", "households, entered"), "people.residents": p("人数（已录）", "residents, entered"), "people.needs": p("特殊需求人数", "people with special needs"),
			"round.target": p("应到", "to reach"), "round.reached": p("已触达", "reached"), "round.not_reached": p("未触达", "not reached"),
			"kind.opened": p("新报", "opened"), "kind.closed": p("办结", "closed"), "kind.open": p("未办结", "open"), "level.opened": p("新报", "opened"), "level.closed": p("办结", "closed"), "level.open": p("未办结", "open"),
			"supply.in": p("入库", "in"), "supply.out": p("出库", "out"), "supply.left": p("结存", "left"),
			"duty.on_duty": p("在班", "on duty"), "duty.asked": p("要增援", "reinforcements asked for"), "duty.arrived": p("增援到位", "reinforcements arrived"), "duty.here": p("增援在岗", "reinforcements here"),
			"site.in_service": p("运行", "in service"), "site.manned": p("有人", "manned"),
			"lane.served": p("已过通道和上门人次", "people served at lanes and doors"), "lane.tubes": p("管数", "tubes"), "lane.waiting": p("未出结果管数", "tubes without a result"), "lane.abnormal": p("异常管数", "abnormal tubes"),
			"hotline.in": p("来电", "calls"), "hotline.answered": p("当场答复", "answered at once"), "hotline.back": p("已回访", "called back"), "hotline.waiting": p("待回访", "to call back"),
			"medical.patients": p("在册病人", "patients on the register"), "medical.visits": p("诊视人次", "visits"), "medical.asked": p("用药需求", "medicine asked for"), "medical.delivered": p("已送到", "delivered"),
		},
		Act: map[string]string{"draft": p("截止并起草", "cut off, draft"), "drop": p("作废", "drop"), "issue": p("签发", "sign and issue"), "preview": p("预览", "preview"), "export": p("导出", "export"), "print": p("打印", "print"), "weather": p("天气", "weather"), "assess": p("研判", "assessment"), "toggle": p("列入/不列", "take / leave out"),
			"edit": p("改", "change"), "new": p("加一条", "add"), "tab": p("换一栏", "other tab"), "open": p("打开", "open"), "matter": p("看事项", "the matter"), "sitreps": p("情况报告", "situation reports"), "final": p("终报", "final report")},
		Ask: map[string]string{"drop": p("作废 %s 的理由", "why drop %s"), "weather": p("天气", "Weather"), "assess": p("研判：总体怎样，要防什么", "Assessment: how it stands, what to watch"), "action": p("下步工作，如 6点前送胰岛素", "Planned: such as 06:00 insulin"), "note": p("%d 的说明", "a note to %d"), "event": p("补一条重要情况", "a significant event"),
			"need": p("提一项需求", "A need"), "amounts": p("%s：改数", "%s: other figures"), "issue": p("签发 %s：%s", "Sign %s: %s"), "cut": p("截止 %s：此刻以前的记录计入本份", "Cut %s off: what was recorded until now counts in it"), "cutline": p("截止不能撤回到更早；起草中可作废重来。", "It cannot be moved back; a draft can be dropped and begun again.")},
		Why:   map[string]string{"none": p("没有选中", "nothing chosen"), "readonly": p("只读", "read only"), "draft": p("已有一份在起草", "one is being drafted"), "nodraft": p("不是草拟", "not a draft"), "down": p("已解除应急", "the post stood down"), "noclock": p("还没有计时起点", "T0 is not set"), "nomatter": p("不是事项", "no matter"), "issued": p("还没签发", "not issued")},
		Field: map[string]string{"what": p("物资或什么", "Item or what"), "unit": p("单位", "Unit"), "n0": p("12 小时内", "Within 12 h"), "n1": p("24 小时内（累计）", "Within 24 h (in all)"), "n2": p("48 小时内（累计）", "Within 48 h (in all)"), "n3": p("72 小时内（累计）", "Within 72 h (in all)"), "text": p("内容", "Text"), "by": p("几点前（可空）", "By (may be empty)"), "pin": p("口令", "PIN"), "out": p("文件夹", "Folder"), "weather": p("天气", "Weather"), "assess": p("研判", "Assessment")},
		Help:  map[string]string{"computed": p("推算只是提议，列入才报", "computed ones are proposals: only what is taken is told")},
	}
}

// addSitrep adds what situation reports need to lists that other files begin.
func addSitrep(t *Texts, p pick) {
	t.Sitrep = sitrepText(p)
	t.Board.Act["sitreps"] = t.Sitrep.Act["sitreps"]
	t.Desk.Screen["sitreps"], t.Desk.Screen["sitrep"] = t.Sitrep.Title, t.Sitrep.One
	maps.Copy(t.Word.Entry, map[string]string{"sitrep.cutoff": p("情况报告截止", "situation report cut off"), "sitrep.edit": p("情况报告起草", "situation report drafted"), "sitrep.drop": p("情况报告作废", "situation report dropped"), "sitrep.issue": p("情况报告签发", "situation report issued")})
	maps.Copy(t.Line.Verb, map[string]string{"plan": p("下步工作", "planned action"), "assess": p("研判", "assessment"), "require": p("提需求", "need told"), "sitcut": p("截止并起草", "cut off and draft")})
	maps.Copy(t.Line.Missing, map[string]string{"planned": p("要做什么？如 拟 6点前送胰岛素", "what is planned? such as: propose insulin by 6:00"), "assessed": p("研判什么？如 研判 总体平稳，防断药", "what is the assessment? such as: assess calm, watch insulin"), "needwhat": p("要什么？如 报需 胰岛素 200支 24小时", "need of what? such as: require insulin 200 within 24 h"), "needn": p("要多少？如 报需 胰岛素 200支 24小时", "how many? such as: require insulin 200 within 24 h"), "within": p("只有 12、24、48、72 小时", "only 12, 24, 48 or 72 hours")})
	maps.Copy(t.CLI.Command, map[string]string{
		"sitrep": p("情况报告：首报、续报、终报", "situation reports: first, follow-up, final"), "sitrep list": p("列出各份，和下一份何时应报", "list them, and when the next is due"), "sitrep draft": p("截止并起草下一份", "cut off and begin the next draft"), "sitrep drop": p("作废草拟", "drop the draft"), "sitrep set": p("写天气或研判：weather assessment", "write weather or assessment"),
		"sitrep action": p("写一条下步工作", "write a planned action"), "sitrep need": p("提需求，或列入推算的", "tell a need, or take a computed one"), "sitrep event": p("列入、不列、说明一条重要情况，或补一条", "take, leave out or comment an event, or add one"), "sitrep issue": p("签发草拟", "sign and issue the draft"), "sitrep show": p("看一份", "show one"),
		"report sitrep": p("情况报告写到文件", "write a situation report into files"),
	})
	maps.Copy(t.CLI.Flag, map[string]string{"within": p("几小时内：12 24 48 72", "within how many hours: 12, 24, 48 or 72"), "unit": p("单位", "unit"), "by-time": p("几点前", "by when"), "leave-out": p("不列入", "leave it out"), "sitno": p("改第几条", "number of the one to change"), "take": p("列入推算的需求：KEY 或 all", "take a computed need: KEY or all"), "sit-all": p("作废的也列", "dropped ones too"), "on-paper": p("在纸上签", "signed on paper")})
	maps.Copy(t.CLI.Metavar, map[string]string{"SITREP": p("情况报告编号", "SITREP"), "KEY": p("需求编号", "KEY"), "PART": p("weather或assessment", "PART"), "HOURS": p("小时", "HOURS"), "UNIT": p("单位", "UNIT")})
	maps.Copy(t.Error, map[string]string{
		"sitrep.unknown":       p("没有情况报告 {arg}，请查 zhiban sitrep list", "There is no situation report {arg}; see zhiban sitrep list"),
		"sitrep.none_draft":    p("没有在起草的情况报告：先截止并起草（Alt+B 或 zhiban sitrep draft）", "No situation report is being drafted; cut one off first (Alt+B or zhiban sitrep draft)"),
		"sitrep.none_issued":   p("还没有签发过情况报告", "No situation report was issued yet"),
		"sitrep.already_draft": p("{arg} 还在起草：先签发或作废", "{arg} is still a draft: issue or drop it first"),
		"sitrep.no_backdating": p("截止不能补记：去掉 --at", "A cut-off cannot be back-dated: leave --at out"),
		"sitrep.stood_down":    p("已解除应急：终报见 zhiban post final", "The post stood down: its final report is zhiban post final"),
		"sitrep.no_clock":      p("还没有计时起点：先启动应急或设 T0（zhiban post t0）", "T0 is not set: activate or set it first (zhiban post t0)"),
		"sitrep.issued":        p("{arg} 已签发，不能改：更正写在下一份里", "{arg} was issued and stands: corrections go into the next one"),
		"sitrep.dropped":       p("{arg} 已作废", "{arg} was dropped"),
		"sitrep.not_issued":    p("{arg} 还没签发", "{arg} was not issued"),
		"sitrep.part_unknown":  p("“{arg}”不对：weather 天气，assessment 研判", "{arg} is wrong: weather or assessment"),
		"sitrep.no_action":     p("没有第 {arg} 条下步工作", "There is no planned action {arg}"),
		"sitrep.no_event":      p("没有第 {arg} 条重要情况", "There is no event {arg}"),
		"sitrep.no_need":       p("没有需求 {arg}，请查 zhiban sitrep show", "There is no need {arg}; see zhiban sitrep show"),
		"sitrep.amount":        p("数目不对：要 0 以上的数", "The amounts must be 0 or more"),
		"sitrep.no_amount":     p("一个数也没有：写明几小时内要多少", "No amount at all: say how many within how many hours"),
		"sitrep.within":        p("“{arg}”不对：只有 12、24、48、72 小时", "{arg} is wrong: 12, 24, 48 or 72 hours"),
		"sitrep.not_head":      p("情况报告由值班长签发：请 {arg} 来签", "The shift head signs situation reports: fetch {arg}"),
		"undo.sit_again":       p("作废的不能恢复：请重新截止起草", "A dropped draft does not come back: cut off again"),
		"undo.sit_issued":      p("情况报告已签发，不能撤回：更正写在下一份里", "The report was issued: corrections go into the next one"),
	})
}
