package i18n

// Hand is the wording of the handover screen.
type Hand struct {
	Title, CutOff, Responsible, OnDuty, Receiver, NoReceiver, Late, LateAlarm, Reassure                  string
	Brief, Acceptance, Items, Asks, NoAsks, ReadBack, NoReadBack                                         string
	Signed, Unsigned, Progress, Sealed, SealedToast, Code, Written, Until                                string
	NoneOpen, NoneCalm, NoneRest, NoneTitle, NoneUntil, NoneOver, NoneLast, NoneNever, NoneAsks, NoItems string
	Editing, Missing, Complete, EditKeys, Preview, PreviewPage, PreviewKeys                              string
	Question, Answer, Reason, IfThen, Counted, Handed                                                    string
	Act                                                                                                  map[string]string
	Why                                                                                                  map[string]string
	Next                                                                                                 map[string]string // what comes next, %s is who acts
	Form                                                                                                 HandForm
}

// HandForm is the wording of the small forms of the handover.
type HandForm struct {
	CutOff, Weather, WeatherHint, Asks, AsksHint, Extra, ExtraHint           string
	Question, Asked, Answered, AnswerTitle                                   string
	Refuse, Figure, FigureHint, Reason, ReasonHint, Settle                   string
	Add, Item, IfThen, IfThenHint, IfThenTitle, Ask, AskText                 string
	Drop, Back, Withdraw, Addendum, AddendumText, AskAnswer                  string
	Sign, SignPIN, SignPlain, SignPaper, SignHead, SignHeadPlain, SignNoHead string
	Export, Folder, Formats, FormatsHint, Language, LangBoth, BadList        string
	Draft, PINOf, CutOffBy, NotDue, NotDueWho, NotDueAsk                     string
	AcceptAfter, RefuseAfter, Early, EarlyAsk                                string
}

func hand(p pick) Hand {
	return Hand{
		Title: p("交班 %s → %s", "Handover %s → %s"), CutOff: p("截止 %s", "cut-off %s"), Responsible: p("责任仍在 %s", "%s responsible"), OnDuty: p("%s 当班", "%s on duty"), Receiver: p("接班 %s", "incoming %s"), NoReceiver: p("接班人未到", "nobody incoming yet"),
		Late: p("迟 %s", "%s late"), LateAlarm: p("接班已迟 %s", "RELIEF %s LATE"), Reassure: p("不锁人，照常记录", "nobody is locked out"),
		Brief: p("交班简报", "Outgoing brief"), Acceptance: p("接班确认", "Acceptance"), Items: p("交班清单", "Items"), Asks: p("交代下一班", "For the next shift"), NoAsks: p("还没有交代", "nothing yet"),
		ReadBack: p("复述", "Read back"), NoReadBack: p("还没有复述", "not yet"), Signed: p("✓ %s %s %s %s", "✓ %s %s %s, %s"), Unsigned: p("· %s 未签", "· %s not signed"), Progress: p("已看 %d/%d", "seen %d/%d"),
		Sealed: p("首码 %s", "head code %s"), SealedToast: p("已封存 %s，首码 %s", "Sealed %s, head code %s"), Code: p("首码", "head code"), Written: p("已写 %s", "wrote %s"), Until: p("%s 到 %s", "%s until %s"),
		NoneOpen: p("现在截止会交出", "A cut-off now would hand over"), NoneCalm: p("没有未办结的红橙事项", "nothing red or orange is open"), NoneRest: p("另有黄蓝事项 %d 件，点位和数目", "and %d yellow or blue matters, sites and counts"), NoneTitle: p("交班 · %s", "Handover · %s"), NoneUntil: p("%s 到 %s，还有 %s", "%s until %s, %s to go"), NoneOver: p("%s 到 %s，已过 %s", "%s ended at %s, %s ago"), NoneLast: p("上一份 %s，%s 封存，首码 %s", "last one %s, sealed %s, head code %s"),
		NoneNever: p("还没有封存过交班", "no handover is sealed yet"), NoneAsks: p("上一班交代的（要逐条答复）", "What the last shift asked for (each needs an answer)"), NoItems: p("清单是空的：没有未了结的事项，按 n 可以补充", "The brief is empty: nothing is open; n adds an item"),
		Editing: p("复述：用自己的话，红橙编号都要说到", "Read back in your own words; name every red and orange number"), Missing: p("还没说到：%s", "not named yet: %s"), Complete: p("红橙编号都说到了", "every red and orange number is named"),
		EditKeys: p("Ctrl+S 存  Enter 换行  Esc 留着以后再写", "Ctrl+S saves  Enter new line  Esc keeps it for later"), Preview: p("预览（屏幕页） · %s", "Preview on the screen · %s"), PreviewPage: p("第 %d/%d 页", "page %d/%d"), PreviewKeys: p("PgUp PgDn 翻页  ↑↓ 翻行  Esc 返回", "PgUp PgDn page  ↑↓ line  Esc back"),
		Question: p("问：%s", "Q: %s"), Answer: p("答：%s", "A: %s"), Reason: p("理由：%s", "reason: %s"), IfThen: p("若则：%s", "if/then: %s"), Counted: p("点得 %d", "counted %d"), Handed: p("交 %d", "handed %d"),
		Act: handActs(p), Why: handWhys(p), Next: handNext(p), Form: handForm(p),
	}
}

