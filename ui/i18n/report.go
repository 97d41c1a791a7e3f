package i18n

// Report is the wording of the handover report.
type Report struct {
	Title, Drill, Unsealed, Unmanned, Full                                                                     string
	PageWord, SeePage, SeeAnnex, More, MoreOnly                                                                string
	Post, Number, Shift, CutOff, Weather, LeaderOnCall, Outgoing, Incoming, Clocks, Previous                   string
	Entries, First, SignedIn, SignedOut, ClockDone, ClockLate, ClockRuns, NotStarted                           string
	None, Nobody, Version                                                                                      string
	StatusHead, AnswersHead, UrgentHead, CountsHead, FiguresHead, OrdersHead, UnfinishedHead                   string
	ClosedHead, PeopleHead, NextHead, JournalHead, DisputeHead, ItemsHead, SignHead                            string
	AsksHead, AddendaHead, GatesHead, PointsHead, HotlineHead, MedicalHead, OtherSitesHead                     string
	Answered, Unanswered                                                                                       string
	What, Opening, Change, Closing, AsOf                                                                       string
	Grid, Owner, State, Due, IfThen, NobodyYet, Took, Result, Matter, Household, Level                         string
	Site, SiteState, Manning, Lanes, OpenMatters, Changed                                                      string
	Person, Duty, In, Out, Absent, StandsFor, Roster, Gaps, NoGaps, GroupPost, PeopleLine                      string
	NoGapsPost, GapsAll, EmptyRoster, AllSources                                                               string
	At, By, Text, Struck, StruckHere, Corrected, Reason, LateNote, BackDated, KeyEntries, LateHead, StruckHead string
	No, Item, Verdict, Remark, Question, Answer, Handed, Counted, Settled                                      string
	ReadBack, HeadCode, NoHeadCode, SealedAt, Addendum, SignLate, CutNote                                      string
	LeftOut                                                                                                    string // entries of which a reader may not see what they say
	NextSentence                                                                                               string // ends one sentence before another
	Sep, Stop, Colon, Quote, Paren, Comma, And                                                                 string
	ShiftHead, UnreachedHead, SuppliesHead, NoRecord                                                           string
	Masked                                                                                                     string // what a report for superiors leaves out
}

