package i18n

// Pin is the wording of signing in at the laptop and of officers' PINs.
type Pin struct {
	NotOfficer, RegisterTitle                                                string
	Who, WhoEmpty, SignedInAs, OnShift, WithPIN, NoPIN, Here                 string
	EnterTitle, Enter, EnterHint, FirstTitle, First, FirstHint, Again        string
	Acting, ChangeTitle, NotSame, Short, Keys, FirstKeys, Set, Reset, Right  string
	Prompt, PromptNew, PromptAgain, PromptOld, NoTerminal, NotRead, NotTaken string
}

func pinTexts(p pick) Pin {
	return Pin{
		Who: p("换人：谁来用电脑", "Who is at the laptop now"), WhoEmpty: p("没有这个人：先到 F4 按 + 登记到场，再来换人", "Nobody of that name: take them in first (F4, +)"),
		NotOfficer: p("还不是值班员：Enter 登记", "no officer yet: Enter"), RegisterTitle: p("把 %s 登记为值班员，设口令", "Make %s an officer: set a PIN"),
		SignedInAs: p("现在以 %s 的身份", "acting as %s"), OnShift: p("现在以 %s 的身份，已在 %s 签到", "acting as %s, signed in for %s"),
		WithPIN: p("有口令", "PIN"), NoPIN: p("未设口令", "no PIN"), Here: p("现在", "now"),
		EnterTitle: p("%s 的口令", "PIN of %s"), Enter: p("口令", "PIN"), EnterHint: p("输入后按 Enter", "then Enter"),
		FirstTitle: p("%s 还没有口令：现在设一个", "%s has no PIN yet: set one now"), First: p("新口令", "New PIN"), FirstHint: p("至少4位；空着＝以后再设", "4 or more; empty: later"), Again: p("再输一次", "Once more"),
		Acting: p("现在 %s", "now: %s"), ChangeTitle: p("%s 的口令", "PIN of %s"), NotSame: p("两次不一样，请再输", "The two differ; type it again"), Short: p("至少4位", "At least 4 characters"), Keys: p("Enter 确定 · Esc 取消", "Enter goes on · Esc cancels"),
		FirstKeys: p("Enter 下一项、确定 · 空着可跳过 · Esc 取消", "Enter goes on · leave empty to skip · Esc cancels"),
		Set:       p("%s 的口令已设好，只存在这台电脑上", "The PIN of %s is set, on this laptop only"), Reset: p("%s 的口令已清除，请本人重新设", "The PIN of %s was taken away; its owner can set a new one"), Right: p("口令正确", "The PIN is right"),
		Prompt: p("%s 的口令：", "PIN of %s: "), PromptNew: p("%s 的新口令（至少4位）：", "New PIN of %s (4 or more): "), PromptAgain: p("再输一次：", "Once more: "), PromptOld: p("%s 现在的口令：", "Present PIN of %s: "),
		NotTaken:   p("%s 有口令，没有验：只签到，之后记录的人不变（--pin-file）", "%s has a PIN that was not given: signed in, but who writes here stays the same (--pin-file)"),
		NoTerminal: p("这里不是终端，请用 --pin-file 文件（- 表示标准输入）", "This is no terminal; give the PIN with --pin-file FILE (- is standard input)"), NotRead: p("读不了口令文件 %s", "The PIN file %s cannot be read"),
	}
}

func pinSentences(p pick) map[string]string {
	return map[string]string{
		"pin.none":               p("还没有设口令。设口令：zhiban officer pin set 姓名（界面上换人时设）", "No PIN is set. Set one with zhiban officer pin set NAME, or when signing in on the board"),
		"pin.wrong":              p("口令不对，还可以试 {arg} 次", "The PIN is wrong; {arg} tries are left"),
		"pin.wait":               p("口令错得太多，请等 {arg} 秒再试；忘了可请值班长清除", "Too many wrong PINs: wait {arg} seconds. If it is forgotten, the shift head can take it away"),
		"pin.needed":             p("本人有口令，签字要输本人的口令", "The signer has a PIN; signing asks for it"),
		"pin.too_short":          p("口令至少 {arg} 位", "A PIN has at least {arg} characters"),
		"pin.too_long":           p("口令最多 {arg} 位", "A PIN has at most {arg} characters"),
		"undo.pin_reset":         p("清除的口令放不回去：请本人设新口令", "A PIN that was taken away does not come back: its owner sets a new one"),
		"pin.changed_meanwhile":  p("口令刚在别的窗口改过，请用新口令", "The PIN was changed in another window; use the new one"),
		"pin.reset_own":          p("不能清除自己的口令，请值班长来做", "Nobody takes their own PIN away; ask the shift head"),
		"pin.reset_head":         p("清除口令由本班值班长来做", "Only the head of this shift takes a PIN away"),
		"handover.drop_urgent":   p("{arg} 是红或橙色，不能移出交班清单", "{arg} is red or orange and stays in the brief"),
		"handover.drop_seen":     p("第 {arg} 项接班人已看过，不能再移出", "The receiver has seen item {arg}; it stays in the brief"),
		"handover.item_dropped":  p("第 {arg} 项已由交班人移出清单", "Item {arg} was left out of the brief"),
		"handover.brief_other":   p("交班清单由交班人改，请换交班人的身份", "Only whoever hands over changes the brief; act as that officer"),
		"since.no_such_point":    p("没有这个起点：{arg}", "There is no such starting point: {arg}"),
		"handover.preview_empty": p("还没有可以预览的交接班报告", "There is no report to preview yet"),
	}
}