func handActs(p pick) map[string]string {
	return map[string]string{"cutoff": p("截止", "cut off"), "ask": p("交代", "ask"), "accept": p("接受", "accept"), "question": p("提问", "question"), "refuse": p("不认", "refuse"), "rest": p("其余接受", "accept rest"),
		"readback": p("复述", "read back"), "sign": p("签字", "sign"), "paper": p("纸面签", "paper"), "seal": p("封存", "seal"), "withdraw": p("撤回", "withdraw"), "who": p("换人", "who"), "head": p("未接班", "unmanned"),
		"add": p("补充", "add"), "ifthen": p("若则", "if/then"), "drop": p("移出", "drop"), "back": p("放回", "take in"), "preview": p("预览", "preview"), "export": p("导出", "export"), "print": p("打印", "print"), "addendum": p("补报告", "addendum"),
		"answer": p("答复", "answer"), "since": p("离开后", "since"), "save": p("存", "save"), "keep": p("返回", "back")}
}

func handWhys(p pick) map[string]string {
	return map[string]string{"own": p("交班人不能自己接自己的班，按 o 换接班人", "whoever hands over cannot accept: o changes who"), "items": p("还有没看的项", "items are left to see"), "signed": p("已有人签字，不能再改", "somebody has signed: nothing changes now"),
		"readback": p("先复述", "read back first"), "unsigned": p("两人还没签齐", "signatures are missing"), "readonly": p("只读", "read only"), "received": p("已有接班人", "somebody is taking over"), "out": p("交班人才能改清单，按 o 换人", "only whoever hands over does this: o"),
		"urgent": p("红橙项不能移出", "red and orange stay in"), "seen": p("接班人已看过这一项", "the receiver has seen it"), "other": p("另一个人在接班", "somebody else is taking over"), "noitem": p("没有选中的项", "no item is selected"),
		"dropped": p("这一项已移出", "this item was left out"), "uncut": p("先按 c 截止本班", "cut the shift off first: c"), "done": p("这次已签完封存", "signed and sealed already"), "unsealed": p("还没有封存的报告", "nothing is sealed yet"), "answered": p("没有要答复的交代", "nothing waits for an answer"), "unasked": p("这一项没有提问", "nobody asked about this item"), "self": p("这个人没有口令，要本人来签：按 o 换人", "has no PIN: must be at the laptop, o"), "refused": p("已经不认，问话写进理由：再按 r", "refused: put the question in the reason, r"), "head": p("只有本班值班长能签：按 o 换人", "only this shift's head signs: o")}
}

func handNext(p pick) map[string]string {
	return map[string]string{
		"none": p("下一步 %s（交班人）：c 截止本班，开始交班", "Next, %s (outgoing): c cuts the shift off and begins"), "prepare": p("下一步 %s（交班人）：该准备交班了，c 截止本班", "Next, %s (outgoing): time to prepare; c cuts off"),
		"brief": p("下一步 %s（交班人）：n 补充 t 若则 d 移出；接班人到了按 o 换人", "Next, %s (outgoing): n add, t if/then, d drop; then o: the receiver"), "wait": p("等 %s（接班人）逐项确认：按 o 换人", "Waiting for %s (incoming) to go through it: o changes who"),
		"verdict": p("下一步 %s（接班人）：逐项 Space 接受 q 提问 r 不认，还有 %d 项", "Next, %s (incoming): Space accept, q question, r refuse; %d left"), "answer": p("下一步 %s（交班人）：第 %d 项问过了，Space 写答复", "Next, %s (outgoing): item %d was questioned; Space answers it"), "reply": p("下一步 %s（交班人）：第 %d 项有提问，y 答复", "Next, %s (outgoing): item %d was questioned; y answers it"),
		"readback": p("下一步 %s（接班人）：b 复述", "Next, %s (incoming): b reads back"), "sign": p("下一步 %s（%s）：s 签字", "Next, %s (%s): s signs"), "signother": p("下一步 %s（%s）：按 o 换人，再 s 签字", "Next, %s (%s): o, then s signs"), "seal": p("下一步 两人都签了：Ctrl+E 封存", "Next: both have signed; Ctrl+E seals"),
		"sealed": p("交班完成，%s 当班。x 导出打印；v 预览", "Done: %s is on duty. x exports for print; v previews"), "unmanned": p("未接班封存。x 导出打印；v 预览", "Sealed as unmanned. x exports for print; v previews"), "head": p("下一步 值班长已签（未接班）：Ctrl+E 封存", "Next: signed as unmanned; Ctrl+E seals"),
	}
}