func report(p pick) Report {
	return Report{
		Title: p("交接班报告", "Shift handover report"), Drill: p("演练", "DRILL"), Unsealed: p("未封存", "NOT SEALED"), Unmanned: p("未接班", "nobody took over"),
		Full: p("全文（含个人信息）", "full, with names"), PageWord: p("第 %d 页 共 %d 页", "page %d of %d"), SeePage: p("第 %d 页", "page %d"),
		SeeAnnex: p("附件", "the annex"), More: p("余 %d 条，见", "%d more, see "), MoreOnly: p("余 %d 条", "%d more"),
		Post: p("指挥部", "Post"), Number: p("编号", "Number"), Shift: p("班次", "Shift"), CutOff: p("截止", "Cut-off"), Weather: p("天气", "Weather"),
		LeaderOnCall: p("带班领导", "Leader on call"), Outgoing: p("交班", "Outgoing"), Incoming: p("接班", "Incoming"), Clocks: p("计时", "Clocks"), Previous: p("上一份", "Previous report"),
		Entries: p("本班日志 %d 条（含系统记录）", "%d journal entries in the shift (system ones included)"), First: p("首份", "the first"), SignedIn: p("%s 签到", "in %s"), SignedOut: p("%s 签退", "out %s"),
		ClockDone: p("%s ✓ %s", "%s ✓ %s"), ClockLate: p("%s 逾时", "%s late"), ClockRuns: p("%s 至 %s", "%s until %s"), NotStarted: p("未起计", "not started"),
		None: p("无", "none"), Nobody: p("无人", "nobody"), Version: p("格式", "Format"),
		StatusHead: p("二、态势", "2 Situation"), AnswersHead: p("三、上一班嘱托的答复", "3 What the last shift asked for"), UrgentHead: p("四、未办结红橙事项", "4 Red and orange matters still open"),
		CountsHead: p("数目（上班 / 变化 / 本班）", "Counts (opening / change / closing)"), FiguresHead: p("本班要数", "Figures of this shift"),
		OrdersHead: p("五、上级指令待办", "5 Orders from above still to execute"), UnfinishedHead: p("六、未办结任务与承诺", "6 Unfinished tasks and promises"),
		ClosedHead: p("本班办结事项", "Matters ended in this shift"), PeopleHead: p("十三、人员", "13 People"), NextHead: p("十四、下一班", "14 Next shift"),
		JournalHead: p("十五、日志", "15 Journal"), DisputeHead: p("十六、接班分歧", "16 Disagreements at acceptance"), ItemsHead: p("接班逐项确认", "Items as accepted"),
		SignHead: p("十七、复述与签字", "17 Read-back and signatures"), AsksHead: p("交代下一班", "For the next shift"), AddendaHead: p("本班对以往报告的补充", "Addenda to earlier reports"),
		GatesHead: p("八、卡口", "8 Checkpoints"), PointsHead: p("九、作业点", "9 Points with lanes"), HotlineHead: p("十、群众诉求", "10 Requests"), MedicalHead: p("十一、医疗", "11 Medical"),
		OtherSitesHead: p("其他点位", "Other sites"), Answered: p("已答", "answered"), Unanswered: p("未答复", "NOT ANSWERED"),
		What: p("项目", "What"), Opening: p("上班", "Opening"), Change: p("变化", "Change"), Closing: p("本班", "Closing"), AsOf: p("截至", "As of"),
		Grid: p("%d格", "grid %d"), Owner: p("责任", "owner"), State: p("状态", "State"), Due: p("限", "limit"), IfThen: p("若", "If"), NobodyYet: p("未派", "not dispatched"),
		Took: p("用时 %d 分", "took %d min"), Result: p("结果", "Result"), Matter: p("事项", "Matter"), Household: p("户", "Household"), Level: p("级别", "Level"),
		Site: p("点位", "Site"), SiteState: p("状态", "State"), Manning: p("值守", "Manning"), Lanes: p("通道", "Lanes"), OpenMatters: p("未办结", "Open"), Changed: p("上班 %s", "was %s"),
		Person: p("姓名", "Name"), Duty: p("岗位", "Duty"), In: p("签到", "In"), Out: p("签退", "Out"), Absent: p("未到", "absent"), StandsFor: p("替%s", "for %s"),
		Roster: p("排班", "Roster"), Gaps: p("缺口", "Gaps"), NoGaps: p("无", "none"), NoGapsPost: p("值班席和工作组 无", "none of the post's seats and groups"), GapsAll: p("整张排班表（连卡口点位、组的每个岗） %d 处缺 %d 人", "on the whole roster, with gates, sites and every post of a group included: gaps %d, people missing %d"), EmptyRoster: p("整张排班表还没有人", "nobody on the roster at all"),
		AllSources: p("%s（各来源）", "%s, all sources"), GroupPost: p("%s组%s岗", "%s post %s"), PeopleLine: p("在班 %d 人，未到 %d 人", "%d on duty, %d absent"),
		At: p("时间", "Time"), By: p("记录", "By"), Text: p("内容", "Text"), Struck: p("划改", "struck"), StruckHere: p("已划改，两个版本见“划改”", "struck, see Struck entries"), Corrected: p("改为", "now reads"), Reason: p("理由", "Reason"),
		LateNote: p("记于 %s", "recorded %s"), BackDated: p("补记", "back-dated"), KeyEntries: p("要事", "Key entries"), LateHead: p("补记（事在本班之前或隔久才记，计入本班）", "Late entries (about before the shift, or written long after; counted here)"),
		StruckHead: p("划改（两个版本）", "Struck entries (both versions)"), No: p("序", "No"), Item: p("事项", "Item"), Verdict: p("结论", "Verdict"), Remark: p("说明", "Remark"),
		Question: p("问", "Q"), Answer: p("答", "A"), Handed: p("交", "handed"), Counted: p("点得", "counted"), Settled: p("处理", "settled"),
		ReadBack: p("接班人复述", "Read back by the incoming officer"), HeadCode: p("首码", "Head code"), NoHeadCode: p("未封存，无首码", "not sealed: no head code"),
		SealedAt: p("封存", "Sealed"), Addendum: p("补%d", "addendum %d"), SignLate: p("迟 %d 分", "%d min late"),
		CutNote:   p("本班记录止于 %s；之后记录的计入下一班。", "The shift's entries end at %s; what is recorded later counts in the next shift."),
		ShiftHead: p("一、本班", "1 The shift"), UnreachedHead: p("七、未触达户", "7 Households not reached"), SuppliesHead: p("十二、物资", "12 Supplies"), NoRecord: p("没有记录", "nothing recorded"),
		LeftOut: p("另有 %d 条，本级别不列其文字，故不逐条写", "%d more, not listed: what they say is left out at this level"), NextSentence: p("。", ". "),
		Masked: p("本件报上级：姓名只留姓，住址只到楼栋，病情只写类别，不列电话和证件号；「…」处的文字按级别略去，全文存指挥部。", "For superiors: surnames only, buildings without rooms, no illness, phone or ID. «…» stands where a text is left out at this level; the post keeps the whole."),
		Sep:    p("；", "; "), Stop: p("。", "."), Colon: p("：", ": "), Quote: p("“%s”", "“%s”"), Paren: p("（%s）", " (%s)"), Comma: p("，", ", "), And: p("、", ", "),
	}
}