func handForm(p pick) HandForm {
	return HandForm{
		CutOff: p("截止本班（不能补写时间）", "Cut the shift off (now, never back-dated)"), Weather: p("天气", "Weather"), WeatherHint: p("可空", "may be empty"), Asks: p("交代下一班", "For the next shift"), AsksHint: p("一行一条，可空", "one a line, may be empty"),
		Extra: p("补充项", "Extra items"), ExtraHint: p("一行一条，可空", "one a line, may be empty"), Question: p("提问：%d %s", "Question: %d %s"), Asked: p("问什么", "Question"), Answered: p("怎么答的", "Answer"),
		AnswerTitle: p("%s 答：%s", "%s answers: %s"), Refuse: p("不认：%d %s", "Refuse: %d %s"), Figure: p("点得的数", "Counted"), FigureHint: p("交的是 %d", "handed over: %d"), Reason: p("理由", "Reason"), ReasonHint: p("有数可以不写", "not needed with a figure"), Settle: p("怎么处理", "Settled by"),
		Add: p("补充一项", "Add an item"), Item: p("什么事", "Item"), IfThen: p("若…则…", "If … then"), IfThenHint: p("如：再肿就送医", "such as: swells again → hospital"), IfThenTitle: p("若则：%d %s", "If … then: %d %s"), Ask: p("交代下一班一件事", "One thing for the next shift"), AskText: p("什么事", "What"),
		Drop: p("移出清单：%d %s", "Leave out: %d %s"), Back: p("放回清单：%d %s", "Take in again: %d %s"), Withdraw: p("撤回这次交班", "Withdraw this handover"), Addendum: p("给 %s 补一份（首码不变）", "Addendum to %s"), AddendumText: p("补充什么", "Text"), AskAnswer: p("答复：%s", "Answer: %s"),
		Sign: p("%s %s 签字", "%s %s signs"), SignPIN: p("本人口令", "Own PIN"), SignPlain: p("%s 没有设口令，签字会印成“未设口令”。", "%s has no PIN; it prints as “no PIN set”."), SignPaper: p("%s 在纸上签字，印成“纸面”。", "%s signs on paper; it prints so."), SignHead: p("未接班：%s 单独签字", "Nobody came: %s signs alone"),
		SignNoHead:    p("本班没有排值班长，封存里会写明。", "This shift has no head on its roster; the seal says so."),
		SignHeadPlain: p("没有人来接班，由值班长单独签字封存。责任仍在交班人。", "Nobody came to take over: the shift head signs alone. The outgoing officer stays responsible."),
		Export:        p("导出 %s", "Export %s"), Folder: p("文件夹", "Folder"), Formats: p("格式", "Formats"), FormatsHint: p("pdf,docx,html,md,txt,xlsx,csv,json", "pdf,docx,html,md,txt,xlsx,csv,json"), Language: p("语言", "Language"), LangBoth: p("中文和英文", "both"), BadList: p("没有这种格式：%s；有 pdf,docx,html,md,txt,xlsx,csv,json", "no such format: %s; there are pdf,docx,html,md,txt,xlsx,csv,json"),
		PINOf: p("%s 的口令", "PIN of %s"), CutOffBy: p("%s · 交班人 %s", "%s · outgoing: %s"), NotDue: p("%s 不在本班名单上，还要由他交班吗？", "%s is not on this shift: hand over anyway?"), NotDueWho: p("排班上本班的值班员：%s", "On the roster: %s"), NotDueAsk: p("截止的人要答复提问，要签字，也不能再接这个班。", "Whoever cuts off answers, signs, and cannot take over."),
		AcceptAfter: p("第 %d 项已经不认，改为接受？", "Item %d is refused: accept it after all?"), RefuseAfter: p("第 %d 项已经接受，改为不认？", "Item %d is accepted: refuse it after all?"),
		Early: p("离下班还有 %s，现在就截止？", "%s until the shift ends: cut off now?"), EarlyAsk: p("截止以后记的都算下一班的。", "What is written after it counts in the next shift."),
		Draft: p("上次没写完的复述已放回", "the unfinished read-back is back"),
	}
}
